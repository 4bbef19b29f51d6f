import AnnalsPipeline
import AnnalsRecords
import AnnalsTestSupport
import Testing

/// What holds for any text when all dimensions meet in it.
@Suite struct PipelinePropertyTests {
  private static let pieces = [
    "in", "1958", "'33", "1958–62", "August", "17", "the", "spring", "of", "over", "13", "billion",
    "to", "between", "and", "3.5", "million", "tons", "per", "cent", "%", "$", "£", "half", "a",
    "third", "at", "least", "some", "people", "died", "were", "sold", "not", "would", "if", "Mao",
    "Li", "Wen", "Berlin", "BERLIN", "Ministry", "said", "wrote", "according", "that", "he",
    "which", "“", "”", "\"", "'", "’s",
    "—", "–", "-", ",", ".", ":", ";", "(", ")", "?", "!", "\n", "\n\n", "famine", "target", "was",
    "planned", "years", "later", "next", "year", "No.", "Dr.", "U.S.", "½", "😀", "é", "two", "one",
    "3 billion years ago", "ago", "in", "ten", "from", "rose", "by", "30,000", "45m", "BC", "19th",
    "century",
    "1930s",
    "yesterday",
  ]

  private static func text(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    var text = ""
    for _ in 0..<Int.random(in: 1..<60, using: &random) {
      if Int.random(in: 0..<5, using: &random) > 0 { text += " " }
      text += pieces.randomElement(using: &random) ?? ""
    }
    return text
  }

  @Test(arguments: 0..<80) func everyRowIsSound(block: Int) {
    for seed in 0..<250 {
      let text = Self.text(seed: UInt64(block * 250 + seed))
      let scalars = Array(text.unicodeScalars)
      let records = PipelineTests.pipeline.records(id: "a", text: text)
      func slice(_ start: Int, _ end: Int) -> String {
        String(String.UnicodeScalarView(scalars[start..<end]))
      }
      var ids: Set<String> = []
      func check<Record: EvidencedRecord>(_ list: RecordList<Record>) {
        for record in list {
          let evidence = record.evidence
          #expect(slice(evidence.start, evidence.end) == evidence.exact, "seed \(seed): \(text)")
          #expect(ids.insert(record.id).inserted, "seed \(seed): \(text)")
        }
      }
      check(records.dates)
      check(records.events)
      check(records.figures)
      check(records.quotations)
      check(records.mentions)
      let entities = Array(records.entities)
      #expect(Set(entities.map(\.id)).count == entities.count, "\(text)")
      for entity in entities {
        let count = Array(records.mentions).count { $0.entityID == entity.id }
        #expect(count == entity.mentions && count > 0, "\(text)")
      }
      for figure in records.figures {
        if let low = figure.low, let high = figure.high { #expect(low <= high, "\(text)") }
        let count = [figure.value, figure.low, figure.high].count { $0 != nil }
        #expect(count > 0, "\(text)")
      }
      for quotation in records.quotations {
        if let start = quotation.speakerStart, let end = quotation.speakerEnd {
          #expect(slice(start, end) == quotation.speakerText, "\(text)")
        }
      }
    }
  }
}
