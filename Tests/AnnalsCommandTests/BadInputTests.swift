import AnnalsTestSupport
import Foundation
import Testing

/// Bad input beside a good text: a clear message, the good text done, exit code 1.
@Suite struct BadInputTests {
  private static let good = "In 1958 they sold 40 tons of rice."

  private func build(
    _ prepare: (TemporaryFolder) throws -> Void
  ) throws -> (folder: TemporaryFolder, result: AnnalsProcess.Result) {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "Raw/good.txt")
    try prepare(folder)
    let result = try AnnalsProcess.run(["build", "Raw", "-o", "Output"], in: folder.url("."))
    return (folder, result)
  }

  private func expectRefusal(
    _ message: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ prepare: (TemporaryFolder) throws -> Void
  ) throws {
    let (folder, result) = try build(prepare)
    #expect(result.status == 1, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(
      result.errors.contains(message), "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors.contains("; "), "a way out", sourceLocation: sourceLocation)
    let figures = try folder.text(of: "Output/csv/figures.csv")
    #expect(figures.contains("40 tons"), "the good text is done", sourceLocation: sourceLocation)
  }

  @Test func nullBytes() throws {
    try expectRefusal("Raw/nul.txt:2:3: error: ") {
      try $0.write("one\ntw\u{0}o", to: "Raw/nul.txt")
    }
  }

  @Test func notUTF8IsReadAsLatin1WithANotice() throws {
    let (folder, result) = try build {
      try $0.write(
        Data("In 1959 a caf".utf8) + Data([0xE9]) + Data(" closed.".utf8), to: "Raw/latin.txt")
    }
    #expect(result.status == 0)
    #expect(result.errors.contains("Raw/latin.txt:1:14: notice: "))
    #expect(try folder.text(of: "Output/texts/latin.txt").contains("café closed"))
  }

  @Test func anEmptyFileIsNoError() throws {
    let (_, result) = try build { try $0.write("", to: "Raw/empty.txt") }
    #expect(result.status == 0)
    #expect(result.errors.contains("Raw/empty.txt: warning: "))
  }

  @Test func aFolderNamedLikeAText() throws {
    try expectRefusal("Raw/x.txt: error: ") {
      try $0.write("In 1960 it rained.", to: "Raw/x.txt/inner.md")
    }
  }

  @Test func aLoopingLink() throws {
    try expectRefusal("Raw/loop.txt: error: ") {
      try FileManager.default.createSymbolicLink(
        atPath: $0.url("Raw/loop.txt").path, withDestinationPath: "loop.txt")
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read every file"))
  func anUnreadableFile() throws {
    try expectRefusal("Raw/secret.txt: error: ") {
      try $0.write("In 1958 …", to: "Raw/secret.txt")
      chmod($0.url("Raw/secret.txt").path, 0)
    }
  }

  @Test func brokenYAML() throws {
    try expectRefusal("Raw/meta.txt:3:1: error: broken YAML") {
      try $0.write("---\ntitle: [a\n---\nIn 1958 it began.", to: "Raw/meta.txt")
    }
    try expectRefusal("Raw/side.yaml:1:10: error: broken YAML") {
      try $0.write("In 1958 it began.", to: "Raw/side.txt")
      try $0.write("title: \"a", to: "Raw/side.yaml")
    }
  }

  @Test func twoSourcesWithOneSlug() throws {
    try expectRefusal("a-b") {
      try $0.write("In 1958 it began.", to: "Raw/a b.txt")
      try $0.write("In 1959 it went on.", to: "Raw/A-B.md")
    }
  }

  @Test func externalAndExponentialEntities() throws {
    try expectRefusal("Raw/evil.xml:") {
      try $0.write("never to be read", to: "secret")
      try $0.write(
        """
        <!DOCTYPE TEI [<!ENTITY x SYSTEM "../secret">]>
        <TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>&x;</p></body></text></TEI>
        """, to: "Raw/evil.xml")
    }
    let entities = (1...12).map {
      "<!ENTITY e\($0) \"" + String(repeating: "&e\($0 - 1);", count: 10) + "\">"
    }
    try expectRefusal("Raw/bomb.xml:") {
      try $0.write(
        "<!DOCTYPE TEI [<!ENTITY e0 \"ha\">" + entities.joined() + "]>\n"
          + "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><p>&e12;</p></body></text></TEI>",
        to: "Raw/bomb.xml")
    }
  }

  @Test func deeplyNestedHTML() throws {
    let depth = 100_000
    let (folder, result) = try build {
      try $0.write(
        String(repeating: "<div>", count: depth) + "In 1960 they sold 9 tons of maize."
          + String(repeating: "</div>", count: depth), to: "Raw/deep.html")
    }
    #expect(result.status == 0 || result.errors.contains("Raw/deep.html"))
    #expect(try folder.text(of: "Output/csv/figures.csv").contains("40 tons"))
  }

  @Test func aHundredThousandOpeningQuotationMarks() throws {
    let (_, result) = try build {
      try $0.write(String(repeating: "“", count: 100_000), to: "Raw/marks.txt")
      try $0.write(String(repeating: "\" ", count: 100_000), to: "Raw/straight.txt")
      try $0.write(String(repeating: "\"a ", count: 100_000), to: "Raw/words.txt")
    }
    #expect(result.status == 0)
  }

  @Test func aLineOfAHundredMegabytes() throws {
    let (folder, result) = try build {
      // Words in which nothing is found, so that the test measures the line and not its rows.
      let piece = Data(
        "the antidisestablishmentarianism of the incomprehensibilities and the counterdemonstrations, "
          .utf8)
      let count = 100_000_000 / piece.count
      var data = Data(capacity: (count + 1) * piece.count)
      for _ in 0..<count { data.append(piece) }
      data.append(contentsOf: "and 9 tons of maize.".utf8)
      try $0.write(data, to: "Raw/long.txt")
    }
    #expect(result.status == 0, "\(result.errors.prefix(500))")
    #expect(try folder.text(of: "Output/csv/figures.csv").contains(",9 tons,"))
  }

  @Test func aFullDisk() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "Raw/good.txt")
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let line = Data("{\"id\":\"a\",\"text\":\"In 1958.\"}\n".utf8)
    let scratch = try TemporaryFolder()
    let process = try ChildProcess(
      AnnalsProcess.binary.path, ["stream"], input: try scratch.write(line, to: "in"),
      output: "/dev/full", errors: scratch.path(of: "err"))
    #expect(process.wait() == 2)
    #expect(try scratch.text(of: "err").contains("stdout: error: cannot be written (No space left"))
  }

  @Test func noRoomForTheOutput() throws {
    let (folder, _) = try build { _ in }
    let old = try folder.contents(of: "Output")
    try folder.write(
      String(repeating: "They sold 3 tons of rice in 1959. ", count: 4_000), to: "Raw/more.txt")
    // Blocks of 512 bytes: room for the first rows, not for all.
    _ = try AnnalsProcess.shell(
      "ulimit -f 256; \"$0\" build Raw -o Output >out 2>errors; echo $? >status", in: folder)
    #expect(try folder.text(of: "status") == "2\n")
    #expect(try folder.text(of: "errors").contains("error: cannot write: file too large; "))
    #expect(try folder.contents(of: "Output") == old)
    #expect(try folder.files().allSatisfy { !$0.contains(".next-") })
  }

  @Test func nothingToRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("no text", to: "Raw/picture.png")
    let result = try AnnalsProcess.run(["build", "Raw", "-o", "Output"], in: folder.url("."))
    #expect(result.status == 2)
    #expect(result.errors.contains("no text found"))
    let missing = try AnnalsProcess.run(["build", "Nowhere"], in: folder.url("."))
    #expect(missing.status != 0)
    #expect(missing.errors.contains("Nowhere"))
  }

  @Test func wrongUsage() throws {
    let result = try AnnalsProcess.run(["build", "--jobs", "0"])
    #expect(result.status == 2)
    #expect(result.errors.contains("expected 1 or more"))
    #expect(try AnnalsProcess.run(["biuld"]).status == 2)
    #expect(try AnnalsProcess.run(["--help"]).status == 0)
    #expect(try AnnalsProcess.run(["--version"]).output == "0.1.0\n")
  }
}
