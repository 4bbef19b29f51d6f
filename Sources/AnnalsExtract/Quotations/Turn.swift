import AnnalsAnnotation
import AnnalsLanguage

/// A paragraph with utterances, or several that one utterance runs through.
struct Turn: Sendable {
  /// Index into `Document.blocks` of its first paragraph, and of its last.
  let firstBlock: Int
  var lastBlock: Int
  /// The utterances that stand in no other, in text order.
  var quotations: [Int]
  /// Where its narration may stand: from its first utterance's paragraph on.
  var tokens: Range<Int>
  /// Whether words stand outside its utterances.
  var hasNarration: Bool
  /// The first and the last of its utterances that have a speaker.
  var firstKnown: Int?
  var lastKnown: Int?

  /// The turns of a document in text order. Words inside its clauses, terms and slogans make none.
  static func all(
    in quotations: [AttributedQuotation], _ analyzed: AnalyzedDocument
  ) -> [Turn] {
    var turns: [Turn] = []
    var sentence = 0
    var index = 0
    while index < quotations.count {
      let block = quotations[index].stretch.block
      let first = index
      while index < quotations.count, quotations[index].stretch.block == block { index += 1 }
      let tokens = blockTokens(block, from: &sentence, analyzed)
      guard let turn = Turn(block, first..<index, tokens, quotations, analyzed.tokens) else {
        continue
      }
      if let last = turns.last, quotations[turn.quotations[0]].stretch.continues != nil,
        last.lastBlock + 1 == block
      {
        turns[turns.count - 1].append(turn)
      } else {
        turns.append(turn)
      }
    }
    return turns
  }

  private init?(
    _ block: Int, _ range: Range<Int>, _ tokens: Range<Int>, _ quotations: [AttributedQuotation],
    _ all: [Token]
  ) {
    firstBlock = block
    lastBlock = block
    self.tokens = tokens
    self.quotations = range.filter {
      quotations[$0].stretch.parent == nil && quotations[$0].kind == .direct
        && quotations[$0].stretch.voice == nil
    }
    if self.quotations.isEmpty { return nil }
    hasNarration = false
    var index = tokens.lowerBound
    for quotation in range where quotations[quotation].stretch.parent == nil {
      let stretch = quotations[quotation].stretch
      hasNarration = hasNarration || Self.holdsWord(index, stretch.start, all)
      index = max(index, stretch.end)
    }
    hasNarration = hasNarration || Self.holdsWord(index, tokens.upperBound, all)
    let known = self.quotations.filter { quotations[$0].attribution?.speaker != nil }
    firstKnown = known.first
    lastKnown = known.last
  }

  private static func holdsWord(_ start: Int, _ end: Int, _ tokens: [Token]) -> Bool {
    start < end && tokens[start..<end].contains { !$0.shape.contains(.punctuation) }
  }

  private mutating func append(_ next: Turn) {
    lastBlock = next.lastBlock
    quotations += next.quotations
    tokens = tokens.lowerBound..<next.tokens.upperBound
    hasNarration = hasNarration || next.hasNarration
    firstKnown = firstKnown ?? next.firstKnown
    lastKnown = next.lastKnown ?? lastKnown
  }

  private static func blockTokens(
    _ block: Int, from sentence: inout Int, _ analyzed: AnalyzedDocument
  ) -> Range<Int> {
    let sentences = analyzed.sentences
    while sentences[sentence].block != block { sentence += 1 }
    let start = sentences[sentence].tokens.lowerBound
    while sentence + 1 < sentences.count, sentences[sentence + 1].block == block { sentence += 1 }
    return start..<sentences[sentence].tokens.upperBound
  }
}
