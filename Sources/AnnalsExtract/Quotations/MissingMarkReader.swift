import AnnalsAnnotation
import AnnalsLanguage

/// Says where words begin or end whose mark on that side is missing, by the likeliest reading.
///
/// `“It is late, he said.` ends before "he said"; `He said, It is late.”` begins behind the comma, and
/// `“Come,” he said. It is late.”` where the next sentence begins. Every look is bounded, so that a text
/// of nothing but such marks stays linear.
struct MissingMarkReader: Sendable {
  private let subjects: SubjectFinder
  private let ends: WordSet
  private let sentenceEnds: WordSet
  private let strongEnds: WordSet
  private static let reach = 200
  private static let attributionReach = 24

  init(lexicon: QuotationLexicon, words: inout VocabularyBuilder) {
    subjects = SubjectFinder(lexicon: lexicon)
    ends = WordSet([",", "!", "?", "—", "--", "–"], in: &words)
    sentenceEnds = WordSet([".", "!", "?", "…", "..."], in: &words)
    strongEnds = WordSet([",", ".", "!", "?", "…", "...", "—", "--"], in: &words)
  }

  /// Where the words end that an opening mark before `content` begins: before the first attribution that
  /// interrupts them, else where the content does.
  func end(ofUnclosed content: Range<Int>, in tokens: [Token]) -> Int {
    let limit = min(content.upperBound, content.lowerBound + Self.reach)
    for index in content.lowerBound..<limit where ends.contains(tokens[index].word) {
      let next = index + 1
      guard index > content.lowerBound, next < limit,
        let (match, _) = subjects.attribution(
          from: next, limit: min(content.upperBound, next + Self.attributionReach), in: tokens),
        match.cue.use == .utter || match.cue.isThought
      else { continue }
      return next
    }
    return content.upperBound
  }

  /// Whether a block's first quotation is the end of one that began in an earlier block.
  func closes(_ result: QuotationMatcher.Result, in block: Range<Int>, _ tokens: [Token]) -> Bool {
    guard let close = result.strayCloses.first, close > block.lowerBound + 1,
      strongEnds.contains(tokens[close - 1].word)
    else { return false }
    return result.stretches.first.map { $0.start > close } ?? true
  }

  /// Where the words begin that only the closing mark at `close` sets off; nil where the mark may stand
  /// there by mistake or for something else, which is so unless punctuation ends the words.
  ///
  /// - Parameters:
  ///   - floor: the end of the quotation before, or the start of the block.
  ///   - isBehindQuotation: which of the two. Behind a quotation, everything from the next sentence on
  ///     is taken for its speaker's; in a block without one, only what an introduction or the last
  ///     sentence holds.
  func start(
    ofUnopened close: Int, floor: Int, isBehindQuotation: Bool, in tokens: [Token]
  ) -> Int? {
    guard close - 1 > floor, strongEnds.contains(tokens[close - 1].word) else { return nil }
    let low = max(floor, close - Self.reach)
    if let introduced = introducedStart(low, close, tokens) { return introduced }
    if isBehindQuotation {
      guard low == floor else { return nil }
      return (low + 1..<close).first { tokens[$0].shape.contains(.sentenceStart) }
    }
    return (low..<close).last { tokens[$0].shape.contains(.sentenceStart) }
  }

  /// Behind "he said," or "he said:" before a capital.
  private func introducedStart(_ low: Int, _ close: Int, _ tokens: [Token]) -> Int? {
    for index in low..<close - 1 where tokens[index + 1].shape.contains(.capitalized) {
      guard index > low,
        tokens[index].word == subjects.lexicon.comma
          || tokens[index].word == subjects.lexicon.colon,
        let cue = subjects.lexicon.cues.longestMatch(
          in: tokens, endingAt: index, from: max(low, index - 3)), cue.value.use == .utter
      else { continue }
      return index + 1
    }
    return nil
  }
}
