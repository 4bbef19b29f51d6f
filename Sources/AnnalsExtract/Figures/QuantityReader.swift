import AnnalsAnnotation
import AnnalsLanguage

/// What stands at a token that a figure may begin with.
enum QuantityResult {
  case figure(FigureDraft)
  /// A number that is no figure; go on behind it.
  case skip(to: Int)
}

/// Reads one quantity: number or range, unit, counted noun, hedge.
struct QuantityReader: Sendable {
  let words: NumberWords
  let numbers: NumberReader
  let units: UnitReader
  let nouns: NounPhraseReader
  let bounds: BoundReader
  let exclusions: FigureExclusions
  let compounds: CompoundUnits
  let cues: QuantityCues

  init(words builder: inout VocabularyBuilder) {
    words = NumberWords(words: &builder)
    let ends = PhraseEnds(words: &builder)
    numbers = NumberReader(
      words: words, suffixes: ScaleSuffixes(words: &builder, phraseEnds: ends),
      prefixes: MoneyPrefixes(words: builder))
    nouns = NounPhraseReader(words: &builder, ends: ends, numberWords: words.all)
    units = UnitReader(words: &builder, nouns: nouns)
    bounds = BoundReader(words: &builder)
    exclusions = FigureExclusions(words: &builder, numberWords: words)
    compounds = CompoundUnits(words: &builder)
    cues = QuantityCues(words: &builder)
  }

  /// Whether a figure may begin with the token, apart from the article or sign before it.
  func mayBegin(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.shape(index).contains(.digits) || words.all.contains(sentence.word(index))
      || numbers.prefixes.mayBegin(at: index, in: sentence)
  }

  /// - Parameter start: index of the first token that no figure before has taken.
  func quantity(at index: Int, from start: Int, in sentence: FigureSentence) -> QuantityResult? {
    if let end = exclusions.end(ofNonFigureAt: index, in: sentence) { return .skip(to: end) }
    let result = core(at: index, from: start, in: sentence)
    guard case .figure(var draft) = result else { return result }
    bounds.read(&draft, from: max(start, draft.tokens.lowerBound - 6), in: sentence)
    return .figure(draft)
  }

  private func core(at index: Int, from start: Int, in sentence: FigureSentence) -> QuantityResult?
  {
    guard let entry = words.entry(sentence.word(index)) else {
      return numeric(at: index, from: start, in: sentence)
    }
    switch entry.role {
    case .plural: return vague(entry, at: index, in: sentence)
    case .half: return half(at: index, from: start, in: sentence)
    case .multiplier, .fold, .multiplied, .divided: return multiple(entry, at: index, in: sentence)
    case .parts: return nil
    case .hundred, .scale, .group:
      if index > start, words.fewWords.contains(sentence.word(index - 1)) {
        return few(at: index, from: start, in: sentence)
      }
      return numeric(at: index, from: start, in: sentence)
    default: return numeric(at: index, from: start, in: sentence)
    }
  }

  func numeric(at index: Int, from start: Int, in sentence: FigureSentence) -> QuantityResult? {
    let first = numberStart(index, from: start, in: sentence)
    var sign = units.sign(endingAt: first, from: start, in: sentence)?.tokens.lowerBound ?? first
    if sign > start, isPlainMinus(sign - 1, in: sentence) { sign -= 1 }
    let hedge = bounds.start(ofHedgeBefore: sign, from: max(start, sign - 6), in: sentence)
    let opening = hedge > start ? cues.opening(sentence.word(hedge - 1)) : nil
    guard let match = numbers.number(at: first, in: sentence, joinsAnd: opening != .between) else {
      return nil
    }
    var draft = FigureDraft(match, from: first)
    readSign(&draft, from: start, in: sentence)
    if readRange(&draft, opening, in: sentence) {
      if opening == .between || draft.movement != nil {
        draft.tokens = (hedge - 1)..<draft.tokens.upperBound
      }
      return complete(draft, in: sentence)
    }
    if opening == .between, let joined = numbers.number(at: first, in: sentence) {
      draft = FigureDraft(joined, from: first)
      readSign(&draft, from: start, in: sentence)
    }
    if readRatio(&draft, in: sentence) { return .figure(draft) }
    return complete(draft, in: sentence)
  }

