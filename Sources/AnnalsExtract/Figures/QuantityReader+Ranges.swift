import AnnalsAnnotation
import AnnalsLanguage

extension QuantityReader {
  /// Goes on to the second number of a range: "30-50", "between 6 and 8", "from 5.35 to 10.7
  /// million".
  /// False where none follows.
  func readRange(
    _ draft: inout FigureDraft, _ opening: QuantityCues.Opening?, in sentence: FigureSentence
  ) -> Bool {
    var end = draft.tokens.upperBound
    var ownUnit: UnitMatch?
    if draft.unit == nil, let unit = units.unit(at: end, in: sentence),
      opening != nil || unit.entry.kind == .share
    {
      ownUnit = unit
      end = unit.tokens.upperBound
    }
    guard let joint = joint(at: end, draft, opening, in: sentence) else { return false }
    var second = joint.end
    if let hedge = bounds.unboundHedge(at: second, in: sentence) { second = hedge }
    let sign = signed(at: second, in: sentence)
    second = sign?.tokens.upperBound ?? second
    // "by a third to €5 million", "8 or $9"
    if sign != nil, draft.unit == nil { return false }
    let isNegative = isPlainMinus(second, in: sentence)
    if isNegative { second += 1 }
    guard var match = numbers.number(at: second, in: sentence, joinsAnd: opening != .between),
      !isNegative || opening != nil || draft.number < DecimalNumber(0),
      opening != nil || !isLevelAfter(draft, match, joint.kind, in: sentence),
      !isYearBefore(match, draft, in: sentence),
      agrees(ownUnit, match, opening, in: sentence)
    else { return false }
    if isNegative { match.value = -match.value }
    guard
      let upper = bounded(
        match, &draft, joint, mayFall: opening == .from, hasOwnUnit: ownUnit != nil,
        isFollowed: isFollowedByNoun(match, in: sentence))
    else { return false }
    draft.upper = upper
    draft.bound = .range
    draft.tokens = draft.tokens.lowerBound..<match.end
    draft.numberTokens = draft.numberTokens.lowerBound..<match.end
    draft.scale = match.scale ?? draft.scale
    draft.suffix = match.suffix
    draft.isBareDigits =
      draft.isBareDigits && match.isBareDigits
      && exclusions.isYear(match.end - 1, in: sentence)
    if let unit = ownUnit, units.unit(at: match.end, in: sentence) == nil {
      setUnit(unit.entry, unit.tokens, on: &draft)
    }
    if opening == .from, joint.kind != .either {
      draft.movement = upper < draft.number ? .down : .up
    }
    (draft.number, draft.upper) = (min(draft.number, upper), max(draft.number, upper))
    return true
  }

  /// "in 1957 to 67 million": the year belongs to what stands before it.
  private func isYearBefore(
    _ match: NumberMatch, _ draft: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    guard draft.isBareDigits, draft.unit == nil,
      exclusions.isYear(draft.numberTokens.lowerBound, in: sentence)
    else { return false }
    return !match.isBareDigits || match.value.doubleValue < 100
  }

  /// Without "from" or "between" both ends of a range must have the same unit: "5% to 10%".
  private func agrees(
    _ ownUnit: UnitMatch?, _ match: NumberMatch, _ opening: QuantityCues.Opening?,
    in sentence: FigureSentence
  ) -> Bool {
    guard opening == nil, let ownUnit else { return true }
    return units.unit(at: match.end, in: sentence)?.entry.name == ownUnit.entry.name
  }

  private enum JointKind { case dash, word, either }

