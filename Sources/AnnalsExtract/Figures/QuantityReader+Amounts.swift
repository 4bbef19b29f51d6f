import AnnalsAnnotation
import AnnalsLanguage

extension QuantityReader {
  /// "tens of millions", "thousands": from one of them to ten; the words say no more, so the
  /// limits are
  /// a convention.
  func vague(_ entry: NumberWord, at index: Int, in sentence: FigureSentence) -> QuantityResult? {
    var low = DecimalNumber(Int(entry.value))
    var end = index + 1
    while sentence.word(end) == cues.of, end - index < 6,
      let next = words.entry(sentence.word(end + 1)), next.role == .plural,
      let product = low.multiplied(by: DecimalNumber(Int(next.value))), product.exponent < 24
    {
      low = product
      end += 2
    }
    // "(millions)" heads a column.
    if end == index + 1, sentence.isPunctuation(index - 1), sentence.isPunctuation(end) {
      return nil
    }
    // "tens" and "scores" alone are mostly other words ("the scores of the match").
    if end == index + 1, entry.value < 100, entry.value != 12, sentence.word(end) != cues.of {
      return nil
    }
    return vagueCount(from: low, tokens: index..<end, in: sentence)
  }

  /// "several hundred thousand", "a few thousand".
  func few(at index: Int, from start: Int, in sentence: FigureSentence) -> QuantityResult? {
    var scale = DecimalNumber(1)
    var end = index
    while end - index < 3, let entry = words.entry(sentence.word(end)),
      entry.role == .hundred || entry.role == .scale || entry.role == .group,
      let product = scale.multiplied(by: DecimalNumber(Int(entry.value))), product.exponent < 24
    {
      scale = product
      end += 1
    }
    var first = index - 1
    if first > start, sentence.word(first - 1) == cues.a { first -= 1 }
    return vagueCount(from: scale, tokens: first..<end, in: sentence)
  }

  private func vagueCount(
    from low: DecimalNumber, tokens: Range<Int>, in sentence: FigureSentence
  ) -> QuantityResult? {
    guard let high = low.multiplied(by: DecimalNumber(10)) else { return nil }
    let match = NumberMatch(value: low, end: tokens.upperBound, scale: low, isWords: true)
    var draft = FigureDraft(match, from: tokens.lowerBound)
    draft.upper = high
    draft.bound = .vague
    var end = tokens.upperBound
    if sentence.word(end) == cues.of { end += 1 }
    if let unit = units.unit(at: end, in: sentence) {
      setUnit(unit.entry, unit.tokens, on: &draft)
      draft.tokens = draft.tokens.lowerBound..<unit.tokens.upperBound
      if sentence.word(unit.tokens.upperBound) == cues.of {
        draft.measure = nouns.partitive(at: unit.tokens.upperBound + 1, in: sentence)
      }
    } else {
      draft.measure =
        end > tokens.upperBound
        ? nouns.partitive(at: end, in: sentence)
        : nouns.counted(at: end, isOne: false, in: sentence)
      draft.kind = .count
    }
    draft.rule = .vague
    return .figure(draft)
  }

  /// "half the villages", "half a million", "half a catty", "by half", "a catty and a half".
  func half(at index: Int, from start: Int, in sentence: FigureSentence) -> QuantityResult? {
    let oneHalf = DecimalNumber(mantissa: 5, exponent: -1)
    let next = sentence.word(index + 1)
    // "half million"
    if numbers.isScale(index + 1, in: sentence) {
      return numeric(at: index, from: start, in: sentence)
    }
    if words.isArticle(next) { return halfOfOne(at: index, in: sentence) }
    if let result = oneAndAHalf(at: index, from: start, in: sentence) { return result }
    // "the past decade and a half"
    if sentence.word(index - 2) == cues.and, words.isArticle(sentence.word(index - 1)),
      units.unit(at: index - 3, in: sentence)?.entry.kind == .duration
    {
      return .skip(to: index + 1)
    }
    if index > start, words.isArticle(sentence.word(index - 1)) {
      return numeric(at: index, from: start, in: sentence)
    }
    guard !cues.notHalf.contains(sentence.word(index - 1)) else { return nil }
    let isWhole = cues.wholes.contains(next)
    let isPlain =
      cues.halfBefore.contains(sentence.word(index - 1))
      && (!sentence.isWord(index + 1) || nouns.ends.kind(next) != nil)
    guard isWhole || isPlain || next == cues.or else { return nil }
    var match = NumberMatch(value: oneHalf, end: index + 1, scale: nil, isWords: true)
    match.isFraction = true
    var draft = FigureDraft(match, from: index)
    draft.measure = isWhole ? whole(after: index + 1, in: sentence) : nil
    return .figure(draft)
  }

  /// "a catty and a half", "a year and a half".
  private func oneAndAHalf(
    at index: Int, from start: Int, in sentence: FigureSentence
  ) -> QuantityResult? {
    guard index - 4 >= start, words.isArticle(sentence.word(index - 1)),
      sentence.word(index - 2) == cues.and, words.isArticle(sentence.word(index - 4)),
      let unit = units.unit(at: index - 3, in: sentence), unit.tokens.count == 1
    else { return nil }
    let match = NumberMatch(
      value: DecimalNumber(mantissa: 15, exponent: -1), end: index + 1, scale: nil, isWords: true)
    var draft = FigureDraft(match, from: index - 4)
    setUnit(unit.entry, unit.tokens, on: &draft)
    return complete(draft, in: sentence)
  }

  /// "half a million", "half a catty".
  private func halfOfOne(at index: Int, in sentence: FigureSentence) -> QuantityResult? {
    let match = NumberMatch(
      value: DecimalNumber(mantissa: 5, exponent: -1), end: index + 2, scale: nil, isWords: true)
    var draft = FigureDraft(match, from: index)
    let after = sentence.word(index + 2)
    if let entry = words.entry(after), entry.role == .scale || entry.role == .group {
      guard var scaled = numbers.number(at: index + 1, in: sentence),
        let value = scaled.value.multiplied(by: draft.number)
      else { return nil }
      scaled.value = value
      return complete(FigureDraft(scaled, from: index), in: sentence)
    }
    guard let unit = units.unit(at: index + 2, in: sentence), unit.entry.kind != .duration else {
      return nil
    }
    draft.tokens = index..<(index + 2)
    return complete(draft, in: sentence)
  }

  /// "twice as much", "tenfold", "doubled", "halved".
  func multiple(_ entry: NumberWord, at index: Int, in sentence: FigureSentence) -> QuantityResult?
  {
    let next = sentence.word(index + 1)
    switch entry.role {
    case .multiplier where !cues.comparisons.contains(next) || !sentence.isLowercaseWord(index + 2):
      return nil
    case .divided, .multiplied, .fold, .multiplier: break
    default: return nil
    }
    var draft = FigureDraft(
      NumberMatch(
        value: DecimalNumber(Int(entry.value)), end: index + 1, scale: nil, isWords: true),
      from: index)
    if entry.role == .divided {
      draft.number = DecimalNumber(mantissa: 5, exponent: -1)
      draft.change = .decrease
    } else if entry.role == .multiplied {
      draft.change = .increase
    }
    draft.kind = .multiple
    draft.rule = .multiple
    return .figure(draft)
  }
}
