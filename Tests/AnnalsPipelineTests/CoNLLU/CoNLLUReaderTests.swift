import AnnalsAnnotation
import AnnalsLanguage
import AnnalsPipeline
import AnnalsTestSupport
import Testing

@Suite struct CoNLLUReaderTests {
  private static let pipeline = Pipeline()

  /// A file's lines: columns with blanks for tabulators, MISC last.
  private static func file(_ lines: [String], lineEnd: String = "\n") -> String {
    lines.map { line in
      line.first.map(\.isNumber) == true ? line.replacing(" ", with: "\t") : line
    }.joined(separator: lineEnd)
  }

  private struct Reading {
    var sentences: [CoNLLUSentence] = []
    var messages: [String] = []
    var written = ""
  }

  private func read(_ text: some Sequence<UInt8>) throws -> Reading {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "a.conllu")
    var reading = Reading()
    var bytes: [UInt8] = []
    var writer = CoNLLUWriter(lemmatizer: Self.pipeline.lemmatizer) { bytes += $0 }
    try CoNLLUFiles(paths: [path]).read(
      sentence: {
        reading.sentences.append($0)
        try writer.write($0, Self.pipeline.analyze($0))
      },
      report: { reading.messages.append($0.description.replacing("\(folder.path)/", with: "")) })
    try writer.finish()
    reading.written = String(decoding: bytes, as: UTF8.self)
    return reading
  }

  private static let sentence = [
    "# speaker = Ash", "# text = “They can’t” – so", "1 “ x x x x x x x SpaceAfter=No|Note=a",
    "2 They _ _ _ _ _ _ _ _", "3-4 can’t _ _ _ Typo=Yes _ _ _ SpaceAfter=No",
    "3 ca _ _ _ _ _ _ _ _", "4 n’t _ _ _ _ _ _ _ _", "4.1 do do VERB VB _ _ _ 2:conj CopyOf=1",
    "5 ” _ _ _ _ _ _ _ _", "6 so _ _ _ _ _ _ _ ",
  ]

  @Test func keepsAllButTheAnalysis() throws {
    let reading = try read(Self.file(Self.sentence + ["", "1 Next _ _ _ _ _ _ _ _"]).utf8)
    #expect(reading.messages.isEmpty)
    let lines = reading.written.split(separator: "\n", omittingEmptySubsequences: false)
    let given = Self.file(Self.sentence + ["", "1 Next _ _ _ _ _ _ _ _", "", ""])
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == given.count)
    for (line, given) in zip(lines, given) {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      let expected = given.split(separator: "\t", omittingEmptySubsequences: false)
      guard expected.count == 10, expected[0].allSatisfy(\.isNumber) else {
        #expect(line == given)
        continue
      }
      for column in [0, 1, 9] { #expect(columns[column] == expected[column], "\(line)") }
      #expect(columns[5] == "_" && columns[8] == "_", "\(line)")
    }
  }

  @Test func tellsSpacesAsTheFileDoes() throws {
    let reading = try read(Self.file(Self.sentence).utf8)
    let analyzed = Self.pipeline.analyze(try #require(reading.sentences.first))
    #expect(analyzed.document.text.string == "“They can’t” so")
    #expect(analyzed.tokens.map(analyzed.text) == ["“", "They", "ca", "n’t", "”", "so"])
    let spaced = analyzed.tokens.filter { $0.shape.contains(.spaceBefore) }
    #expect(spaced.map(analyzed.text) == ["“", "ca", "so"])
    let continuing = analyzed.tokens.filter { $0.shape.contains(.multiwordContinuation) }
    #expect(continuing.map(analyzed.text) == ["n’t"])
    #expect(analyzed.sentences.count == 1)
  }

  @Test func takesLineEndsOfAnySystem() throws {
    let unix = try read(Self.file(Self.sentence + ["", "", "# end"]).utf8)
    let windows = Self.file(Self.sentence + ["", "", "# end"], lineEnd: "\r\n")
    let dos = try read([0xEF, 0xBB, 0xBF] + Array(windows.utf8))
    #expect(dos.written == unix.written)
    #expect(unix.sentences.count == 2)
    #expect(try read([]).sentences.isEmpty)
  }

  @Test func takesFormsWithBlanks() throws {
    let line = "1\t a b\u{A0}\t_\t_\t_\t_\t_\t_\t_\t_\n2\t\u{A0}\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
    let reading = try read(line.utf8)
    #expect(reading.messages.isEmpty)
    #expect(reading.written.hasPrefix("1\t a b\u{A0}\t"))
  }

  @Test func analysesAnEmptyFormAsAnUnderscore() throws {
    let reading = try read("1\t\t_\t_\t_\t_\t_\t_\t_\t_\n\n".utf8)
    #expect(
      reading.messages == ["a.conllu:1: warning: empty form, analysed as '_'; fill column 2"])
    #expect(reading.written.hasPrefix("1\t\t"))
  }

  @Test(arguments: [
    (["1 a _ _"], "1:1: error: expected 10 columns, found 4; "),
    (["a b"], "1:1: error: expected 10 columns, found 1; "),
    (["2 a _ _ _ _ _ _ _ _"], "1:1: error: id '2' after 0 words, where '1'"),
    (["x\ta\t_\t_\t_\t_\t_\t_\t_\t_"], "1:1: error: id 'x' after"),
    (["1 a _ _ _ _ _ _ _ _", "1.2 a _ _ _ _ _ _ _ _"], "2:1: error: id '1.2' after 1 words"),
    (["2-3 a _ _ _ _ _ _ _ _"], "1:1: error: id '2-3' after 0 words"),
    (["1-0 a _ _ _ _ _ _ _ _"], "1:1: error: id '1-0' after 0 words"),
    (
      ["1-3 abc _ _ _ _ _ _ _ _", "1 a _ _ _ _ _ _ _ _", "2-3 bc _ _ _ _ _ _ _ _"],
      "3:1: error: id '2-3' after 1 words"
    ),
    (
      ["1-2 ab _ _ _ _ _ _ _ _", "1 a _ _ _ _ _ _ _ _"],
      "3:1: error: the sentence ends after 1 words, inside the multiword token '1-2'; "
    ),
  ])
  func namesThePlaceOfABadLine(lines: [String], message: String) throws {
    let reading = try read(Self.file(lines + ["", ""]).utf8)
    #expect(reading.sentences.isEmpty)
    #expect(reading.messages.count == 1)
    #expect(
      reading.messages.first?.hasPrefix("a.conllu:\(message)") == true, "\(reading.messages)")
  }

  @Test func refusesWhatIsNotUTF8() throws {
    let reading = try read(Array("# caf".utf8) + [0xE9, 0x0A])
    #expect(
      reading.messages == [
        "a.conllu:1:6: error: byte 0xE9 is not UTF-8; re-save the file as UTF-8"
      ])
  }
}