  /// What joins two numbers, and the index behind it.
  private func joint(
    at index: Int, _ draft: FigureDraft, _ opening: QuantityCues.Opening?,
    in sentence: FigureSentence
  ) -> (kind: JointKind, end: Int)? {
    let word = sentence.word(index)
    if word == 0 { return nil }
    if words.dashes.contains(word) {
      // A dash with blanks on one side only is none between numbers.
      if sentence.isGlued(index) == sentence.isGlued(index + 1) { return (.dash, index + 1) }
      // "7- to 8-inch"
      return word == words.hyphen && sentence.word(index + 1) == cues.to ? (.word, index + 2) : nil
    }
    switch word {
    case cues.to:
      // "a vote of 111 to 333" has two sides.
      let first = draft.tokens.lowerBound
      if sentence.word(first - 1) == cues.of, cues.sides.contains(sentence.word(first - 2)) {
        return nil
      }
      // "increased by 43 to 419": the size of a rise and the level after it.
      let isLevel =
        opening == .between
        || draft.scale != nil && sentence.word(draft.tokens.lowerBound - 1) == cues.by
      return isLevel ? nil : (.word, index + 1)
    case cues.through: return draft.isWords || draft.isBareDigits ? (.word, index + 1) : nil
    case cues.and: return opening == .between ? (.word, index + 1) : nil
    case cues.or: return (.either, index + 1)
    default: return nil
    }
  }

  /// "rose 20 to 400", "fell $3 to $90": far apart behind a verb of change, the size of the change and
  /// the level after it.
  private func isLevelAfter(
    _ draft: FigureDraft, _ match: NumberMatch, _ kind: JointKind, in sentence: FigureSentence
  ) -> Bool {
    guard kind == .word, cues.changes.contains(sentence.word(draft.tokens.lowerBound - 1)),
      match.scale == nil || draft.scale == match.scale
    else { return false }
    return match.value.doubleValue > draft.number.doubleValue * 5
  }

  private func signed(at index: Int, in sentence: FigureSentence) -> UnitMatch? {
    guard sentence.isPunctuation(index) || sentence.isPunctuation(index + 1) else { return nil }
    let sign =
      units.sign(endingAt: index + 1, from: index, in: sentence)
      ?? units.sign(endingAt: index + 2, from: index, in: sentence)
    return sign?.tokens.lowerBound == index ? sign : nil
  }

  /// The second number, after the scale has spread to the first one ("30-50 million"); nil where
  /// the two
  /// are no range.
  private func bounded(
    _ match: NumberMatch, _ draft: inout FigureDraft, _ joint: (kind: JointKind, end: Int),
    mayFall: Bool, hasOwnUnit: Bool, isFollowed: Bool
  ) -> DecimalNumber? {
    let isFrom = joint.kind == .word
    var lower = draft.number
    // "from 70 million to 38": the scale goes on where no unit follows.
    if mayFall, isFrom, let scale = draft.scale, match.scale == nil, match.suffix.isEmpty,
      match.value.doubleValue < 1000, let scaled = match.value.multiplied(by: scale),
      scaled.doubleValue <= lower.doubleValue * 50, !isFollowed
    {
      draft.number = lower
      return scaled == lower ? nil : scaled
    }
    if draft.scale == nil, !hasOwnUnit, let scale = match.scale ?? match.hundreds,
      match.scale != nil || lower.doubleValue < 10,
      let raw = unscaled(match.value, by: scale), lower.doubleValue < 1000,
      lower.doubleValue <= raw * (isFrom ? 50 : 1), let product = lower.multiplied(by: scale)
    {
      lower = product
    }
    guard lower != match.value else { return nil }
    if match.value < lower {
      // "outnumbered three to one" is a proportion, "from three to one" a fall.
      guard mayFall, draft.suffix.isEmpty else { return nil }
    }
    if joint.kind == .either, !areClose(lower, match.value) { return nil }
    draft.number = lower
    return match.value
  }

  private func isFollowedByNoun(_ match: NumberMatch, in sentence: FigureSentence) -> Bool {
    units.unit(at: match.end, in: sentence) != nil
      || nouns.counted(at: match.end, isOne: false, in: sentence) != nil
  }

  /// "seven or eight", "13 or 14" are one vague number; "17 or 45" are two.
  private func areClose(_ lower: DecimalNumber, _ upper: DecimalNumber) -> Bool {
    let low = lower.doubleValue
    return upper.doubleValue <= low * (low < 5 ? 2 : 1.5)
  }

