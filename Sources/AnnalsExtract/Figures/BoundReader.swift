import AnnalsAnnotation
import AnnalsLanguage

/// Finds hedges and bounds before and behind a number.
///
/// "nearly" and "almost" count as `about`: they say how close, and which side only by the way.
struct BoundReader: Sendable {
  private var before = CuePhrases<FigureMention.Bound>()
  private var behind = CuePhrases<FigureMention.Bound>()
  private let plus, over: WordID
  private let exceed, beforeOver: WordSet

  init(words: inout VocabularyBuilder) {
    for row in words.lexicon("Figures/bounds").rows {
      guard let bound = FigureMention.Bound(rawValue: row.cells[1]) else {
        preconditionFailure("Figures/bounds:\(row.line): no bound '\(row.cells[1])'")
      }
      if row.cells[2] == "before" {
        before.insert(row.cells[0], bound, in: &words)
      } else {
        behind.insert(row.cells[0], bound, in: &words)
      }
    }
    plus = words.id(of: "+")
    over = words.id(of: "over")
    beforeOver = WordSet(["for", "after", "of", "lasted", "took"], in: &words)
    exceed = WordSet(["exceed", "exceeds", "exceeded", "exceeding"], in: &words)
  }

  /// Puts the bound into the draft and stretches it over the hedge.
  /// - Parameter start: index that the hedge may not reach beyond.
  func read(_ draft: inout FigureDraft, from start: Int, in sentence: FigureSentence) {
    let first = draft.tokens.lowerBound
    if let match = before.longestMatch(in: sentence.tokens, endingAt: first, from: start),
      match.value != .exact, !isDuring(match.count, before: first, draft, in: sentence)
    {
      set(match.value, on: &draft)
      draft.tokens = (first - match.count)..<draft.tokens.upperBound
    } else if first > start, exceed.contains(sentence.word(first - 1)) {
      set(.moreThan, on: &draft)
    }
    let end = draft.tokens.upperBound
    if sentence.word(end) == plus, sentence.isGlued(end) {
      set(.atLeast, on: &draft)
      draft.tokens = draft.tokens.lowerBound..<(end + 1)
    } else if let match = behind.longestMatch(
      in: sentence.tokens, at: end, limit: sentence.range.upperBound),
      !sentence.isPunctuation(end) || sentence.isGlued(end)
    {
      set(match.value, on: &draft)
      draft.tokens = draft.tokens.lowerBound..<(end + match.count)
    }
  }

  /// The index before a hedge that ends before `index`, or `index`: for "between about 5 and 6".
  func start(ofHedgeBefore index: Int, from start: Int, in sentence: FigureSentence) -> Int {
    guard let match = before.longestMatch(in: sentence.tokens, endingAt: index, from: start),
      match.value != .exact
    else { return index }
    return index - match.count
  }

  /// The index behind a hedge that begins at `index`, or nil: for "between 5 and perhaps 6".
  func unboundHedge(at index: Int, in sentence: FigureSentence) -> Int? {
    before.longestMatch(in: sentence.tokens, at: index, limit: sentence.range.upperBound)
      .map { index + $0.count }
  }

  private func set(_ bound: FigureMention.Bound, on draft: inout FigureDraft) {
    // "up to two million or more" leaves both ends open.
    if draft.bound == .atMost, bound == .atLeast { draft.bound = .about }
    if draft.bound == .exact { draft.bound = bound }
  }

  /// "over three days" mostly says how long, not how much longer; "for over three days" does.
  private func isDuring(
    _ count: Int, before index: Int, _ draft: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    count == 1 && draft.kind == .duration && sentence.word(index - 1) == over
      && !beforeOver.contains(sentence.word(index - 2))
  }
}
