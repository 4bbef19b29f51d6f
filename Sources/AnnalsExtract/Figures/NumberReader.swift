import AnnalsAnnotation
import AnnalsLanguage

/// A number as it stands in the text.
struct NumberMatch {
  var value: DecimalNumber
  /// Index after its last token.
  var end: Int
  /// The product of its scale words ("million"), which a range spreads to its other end; nil for
  /// none.
  var scale: DecimalNumber?
  var isWords: Bool
  /// A plain run of digits without separators, such as a year or a label has.
  var isBareDigits = false
  /// "two thirds": a share unless a unit follows.
  var isFraction = false
  /// A unit glued to the digits: `640bhp`.
  var suffix: ArraySlice<UInt8> = []
}

/// Reads the number that starts at a token, in digits or words.
struct NumberReader: Sendable {
  let words: NumberWords
  let suffixes: ScaleSuffixes

  /// - Parameter joinsAnd: whether "two hundred and three" is one number; between "between" and
  /// its "and"
  ///   it isn't.
  func number(at index: Int, in sentence: FigureSentence, joinsAnd: Bool = true) -> NumberMatch? {
    guard sentence.range.contains(index), !sentence.isDated[index] else { return nil }
    if sentence.shape(index).contains(.digits) { return digits(at: index, in: sentence) }
    return spelled(at: index, in: sentence, joinsAnd: joinsAnd)
  }

  // MARK: Digits

  private func digits(at index: Int, in sentence: FigureSentence) -> NumberMatch? {
    guard let form = DigitForm(sentence.bytes(index)) else { return nil }
    var match = NumberMatch(value: form.value, end: index + 1, scale: nil, isWords: false)
    match.isBareDigits = !form.isGrouped && !form.hasPoint && form.suffix.isEmpty
    if !form.suffix.isEmpty {
      guard let scale = suffixes.scale(of: form.suffix, at: index, in: sentence) else {
        match.suffix = form.suffix
        return match
      }
      guard apply(scale, to: &match) else { return nil }
    }
    readSpacedThousands(&match, in: sentence)
    readFraction(&match, from: index, in: sentence)
    readHalf(&match, in: sentence)
    guard readScales(&match, in: sentence) else { return nil }
    if match.value == match.scale { readHalf(&match, in: sentence) }
    return match
  }

  /// `117 000`
  private func readSpacedThousands(_ match: inout NumberMatch, in sentence: FigureSentence) {
    while match.isBareDigits, match.value.doubleValue < 1_000_000_000,
      sentence.tokens[match.end - 1].utf8Count <= 3, !sentence.isGlued(match.end),
      sentence.bytes(match.end).elementsEqual("000".utf8),
      let value = match.value.multiplied(by: DecimalNumber(1000))
    {
      match.value = value
      match.end += 1
    }
  }

  /// `3 1/2` and `1/2`; a slash between other numbers is no division (`1959/60`).
  private func readFraction(
    _ match: inout NumberMatch, from index: Int, in sentence: FigureSentence
  ) {
    let top =
      sentence.word(match.end) == words.slash && sentence.isGlued(match.end) ? index : match.end
    guard match.isBareDigits, sentence.word(top + 1) == words.slash, sentence.isGlued(top + 1),
      sentence.isGlued(top + 2), let numerator = DigitForm(sentence.bytes(top)),
      let denominator = DigitForm(sentence.bytes(top + 2)), denominator.suffix.isEmpty,
      let above = numerator.value.integerValue, let below = denominator.value.integerValue,
      [2, 3, 4, 5, 8, 10, 16].contains(below), above > 0, above < below
    else { return }
    let part = DecimalNumber(rounding: Double(above) / Double(below))
    if top == index {
      match.value = part
      match.isFraction = true
    } else if let sum = match.value.adding(part) {
      match.value = sum
    }
    match.isBareDigits = false
    match.end = top + 3
  }

  // MARK: Words

