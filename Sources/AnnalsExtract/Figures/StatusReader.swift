import AnnalsAnnotation
import AnnalsLanguage
import AnnalsLexicons

/// Finds whether a figure is told as a plan or as an estimate, by the nearest cue before it in its
/// clause.
struct StatusReader: Sendable {
  private var cues = CuePhrases<FigureMention.Status>()
  private let be, joints, conjunctions: WordSet
  private static let reach = 24

  init(words: inout VocabularyBuilder) {
    for row in LexiconFile(named: "Figures/status-cues").rows {
      guard let status = FigureMention.Status(rawValue: row.cells[1]) else {
        preconditionFailure("Figures/status-cues:\(row.line): no status '\(row.cells[1])'")
      }
      cues.insert(row.cells[0], status, in: &words)
    }
    be = WordSet(["was", "were", "is", "are"], in: &words)
    joints = WordSet(["and", "or", "to", ",", "from"], in: &words)
    conjunctions = WordSet(["and", "or"], in: &words)
  }

  /// - Parameters:
  ///   - start: first token of the figure's clause.
  /// - previous: where the figure before it ends. A cue reaches over it only in a list or a range,
  /// or
  ///     where the cue is a plural: "the targets were 18 million of this, 12 million of that".
  func status(
    of draft: FigureDraft, from start: Int, previous: Int?, in sentence: FigureSentence
  ) -> FigureMention.Status {
    let first = draft.tokens.lowerBound
    var index = first - 1
    let limit = max(start, index - Self.reach)
    let goesOn = joints.contains(sentence.word(index))
    while index >= limit {
      if isBarrier(index, in: sentence) { return .actual }
      if let match = cues.longestMatch(in: sentence.tokens, at: index, limit: first),
        !isWithoutEffect(index, match.count, first, in: sentence)
      {
        let isCrossing = previous.map { index < $0 } ?? false
        let isPlural = match.count == 1 && sentence.ends(index, in: "s")
        return isCrossing && !goesOn && !isPlural ? .actual : match.value
      }
      index -= 1
    }
    return .actual
  }

  /// "is to 5" states a ratio, no plan: a verb must follow "to". "the target and 116 per cent" has
  /// done
  /// with the target.
  private func isWithoutEffect(
    _ index: Int, _ count: Int, _ first: Int, in sentence: FigureSentence
  ) -> Bool {
    let end = index + count
    return count == 2 && end == first && be.contains(sentence.word(index))
      || conjunctions.contains(sentence.word(end))
  }

  /// A mark that ends what a cue holds for.
  private func isBarrier(_ index: Int, in sentence: FigureSentence) -> Bool {
    guard sentence.isPunctuation(index), let byte = sentence.bytes(index).first else {
      return false
    }
    return ";:()".utf8.contains(byte)
  }
}
