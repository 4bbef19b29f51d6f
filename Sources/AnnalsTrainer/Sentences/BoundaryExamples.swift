import AnnalsAnnotation
import AnnalsLanguage

/// The places where a sentence could end in the training texts, with their features.
struct BoundaryExamples {
  /// Rows of all places, one after the other.
  private(set) var rows: [UInt32] = []
  /// Where each place's rows end in `rows`.
  private(set) var ends: [Int] = []
  /// Whether a sentence ends there.
  private(set) var labels: [Bool] = []

  var count: Int { labels.count }

  private let abbreviations: Abbreviations
  private let tokenizer: Tokenizer

  init() {
    var words = VocabularyBuilder()
    abbreviations = Abbreviations(words: &words)
    tokenizer = Tokenizer(vocabulary: words.vocabulary(), abbreviations: abbreviations)
  }

  mutating func add(_ documents: [TreebankText.Document], layout: TextLayout) {
    for (number, document) in documents.enumerated()
    where number % layout.step == layout.offset % layout.step {
      for block in layout.blocks(of: document) { add(block.utf8, ends: block.ends) }
    }
  }

  private mutating func add(_ utf8: [UInt8], ends sentenceEnds: Set<Int>) {
    var tokens: [Token] = []
    utf8.withUnsafeBufferPointer { bytes in
      tokenizer.tokenize(bytes, block: TextSpan(0..<utf8.count), into: &tokens)
      tokens.withUnsafeBufferPointer { tokens in
        BoundaryWalk.run(bytes, tokens: tokens, abbreviations: abbreviations) { place in
          let isEnd = sentenceEnds.contains(Int(tokens[place.index].utf8End))
          self.rows.append(contentsOf: place.rows)
          ends.append(self.rows.count)
          labels.append(isEnd)
          return isEnd
        }
      }
    }
  }
}
