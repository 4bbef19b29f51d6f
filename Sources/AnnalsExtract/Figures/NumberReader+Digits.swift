import AnnalsAnnotation
import AnnalsLanguage

extension NumberReader {
  /// Whether a number in digits starts at a token that no digit opens: `.08`, `EUR50`.
  func startsDigits(at index: Int, in sentence: FigureSentence) -> Bool {
    isPoint(index, in: sentence) || prefixes.mayBegin(at: index, in: sentence)
  }

  /// The point of `.08`, with nothing but a sign or a bracket before it.
  func isPoint(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.word(index) == words.stop && sentence.isGlued(index + 1)
      && sentence.shape(index + 1).contains(.digits)
      && (!sentence.isGlued(index)
        || sentence.isPunctuation(index - 1) && sentence.word(index - 1) != words.stop)
  }

  func digits(
    at index: Int, joinsAnd: Bool, in sentence: FigureSentence
  ) -> NumberMatch? {
    let run = DigitRun(at: index, words: words, reader: self, in: sentence)
    guard let form = DigitForm(run.bytes) else { return nil }
    var match = NumberMatch(value: form.value, end: run.end, scale: nil, isWords: false)
    match.isBareDigits = !form.isGrouped && !form.hasPoint && form.suffix.isEmpty
    match.hasPoint = form.hasPoint
    match.prefix = run.prefix
    if !run.prefix.isEmpty { match.isBareDigits = false }
    if readExponent(form.suffix, &match, in: sentence) { return match }
    if !form.suffix.isEmpty {
      guard let scale = suffixes.scale(of: form.suffix, form, run, in: sentence) else {
        match.suffix = form.suffix
        return match
      }
      guard apply(scale, to: &match) else { return nil }
    }
    if readPower(&match, in: sentence) { return match }
    readSpacedThousands(&match, in: sentence)
    readFraction(&match, from: index, in: sentence)
    readSpacedScale(&match, in: sentence)
    if match.isBareDigits, let above = match.value.integerValue, above > 0,
      let ratio = over(above, after: match.end, in: sentence)
    {
      return ratio
    }
    guard let whole = finished(match, joinsAnd: joinsAnd, in: sentence) else { return nil }
    match = whole
    readContinuation(&match, joinsAnd: joinsAnd, in: sentence)
    return match
  }

  /// `117 000`, `1 234 567.89`: groups of three behind blanks; a single group must be of noughts.
  private func readSpacedThousands(_ match: inout NumberMatch, in sentence: FigureSentence) {
    guard match.isBareDigits, sentence.tokens[match.end - 1].utf8Count <= 3 else { return }
    var end = match.end
    var digits = Array(sentence.bytes(end - 1))
    var isRound = true
    while end - match.end < 5, sentence.shape(end).contains(.number), !sentence.isGlued(end),
      !sentence.isDated[end]
    {
      let group = sentence.bytes(end)
      let whole = group.prefix { $0 != UInt8(ascii: ".") }
      guard whole.count == 3, !whole.contains(UInt8(ascii: ",")) else { break }
      digits += group
      isRound = isRound && group.elementsEqual("000".utf8)
      end += 1
      if group.count > 3 { break }
    }
    guard end > match.end, isRound || end > match.end + 1,
      let value = DecimalNumber(parsing: digits)
    else { return }
    match.value = value
    match.end = end
    match.isBareDigits = false
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

  /// `10 k`, `5.2 M`
  private func readSpacedScale(_ match: inout NumberMatch, in sentence: FigureSentence) {
    guard !sentence.isGlued(match.end), sentence.bytes(match.end).count == 1,
      let letter = sentence.bytes(match.end).first, !match.isFraction
    else { return }
    let scale: Int
    switch letter {
    case UInt8(ascii: "k"): scale = 1_000
    case UInt8(ascii: "M"): scale = 1_000_000
    default: return
    }
    if apply(DecimalNumber(scale), to: &match) { match.end += 1 }
  }

  // MARK: Powers

  /// `1e10`, `12.32e+14`
  private func readExponent(
    _ suffix: ArraySlice<UInt8>, _ match: inout NumberMatch, in sentence: FigureSentence
  ) -> Bool {
    // `1.3x10^6`
    if suffix.elementsEqual("x10".utf8), sentence.word(match.end) == words.caret,
      let power = signedPower(at: match.end + 1, in: sentence)
    {
      return raise(&match, power.value, power.end)
    }
    guard let first = suffix.first, first | 0x20 == UInt8(ascii: "e") else { return false }
    let rest = suffix.dropFirst()
    if rest.isEmpty {
      guard let power = signedPower(at: match.end, in: sentence), power.end > match.end + 1 else {
        return false
      }
      return raise(&match, power.value, power.end)
    }
    guard rest.allSatisfy({ $0 &- 0x30 < 10 }),
      let exponent = DecimalNumber(parsing: rest)?.integerValue
    else { return false }
    return raise(&match, exponent, match.end)
  }

  /// `6.23 x 10^-4`, `1.3×10^6` and `1.1^23`
  private func readPower(_ match: inout NumberMatch, in sentence: FigureSentence) -> Bool {
    if sentence.word(match.end) == words.caret, sentence.isGlued(match.end) {
      guard let power = signedPower(at: match.end + 1, in: sentence) else { return false }
      let value = raised(match.value.doubleValue, power.value)
      guard value.isFinite, abs(value) < 1e18 else { return false }
      match.value = DecimalNumber(rounding: value)
      match.end = power.end
      match.isBareDigits = false
      return true
    }
    guard words.timesSigns.contains(sentence.word(match.end)),
      sentence.bytes(match.end + 1).elementsEqual("10".utf8),
      sentence.word(match.end + 2) == words.caret,
      let power = signedPower(at: match.end + 3, in: sentence)
    else { return false }
    return raise(&match, power.value, power.end)
  }

  /// The glued exponent at a token, with its sign.
  private func signedPower(at index: Int, in sentence: FigureSentence) -> (value: Int, end: Int)? {
    var position = index
    var isNegative = false
    if sentence.isPunctuation(position), sentence.isGlued(position) {
      isNegative = words.minusSigns.contains(sentence.word(position))
      guard isNegative || sentence.word(position) == words.plus else { return nil }
      position += 1
    }
    guard sentence.isGlued(position), sentence.shape(position).contains(.number),
      let value = DigitForm(sentence.bytes(position))?.value.integerValue, value <= 30
    else { return nil }
    return (isNegative ? -value : value, position + 1)
  }

  private func raise(_ match: inout NumberMatch, _ exponent: Int, _ end: Int) -> Bool {
    guard abs(exponent) <= 20,
      let value = match.value.multiplied(by: DecimalNumber(mantissa: 1, exponent: exponent)),
      value.exponent < 24
    else { return false }
    match.value = value
    match.end = end
    match.isBareDigits = false
    return true
  }

  private func raised(_ base: Double, _ exponent: Int) -> Double {
    var product = 1.0
    for _ in 0..<abs(exponent) { product *= base }
    return exponent < 0 ? 1 / product : product
  }
}
