import AnnalsAnnotation
import AnnalsLanguage

extension QuantityReader {
  /// Adds what follows the number: unit, denominator, counted noun; decides whether it is a figure.
  func complete(_ draft: FigureDraft, in sentence: FigureSentence) -> QuantityResult? {
    var draft = draft
    if draft.isFraction { return completeFraction(draft, in: sentence) }
    // "8.5x"
    if draft.suffix.elementsEqual("x".utf8) {
      draft.kind = .multiple
      draft.rule = .multiple
      return .figure(draft)
    }
    guard readUnit(&draft, in: sentence) else { return .skip(to: draft.tokens.upperBound) }
    if draft.unit == nil, readTimes(&draft, in: sentence) { return .figure(draft) }
    readAge(&draft, in: sentence)
    compounds.read(&draft, numbers, in: sentence)
    readDegrees(&draft, in: sentence)
    readDenominator(&draft, in: sentence)
    if draft.unit == nil && draft.denominator == nil {
      return completeCount(draft, in: sentence)
    }
    if draft.measure == nil { draft.measure = measured(draft, in: sentence) }
    if isSingleTime(draft, in: sentence) { return .skip(to: draft.tokens.upperBound) }
    return .figure(draft)
  }

  /// "one day", "one winter": told as a point of time, not as a length.
  private func isSingleTime(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    draft.kind == .duration && draft.isWords && draft.upper == nil
      && sentence.word(draft.numberTokens.lowerBound) == words.one && draft.unit != "year"
      && draft.unit != "month" && draft.unit != "hour" && draft.unit != "week"
  }

  // MARK: Units

  /// False where letters are glued to the number that are no unit.
  private func readUnit(_ draft: inout FigureDraft, in sentence: FigureSentence) -> Bool {
    let end = draft.tokens.upperBound
    if !draft.suffix.isEmpty {
      guard
        let unit = units.oldMoney(draft.suffix, endingAt: end, in: sentence)
          ?? units.unit(ofSuffix: draft.suffix, endingAt: end, in: sentence)
      else { return false }
      setUnit(unit.entry, (end - 1)..<unit.end, on: &draft)
      draft.tokens = draft.tokens.lowerBound..<unit.end
      return true
    }
    if draft.unit != nil, draft.kind == .money { return true }
    if draft.unit == nil, readBracketedUnit(&draft, in: sentence) { return true }
    if draft.unit == nil, draft.scale == nil, readScaledCode(&draft, in: sentence) { return true }
    if draft.unit == nil, let unit = units.unit(at: end, in: sentence),
      !isWonGame(draft, unit),
      !isYearBeforeName(draft, unit, in: sentence), !isCode(unit, in: sentence)
    {
      if isTitle(draft, unit, in: sentence) { return false }
      setUnit(unit.entry, unit.tokens, on: &draft)
      draft.tokens = draft.tokens.lowerBound..<unit.tokens.upperBound
      // Nobody weighs millions of pounds without saying of what.
      if unit.entry.name == "pound", let scale = draft.scale, scale.doubleValue >= 1_000_000,
        sentence.word(unit.tokens.upperBound) != cues.of
      {
        setUnit(UnitEntry(name: "pound sterling", kind: .money), unit.tokens, on: &draft)
      }
      readScaleBehindMoney(&draft, in: sentence)
    }
    return true
  }

  /// "75 USD million"
  private func readScaleBehindMoney(_ draft: inout FigureDraft, in sentence: FigureSentence) {
    let end = draft.tokens.upperBound
    guard draft.kind == .money, draft.scale == nil, !draft.isWords,
      numbers.isScale(end, in: sentence), let entry = words.entry(sentence.word(end)),
      let number = draft.number.multiplied(by: DecimalNumber(Int(entry.value)))
    else { return }
    draft.number = number
    draft.scale = DecimalNumber(Int(entry.value))
    draft.tokens = draft.tokens.lowerBound..<(end + 1)
  }

  /// "20 (kg)"
  private func readBracketedUnit(
    _ draft: inout FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    let open = draft.tokens.upperBound
    guard cues.openBrackets.contains(sentence.word(open)), sentence.isGlued(open + 1),
      let unit = units.unit(at: open + 1, in: sentence),
      cues.closeBrackets.contains(sentence.word(unit.tokens.upperBound)),
      sentence.isGlued(unit.tokens.upperBound)
    else { return false }
    setUnit(unit.entry, unit.tokens, on: &draft)
    draft.tokens = draft.tokens.lowerBound..<(unit.tokens.upperBound + 1)
    return true
  }

