import AnnalsAnnotation
import Testing

@Suite struct HTMLTests {
  @Test(arguments: [
    (
      "<h1>The  dam</h1><p>It <b>broke</b>\n in 1911&ndash;12.<p>Twice.",
      ["heading: The dam", "paragraph: It broke in 1911–12.", "paragraph: Twice."]
    ),
    ("<p>He said <q>no, <q>never</q></q>, twice.", ["paragraph: He said “no, ‘never’”, twice."]),
    ("<p>He said <q>“no”</q> and \"<q>go</q>\".", ["paragraph: He said “no” and \"go\"."]),
    ("<p><q> all of it </q> <q></q>", ["paragraph: “all of it”"]),
    (
      "<blockquote><p>One.<p>Two.</blockquote>after",
      ["quotation: One.", "quotation: Two.", "paragraph: after"]
    ),
    (
      "<blockquote><p>One.<p>Two.<footer>— <cite>Lin Mei</cite>, 1911</footer></blockquote>",
      ["quotation Lin Mei: One.", "quotation Lin Mei: Two.", "paragraph: — Lin Mei, 1911"]
    ),
    (
      "<blockquote>A <cite>Play</cite> ran. <cite>Lin Mei</cite></blockquote>",
      ["quotation Lin Mei: A Play ran.", "paragraph: Lin Mei"]
    ),
    (
      "<blockquote>One.<footer>From the minutes of 1911</footer></blockquote><p>x</p>",
      ["quotation: One.", "paragraph: From the minutes of 1911", "paragraph: x"]
    ),
    ("<ul><li>grain<li><p>salt</p></ul>", ["item: grain", "item: salt"]),
    (
      "<table><tr><th>Year<td>Tons<tr><td>1957<td>5</table>",
      ["cell: Year", "cell: Tons", "cell: 1957", "cell: 5"]
    ),
    ("a<br>b<br/>c<hr>d", ["paragraph: a⏎b⏎c", "paragraph: d"]),
    ("<pre>a  b\n  c</pre>", ["paragraph: a  b⏎  c"]),
    (
      "<script>var a = '<p>no'</script><style>p{}</style><noscript>no</noscript><!-- no --><p>yes",
      ["paragraph: yes"]
    ),
    ("<div>a<div>b</div>c</div>", ["paragraph: a", "paragraph: b", "paragraph: c"]),
    ("<p>14&nbsp;lb.</p><p>&nbsp;</p>", ["paragraph: 14\u{A0}lb."]),
    ("<html lang=en><p>a<html lang=de><p>b</p></x></p></div>", ["paragraph: a", "paragraph: b"]),
    ("&lt;p&gt; &unknown; &#x1F33E; 🌾", ["paragraph: <p> &unknown; 🌾 🌾"]),
    ("<p>a<em> b</em><i>c</i> <i>d</i>", ["paragraph: a bc d"]),
  ])
  func shows(html: String, expected: [String]) throws {
    let found = try document(html, as: "a.html")
    #expect(found.outline == expected)
    expectBlocksCover(found, "\(html)")
  }

  @Test func readsMetadata() throws {
    let source = try document(
      """
      <!DOCTYPE html><html lang="en-GB"><head><title>A &amp;
      dam</title><meta name="author" content="A. Writer"><meta property="article:published_time" \
      content="2010-06-01T12:00:00Z"></head><body><p>x</body></html>
      """, as: "a.html"
    ).source
    #expect(source.title == "A & dam")
    #expect(source.creator == "A. Writer")
    #expect(source.date == "2010-06-01")
    #expect(source.language == "en-GB")
    #expect(source.mediaType == "text/html")
  }

  @Test func countsLinesPast65535() throws {
    let html = "<p>one\ntwo\n\nthree" + String(repeating: "\n", count: 70_000) + "<p>late\r\nlater"
    let found = try document(html, as: "a.html")
    #expect(try found.line(of: "two") == 2)
    #expect(try found.line(of: "three") == 4)
    #expect(try found.line(of: "late") == 70_004)
    #expect(try found.line(of: "later") == 70_005)
  }

  @Test func survivesDepth() throws {
    let deep = String(repeating: "<div>", count: 19_000) + "bottom"
    #expect(try document(deep, as: "a.html").outline == ["paragraph: bottom"])
    let deeper = String(repeating: "<b>", count: 100_000) + "bottom"
    let result = try read(deeper, as: "a.html")
    #expect(result.document == nil)
    #expect(result.diagnostics.first?.message.contains("more than 20000 deep") == true)
  }

  @Test func honoursDeclaredEncodings() throws {
    var bytes = Array("<meta charset=koi8-r><p>".utf8)
    bytes += [0xEF, 0xC7, 0xCF, 0xCC]
    #expect(try read(bytes, as: "a.html").document?.outline == ["paragraph: Огол"])
    let utf8 = "<meta charset=iso-8859-1><p>Огонь"
    #expect(try document(utf8, as: "b.html").outline == ["paragraph: Огонь"])
    let latin = try read(Array("<p>caf".utf8) + [0xE9, 0x20, 0x93], as: "c.html")
    #expect(latin.document?.outline == ["paragraph: café “"])
    #expect(latin.diagnostics.map(\.severity) == [.notice])
  }

  @Test func readsALongLine() throws {
    let html = "<p>" + String(repeating: "It broke. ", count: 500_000)
    #expect(try document(html, as: "a.html").text.utf8.count == 4_999_999)
  }
}
