import AnnalsTestSupport
import AnnalsAnnotation
import Testing

/// Whatever stands in a file, reading it gives a document whose blocks hold together, or an error.
@Suite struct HostileInputTests {
  private static let pieces = [
    "word", " ", "\n", "\r\n", "\n\n", "<p>", "</p>", "<q>", "</q>", "<div", ">", "<blockquote>",
    "</blockquote>", "<li>", "<br>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&", "&#0;",
    "&#xD800;",
    "<title>", "</title>", "<pre>", "</pre>", "<script>", "</script>", "\"", "“", "🌾", "\u{A0}",
    "<v A>",
    "00:01.000 --> 00:02.000\n", "-->", "WEBVTT\n", "NOTE ", "<said who='#a'>", "</said>", "<note>",
    "</note>", "<body>", "</html>", "<table>", "<td>", "<?x", "?>", "<!DOCTYPE x", "---\n", "\u{B}",
  ]

  @Test(
    arguments: ["a.txt", "a.md", "a.html", "a.xml", "a.vtt", "a.srt"], 1...40 as ClosedRange<UInt64>
  )
  func readsOrRefuses(name: String, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var text = name == "a.xml" ? "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><div>" : "x"
    for _ in 0..<80 { text += Self.pieces.randomElement(using: &generator)! }
    let result = try read(text, as: name)
    #expect((result.document == nil) == result.diagnostics.contains { $0.severity == .error })
    if let document = result.document { expectBlocksCover(document, "\(name), seed \(seed)") }
  }

  /// Well-formed trees of random elements, which random pieces hardly ever make.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func readsAnyTEITree(seed: UInt64) throws {
    let names = [
      "div", "p", "q", "said", "quote", "note", "list", "item", "lg", "l", "cit", "bibl", "sp", "u",
      "choice", "sic", "corr", "head", "table", "cell", "hi", "lb",
    ]
    var generator = SeededGenerator(seed: seed)
    var text = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>"
    var open: [String] = []
    for _ in 0..<150 {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        let name = names.randomElement(using: &generator)!
        text += "<\(name) who='#\(name)'>"
        open.append(name)
      case 1: if let name = open.popLast() { text += "</\(name)>" }
      default: text += ["word", " ", "\n", "“so”", "🌾 "].randomElement(using: &generator)!
      }
    }
    for name in open.reversed() { text += "</\(name)>" }
    let found = try document(text + "</text></TEI>", as: "a.xml")
    expectBlocksCover(found, "seed \(seed)")
  }

  @Test(
    arguments: ["a.txt", "a.md", "a.html", "a.xml", "a.vtt", "a.srt"], 1...10 as ClosedRange<UInt64>
  )
  func survivesRandomBytes(name: String, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let bytes = (0..<2000).map { _ in UInt8.random(in: 1...255, using: &generator) }
    let result = try read(bytes, as: name)
    #expect((result.document == nil) == result.diagnostics.contains { $0.severity == .error })
    if let document = result.document { expectBlocksCover(document, "\(name), seed \(seed)") }
  }

  @Test func readsTheSameTwice() throws {
    let text = "<p>One <q>two</q><li>three<table><td>four"
    #expect(try document(text, as: "a.html").outline == document(text, as: "a.html").outline)
  }

  @Test func readsControlCharactersAsBlanks() throws {
    let result = try read("One\u{4}two.\n\u{C}\nThree\u{FFFE} four.\tfive", as: "a.txt")
    let document = try #require(result.document)
    #expect(document.text.string == "One two.\n \nThree\u{FFFD} four.\tfive")
    #expect(
      result.diagnostics.map(\.description).first?.hasSuffix(
        "a.txt:1: notice: control character U+0004 and 2 more like it are read as a blank; take it out to be sure"
      ) == true, "\(result.diagnostics)")
    let page = try read("<title>A\u{1}b</title><p>x&#x2;y", as: "a.html")
    #expect(page.document?.source.title?.contains("\u{1}") == false)
    #expect(page.document?.text.utf8.contains { $0 < 0x09 } == false)
  }
}
