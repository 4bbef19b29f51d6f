import AnnalsAnnotation
import AnnalsLanguage

/// Finds how a figure goes on with the one right before it, so that both speak of the same thing.
struct FigureLinks: Sendable {
  enum Link {
    /// The same again in another unit: "296 hp (224 kW / 300 PS)".
    case restated
    /// In brackets, a few words on: "58 million in 1958 (29 per cent)".
    case bracketed
    /// "up 17 points, or 0.2 per cent".
    case or
    /// "97 and 110 per cent", "5.9 million against 10.4 million", "4 per cent to $13".
    case beside
  }

  private let openers, joints, restating: WordSet
  private let or, out, of, to, against: WordID
  /// How far before a bracket the figure may end that is spoken of in it.
  private static let reach = 5

  init(words: inout VocabularyBuilder) {
    openers = WordSet(["(", "["], in: &words)
    restating = WordSet(["(", "[", "/"], in: &words)
    joints = WordSet(["and", "or"], in: &words)
    or = words.id(of: "or")
    out = words.id(of: "out")
    to = words.id(of: "to")
    of = words.id(of: "of")
    against = words.id(of: "against")
  }

  /// - Parameter previous: the figure before, with what it counts and measures.
  func link(
    _ previous: FigureDraft, _ draft: FigureDraft, in sentence: FigureSentence
  ) -> Link? {
    let end = max(previous.tokens.upperBound, previous.counted?.upperBound ?? 0)
    let start = draft.tokens.lowerBound
    guard end < start, !sentence.tree.isEmpty else { return nil }
    let first = sentence.word(end)
    switch start - end {
    case 1 where restating.contains(first): return .restated
    case 1 where first == against: return .beside
    case 1 where sentence.word(draft.tokens.upperBound) == of: return nil
    case 1 where first == to && draft.unit != nil: return .beside
    case 1 where joints.contains(first) && draft.unit != nil:
      return first == or && draft.unit != previous.unit ? .or : .beside
    case 2 where sentence.word(start - 1) == or: return .or
    case 2 where first == out && sentence.word(start - 1) == of: return .beside
    default: return isBracketed(start, behind: end, in: sentence) ? .bracketed : nil
    }
  }

  /// "(plus 16 per cent)", "in 1958 (29 per cent)": no noun but a date stands before the bracket.
  private func isBracketed(_ start: Int, behind end: Int, in sentence: FigureSentence) -> Bool {
    let marks = [start - 1, start - 2]
    guard let mark = marks.first(where: { openers.contains(sentence.word($0)) }), mark >= end,
      mark - end <= Self.reach
    else { return false }
    return (end..<mark).allSatisfy {
      sentence.isDated[$0] || sentence.tree.relation($0) == .case
    }
  }
}
