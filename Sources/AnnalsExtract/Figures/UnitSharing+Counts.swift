import AnnalsAnnotation
import AnnalsLanguage

extension UnitSharing {
  private static let near = 12

  // MARK: Bounds

  /// "more than 10 and less than 40 men": one range with two bounds.
  func joinBounds(_ drafts: inout [FigureDraft], in sentence: FigureSentence) {
    guard drafts.contains(where: isUpper), drafts.contains(where: isLower) else { return }
    var kept: [FigureDraft] = []
    for draft in drafts {
      if let last = kept.last, let joined = joined(last, draft, in: sentence) {
        kept[kept.count - 1] = joined
      } else {
        kept.append(draft)
      }
    }
    drafts = kept
  }

  private func joined(
    _ first: FigureDraft, _ second: FigureDraft, in sentence: FigureSentence
  ) -> FigureDraft? {
    let gap = first.tokens.upperBound..<second.tokens.lowerBound
    guard !gap.isEmpty, gap.count <= 2,
      gap.allSatisfy({ [and, but, comma].contains(sentence.word($0)) }),
      first.upper == nil, second.upper == nil, first.number != second.number,
      first.isPlain || first.unit == second.unit && first.measure == nil
    else { return nil }
    let isUpwards = isLower(first) && isUpper(second) && first.number < second.number
    let isDownwards = isUpper(first) && isLower(second) && second.number < first.number
    guard isUpwards || isDownwards else { return nil }
    var range = second
    range.number = min(first.number, second.number)
    range.upper = max(first.number, second.number)
    range.bound = .range
    range.tokens = first.tokens.lowerBound..<second.tokens.upperBound
    range.numberTokens = first.numberTokens.lowerBound..<second.numberTokens.upperBound
    return range
  }

  private func isLower(_ draft: FigureDraft) -> Bool {
    draft.bound == .moreThan || draft.bound == .atLeast
  }

  private func isUpper(_ draft: FigureDraft) -> Bool {
    draft.bound == .lessThan || draft.bound == .atMost
  }

  // MARK: Elisions

  /// "84.75 cents, while the lowest is 74.07", "an angle of 1.4 degrees and 2.1 last year": decimals
  /// of one size tell of one thing.
  func isOtherLevel(
    _ first: FigureDraft, _ second: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    guard first.hasPoint, second.hasPoint, first.unit != nil, first.scale == nil,
      second.suffix.isEmpty, second.tokens.lowerBound - first.tokens.upperBound <= Self.near,
      !isCounting(second, in: sentence), first.denominator == nil
    else { return false }
    let ratio = abs(second.number.doubleValue / first.number.doubleValue)
    return ratio > 0.2 && ratio < 5
  }

  private func isCounting(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    sentence.tree.head(draft.numberTokens.lowerBound).map {
      $0 >= draft.tokens.upperBound && sentence.tree.isNoun($0)
    } ?? false
  }

  /// "3 million carts, up from 2 million", "6 million homes, including 1.5 million in the north",
  /// "rose 64 points to 4,577", "800 men ... and 300 who had fled".
  func isElidedCount(
    _ draft: FigureDraft, _ lender: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    guard draft.isPlain, draft.unit == nil, !draft.isFraction, let measure = lender.measure,
      measure.lowerBound >= lender.numberTokens.upperBound, lender.kind == .count
    else { return false }
    let first = draft.tokens.lowerBound
    if sentence.word(draft.tokens.upperBound) == who {
      return (measure.upperBound..<min(measure.upperBound + 2, sentence.range.upperBound))
        .contains { sentence.word($0) == who }
    }
    let before = sentence.word(first - 1)
    if moving.contains(sentence.word(measure.upperBound - 1)) {
      return (before == to || before == at) && (draft.hasPoint || !draft.isBareDigits)
    }
    return counting.contains(before) && draft.scale == lender.scale
      && first - measure.upperBound <= Self.near && !isCounting(draft, in: sentence)
  }

  func lendCount(
    from lender: FigureDraft, to draft: inout FigureDraft, in sentence: FigureSentence
  ) {
    draft.unitTokens = lender.measure
    // "rose 64 points to 4,577": the index, not its points, is measured.
    if let last = lender.measure?.last, !moving.contains(sentence.word(last)) {
      draft.measure = lender.measure
    }
    draft.kind = .count
    draft.rule = .shared
  }
}
