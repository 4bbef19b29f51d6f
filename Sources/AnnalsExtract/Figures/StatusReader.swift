import AnnalsAnnotation
import AnnalsLanguage
import AnnalsLexicons

/// Finds whether a figure is told as a plan or as an estimate, by the nearest cue before it in its clause.
struct StatusReader: Sendable {
  private var cues = PhraseTable<FigureMention.Status>()
  private let be, to: WordSet
  private let numbers: NumberWords
  private static let reach = 24

  init(words: inout VocabularyBuilder, numbers: NumberWords) {
    self.numbers = numbers
    for row in LexiconFile(named: "Figures/status-cues").rows {
      guard let status = FigureMention.Status(rawValue: row.cells[1]) else {
        preconditionFailure("Figures/status-cues:\(row.line): no status '\(row.cells[1])'")
      }
      cues.insert(row.cells[0], status, in: &words)
    }
    be = WordSet(["was", "were", "is", "are"], in: &words)
    to = WordSet(["to"], in: &words)
  }

  func status(
    of draft: FigureDraft, from start: Int, in sentence: FigureSentence
  ) -> FigureMention.Status {
    var index = draft.tokens.lowerBound - 1
    let limit = max(start, index - Self.reach)
    while index >= limit {
      if let match = cues.longestMatch(
        in: sentence.tokens, at: index, limit: draft.tokens.lowerBound),
        !isCopulaBeforeNumber(index, match.count, draft)
      {
        return match.value
      }
      index -= 1
    }
    return .actual
  }

  /// "is to 5" states a ratio, no plan: a verb must follow "to".
  private func isCopulaBeforeNumber(_ index: Int, _ count: Int, _ draft: FigureDraft) -> Bool {
    count == 2 && index + count == draft.tokens.lowerBound
  }
}
