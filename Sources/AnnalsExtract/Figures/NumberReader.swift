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
  /// A hundred where words end with it: "two to three hundred" spreads it.
  var hundreds: DecimalNumber?
  var isWords: Bool
  /// A plain run of digits without separators, such as a year or a label has.
  var isBareDigits = false
  /// "two thirds": a share unless a unit follows.
  var isFraction = false
  /// Whether it is written with a decimal point.
  var hasPoint = false
  /// A unit glued to the digits: `640bhp`.
  var suffix: ArraySlice<UInt8> = []
  /// A currency's code glued before the digits: `EUR50`.
  var prefix: ArraySlice<UInt8> = []
}

/// Reads the number that starts at a token, in digits or words.
struct NumberReader: Sendable {
  let words: NumberWords
  let suffixes: ScaleSuffixes
  let prefixes: MoneyPrefixes

  /// - Parameter joinsAnd: whether "two hundred and three" is one number; between "between" and
  /// its "and"
  ///   it isn't.
  func number(at index: Int, in sentence: FigureSentence, joinsAnd: Bool = true) -> NumberMatch? {
    guard sentence.range.contains(index), !sentence.isDated[index] else { return nil }
    if sentence.shape(index).contains(.digits) || startsDigits(at: index, in: sentence) {
      return digits(at: index, joinsAnd: joinsAnd, in: sentence)
    }
    return spelled(at: index, in: sentence, joinsAnd: joinsAnd)
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
    case .part, .half:
      // "a third", "half a million" by its first word, "quarter million"
      guard hasArticle || isScale(start + 1, in: sentence) else { return nil }
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
    if words.entry(sentence.word(end - 1))?.role == .hundred {
      match.hundreds = DecimalNumber(100)
    }
    if numeral.scale == nil {
      if let fraction = fraction(value, after: end, in: sentence) { return fraction }
      readPoint(&match, in: sentence)
    }
    return finished(match, joinsAnd: joinsAnd, in: sentence)
  }

  /// Takes what may follow a number: "and a half", "million".
  func finished(
    _ match: NumberMatch, joinsAnd: Bool, in sentence: FigureSentence
  ) -> NumberMatch? {
    var match = match
    readMixed(&match, joinsAnd: joinsAnd, in: sentence)
    let end = match.end
    guard readScales(&match, in: sentence) else { return nil }
    if match.end > end { readMixed(&match, joinsAnd: joinsAnd, in: sentence) }
    return match
  }

  /// "two thirds", "one-eighth", "one twenty-fifth", "one over three".
  private func fraction(
    _ numerator: DecimalNumber, after end: Int, in sentence: FigureSentence
  ) -> NumberMatch? {
    guard let above = numerator.integerValue, above > 0 else { return nil }
    if let whole = over(above, after: end, in: sentence) { return whole }
    guard let below = denominator(after: end, numerator: above, in: sentence) else { return nil }
    return part(below.entry, after: below.end, numerator: above, in: sentence)
  }

  /// A denominator that agrees in number with what stands above it.
  func denominator(
    after end: Int, numerator above: Int, in sentence: FigureSentence
  ) -> (entry: NumberWord, end: Int)? {
    var next = end
    if sentence.word(next) == words.hyphen, sentence.isGlued(next) == sentence.isGlued(next + 1) {
      next += 1
    }
    guard var entry = words.entry(sentence.word(next)) else { return nil }
    next += 1
    // "one twenty-fifth"
    if entry.role == .tens {
      let last = sentence.word(next) == words.hyphen ? next + 1 : next
      guard let unit = words.entry(sentence.word(last)), unit.value > 2, unit.value < 10 else {
        return nil
      }
      entry = NumberWord(role: unit.role, value: entry.value + unit.value)
      next = last + 1
    }
    let agrees =
      entry.role == (above == 1 ? .part : .parts) || above == 1 && entry.role == .half
    return agrees ? (entry, next) : nil
  }

  private func part(
    _ entry: NumberWord, after end: Int, numerator: Int, in sentence: FigureSentence
  ) -> NumberMatch? {
    var match = NumberMatch(
      value: DecimalNumber(rounding: Double(numerator) / Double(entry.value)), end: end, scale: nil,
      isWords: true)
    match.isFraction = true
    // "three quarters of a million"
    if sentence.word(end) == words.of, words.isArticle(sentence.word(end + 1)),
      isScale(end + 2, in: sentence)
    {
      match.end = end + 2
    }
    let from = match.end
    guard readScales(&match, in: sentence) else { return nil }
    if match.end > from { match.isFraction = false }
    return match
  }

  func isScale(_ index: Int, in sentence: FigureSentence) -> Bool {
    words.entry(sentence.word(index))?.role == .scale
  }

  /// "one over three", where the second number counts nothing ("one over 20 years").
  func over(_ above: Int, after end: Int, in sentence: FigureSentence) -> NumberMatch? {
    guard sentence.word(end) == words.over, !sentence.isDated[end] else { return nil }
    var below: Int?
    var last = end + 2
    if sentence.shape(end + 1).contains(.number) {
      below = DigitForm(sentence.bytes(end + 1))?.value.integerValue
    } else {
      var numeral = Numeral(words: words, sentence: sentence, joinsAnd: true)
      if let stop = numeral.read(from: end + 1) {
        below = numeral.value?.integerValue
        last = stop
      }
    }
    guard let below, below > 1, !sentence.isWord(last), sentence.word(last) != words.percent
    else { return nil }
    var match = NumberMatch(
      value: DecimalNumber(rounding: Double(above) / Double(below)), end: last, scale: nil,
      isWords: true)
    match.isFraction = true
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

  /// "million" after a number, and "hundred million"; false where the product is too large.
  func readScales(_ match: inout NumberMatch, in sentence: FigureSentence) -> Bool {
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

  func apply(_ scale: DecimalNumber, to match: inout NumberMatch) -> Bool {
    guard let value = match.value.multiplied(by: scale), value.exponent < 24 else { return false }
    match.value = value
    match.scale = match.scale.flatMap { $0.multiplied(by: scale) } ?? scale
    match.isBareDigits = false
    return true
  }
}
