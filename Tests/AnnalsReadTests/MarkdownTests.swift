import AnnalsTestSupport
import AnnalsAnnotation
import Testing

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("# The *dam* #\ntext", ["heading: The dam", "paragraph: text"]),
    (
      "The dam\n=======\ntext\n\n---\n\nmore",
      ["heading: The dam", "paragraph: text", "paragraph: more"]
    ),
    ("**Bold** and _so_ `code` ~~gone~~ ***all***", ["paragraph: Bold and so code gone all"]),
    ("snake_case and 5 * 3 * 2 and 2 ** 3", ["paragraph: snake_case and 5 * 3 * 2 and 2 ** 3"]),
    ("a *lone star and _b", ["paragraph: a *lone star and _b"]),
    (
      "See [the report](https://example.org/a_(b) \"Title\") now", ["paragraph: See the report now"]
    ),
    (
      "See [the report][r] and [r].\n\n[r]: https://example.org",
      ["paragraph: See the report and r."]
    ),
    ("He [Mao] said [so](", ["paragraph: He [Mao] said [so]("]),
    ("![A dam](dam.png) stood", ["paragraph: A dam stood"]),
    (
      "It broke.[^1] Nobody\nwas told.\n\n[^1]: A [note](x).",
      ["paragraph: It broke. Nobody⏎was told.", "paragraph: A note."]
    ),
    (
      "- grain\n- salt\n  and oil\n\n1. one\n2) two\n* [x] done",
      ["item: grain", "item: salt⏎and oil", "item: one", "item: two", "item: done"]
    ),
    (
      "It was opened in\n1958. It broke in\n12. May.",
      ["paragraph: It was opened in⏎1958. It broke in⏎12. May."]
    ),
    ("1958. It broke.", ["paragraph: 1958. It broke."]),
    (
      "> She said\nno.\n>\n> > Twice.\n\nThen",
      ["quotation: She said⏎no.", "quotation: Twice.", "paragraph: Then"]
    ),
    (
      "| Year | Tons |\n|---|--:|\n| 1957 | 5 \\| 6 |\n\nend",
      ["cell: Year", "cell: Tons", "cell: 1957", "cell: 5 | 6", "paragraph: end"]
    ),
    (
      "a <!-- in 1900\n\nhidden --> b <b>c</b> <br>d <https://e.org> 3 < 4",
      ["paragraph: a", "paragraph: b c⏎d https://e.org 3 < 4"]
    ),
    (
      "```swift\nlet *a* = 1\n\n<!-- kept -->\n```\nend",
      ["paragraph: let *a* = 1⏎⏎<!-- kept -->", "paragraph: end"]
    ),
    ("caf&eacute; &amp; AT&T \\*no\\* 1\\. `<!--`", ["paragraph: café & AT&T *no* 1. <!--"]),
    ("    indented\n\ntext", ["paragraph: indented", "paragraph: text"]),
    ("unclosed ```\nand ` tick", ["paragraph: unclosed ```⏎and ` tick"]),
    ("“*Never*,” he said. **“Go!”** he cried.", ["paragraph: “Never,” he said. “Go!” he cried."]),
    ("- - nested\n- # Heading in it", ["item: nested", "item: Heading in it"]),
    ("[note]: this is what he said", ["paragraph: [note]: this is what he said"]),
  ])
  func shows(markdown: String, expected: [String]) throws {
    let found = try document(markdown, as: "a.md")
    #expect(found.outline == expected)
    expectBlocksCover(found, "\(markdown)")
  }

  @Test func mapsLinesToTheRawFile() throws {
    let found = try document(
      "---\ntitle: A\n---\n# Head\n\none [two\nthree](http://a.b\n\"t\") four\nfive\n\n| a |\n|---|\n| b |",
      as: "a.md")
    #expect(try found.line(of: "Head") == 4)
    #expect(try found.line(of: "three") == 7)
    #expect(try found.line(of: "four") == 8)
    #expect(try found.line(of: "five") == 9)
    #expect(try found.line(of: "b") == 13)
  }

  @Test(arguments: ["*", "[", "](", "`", "<!--", "<a", "> ", "- ", "_a_", "|", "![", "[a](", "\\"])
  func takesManyMarks(piece: String) throws {
    let text = String(repeating: piece, count: 30_000) + "\n\nThe end"
    let found = try document(text, as: "a.md")
    #expect(found.text.string.hasSuffix("The end"))
    #expect(found.text.utf8.count <= text.utf8.count)
    #expect(found.blocks.allSatisfy { $0.span.utf8End <= found.text.utf8.count })
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func coversWhatItShows(seed: UInt64) throws {
    let pieces = [
      "word", " ", "\n", "\n\n", "*", "**", "_", "`", "```\n", "[", "](", "]", ")", "> ", "- ",
      "1. ",
      "# ", "|", "|---|\n", "<!--", "-->", "<b>", "&amp;", "\\", "🌾", "\r\n", "---\n", "===\n",
      "\u{A0}",
    ]
    var generator = SeededGenerator(seed: seed)
    let text = "start " + (0..<120).map { _ in pieces.randomElement(using: &generator)! }.joined()
    expectBlocksCover(try document(text, as: "a.md"), "seed \(seed)")
  }
}
