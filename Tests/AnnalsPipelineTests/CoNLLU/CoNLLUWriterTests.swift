import AnnalsPipeline
import Testing

@Suite struct CoNLLUWriterTests {
  private static let pipeline = Pipeline()

  @Test func givesEverySentenceWithItsPlaces() throws {
    var bytes: [UInt8] = []
    var writer = CoNLLUWriter(lemmatizer: Self.pipeline.lemmatizer) { bytes += $0 }
    try writer.write(AnalyzedSample.analyzed(by: Self.pipeline))
    try writer.finish()
    let columns = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { line in
      // Lemmas are the lemmatizer's business.
      var columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      if columns.count == 10 { columns.remove(at: 2) }
      return columns.joined(separator: " ")
    }
    #expect(
      columns == [
        "# newdoc id = sample", "# newpar", "# sent_id = sample-1",
        "# text = Tom Ash didn’t fold.",
        "1 Tom PROPN NNP _ 5 nsubj _ start_char=0|end_char=3|ner=B-person",
        "2 Ash PROPN NNP _ 1 flat _ start_char=5|end_char=8|ner=I-person",
        "3-4 didn’t _ _ _ _ _ _ start_char=9|end_char=15",
        "3 did AUX VBD _ 5 aux _ start_char=9|end_char=12",
        "4 n’t PART RB _ 5 advmod _ start_char=12|end_char=15",
        "5 fold VERB VB _ 0 root _ SpaceAfter=No|start_char=16|end_char=20",
        "6 . PUNCT . _ 5 punct _ start_char=20|end_char=21", "",
        "# sent_id = sample-2", "# text = 😀",
        "1 😀 SYM NFP _ 0 root _ start_char=22|end_char=23", "",
        "# newpar", "# sent_id = sample-3", "# text = Up!",
        "1 Up ADV RB _ 0 root _ SpaceAfter=No|start_char=25|end_char=27|ner=B-place",
        "2 ! PUNCT . _ 1 punct _ start_char=27|end_char=28", "", "",
      ])
  }
}
