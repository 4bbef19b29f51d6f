import AnnalsTestSupport
import AnnalsAnnotation
import Foundation
import Testing

@Suite struct TEITests {
  private static func tei(_ body: String, header: String = "") -> String {
    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"en\"><teiHeader>\(header)</teiHeader>"
      + "<text><body>\(body)</body></text></TEI>"
  }

  private static let persons = """
    <profileDesc><particDesc><listPerson><person xml:id="lin"><persName><surname>Lin</surname>
    Mei</persName></person></listPerson></particDesc></profileDesc>
    """

  @Test(arguments: [
    (
      "<div><head>The dam</head><p>It broke\n  in <date when='1911'>1911</date>.</p></div>",
      ["heading: The dam", "paragraph: It broke in 1911."]
    ),
    (
      "<p>A policy of <q>denial</q> and <said>“go”</said>.</p>",
      ["paragraph: A policy of “denial” and “go”."]
    ),
    ("<p>He wrote: \"<quote>no</quote>\".</p>", ["paragraph: He wrote: \"no\"."]),
    (
      "<div><quote><p>One.</p><p>Two.</p></quote><p>x</p></div>",
      ["quotation: One.", "quotation: Two.", "paragraph: x"]
    ),
    (
      "<div><cit><quote>All of it.</quote><bibl>A book</bibl></cit></div>",
      ["quotation: All of it.", "paragraph: A book"]
    ),
    ("<p><said who='#lin'>We had none.</said></p>", ["paragraph Lin Mei: “We had none.”"]),
    (
      "<p><said who='#lin'>We had none</said>, she said.</p>",
      ["paragraph: “We had none”, she said."]
    ),
    (
      "<div><said who='#wu'><p>One.</p><p>Two.</p></said></div>",
      ["quotation wu: One.", "quotation wu: Two."]
    ),
    (
      "<sp who='#lin'><speaker>LIN.</speaker><p>No.</p><stage>She goes.</stage><p>Yes.</p></sp>",
      [
        "paragraph: LIN.", "quotation Lin Mei: No.", "paragraph: She goes.",
        "quotation Lin Mei: Yes.",
      ]
    ),
    (
      "<sp><speaker>Hu:</speaker><l>No</l></sp><sp who='#xu'><speaker>Xu.</speaker><l>Yes</l></sp>",
      ["paragraph: Hu:", "quotation Hu: No", "paragraph: Xu.", "quotation Xu: Yes"]
    ),
    ("<sp><p>No one is named.</p></sp>", ["quotation: No one is named."]),
    (
      "<u who='#lin'>Well, no.</u><u who='#wu'>Yes.</u>",
      ["turn Lin Mei: Well, no.", "turn wu: Yes."]
    ),
    (
      "<p>It broke<note>So <hi>he</hi> says.</note> in 1911.</p><p>x</p>",
      ["paragraph: It broke in 1911.", "paragraph: So he says.", "paragraph: x"]
    ),
    ("<list><item>grain</item><item>salt</item></list>", ["item: grain", "item: salt"]),
    ("<lg><l>One</l><l>two</l></lg><l>three</l>", ["paragraph: One⏎two", "paragraph: three"]),
    ("<p>one<lb/>two<pb/>three wa<lb break='no'/>ter</p>", ["paragraph: one⏎two three water"]),
    ("<table><row><cell>1957</cell><cell>5</cell></row></table>", ["cell: 1957", "cell: 5"]),
    (
      "<p>the <choice><sic>damm</sic><corr>dam</corr></choice> &amp; x<!-- no --></p>",
      ["paragraph: the dam & x"]
    ),
  ])
  func shows(body: String, expected: [String]) throws {
    let found = try document(Self.tei(body, header: Self.persons), as: "a.xml")
    #expect(found.outline == expected)
    expectBlocksCover(found, "\(body)")
  }

  @Test func keepsVoicesInsideABlock() throws {
    let body =
      "<p>Then <said who='#lin'>we had none</said> and <q who='#wu'>“all”</q>, they said.</p>"
    let block = try document(Self.tei(body, header: Self.persons), as: "a.xml").blocks[0]
    #expect(block.speaker == nil)
    #expect(block.voices.map(\.speaker) == ["Lin Mei", "wu"])
    #expect(block.voices.map { $0.span.utf8Start } == [5, 27])
  }

