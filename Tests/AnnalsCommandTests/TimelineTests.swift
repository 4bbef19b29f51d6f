import AnnalsPipeline
import AnnalsTestSupport
import Foundation
import Testing

/// `annals timeline`.
@Suite struct TimelineTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "The mill closed in 1931. They planned to open a dam by 1972. Nobody laughed.",
      to: "Raw/mills.txt")
    try folder.write(
      "In 490 BC the Persians landed. On 3 May 1931 the bridge burned.", to: "Raw/wars.txt")
    return folder
  }

  private func run(
    _ folder: TemporaryFolder, _ arguments: String...
  ) throws -> AnnalsProcess.Result {
    try AnnalsProcess.run(["timeline"] + arguments, in: folder.url("."))
  }

  private func triggers(_ output: String) -> [String] {
    output.split(separator: "⟦").dropFirst().map { String($0.prefix { $0 != "⟧" }) }
  }

  @Test func listsInTheOrderOfTime() throws {
    let result = try run(try folder())
    #expect(result.status == 0)
    #expect(triggers(result.output) == ["landed", "closed", "burned"])
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "490 BC" && lines.contains("1931"))
    #expect(result.output.contains("Raw/wars.txt:1"))
    #expect(result.errors.contains("without a date left out"))
    #expect(result.errors.contains("--all lists them"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func marksWhatDidNotHappen() throws {
    let result = try run(try folder(), "--all")
    #expect(triggers(result.output).contains("open"))
    #expect(result.output.contains("[planned]"))
    #expect(!result.errors.contains("--all"))
  }

  @Test func takesYearsAndASource() throws {
    let folder = try folder()
    #expect(try triggers(run(folder, "--from", "-600", "--to", "490BC").output) == ["landed"])
    #expect(try triggers(run(folder, "--from", "1900").output) == ["closed", "burned"])
    #expect(try triggers(run(folder, "--source", "mills").output) == ["closed"])
    #expect(try triggers(run(folder, "Raw/wars.txt").output) == ["landed", "burned"])
  }

  @Test func readsABuiltFolderAlike() throws {
    let folder = try folder()
    #expect(try AnnalsProcess.run(["build"], in: folder.url(".")).status == 0)
    let fromTexts = try run(folder, "Raw").output.replacing("Raw/", with: "")
    #expect(try run(folder, "Output").output == fromTexts)
    try folder.write("[{\"event_id\": 7}]", to: "Output/json/events.json")
    let damaged = try run(folder, "Output")
    #expect(damaged.status == 2)
    #expect(damaged.errors.hasPrefix("Output/json/events.json:1:"), "\(damaged.errors)")
  }

  @Test(arguments: [
    (["--from", "1960", "--to", "1950"], "--from 1960 lies after --to 1950"),
    (["--from", "yore"], "'yore' is no year"),
    (["--source", "nobody"], "there is no source 'nobody'; there are 'mills', 'wars'"),
  ])
  func saysWhatIsWrong(arguments: [String], message: String) throws {
    let folder = try folder()
    let result = try AnnalsProcess.run(["timeline"] + arguments, in: folder.url("."))
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test func aMissingFolderIsAnError() throws {
    let result = try run(try TemporaryFolder())
    #expect(result.status != 0)
    #expect(result.errors.contains("Raw: error:"), "\(result.errors)")
  }

  @Test func aTextCommandsNoTerminal() throws {
    let hostile = "\u{1B}[31mred\u{7}\u{9B}2J\u{202E}left\n\tdown"
    #expect(
      TerminalText(hostile).description
        == "\u{FFFD}[31mred\u{FFFD}\u{FFFD}2J\u{FFFD}left down")
    let folder = try TemporaryFolder()
    try folder.write("The mill \u{9B}2J\u{202E}closed in 1931.\n", to: "Raw/a.txt")
    let output = try run(folder).output.unicodeScalars
    #expect(!output.contains { $0.value == 0x9B || $0.value == 0x202E || $0.value == 0x1B })
  }

  /// The example of the README; headlines may stand before what tells them.
  @Test func doesWhatTheReadmeShows() throws {
    let lines = ReadmeTests.readme.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("$ echo \"The mill closed") })
    let text = lines[start].split(separator: "\"")[1]
    let folder = try TemporaryFolder()
    try folder.write(text + "\n", to: "mills.txt")
    let output = try run(folder, "mills.txt").output
    for line in lines[(start + 2)...].prefix(while: { $0 != "```" }) {
      for word in line.split(separator: "  ") { #expect(output.contains(word), "\(word)") }
    }
  }
}