  /// "30 MUSD": millions of a currency.
  private func readScaledCode(_ draft: inout FigureDraft, in sentence: FigureSentence) -> Bool {
    let end = draft.tokens.upperBound
    guard let code = units.scaledCode(at: end, in: sentence),
      let number = draft.number.multiplied(by: code.scale)
    else { return false }
    if let upper = draft.upper {
      guard let scaled = upper.multiplied(by: code.scale) else { return false }
      draft.upper = scaled
    }
    draft.number = number
    draft.scale = code.scale
    setUnit(code.entry, end..<(end + 1), on: &draft)
    draft.tokens = draft.tokens.lowerBound..<(end + 1)
    return true
  }

  /// "of the 20 won 5": so little of the currency is never told of.
  private func isWonGame(_ draft: FigureDraft, _ unit: UnitMatch) -> Bool {
    unit.entry.name == "won" && draft.number < DecimalNumber(1000)
  }

  /// "during 2016 Stone spoke"
  private func isYearBeforeName(
    _ draft: FigureDraft, _ unit: UnitMatch, in sentence: FigureSentence
  ) -> Bool {
    draft.isBareDigits && exclusions.isYear(draft.numberTokens.lowerBound, in: sentence)
      && sentence.isCapitalized(unit.tokens.lowerBound)
  }

  /// The `T` of "105 T-34 tanks".
  private func isCode(_ unit: UnitMatch, in sentence: FigureSentence) -> Bool {
    let end = unit.tokens.upperBound
    return sentence.word(end) == words.hyphen && sentence.isGlued(end)
      && sentence.isGlued(end + 1) && sentence.shape(end + 1).contains(.digits)
  }

  /// "60 Minutes", "98 Degrees": a name with a time in it.
  private func isTitle(
    _ draft: FigureDraft, _ unit: UnitMatch, in sentence: FigureSentence
  ) -> Bool {
    let shape = sentence.shape(unit.tokens.lowerBound)
    guard !draft.isWords, shape.contains(.capitalized), !shape.contains(.allCapitals) else {
      return false
    }
    return unit.entry.kind == .duration
      || unit.entry.kind == .temperature && sentence.ends(unit.tokens.lowerBound, in: "rees")
  }

  private func readDenominator(_ draft: inout FigureDraft, in sentence: FigureSentence) {
    guard draft.kind != .rate, draft.kind != .age,
      let rate = units.denominator(at: draft.tokens.upperBound, in: sentence)
    else { return }
    // Only behind a unit may the measured thing stand in between; "of" behind a bare number is a
    // part.
    if draft.unit == nil, rate.measure != nil || sentence.word(draft.tokens.upperBound) == cues.to {
      return
    }
    if draft.kind == .duration && rate.name == "year" && draft.unit == "year" { return }
    draft.denominator = rate.name
    draft.measure = rate.measure
    draft.kind = .rate
    draft.rule = .rate
    let unitStart = draft.unitTokens?.lowerBound ?? draft.tokens.upperBound
    if unitStart >= draft.numberTokens.lowerBound { draft.unitTokens = unitStart..<rate.end }
    draft.tokens = draft.tokens.lowerBound..<rate.end
  }

  /// What a unit measures: the noun phrase behind "of" or "in".
  private func measured(_ draft: FigureDraft, in sentence: FigureSentence) -> Range<Int>? {
    let end = draft.tokens.upperBound
    guard sentence.word(end) == cues.of else { return nil }
    // "within 150 feet of a hall", "120 km of Paris": how far from it.
    if draft.kind == .length,
      nouns.ends.kind(sentence.word(end + 1)) == .determiner || sentence.isCapitalized(end + 1)
    {
      return nil
    }
    return nouns.partitive(at: end + 1, in: sentence)
  }

