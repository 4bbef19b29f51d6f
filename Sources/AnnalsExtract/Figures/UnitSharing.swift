import AnnalsAnnotation
import AnnalsLanguage

/// Lends units inside a sentence: "97 and 110 per cent", "2.1 million tons in 1957 to 2.9 million
/// in 1958".
struct UnitSharing: Sendable {
  let comma, and, or, against, out, of, from, to, at, but, who, hyphen: WordID
  let counting, moving: WordSet
  let personVerbs: WordSet

  init(words: inout VocabularyBuilder) {
    comma = words.id(of: ",")
    and = words.id(of: "and")
    or = words.id(of: "or")
    against = words.id(of: "against")
    out = words.id(of: "out")
    of = words.id(of: "of")
    from = words.id(of: "from")
    to = words.id(of: "to")
    at = words.id(of: "at")
    but = words.id(of: "but")
    who = words.id(of: "who")
    hyphen = words.id(of: "-")
    counting = CueWords.set("before an elided count", in: &words)
    moving = WordSet(["point", "points"], in: &words)
    personVerbs = WordSet(
      words.lexicon("Figures/counted-nouns").rows
        .filter { $0.cells[1] == "what persons do" }.map { $0.cells[0] }, in: &words)
  }

  func share(_ drafts: inout [FigureDraft], in sentence: FigureSentence) {
    if drafts.count > 1 {
      joinBounds(&drafts, in: sentence)
      shareBackward(&drafts, in: sentence)
      shareForward(&drafts, in: sentence)
    }
    drafts.removeAll { $0.isSuspended && $0.isPlain }
  }

  /// From the last member of a list to the plain numbers before it.
  private func shareBackward(_ drafts: inout [FigureDraft], in sentence: FigureSentence) {
    var isInList = false
    for index in drafts.indices.dropLast().reversed() {
      let joint = joint(drafts[index], drafts[index + 1], in: sentence)
      isInList = joint == .conjunction || joint == .comma && isInList
      guard isInList, drafts[index].isPlain, drafts[index].scale == nil,
        !drafts[index].isSuspended || isHyphened(drafts[index + 1], in: sentence)
      else {
        isInList = false
        continue
      }
      lend(from: drafts[index + 1], to: &drafts[index], withScale: true)
    }
  }

  /// Whether a hyphen stands between a number and what it counts.
  private func isHyphened(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    draft.isSuspended || sentence.word(draft.numberTokens.upperBound) == hyphen
  }

  private enum Joint { case comma, conjunction, other }

  private func joint(
    _ first: FigureDraft, _ second: FigureDraft, in sentence: FigureSentence
  ) -> Joint {
    let gap = first.tokens.upperBound..<second.tokens.lowerBound
    guard let last = gap.last, gap.count <= 2 else { return .other }
    let word = sentence.word(last)
    if gap.count == 2 {
      return sentence.word(gap.lowerBound) == comma && (word == and || word == or)
        ? .conjunction : .other
    }
    return word == and || word == or ? .conjunction : word == comma ? .comma : .other
  }

  /// From a figure with a unit to later ones of the same scale, over shares in brackets; and to the
  /// number that a figure is set against: "5.94 million tons against 4.67".
  private func shareForward(_ drafts: inout [FigureDraft], in sentence: FigureSentence) {
    var lender: Int?
    var counted: Int?
    for index in drafts.indices {
      if let previous = lender, accepts(drafts[index], from: drafts[previous], in: sentence) {
        lend(from: drafts[previous], to: &drafts[index], withScale: false)
      } else if index > 0, drafts[index].isPlain, drafts[index].scale == nil,
        isSetAgainst(drafts[index - 1], drafts[index], in: sentence)
          || isSecondThought(drafts[index - 1], drafts[index], in: sentence)
          || isEndOfMove(drafts[index - 1], drafts[index], in: sentence)
          || isOtherLevel(drafts[index - 1], drafts[index], in: sentence)
      {
        lend(from: drafts[index - 1], to: &drafts[index], withScale: true)
      }
      if let counted, isElidedCount(drafts[index], drafts[counted], in: sentence) {
        lendCount(from: drafts[counted], to: &drafts[index], in: sentence)
      }
      if drafts[index].kind == .count, drafts[index].measure != nil { counted = index }
      if drafts[index].kind == .share || drafts[index].kind == .duration { continue }
      lender = drafts[index].unit == nil ? nil : index
    }
  }

  private func accepts(
    _ draft: FigureDraft, from lender: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    guard draft.scale != nil, draft.scale == lender.scale, lender.denominator == nil,
      draft.isPlain || draft.isPartitive && draft.unit == nil
    else { return false }
    // "12 million tons, and 2 million died": people, not tons.
    let end = draft.tokens.upperBound
    return !(end..<(end + 4)).contains { personVerbs.contains(sentence.word($0)) }
  }

  private func isSetAgainst(
    _ first: FigureDraft, _ second: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    let gap = first.tokens.upperBound..<second.tokens.lowerBound
    if gap.count == 1 { return sentence.word(gap.lowerBound) == against }
    return gap.count == 2 && sentence.word(gap.lowerBound) == out
      && sentence.word(gap.lowerBound + 1) == of
  }

  /// "8 million, or at 8.5", "four million, four and a half": the same number said again.
  private func isSecondThought(
    _ first: FigureDraft, _ second: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    guard let scale = first.scale, scale.doubleValue >= 1000 else { return false }
    let ratio = second.number.doubleValue * scale.doubleValue / first.number.doubleValue
    guard ratio > 0.5, ratio < 2 else { return false }
    var gap = first.tokens.upperBound..<second.tokens.lowerBound
    if sentence.word(gap.lowerBound) == comma { gap = (gap.lowerBound + 1)..<gap.upperBound }
    if gap.isEmpty { return sentence.isPunctuation(second.tokens.upperBound) }
    guard sentence.word(gap.lowerBound) == or else { return false }
    return gap.count == 1 || gap.count == 2 && sentence.word(gap.lowerBound + 1) == at
  }

  /// "from 10.8 per thousand in 1957 to 25.4".
  private func isEndOfMove(
    _ first: FigureDraft, _ second: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    sentence.word(first.tokens.lowerBound - 1) == from && first.kind != .duration
      && sentence.word(second.tokens.lowerBound - 1) == to
      && second.tokens.lowerBound - first.tokens.upperBound <= 8
  }

  func lend(from lender: FigureDraft, to draft: inout FigureDraft, withScale: Bool) {
    if withScale, let scale = lender.scale, draft.number.doubleValue < 1000,
      let number = draft.number.multiplied(by: scale)
    {
      if let upper = draft.upper {
        guard let scaled = upper.multiplied(by: scale) else { return }
        draft.upper = scaled
      }
      draft.number = number
      draft.scale = scale
    }
    guard lender.unit != nil || lender.measure != nil,
      lender.rule != .age || draft.isSuspended
    else { return }
    draft.unit = lender.unit
    draft.denominator = lender.denominator
    draft.unitTokens = lender.unitTokens
    if lender.kind == .count, draft.unitTokens == nil, !lender.isPartitive {
      draft.unitTokens = lender.measure
    }
    if draft.measure == nil { draft.measure = lender.isPartitive ? nil : lender.measure }
    draft.kind = lender.kind
    draft.rule = .shared
  }
}