  private func spelled(
    at index: Int, in sentence: FigureSentence, joinsAnd: Bool
  ) -> NumberMatch? {
    var start = index
    if words.isArticle(sentence.word(index)) { start += 1 }
    guard let first = words.entry(sentence.word(start)) else { return nil }
    let hasArticle = start > index
    switch first.role {
    case .small, .tens: if hasArticle { return nil }
    case .hundred, .scale, .group: if !hasArticle { return nil }
    case .part where hasArticle, .half where hasArticle:
      return part(first, after: start + 1, numerator: 1, in: sentence)
    default: return nil
    }
    if first.role == .group {
      var match = NumberMatch(
        value: DecimalNumber(Int(first.value)), end: start + 1,
        scale: DecimalNumber(Int(first.value)), isWords: true)
      return readScales(&match, in: sentence) ? match : nil
    }
    var numeral = Numeral(words: words, sentence: sentence, joinsAnd: joinsAnd)
    guard let end = numeral.read(from: start), let value = numeral.value else { return nil }
    var match = NumberMatch(value: value, end: end, scale: numeral.scale, isWords: true)
    if numeral.scale == nil {
      if let fraction = fraction(value, after: end, in: sentence) { return fraction }
      readPoint(&match, in: sentence)
    }
    readHalf(&match, in: sentence)
    guard readScales(&match, in: sentence) else { return nil }
    if match.value == match.scale { readHalf(&match, in: sentence) }
    return match
  }

  /// "two thirds", "one-eighth": a numerator and a denominator that agree in number.
  private func fraction(
    _ numerator: DecimalNumber, after end: Int, in sentence: FigureSentence
  ) -> NumberMatch? {
    var next = end
    if sentence.word(next) == words.hyphen, sentence.isGlued(next) { next += 1 }
    guard let entry = words.entry(sentence.word(next)), let above = numerator.integerValue,
      above > 0, entry.role == (above == 1 ? .part : .parts) || above == 1 && entry.role == .half
    else { return nil }
    return part(entry, after: next + 1, numerator: above, in: sentence)
  }

  private func part(
    _ entry: NumberWord, after end: Int, numerator: Int, in sentence: FigureSentence
  ) -> NumberMatch? {
    var match = NumberMatch(
      value: DecimalNumber(rounding: Double(numerator) / Double(entry.value)), end: end, scale: nil,
      isWords: true)
    match.isFraction = true
    let from = match.end
    guard readScales(&match, in: sentence) else { return nil }
    if match.end > from { match.isFraction = false }
    return match
  }

  /// "ten point seven".
  private func readPoint(_ match: inout NumberMatch, in sentence: FigureSentence) {
    guard sentence.word(match.end) == words.point else { return }
    var index = match.end + 1
    var exponent = 0
    var value = match.value
    while exponent > -6, let digit = words.entry(sentence.word(index)), digit.role == .small,
      digit.value < 10,
      let sum = value.adding(DecimalNumber(mantissa: digit.value, exponent: exponent - 1))
    {
      value = sum
      exponent -= 1
      index += 1
    }
    if exponent < 0 {
      match.value = value
      match.end = index
    }
  }

  /// "two and a half", "a million and a half".
  private func readHalf(_ match: inout NumberMatch, in sentence: FigureSentence) {
    guard sentence.word(match.end) == words.and else { return }
    let index = match.end + (words.isArticle(sentence.word(match.end + 1)) ? 2 : 1)
    guard let entry = words.entry(sentence.word(index)),
      entry.role == .half || entry.role == .part && index == match.end + 2,
      let part = DecimalNumber(rounding: 1 / Double(entry.value))
        .multiplied(by: match.scale ?? DecimalNumber(1)),
      let sum = match.value.adding(part)
    else { return }
    match.value = sum
    match.end = index + 1
    match.isBareDigits = false
  }

  /// "million" after a number, and "hundred million"; false where the product is too large.
  private func readScales(_ match: inout NumberMatch, in sentence: FigureSentence) -> Bool {
    while true {
      var next = match.end
      if sentence.word(next) == words.hyphen, sentence.isGlued(next), sentence.isGlued(next + 1) {
        next += 1
      }
      guard let entry = words.entry(sentence.word(next)), !sentence.isDated[next] else {
        return true
      }
      switch entry.role {
      case .hundred where !match.isWords || match.scale == nil, .scale, .group: break
      case .plural where (entry.value >= 1000 || entry.value == 12) && !match.isFraction: break
      default: return true
      }
      guard apply(DecimalNumber(Int(entry.value)), to: &match) else { return false }
      match.end = next + 1
    }
  }

  private func apply(_ scale: DecimalNumber, to match: inout NumberMatch) -> Bool {
    guard let value = match.value.multiplied(by: scale), value.exponent < 24 else { return false }
    match.value = value
    match.scale = match.scale.flatMap { $0.multiplied(by: scale) } ?? scale
    match.isBareDigits = false
    return true
  }
}
