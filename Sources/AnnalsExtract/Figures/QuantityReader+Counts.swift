import AnnalsAnnotation
import AnnalsLanguage

extension QuantityReader {
  /// A number without a unit: a count where a noun follows that it counts, else a plain number.
  func completeCount(_ draft: FigureDraft, in sentence: FigureSentence) -> QuantityResult? {
    var draft = draft
    let first = draft.numberTokens.lowerBound
    let end = draft.tokens.upperBound
    let isOne = draft.number == DecimalNumber(1) && draft.upper == nil
    let counted = counted(after: end, isOne: isOne, in: sentence)
    if isYear(draft, counted: counted, in: sentence) {
      return .skip(to: max(end, exclusions.endOfYears(first, in: sentence)))
    }
    if isLabel(draft, counted: counted, isOne: isOne, in: sentence) { return .skip(to: end) }
    let isPronoun = isOne && draft.isWords && draft.scale == nil
    if let counted {
      if isPronoun, readRatio(&draft, around: counted, in: sentence) { return .figure(draft) }
      setCounted(counted, on: &draft)
      draft.tokens = draft.tokens.lowerBound..<end
      readCountedRate(&draft, in: sentence)
      return .figure(draft)
    }
    if isPronoun, let members = members(after: end, in: sentence) {
      setCounted(members, on: &draft)
      return .figure(draft)
    }
    if readHyphenated(&draft, isOne: isOne, in: sentence) || readPersonsAge(&draft, in: sentence)
      || readOrTwo(&draft, in: sentence) || readFactor(&draft, in: sentence)
    {
      return .figure(draft)
    }
    // "one Dane in every ten": the plural-like name counts nothing by itself.
    if isPronoun, sentence.isWord(end), nouns.ends.kind(sentence.word(end)) == nil,
      readRatio(&draft, around: end..<(end + 1), in: sentence)
    {
      return .figure(draft)
    }
    if isPronoun || sentence.word(end) == words.hyphen && sentence.isGlued(end) {
      return .skip(to: end)
    }
    readPart(&draft, in: sentence)
    return .figure(draft)
  }

  private func setCounted(_ counted: Range<Int>, on draft: inout FigureDraft) {
    draft.measure = counted
    draft.kind = .count
    draft.rule = .count
  }

  /// "4,500 more soldiers" counts soldiers, "eight other soldiers" the others.
  private func counted(
    after end: Int, isOne: Bool, in sentence: FigureSentence
  ) -> Range<Int>? {
    let noun = cues.furthers.contains(sentence.word(end)) ? end + 1 : end
    let counted = nouns.counted(at: noun, isOne: isOne, in: sentence)
    guard let counted, sentence.word(end) == cues.other else { return counted }
    return end..<counted.upperBound
  }

  private func isLabel(
    _ draft: FigureDraft, counted: Range<Int>?, isOne: Bool, in sentence: FigureSentence
  ) -> Bool {
    if exclusions.isNameNumber(draft, in: sentence) { return true }
    if counted == nil, exclusions.isHeadingNumber(draft, in: sentence) { return true }
    guard counted == nil || isOne && !draft.isWords else { return false }
    return exclusions.isLabel(draft, in: sentence)
      || exclusions.isOrderNumber(draft, in: sentence)
  }

  /// "380 million of coal", "two of the pots"
  private func readPart(_ draft: inout FigureDraft, in sentence: FigureSentence) {
    guard sentence.word(draft.tokens.upperBound) == cues.of else { return }
    draft.isPartitive = true
    guard let part = nouns.partitive(at: draft.tokens.upperBound + 1, in: sentence) else { return }
    setCounted(part, on: &draft)
  }

  /// "by a factor of ten"
  private func readFactor(_ draft: inout FigureDraft, in sentence: FigureSentence) -> Bool {
    let first = draft.numberTokens.lowerBound
    guard sentence.word(first - 1) == cues.of, sentence.word(first - 2) == cues.factor else {
      return false
    }
    draft.kind = .multiple
    draft.rule = .multiple
    return true
  }

  /// "three thousand tests a day", "40 men per mile": the things counted become the rate's unit.
  private func readCountedRate(_ draft: inout FigureDraft, in sentence: FigureSentence) {
    guard let counted = draft.measure, counted.lowerBound == draft.tokens.upperBound,
      let rate = units.denominator(at: counted.upperBound, in: sentence), rate.measure == nil
    else { return }
    draft.unit =
      counted.count == 1
      ? Singular.form(of: String(decoding: sentence.bytes(counted.lowerBound), as: UTF8.self)) : nil
    draft.denominator = rate.name
    draft.unitTokens = counted.lowerBound..<rate.end
    draft.kind = .rate
    draft.rule = .rate
    draft.tokens = draft.tokens.lowerBound..<rate.end
  }

  /// "one of the elders": the many of whom one is told of.
  private func members(after end: Int, in sentence: FigureSentence) -> Range<Int>? {
    guard sentence.word(end) == cues.of, let phrase = nouns.partitive(at: end + 1, in: sentence),
      nouns.isPlural(phrase.upperBound - 1, in: sentence)
    else { return nil }
    return phrase
  }

  /// "six-cylinder", "a seven-member board", and the `four-` of "four- and six-cylinder".
  private func readHyphenated(
    _ draft: inout FigureDraft, isOne: Bool, in sentence: FigureSentence
  ) -> Bool {
    let end = draft.tokens.upperBound
    guard sentence.word(end) == words.hyphen, sentence.isGlued(end), draft.upper == nil else {
      return false
    }
    if cues.suspending.contains(sentence.word(end + 1)) {
      draft.isSuspended = true
      draft.tokens = draft.tokens.lowerBound..<(end + 1)
      return true
    }
    guard !isOne, sentence.isGlued(end + 1), sentence.isLowercaseWord(end + 1),
      nouns.isHyphenedNoun(end + 1, in: sentence)
    else { return false }
    setCounted((end + 1)..<(end + 2), on: &draft)
    // "a 7.8-magnitude quake" counts nothing.
    if draft.hasPoint, draft.scale == nil {
      draft.kind = .number
      draft.rule = .bare
    }
    return true
  }

  /// "a box or two": what is counted stands before.
  private func readOrTwo(_ draft: inout FigureDraft, in sentence: FigureSentence) -> Bool {
    let first = draft.numberTokens.lowerBound
    guard draft.isWords, draft.number == DecimalNumber(2), sentence.word(first - 1) == cues.or,
      sentence.isLowercaseWord(first - 2), cues.anothers.contains(sentence.word(first - 3))
    else { return false }
    let noun = (first - 2)..<(first - 1)
    if let unit = units.unit(at: first - 2, in: sentence) {
      setUnit(unit.entry, noun, on: &draft)
    } else {
      setCounted(noun, on: &draft)
      draft.unitTokens = noun
    }
    return true
  }

  private func isYear(
    _ draft: FigureDraft, counted: Range<Int>?, in sentence: FigureSentence
  ) -> Bool {
    let first = draft.numberTokens.lowerBound
    guard draft.isBareDigits, exclusions.isYear(first, in: sentence),
      !exclusions.isAmount(draft.tokens.lowerBound, in: sentence)
    else { return false }
    // "from 1000 to 2000 hires"
    if counted != nil, let upper = draft.upper, isRound(draft.number), isRound(upper) {
      return false
    }
    return counted == nil || exclusions.isYearBeforeNoun(draft.tokens.lowerBound, in: sentence)
  }

  private func isRound(_ number: DecimalNumber) -> Bool {
    number.integerValue.map { $0 % 100 == 0 } ?? false
  }
}
