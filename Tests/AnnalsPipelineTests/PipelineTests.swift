import AnnalsPipeline
import AnnalsRecords
import Testing

/// The library as a programmer imports it.
@Suite struct PipelineTests {
  static let pipeline = Pipeline()

  @Test func givesRecordsOfATextInMemory() throws {
    let records = Self.pipeline.records(
      id: "a", text: "In 1958 they sold 40 tons of rice. “Nobody asked,” Li Wen said.")
    let figure = try #require(Array(records.figures).first)
    #expect(figure.evidence.exact == "40 tons")
    #expect(figure.value?.description == "40")
    #expect(figure.date == "1958")
    #expect(figure.id.hasPrefix("fig-") && figure.id.utf8.count == 16)
    #expect(Array(records.dates).map(\.value) == ["1958"])
    #expect(Array(records.quotations).map(\.speaker) == ["Li Wen"])
    #expect(Array(records.events).map(\.lemma).contains("sell"))
    #expect(records.source.words == 13)
  }

  @Test func resolvesAgainstTheTextsOwnDate() {
    let records = Self.pipeline.records(
      id: "a", text: "HONG KONG. – The governor left yesterday.", date: "1960-03-01")
    #expect(Array(records.dates).map(\.edtf) == ["1960-02-29"])
  }

  @Test func givesTheSameRecordsOnEveryRun() {
    let records = Self.pipeline.records(
      id: "a", text: "Some 600,000 left in 1847; 600,000 stayed; 600,000 died.")
    #expect(Array(records.figures).map(\.id) == Array(records.figures).map(\.id))
    #expect(Set(Array(records.figures).map(\.id)).count == 3)
    #expect(Set(Array(records.events).map(\.id)).count == records.events.count)
  }

  @Test(arguments: [
    "", " ", "\u{FEFF}", "😀", "\u{301}", "\u{202E}abc\u{202C}", "שלום 1958 עולם", "A\u{0}B 40 tons",
    "NO PUNCTUATION AT ALL IN 1958 THEY SOLD 40 TONS", "…………", "\"\"\"\"''''", "1958195819581958",
    "$$$ £££ %%%", "-- – — - 3 - 4 – 5", "'33 '", "½ ⅓ 3½", "1/2/3/4", "\r\r\n\n\t",
  ])
  func takesAnyText(text: String) {
    let records = Self.pipeline.records(id: "a", text: text)
    let scalars = Array(text.unicodeScalars)
    func check(_ evidence: Evidence) {
      let slice = scalars[evidence.start..<evidence.end]
      #expect(String(String.UnicodeScalarView(slice)) == evidence.exact)
    }
    for record in records.dates { check(record.evidence) }
    for record in records.events { check(record.evidence) }
    for record in records.figures { check(record.evidence) }
    for record in records.quotations { check(record.evidence) }
    for record in records.mentions { check(record.evidence) }
  }
}
