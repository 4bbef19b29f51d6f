import AnnalsEmit
import AnnalsRecords
import Testing

@Suite struct XMLEncoderTests {
  private static let table = TableDefinition(
    name: "notes", rowName: "note", title: "Notes", description: "Notes.",
    fields: [
      FieldDefinition("source_id", .string, isRequired: true, "Source."),
      FieldDefinition("start", .integer, isRequired: true, "Start."),
      FieldDefinition("exact", .string, "Text."), FieldDefinition("other", .string, "Text."),
    ], primaryKey: ["source_id"])

  private func encode(_ exact: FieldValue, _ other: FieldValue = .missing) throws -> String {
    var bytes: [UInt8] = []
    try XMLEncoder(table: Self.table).append(
      row: [.string("s"), .integer(7), exact, other], to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain é", "plain é"), ("a & b < c > d", "a &amp; b &lt; c &gt; d"), ("]]>", "]]&gt;"),
    ("a\r\nb\tc", "a&#13;\nb\tc"), ("\"'", "\"'"),
    ("\u{FFFD}\u{FEFF}\u{7F}\u{85}", "\u{FFFD}\u{FEFF}\u{7F}\u{85}"),
    (" edges ", " edges "),
  ])
  func escapesCharacterData(text: String, expected: String) throws {
    let row = try encode(.string(text))
    #expect(
      Array(row.utf8)
        == Array(
          "<note><source_id>s</source_id><start>7</start><exact>\(expected)</exact></note>\n".utf8))
  }

  @Test func leavesOutMissingValues() throws {
    #expect(
      try encode(.missing, .string("o"))
        == "<note><source_id>s</source_id><start>7</start><other>o</other></note>\n")
  }

  @Test(
    arguments: [
      ("\u{0}", 0x0, 0), ("é\u{1B}", 0x1B, 1), ("a\u{B}", 0xB, 1), ("😀\u{FFFE}", 0xFFFE, 1),
      ("\u{FFFF}", 0xFFFF, 0),
    ] as [(String, UInt32, Int)])
  func refusesWhatXMLCannotHold(text: String, codePoint: UInt32, offset: Int) {
    let inExact = #expect(throws: EmitError.self) { try encode(.string(text)) }
    #expect(
      inExact
        == .illegalCharacter(
          source: "s", table: "notes", field: "exact", codePoint: codePoint, offset: 7 + offset))
    let inOther = #expect(throws: EmitError.self) { try encode(.missing, .string(text)) }
    #expect(
      inOther
        == .illegalCharacter(
          source: "s", table: "notes", field: "other", codePoint: codePoint, offset: offset))
  }

  @Test func namesTheCharacterInItsMessage() {
    let error = EmitError.illegalCharacter(
      source: "a-text", table: "events", field: "exact", codePoint: 0x1B, offset: 12)
    #expect(
      error.description
        == "a-text: error: control character U+001B at offset 12 in 'exact' of events cannot stand in XML; remove it from the text"
    )
  }
}
