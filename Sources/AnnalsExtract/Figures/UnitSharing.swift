import AnnalsAnnotation
import AnnalsLanguage

/// Lends units inside a sentence: "97 and 110 per cent", "2.1 million tons in 1957 to 2.9 million in 1958".
struct UnitSharing: Sendable {
  private let comma, and, or: WordID

  init(words: inout VocabularyBuilder) {
    comma = words.id(of: ",")
    and = words.id(of: "and")
    or = words.id(of: "or")
  }

  func share(_ drafts: inout [FigureDraft], in sentence: FigureSentence) {
    guard drafts.count > 1 else { return }
    shareBackward(&drafts, in: sentence)
    shareForward(&drafts)
  }

  /// From the last member of a list to the plain numbers before it.
  private func shareBackward(_ drafts: inout [FigureDraft], in sentence: FigureSentence) {
    var isInList = false
    for index in drafts.indices.dropLast().reversed() {
      let joint = joint(drafts[index], drafts[index + 1], in: sentence)
      isInList = joint == .conjunction || joint == .comma && isInList
      guard isInList, drafts[index].isPlain, drafts[index].scale == nil else {
        isInList = false
        continue
      }
      lend(from: drafts[index + 1], to: &drafts[index], withScale: true)
    }
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

  /// From a figure with a unit to later plain ones of the same scale.
  private func shareForward(_ drafts: inout [FigureDraft]) {
    for index in drafts.indices.dropFirst()
    where drafts[index].isPlain && drafts[index].scale != nil
      && drafts[index].scale == drafts[index - 1].scale && drafts[index - 1].unit != nil
      && drafts[index - 1].kind != .share
    {
      lend(from: drafts[index - 1], to: &drafts[index], withScale: false)
    }
  }

  private func lend(from lender: FigureDraft, to draft: inout FigureDraft, withScale: Bool) {
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
    guard lender.unit != nil || lender.measure != nil, lender.rule != .age else { return }
    draft.unit = lender.unit
    draft.denominator = lender.denominator
    draft.unitTokens = lender.unitTokens
    draft.measure = lender.measure
    draft.kind = lender.kind
    draft.rule = .shared
  }
}