  private func unscaled(_ value: DecimalNumber, by scale: DecimalNumber) -> Double? {
    scale.mantissa == 0 ? nil : value.doubleValue / scale.doubleValue
  }

  /// "one in eight", "nine out of ten": a share.
  func readRatio(_ draft: inout FigureDraft, in sentence: FigureSentence) -> Bool {
    guard draft.unit == nil, draft.scale == nil, !draft.isFraction, draft.suffix.isEmpty,
      let above = draft.number.integerValue, above > 0
    else { return false }
    var index = draft.tokens.upperBound
    if readPartOfFew(&draft, above, in: sentence) { return true }
    let isOut = sentence.word(index) == cues.out && sentence.word(index + 1) == cues.of
    guard isOut || sentence.word(index) == cues.inWord else { return false }
    index += isOut ? 2 : 1
    if isOut, sentence.word(index) == cues.every { index += 1 }
    if sentence.word(index) == words.hyphen { return false }
    guard let match = numbers.number(at: index, in: sentence), let below = match.value.integerValue,
      below > above, below <= 1000,
      match.isWords == draft.isWords || above == 1 || [10, 100, 1000].contains(below),
      match.suffix.isEmpty,
      isOut || above == 1 || [10, 100, 1000].contains(below) || isVerbNext(match, in: sentence),
      units.unit(at: match.end, in: sentence) == nil
    else { return false }
    draft.number = DecimalNumber(rounding: Double(above) / Double(below))
    draft.tokens = draft.tokens.lowerBound..<match.end
    draft.kind = .share
    draft.rule = .ratio
    draft.measure = whole(after: match.end, in: sentence)
    return true
  }

  /// "one of four missions", without an article: a share of the four.
  private func readPartOfFew(
    _ draft: inout FigureDraft, _ above: Int, in sentence: FigureSentence
  ) -> Bool {
    let index = draft.tokens.upperBound
    guard above == 1, draft.isWords, sentence.word(index) == cues.of,
      let match = numbers.number(at: index + 1, in: sentence),
      let below = match.value.integerValue, below > 1, below <= 1000, match.suffix.isEmpty,
      units.unit(at: match.end, in: sentence) == nil,
      let whole = nouns.counted(at: match.end, isOne: false, in: sentence)
    else { return false }
    draft.number = DecimalNumber(rounding: 1 / Double(below))
    draft.tokens = draft.tokens.lowerBound..<match.end
    draft.kind = .share
    draft.rule = .ratio
    draft.measure = whole
    return true
  }

  /// "two in three said": both in words, and no noun that the second could count.
  private func isVerbNext(_ match: NumberMatch, in sentence: FigureSentence) -> Bool {
    let kind = nouns.ends.kind(sentence.word(match.end))
    return match.isWords && (kind == .verb || kind == .auxiliary || kind == .of)
  }

  /// "one passenger in six": a share told around its noun.
  func readRatio(_ draft: inout FigureDraft, around noun: Range<Int>, in sentence: FigureSentence)
    -> Bool
  {
    let index = noun.upperBound
    guard sentence.word(index) == cues.inWord else { return false }
    let next = sentence.word(index + 1) == cues.every ? index + 2 : index + 1
    guard let match = numbers.number(at: next, in: sentence),
      let below = match.value.integerValue, below > 2, below <= 1000, match.isWords,
      match.scale == nil, !isFollowedByNoun(match, in: sentence)
    else { return false }
    draft.number = DecimalNumber(rounding: 1 / Double(below))
    draft.tokens = draft.tokens.lowerBound..<match.end
    draft.kind = .share
    draft.rule = .ratio
    draft.measure = noun
    return true
  }

  /// The noun phrase that a share is of: "of the victims"; nil for what follows otherwise.
  func whole(after index: Int, in sentence: FigureSentence) -> Range<Int>? {
    var start = index
    if sentence.word(start) == cues.of {
      start += 1
    } else if !cues.wholes.contains(sentence.word(start)) {
      return nil
    }
    return nouns.partitive(at: start, in: sentence)
  }
}
