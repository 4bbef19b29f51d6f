import AnnalsAnnotation
import AnnalsLexicons
import AnnalsRecords
import Testing

@Suite struct QuotationRecordTests {
  private let fixture = QuotationFixture.shared

  @Test func resolvesPronounToTheOnlyPerson() {
    let records = fixture.records(
      "Vera Holm said, “Come.” In May she went north. “It is cold,” she said.")
    #expect(records.map(\.speakerText) == ["Vera Holm", "she"])
    #expect(records.map(\.speaker) == ["Vera Holm", "Vera Holm"])
    #expect(records.map(\.basis) == [.stated, .pronoun])
  }

  @Test func leavesPronounOpenBetweenTwoPersons() {
    let records = fixture.records(
      "“Come,” said Hu.\n\n“No,” said Tan.\n\nHu and Tan went out. “It is cold,” he said.")
    #expect(records.last?.speakerText == "he")
    #expect(records.last?.speaker == nil)
  }

  @Test func keepsNamesThatAreTwoPersons() {
    let ambiguous = fixture.records("Peng Anwei met Peng Bo. “I was ill,” Peng said.")
    #expect(ambiguous[0].speaker == "Peng")
  }

  @Test func countsInCodePoints() {
    let record = fixture.records("Zoë Ängström said, “Ja – nå.”")[0]
    #expect(record.evidence.start == 20)
    #expect(record.evidence.end == 28)
    #expect(record.speakerStart == 0)
    #expect(record.speakerEnd == 12)
    #expect(record.cueStart == 13)
    #expect(record.cueEnd == 17)
  }

  @Test func sharesSpeakerAcrossAnInterruption() {
    let records = fixture.records("“One,” said Hu, “and two.”")
    #expect(records.map(\.speaker) == ["Hu", "Hu"])
    #expect(records[0].cueStart == records[1].cueStart)
  }

  @Test func takesSpeakerOfABlockQuotationFromItsMarkup() {
    let document = QuotationFixture.document("> The kilns are cold.", speaker: "Vera Holm")
    let record = fixture.records(in: document)[0]
    #expect(record.kind == .direct)
    #expect(record.speaker == "Vera Holm")
    #expect(record.speakerText == nil)
    #expect(record.basis == .stated)
  }

  @Test func namesTheWork() {
    let record = fixture.records("In Lin's Long Road, Vera Holm wrote: “Nobody counted.”")[0]
    #expect(record.work == "Lin's Long Road")
    #expect(fixture.records("In Upper Lin, Vera Holm wrote: “Nobody counted.”")[0].work == nil)
  }

  @Test func lexiconsAreSortedWithoutDuplicates() {
    for name in LexiconFile.names where name.hasPrefix("Quotations/") {
      let rows = LexiconFile(named: name).rows.map { $0.cells.joined(separator: "\t") }
      for (before, after) in zip(rows, rows.dropFirst()) {
        #expect(before.utf8.lexicographicallyPrecedes(after.utf8), "\(name): \(after)")
      }
      for row in rows { #expect(!row.hasPrefix(" ") && !row.hasSuffix(" "), "\(name): \(row)") }
    }
  }
}
