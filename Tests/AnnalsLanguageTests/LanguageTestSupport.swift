import AnnalsAnnotation
import AnnalsLanguage

/// A document whose text is one block.
func plainDocument(_ text: String) -> Document {
  let utf8 = Array(text.utf8)
  return Document(
    source: SourceMetadata(id: "test", path: "test.txt"), text: DocumentText(utf8: utf8),
    lines: LineMap(countingLinesOf: utf8),
    blocks: utf8.isEmpty ? [] : [Block(span: TextSpan(0..<utf8.count), kind: .paragraph)])
}

func analyzer() -> Analyzer {
  var words = VocabularyBuilder()
  let abbreviations = Abbreviations(words: &words)
  return Analyzer(vocabulary: words.vocabulary(), abbreviations: abbreviations)
}

func analyze(_ text: String) -> AnalyzedDocument { analyzer().analyze(plainDocument(text)) }

/// Random numbers that are the same on every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
