import AnnalsTestSupport
import Foundation
import Testing

/// `annals analyze` from texts and from CoNLL-U.
@Suite struct AnalyzeTests {
  private func analyze(_ text: String) throws -> (CoNLLUForm, AnalyzeTests.Output) {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "a.txt")
    let result = try AnnalsProcess.run(["analyze", "a.txt"], in: folder.url("."))
    return (CoNLLUForm(result.output), Output(status: result.status, errors: result.errors))
  }

  struct Output {
    let status: Int32
    let errors: String
  }

  @Test(arguments: [
    "Nobody didn’t know. 😀 Yes.\r\n\r\nIt's\r\n  Ash's, isn't it?\r\n",
    "e\u{301}te\u{301} a\u{300}\u{301}\u{302} \u{301}lone, and 👩‍👩‍👧‍👦🏽 too",
    "شكرا جزيلا، قال آش. תודה רבה!",
    "THE GOVERNOR DIDN'T PAY ASH’S MEN IN MAY 1971. NOBODY COULD'VE.",
    "and then they went home and nobody knew when the rain would stop or who had paid",
    "a\u{A0}b\u{2028}c\u{200B}d\u{FEFF}e\u{3000}f\u{0C}g\u{85}h",
    "_ # 1-2 | \\ = start_char=3\tx\n# text = y",
    "!!! ... --- ''' \"\"\" ((( “““ ’’’ n't 's can't've",
  ])
  func holdsTheFormOnAnyText(text: String) throws {
    let (form, output) = try analyze(text)
    #expect(output.status == 0, "\(output.errors)")
    #expect(form.faults == [])
    let scalars = Array(text.replacing("\r\n", with: "\n").unicodeScalars)
    #expect(!form.places.isEmpty)
    for (place, token) in form.places where !text.contains("\r") {
      let slice = String(String.UnicodeScalarView(scalars[place]))
      #expect(slice.unicodeScalars.elementsEqual(token.unicodeScalars))
    }
  }

  @Test(arguments: [
    String(repeating: "x", count: 1 << 20), String(repeating: "😀", count: 1 << 18),
    String(repeating: "a-", count: 1 << 18), String(repeating: "word ", count: 50_000),
  ])
  func holdsTheFormOnTextWithoutEnd(text: String) throws {
    let (form, output) = try analyze(text)
    #expect(output.status == 0, "\(output.errors)")
    #expect(form.faults == [])
  }

  @Test func givesEveryOtherFileAfterABadOne() throws {
    let folder = try TemporaryFolder()
    try folder.write("1\tbad\n", to: "bad.conllu")
    try folder.write("1\tGood\t_\t_\t_\t_\t_\t_\t_\t_\n\n", to: "good.conllu")
    let result = try AnnalsProcess.run(
      ["analyze", "--conllu", "bad.conllu", "missing.conllu", ".", "-", "good.conllu"],
      input: Data("1\tPiped\t_\t_\t_\t_\t_\t_\t_\t_\n".utf8), in: folder.url("."))
    #expect(result.status == 1)
    #expect(CoNLLUForm(result.output, hasText: false).faults == [])
    #expect(result.output.split(separator: "\n").map { $0.prefix(7) } == ["1\tPiped", "1\tGood\t"])
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 3, "\(result.errors)")
    for (line, place) in zip(lines, ["bad.conllu:1:1: error: ", "missing.conllu: error: ", ".: "]) {
      #expect(line.hasPrefix(place))
      #expect(line.contains("; "), "a way out")
    }
    let missing = try AnnalsProcess.run(["analyze", "--conllu"])
    #expect(missing.status == 2)
    #expect(missing.errors.contains("no file named"))
  }

  /// What the tool writes of a text is what it makes of the same words given.
  @Test func givesTheSameForGivenWords() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "Ash’s men didn't pay in “May”. Who (if anyone) did? The county's clerk won't say.",
      to: "a.txt")
    let first = try AnnalsProcess.run(["analyze", "a.txt"], in: folder.url("."))
    let second = try AnnalsProcess.run(
      ["analyze", "--conllu", "-"], input: Data(first.output.utf8), in: folder.url("."))
    #expect(second.status == 0, "\(second.errors)")
    #expect(second.output == first.output)
  }

  @Test func takesAnotherModel() throws {
    let model = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/CAnnalsModel/Data/english.model")
    let bytes = try Data(contentsOf: model)
    let folder = try TemporaryFolder()
    try folder.write("Ash paid Mary's men.", to: "a.txt")
    try folder.write(bytes, to: "same.model")
    try folder.write(bytes.dropLast(8), to: "short.model")
    try folder.write(bytes.dropLast(8) + Data("\u{1}damaged".utf8), to: "damaged.model")
    let own = try AnnalsProcess.run(["analyze", "a.txt"], in: folder.url("."))
    let same = try AnnalsProcess.run(
      ["analyze", "--model", "same.model", "a.txt"], in: folder.url("."))
    #expect(same.status == 0, "\(same.errors)")
    #expect(same.output == own.output)
    for name in ["short.model", "damaged.model", "a.txt", "missing.model", "."] {
      let result = try AnnalsProcess.run(
        ["analyze", "--conllu", "--model", name, "-"], in: folder.url("."))
      #expect(result.status == 2)
      #expect(result.output == "")
      #expect(result.errors.hasPrefix("\(name): error: "), "\(result.errors)")
      #expect(result.errors.contains("; "), "a way out")
    }
  }
}
