import AnnalsAnnotation
import AnnalsLanguage

extension NumberReader {
  /// "two and a half", "a million and a quarter", "twenty and three fifths": behind a scale the part
  /// is one of the scale, unless it has its own ("one billion and a half million").
  func readMixed(_ match: inout NumberMatch, joinsAnd: Bool, in sentence: FigureSentence) {
    let and = afterHyphen(match.end, in: sentence)
    guard sentence.word(and) == words.and, !match.isFraction,
      let part = addedPart(
        at: afterHyphen(and + 1, in: sentence), joinsAnd: joinsAnd, in: sentence)
    else { return }
    var end = part.end
    var unit = match.scale ?? DecimalNumber(1)
    if match.scale != nil, let own = words.entry(sentence.word(end)), own.role == .scale,
      DecimalNumber(Int(own.value)) < unit
    {
      unit = DecimalNumber(Int(own.value))
      end += 1
    }
    guard let addend = part.value.multiplied(by: unit), let sum = match.value.adding(addend) else {
      return
    }
    match.value = sum
    match.end = end
    match.isBareDigits = false
  }

  /// Behind the hyphens of "four-and-a-half".
  private func afterHyphen(_ index: Int, in sentence: FigureSentence) -> Int {
    sentence.word(index) == words.hyphen && sentence.isGlued(index) && sentence.isGlued(index + 1)
      ? index + 1 : index
  }

  /// A part of one behind "and"; a part "of" something else is a figure of its own.
  private func addedPart(
    at index: Int, joinsAnd: Bool, in sentence: FigureSentence
  ) -> (value: DecimalNumber, end: Int)? {
    let hasArticle = words.isArticle(sentence.word(index))
    let first = hasArticle ? afterHyphen(index + 1, in: sentence) : index
    guard let entry = words.entry(sentence.word(first)), !sentence.isDated[first] else {
      return nil
    }
    if entry.role == .half || entry.role == .part && hasArticle {
      guard entry.role == .half || sentence.word(first + 1) != words.of else { return nil }
      return (DecimalNumber(rounding: 1 / Double(entry.value)), first + 1)
    }
    guard joinsAnd, !hasArticle else { return nil }
    var numeral = Numeral(words: words, sentence: sentence, joinsAnd: false)
    guard let end = numeral.read(from: first), let above = numeral.value?.integerValue,
      let below = denominator(after: end, numerator: above, in: sentence),
      above < below.entry.value, sentence.word(below.end) != words.of
    else { return nil }
    return (DecimalNumber(rounding: Double(above) / Double(below.entry.value)), below.end)
  }

  /// "3 hundred and 21", "4 thousand 3 hundred", "3 million 200 thousand": digits, scales and words
  /// in turn.
  func readContinuation(
    _ match: inout NumberMatch, joinsAnd: Bool, in sentence: FigureSentence
  ) {
    for _ in 0..<3 {
      guard let scale = match.scale, scale.doubleValue >= 100, !match.isFraction else { return }
      let hasAnd = joinsAnd && sentence.word(match.end) == words.and
      let index = hasAnd ? match.end + 1 : match.end
      guard var next = plainNumber(at: index, in: sentence), next.value < scale,
        DecimalNumber(0) < next.value
      else { return }
      guard readScales(&next, in: sentence), next.value < scale,
        next.scale != nil || hasAnd && scale < DecimalNumber(1_000_000),
        let sum = match.value.adding(next.value)
      else { return }
      match.value = sum
      match.end = next.end
      match.scale = next.scale
      if next.scale == nil { return }
    }
  }

  /// An integer in digits or one of the words up to ninety-nine.
  private func plainNumber(at index: Int, in sentence: FigureSentence) -> NumberMatch? {
    guard sentence.range.contains(index), !sentence.isDated[index] else { return nil }
    if sentence.shape(index).contains(.number) {
      guard let value = DigitForm(sentence.bytes(index))?.value, value.integerValue != nil else {
        return nil
      }
      return NumberMatch(value: value, end: index + 1, scale: nil, isWords: false)
    }
    guard let entry = words.entry(sentence.word(index)), entry.role == .small || entry.role == .tens
    else { return nil }
    var numeral = Numeral(words: words, sentence: sentence, joinsAnd: false)
    guard let end = numeral.read(from: index), let value = numeral.value else { return nil }
    return NumberMatch(value: value, end: end, scale: numeral.scale, isWords: true)
  }
}
