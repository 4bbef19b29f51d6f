import AnnalsTestSupport
import AnnalsAnnotation
import AnnalsRead
import Testing

@Suite struct MetadataTests {
  @Test func readsFrontMatter() throws {
    let source = try document(
      """
      ---
      title: "The dam: a story"
      author: A. Writer
      date: 1958
      language: zh-Hans
      licence: CC0-1.0
      url: https://example.org/dam
      note: Nothing else.
      ...
      It broke.
      """, as: "a.md"
    ).source
    #expect(source.title == "The dam: a story")
    #expect(source.creator == "A. Writer")
    #expect(source.date == "1958")
    #expect(source.language == "zh-Hans")
    #expect(source.license == "CC0-1.0")
    #expect(source.url == "https://example.org/dam")
    #expect(source.id == "text")
    #expect(source.path == "a.md")
  }

  @Test(arguments: [
    "1958", "-0043", "1958-08", "1958-21", "1958-08-29", "1958-XX", "1958-XX-XX", "1958-08-XX",
    "1958~", "1958-08?", "195X", "19XX", "1958/1962", "1958/..", "/1962", "1958-08/1958-09~",
    "[1958,1960..1962]", "{1958}", "[..1958]",
  ])
  func takesDates(date: String) throws {
    let text = "---\ndate: \"\(date)\"\n---\nIt broke."
    #expect(try document(text, as: "a.txt").source.date == date)
  }

  @Test(arguments: [
    ("date: May 1958", "a.txt:2:7: error: date \"May 1958\"; expected an EDTF date"),
    ("date: 1958-13", "error: date"), ("date: 1958-02-30", "error: date"),
    ("date: 58", "error: date"),
    ("date: \"195X~\"", "error: date"), ("date: \"/\"", "error: date"),
    ("date: \"[]\"", "error: date"),
    ("title: x\nlanguage: English!", "a.txt:3:11: error: language"), ("url: nowhere", "error: url"),
    ("dialogue: dash", "a.txt:2:11: error: dialogue \"dash\"; expected marks or dashes"),
    ("title: [a, b]", "a.txt:2:8: error: title is a list"), ("title: {a: b}", "error: title"),
    ("title: \"open", "a.txt:"), ("a: b: c", "a.txt:2:5: error: broken YAML"),
    ("title: a\ntitle: b", "title is given twice"),
    ("author: a\ncreator: b", "creator is given twice"),
    ("- a\n- b", "expected metadata as"), ("{[a]: b}", "expected a key"),
  ])
  func refuses(yaml: String, expected: String) throws {
    let result = try read("---\n\(yaml)\n---\nIt broke.", as: "a.txt")
    #expect(result.document == nil)
    let messages = result.diagnostics.map(\.description).joined(separator: "\n")
    #expect(messages.contains(expected), "\(messages)")
  }

  @Test func readsHowDialogueIsMarked() throws {
    let text = "---\ndialogue: dashes\n---\nAnna rose.\n— Come in, she said.\n— No, said Hu.\n"
    let found = try document(text, as: "a.txt")
    #expect(found.source.dialogue == .dashes)
    #expect(found.blocks.count == 3)
    #expect(try document("Anna rose.\n— Come in.\n", as: "b.txt").blocks.count == 1)
    let plain = DocumentReader().document(
      id: "c", text: "Anna rose.\n— Come in.", date: nil, dialogue: .dashes)
    #expect(plain.blocks.count == 2)
  }

  @Test func tellsOfUnknownKeys() throws {
    let result = try read("---\ntitle:\nyear: 1958\n---\nIt broke.", as: "a.txt")
    #expect(result.document?.source.title == nil)
    #expect(result.diagnostics.map(\.line) == [3])
    #expect(result.diagnostics.first?.message.contains("known are title, creator") == true)
  }

  @Test func leavesRulesAlone() throws {
    #expect(try document("---\n\nIt broke.\n\n---\n", as: "a.txt").text.string.hasPrefix("---\n"))
    #expect(try document("---\nIt broke.", as: "a.txt").text.string.hasPrefix("---\n"))
    #expect(try document("--- a\nb", as: "a.txt").text.string == "--- a\nb")
    let result = try read("---\ntitle: x\nIt broke.", as: "a.txt")
    #expect(result.document == nil)
    #expect(result.diagnostics.first?.message.contains("not closed") == true)
  }

  @Test func readsTheCompanion() throws {
    let folder = try TemporaryFolder()
    try folder.write("---\ntitle: One\ndate: 1958\n---\nIt broke.", to: "a.b.txt")
    try folder.write("title: Two\nlanguage: en\n", to: "a.b.yaml")
    let result = folder.read("a.b.txt")
    #expect(result.document?.source.title == "Two")
    #expect(result.document?.source.date == "1958")
    #expect(result.document?.source.language == "en")
    #expect(result.diagnostics.map(\.line) == [2])
    #expect(result.diagnostics.first?.message.contains("overruled by \"Two\"") == true)
    try folder.write("title: Three", to: "a.b.yml")
    #expect(folder.read("a.b.txt").diagnostics.contains { $0.message.contains("yml is not read") })
    try folder.write("title: [", to: "a.b.yaml")
    let broken = folder.read("a.b.txt")
    #expect(broken.document == nil)
    #expect(broken.diagnostics.last?.path.hasSuffix("a.b.yaml") == true)
  }

  @Test func companionOutdoesTheMarkup() throws {
    let folder = try TemporaryFolder()
    try folder.write("<html lang=en><title>One</title><p>It broke.", to: "a.html")
    try folder.write("title: Two", to: "a.yml")
    let source = try #require(folder.read("a.html").document?.source)
    #expect(source.title == "Two")
    #expect(source.language == "en")
  }

  @Test func survivesHostileYAML() throws {
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...30 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let deep = "title: " + String(repeating: "[", count: 20_000)
    let long = "note: " + String(repeating: "x", count: 70_000)
    for yaml in [bomb, deep, long] {
      let folder = try TemporaryFolder()
      try folder.write("It broke.", to: "a.txt")
      try folder.write(yaml, to: "a.yaml")
      #expect(folder.read("a.txt").document == nil)
    }
  }
}