  /// "aged 22", "at the age of 21", "under the age of 5 years".
  private func readAge(_ draft: inout FigureDraft, in sentence: FigureSentence) {
    guard draft.unit == nil || draft.unit == "year" || draft.unit == "month" else { return }
    let before = draft.tokens.lowerBound - 1
    let isAge =
      sentence.word(before) == cues.aged || sentence.word(before) == cues.age
      || sentence.word(before) == cues.of && sentence.word(before - 1) == cues.age
    guard isAge, draft.scale == nil, draft.number.doubleValue < 130 else { return }
    draft.kind = .age
    draft.unit = draft.unit == "month" ? "month of age" : "year of age"
    draft.rule = .age
  }

  /// "she was 35 when", "who is 84.": the age of a person, with nothing behind it that it counts.
  func readPersonsAge(_ draft: inout FigureDraft, in sentence: FigureSentence) -> Bool {
    guard draft.scale == nil, draft.upper == nil, !draft.hasPoint, !draft.isFraction,
      DecimalNumber(1) < draft.number, draft.number < DecimalNumber(115)
    else { return false }
    let first = draft.tokens.lowerBound
    guard cues.ageVerbs.contains(sentence.word(first - 1)),
      ((first - 4)..<(first - 1)).contains(where: { cues.ageSubjects.contains(sentence.word($0)) })
    else { return false }
    let end = draft.tokens.upperBound
    let isMark =
      sentence.isPunctuation(end) && !sentence.shape(end + 1).contains(.digits)
      && sentence.word(end) != words.hyphen
    guard !sentence.range.contains(end) || cues.afterAge.contains(sentence.word(end)) || isMark
    else { return false }
    draft.kind = .age
    draft.unit = "year of age"
    draft.rule = .age
    return true
  }

  /// "three times as much"; without a comparison the times are counted.
  private func readTimes(_ draft: inout FigureDraft, in sentence: FigureSentence) -> Bool {
    let end = draft.tokens.upperBound
    guard sentence.word(end) == cues.times, cues.comparisons.contains(sentence.word(end + 1)) else {
      return false
    }
    draft.tokens = draft.tokens.lowerBound..<(end + 1)
    draft.kind = .multiple
    draft.rule = .multiple
    return true
  }

  /// "15 degrees below zero"; "45 degrees north" is an angle.
  private func readDegrees(_ draft: inout FigureDraft, in sentence: FigureSentence) {
    guard draft.unit == "degree" else { return }
    let end = draft.tokens.upperBound
    if cues.angles.contains(sentence.word(end)) {
      draft.kind = .number
    } else if sentence.word(end) == cues.below, sentence.word(end + 1) == cues.zero,
      draft.upper == nil, DecimalNumber(0) < draft.number
    {
      draft.number = -draft.number
      draft.tokens = draft.tokens.lowerBound..<(end + 2)
    }
  }

  // MARK: Fractions

  private func completeFraction(_ draft: FigureDraft, in sentence: FigureSentence)
    -> QuantityResult?
  {
    var draft = draft
    let end = draft.tokens.upperBound
    // "a fourth- or fifth-place finish"
    if sentence.word(end) == words.hyphen, sentence.isGlued(end), !sentence.isGlued(end + 1) {
      return .skip(to: end + 1)
    }
    if let unit = units.unit(at: end, in: sentence) {
      setUnit(unit.entry, unit.tokens, on: &draft)
      draft.tokens = draft.tokens.lowerBound..<unit.tokens.upperBound
      draft.measure = measured(draft, in: sentence)
      return .figure(draft)
    }
    let article = sentence.word(end + 1)
    if sentence.word(end) == cues.of, words.isArticle(article) || article == words.one,
      let unit = units.unit(at: end + 2, in: sentence)
    {
      setUnit(unit.entry, unit.tokens, on: &draft)
      draft.tokens = draft.tokens.lowerBound..<unit.tokens.upperBound
      return .figure(draft)
    }
    // "a third-party candidate" has no third of a party.
    if sentence.word(end) == words.hyphen, sentence.isGlued(end), sentence.isWord(end + 1) {
      return .skip(to: end)
    }
    // "a third conference" is an ordinal.
    let isOrdinal =
      sentence.isWord(end) && nouns.ends.kind(sentence.word(end)) == nil
      && draft.upper == nil && draft.isWords && isSingular(draft, in: sentence)
    if isOrdinal { return .skip(to: end) }
    draft.measure = whole(after: end, in: sentence)
    return .figure(draft)
  }

  private func isSingular(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    words.entry(sentence.word(draft.tokens.upperBound - 1))?.role == .part
  }
}