  @Test func readsTheHeader() throws {
    let header = """
      <fileDesc><titleStmt><title>A <hi>dam</hi></title><title type="sub">no</title>
      <author>A. Writer</author><author>B. Writer</author></titleStmt>
      <publicationStmt><date when="1911-05">May</date></publicationStmt></fileDesc>
      <profileDesc><langUsage><language ident="en-GB">English</language></langUsage></profileDesc>
      """
    let source = try document(Self.tei("<p>x</p>", header: header), as: "a.tei").source
    #expect(source.title == "A dam")
    #expect(source.creator == "A. Writer; B. Writer")
    #expect(source.date == "1911-05")
    #expect(source.language == "en-GB")
    #expect(source.mediaType == "application/tei+xml")
  }

  @Test func countsLinesPast65535() throws {
    let body = "<p>one\r\ntwo</p>" + String(repeating: "\n", count: 70_000) + "<p>late\nlater</p>"
    let found = try document(Self.tei(body), as: "a.xml")
    #expect(try found.line(of: "two") == 2)
    #expect(try found.line(of: "late") == 70_002)
    #expect(try found.line(of: "later") == 70_003)
  }

  @Test(arguments: [
    ("<html><p>x</p></html>", "a.xml:1: error: not a TEI document"),
    ("<TEI><text/></TEI>", "a.xml:1: error: not a TEI document"),
    ("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<text><p>x</p>", "a.xml:2:"),
    ("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<text>\n<p>x</q></text></TEI>", "a.xml:3:"),
    ("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<text>&nbsp;</text></TEI>", "a.xml:2:"),
    ("not xml", "a.xml:1:"),
    ("", "a.xml"),
  ])
  func refusesOtherXML(xml: String, expected: String) throws {
    let result = try read(xml, as: "a.xml")
    #expect(result.document == nil)
    let message = result.diagnostics.map(\.description).joined(separator: "\n")
    #expect(message.contains(expected), "\(message)")
  }

  @Test func opensNoOtherFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("secret", to: "secret.txt")
    let secret = folder.path(of: "secret.txt")
    for declaration in [
      "<!DOCTYPE TEI [<!ENTITY x SYSTEM \"file://\(secret)\">]>",
      "<!DOCTYPE TEI [\n<!ENTITY % x SYSTEM \"file://\(secret)\"> %x;]>",
    ] {
      try folder.write(declaration + Self.tei("<p>&x;</p>"), to: "a.xml")
      let result = folder.read("a.xml")
      #expect(result.document == nil)
      #expect(result.diagnostics.first?.message.contains("declares entities") == true)
    }
    try folder.write(
      "<!DOCTYPE TEI SYSTEM \"\(secret)\">" + Self.tei("<p>a&mdash;b</p>"), to: "b.xml")
    #expect(folder.read("b.xml").document?.outline == ["paragraph: a—b"])
    try folder.write("<!DOCTYPE TEI SYSTEM \"\(secret)\">" + Self.tei("<p>&odd;</p>"), to: "c.xml")
    #expect(folder.read("c.xml").diagnostics.first?.message.contains("&odd;") == true)
  }

  @Test func refusesExponentialEntities() throws {
    var declarations = "<!ENTITY a0 \"ha\">"
    for level in 1...30 {
      declarations += "<!ENTITY a\(level) \"&a\(level - 1);&a\(level - 1);\">"
    }
    let xml = "<!DOCTYPE TEI [\n\(declarations)]>" + Self.tei("<p>&a30;</p>")
    // Expanded, it would be a billion characters.
    let result = try read(xml, as: "a.xml")
    #expect(result.document == nil)
    #expect(result.diagnostics.first?.line == 2)
  }

  @Test func refusesDepth() throws {
    let deep = String(repeating: "<div>", count: 100_000)
    let result = try read(Self.tei(deep), as: "a.xml")
    #expect(result.document == nil)
    #expect(result.diagnostics.first?.line == 1)
  }

  @Test func readsALongLine() throws {
    let body = "<p>" + String(repeating: "It broke. ", count: 1_200_000) + "</p>"
    #expect(try document(Self.tei(body), as: "a.xml").text.utf8.count == 11_999_999)
  }
}
