import AnnalsTestSupport
import AnnalsAnnotation
import AnnalsRead
import Testing

@Suite struct PlainTextTests {
  private static let long =
    String(repeating: "The dam was built in a single winter. ", count: 4)
    + "It broke."

  @Test(arguments: [
    // Wrapped by hand: line ends are no block ends.
    (
      "The dam broke in\nthe spring. Nobody\nwas told.\n\nThe village moved.",
      ["paragraph: The dam broke in⏎the spring. Nobody⏎was told.", "paragraph: The village moved."]
    ),
    ("THE DAM\n\nIt broke in spring.", ["heading: THE DAM", "paragraph: It broke in spring."]),
    ("One line only", ["paragraph: One line only"]),
    (
      "They asked for:\n- grain\n- salt and\n  oil\n- cloth",
      ["paragraph: They asked for:", "item: - grain", "item: - salt and⏎  oil", "item: - cloth"]
    ),
    (
      "Reasons.\n1. The rain.\n2. The wind.",
      ["paragraph: Reasons.", "item: 1. The rain.", "item: 2. The wind."]
    ),
    ("(a) the first;\n(b) the second.", ["item: (a) the first;", "item: (b) the second."]),
    (
      "they carried the harvest\n- or what was left -\nto the town.",
      ["paragraph: they carried the harvest⏎- or what was left -⏎to the town."]
    ),
    (
      "The bridge was opened in\n1958. It stood for a year.",
      ["paragraph: The bridge was opened in⏎1958. It stood for a year."]
    ),
    // Chronologies.
    (
      "1911, May: a bridge\n1912: a canal\nWinter 1912-13: a dam\n3 June 1914: a road",
      [
        "item: 1911, May: a bridge", "item: 1912: a canal", "item: Winter 1912-13: a dam",
        "item: 3 June 1914: a road",
      ]
    ),
    (
      "1911: a bridge\n  over the river\n1912: a canal",
      ["item: 1911: a bridge⏎  over the river", "item: 1912: a canal"]
    ),
    // Paragraphs shown by indents.
    (
      "The rain came early.\n   The second crop was lost\nin June.",
      ["paragraph: The rain came early.", "paragraph: The second crop was lost⏎in June."]
    ),
    ("one\r\ntwo.\r\n\r\nthree.", ["paragraph: one\r⏎two.", "paragraph: three."]),
    ("one.\r\rtwo.", ["paragraph: one.", "paragraph: two."]),
    ("\u{3000}\u{A0}one.\u{2003}\n\u{A0}\ntwo.", ["paragraph: one.", "paragraph: two."]),
    ("", []), (" \n\t\n", []),
  ])
  func findsBlocks(text: String, expected: [String]) {
    #expect(DocumentReader().document(id: "a", text: text, date: nil).outline == expected)
  }

  @Test func takesEachLongLineForABlock() {
    let text = "A HEADING\nIN TWO LINES\n\n\(Self.long)\n\(Self.long)\n\n1. \(Self.long)"
    #expect(
      DocumentReader().document(id: "a", text: text, date: nil).outline == [
        "heading: A HEADING", "heading: IN TWO LINES", "paragraph: \(Self.long)",
        "paragraph: \(Self.long)", "item: 1. \(Self.long)",
      ])
  }

  @Test func keepsTextInMemoryAsItIs() {
    let text = "\u{FEFF}a\r\n\r\ne\u{301} 🌾\u{0}b \n"
    let document = DocumentReader().document(id: "a", text: text, date: "1958-08")
    #expect(document.text.string == text)
    #expect(document.source.date == "1958-08")
    #expect(document.lines.line(at: text.utf8.count - 3) == 3)
  }

  @Test func countsLinesOfTheRawFile() throws {
    let document = try document("---\ntitle: A dam\n---\r\n\r\nOne.\r\nTwo.\n", as: "a.txt")
    #expect(document.text.string == "\r\nOne.\r\nTwo.\n")
    #expect(try document.line(of: "One") == 5)
    #expect(try document.line(of: "Two") == 6)
  }

  @Test func readsALongLine() {
    let text = String(repeating: "In 1958 the dam broke. ", count: 900_000)
    let document = DocumentReader().document(id: "a", text: text, date: nil)
    #expect(document.blocks.map(\.span) == [TextSpan(0..<text.utf8.count - 1)])
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func coversEveryCharacterOnce(seed: UInt64) {
    let pieces = [
      "a", "B.", "1958", " ", "\n", "\r\n", "\r", "\n\n", "\t", "🌾", "é", "e\u{301}", "\u{A0}",
      "\u{2003}", "\u{2029}", "\u{85}", "- ", "1. ", "(a) ", "“", "”", "May ", "\u{200B}", "中", ":",
      String(repeating: "x", count: 101),
    ]
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...200, using: &generator)
    let text = (0..<count).map { _ in pieces.randomElement(using: &generator)! }.joined()
    expectBlocksCover(DocumentReader().document(id: "a", text: text, date: nil), "seed \(seed)")
  }
}

/// Blocks are sorted, disjoint, in bounds, trimmed, on scalar boundaries, and hold all but white space.
func expectBlocksCover(_ document: Document, _ note: Comment) {
  var isInBlock = [Bool](repeating: false, count: document.text.utf8.count)
  var end = 0
  for block in document.blocks {
    #expect(block.span.utf8Start >= end && !block.span.isEmpty, note)
    #expect(block.span.utf8End <= document.text.utf8.count, note)
    end = block.span.utf8End
    for index in block.span.utf8Range { isInBlock[index] = true }
    let scalars = document.text[block.span].unicodeScalars
    #expect(scalars.first?.properties.isWhitespace == false, note)
    #expect(scalars.last?.properties.isWhitespace == false, note)
    #expect(!scalars.contains("\u{FFFD}"), note)
  }
  var offset = 0
  for scalar in document.text.string.unicodeScalars {
    let isLeftOut = !scalar.properties.isWhitespace && !isInBlock[offset]
    #expect(!isLeftOut, "\(note): \(scalar.value) at \(offset)")
    offset += UTF8.width(scalar)
  }
}
