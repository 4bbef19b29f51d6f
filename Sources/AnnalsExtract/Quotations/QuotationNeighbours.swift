import AnnalsAnnotation
import AnnalsLanguage

/// For each stretch what bounds the words around it.
struct QuotationNeighbours {
  private(set) var lows: [Int] = []
  private(set) var highs: [Int] = []
  /// The stretch before in the same paragraph or quotation.
  private(set) var previous: [Int?] = []
  /// The end of the last quotation before the stretches of a block, by block.
  private(set) var ends: [Int: Int] = [:]

  init(_ stretches: [QuotedStretch], _ analyzed: AnalyzedDocument) {
    lows = Array(repeating: 0, count: stretches.count)
    highs = lows
    previous = Array(repeating: nil, count: stretches.count)
    let blocks = Self.blockRanges(of: stretches, in: analyzed)
    var lastAt: [Int] = []
    var lastInBlock: Int?
    var lastEnd = 0
    for (index, stretch) in stretches.enumerated() {
      let around = stretch.parent.map { stretches[$0].content } ?? blocks[index]
      lows[index] = around.lowerBound
      highs[index] = around.upperBound
      let sibling: Int?
      if let parent = stretch.parent {
        sibling = lastAt[parent] >= 0 ? lastAt[parent] : nil
        lastAt[parent] = index
      } else {
        sibling = lastInBlock.flatMap { stretches[$0].block == stretch.block ? $0 : nil }
        if sibling == nil { ends[stretch.block] = lastEnd }
        lastInBlock = index
        lastEnd = stretch.end
      }
      lastAt.append(-1)
      if let sibling {
        lows[index] = max(lows[index], stretches[sibling].end)
        highs[sibling] = min(highs[sibling], stretch.start)
        previous[index] = sibling
      }
    }
  }

  /// The tokens of each stretch's block.
  private static func blockRanges(
    of stretches: [QuotedStretch], in analyzed: AnalyzedDocument
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var sentence = 0
    let sentences = analyzed.sentences
    var block = 0..<0
    var current = -1
    for stretch in stretches {
      if stretch.block != current {
        while sentences[sentence].block != stretch.block { sentence += 1 }
        let start = sentences[sentence].tokens.lowerBound
        while sentence + 1 < sentences.count, sentences[sentence + 1].block == stretch.block {
          sentence += 1
        }
        block = start..<sentences[sentence].tokens.upperBound
        current = stretch.block
      }
      ranges.append(block)
    }
    return ranges
  }
}