  /// One token earlier where an article or a point belongs to the number: "a hundred", `.08`.
  private func numberStart(_ index: Int, from start: Int, in sentence: FigureSentence) -> Int {
    if index > start, numbers.isPoint(index - 1, in: sentence) { return index - 1 }
    guard let entry = words.entry(sentence.word(index)), index > start,
      words.isArticle(sentence.word(index - 1))
    else { return index }
    switch entry.role {
    case .hundred, .scale, .group, .part, .half: return index - 1
    default: return index
    }
  }

  /// Money signs and minus signs before the number, in either order: `-$50`, `$-50`.
  private func readSign(_ draft: inout FigureDraft, from start: Int, in sentence: FigureSentence) {
    var first = draft.tokens.lowerBound
    if !draft.prefix.isEmpty,
      let unit = numbers.prefixes.unit(of: draft.prefix, at: first, in: sentence)
    {
      setUnit(UnitEntry(name: unit, kind: .money), first..<(first + 1), on: &draft)
      if sentence.word(first - 1) == cues.dollarSign, sentence.isGlued(first), first > start {
        first -= 1
      }
    } else if let sign = units.sign(endingAt: first, from: start, in: sentence) {
      setUnit(sign.entry, sign.tokens, on: &draft)
      first = sign.tokens.lowerBound
    }
    if first > start, isMinus(first - 1, before: draft, in: sentence) {
      draft.number = -draft.number
      first -= 1
      if first > start, words.minusWords.contains(sentence.word(first - 1)) { first -= 1 }
      if draft.unit == nil, sentence.isGlued(first),
        let sign = units.sign(endingAt: first, from: start, in: sentence)
      {
        setUnit(sign.entry, sign.tokens, on: &draft)
        first = sign.tokens.lowerBound
      }
    }
    draft.tokens = first..<draft.tokens.upperBound
  }

  /// "minus" and a sign that is glued to what follows only.
  func isPlainMinus(_ index: Int, in sentence: FigureSentence) -> Bool {
    words.minusWords.contains(sentence.word(index))
      || words.minusSigns.contains(sentence.word(index)) && sentence.isGlued(index + 1)
        && !sentence.isGlued(index)
  }

  private func isMinus(
    _ index: Int, before draft: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    let word = sentence.word(index)
    if words.minusWords.contains(word) { return true }
    guard !draft.isWords else { return false }
    if words.minusWords.contains(sentence.word(index - 1)) { return words.dashes.contains(word) }
    guard words.minusSigns.contains(word), sentence.isGlued(index + 1) else { return false }
    if sentence.isGlued(index) { return isOpening(index - 1, in: sentence) }
    // "Shares: Alder -1.3%" falls, "COVID -19" is a name; behind a number stands the name of an index.
    let isName = sentence.isCapitalized(index - 1) || sentence.shape(index - 1).contains(.digits)
    return !isName
      || units.isPercent(draft.tokens.upperBound, in: sentence)
        && (sentence.isWord(index - 1) || sentence.isCapitalized(index - 2))
  }

  /// A mark that a minus sign may be glued to: `$-5`, `(-5`, `<-5`.
  private func isOpening(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.isPunctuation(index) && !words.dashes.contains(sentence.word(index))
      && !sentence.shape(index).contains(.quotationMark)
      && sentence.word(index) != words.slash && sentence.word(index) != words.percent
      && sentence.word(index) != words.stop && sentence.word(index) != words.caret
      && !cues.closing.contains(sentence.word(index))
  }

  func setUnit(_ entry: UnitEntry, _ tokens: Range<Int>, on draft: inout FigureDraft) {
    draft.unit = entry.name
    draft.kind = entry.kind
    draft.unitTokens = tokens
    switch entry.kind {
    case .share: draft.rule = .percent
    case .money: draft.rule = .money
    case .rate: draft.rule = .rate
    case .age: draft.rule = .age
    default: draft.rule = .unit
    }
  }
}
