import AnnalsTestSupport
import Foundation
import Testing

@Suite struct BuildTests {
  static let essay = """
    ---
    title: A trial
    license: CC0-1.0
    ---
    In 1958 the province reported 40,000 tons of iron. “We shall overtake them,” Li Wen said.
    """

  private func folder(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: "Raw/" + name) }
    return folder
  }

  private func build(_ folder: TemporaryFolder, _ more: String...) throws -> AnnalsProcess.Result {
    try AnnalsProcess.run(["build", "Raw", "-o", "Output"] + more, in: folder.url("."))
  }

  @Test func writesWhatItSaysAndValidatesIt() throws {
    let folder = try folder(["trial.txt": Self.essay])
    let result = try build(folder)
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.hasSuffix("written to Output/, every row validated\n"))
    let figures = try folder.text(of: "Output/csv/figures.csv")
    #expect(figures.contains("40000") && figures.contains("40,000 tons"))
    #expect(try folder.text(of: "Output/csv/quotations.csv").contains("We shall overtake them,"))
    #expect(try folder.text(of: "Output/texts/trial.txt").hasPrefix("In 1958"))
    let checked = try AnnalsProcess.run(["validate", "Output"], in: folder.url("."))
    #expect(checked.status == 0)
  }

  @Test func givesTheSameBytesForAnyNumberOfWorkers() throws {
    var files: [String: String] = [:]
    for number in 1...12 { files["text-\(number).txt"] = Self.essay + "\nIt was \(number) tons." }
    let folder = try folder(files)
    _ = try build(folder, "--jobs", "1")
    let one = try folder.contents(of: "Output")
    _ = try build(folder, "--jobs", "5")
    #expect(try folder.contents(of: "Output") == one)
  }

  @Test func leavesNoTraceOfADeletedText() throws {
    let folder = try folder(["a.txt": Self.essay, "b.txt": "In 1961 it rained."])
    _ = try build(folder)
    try FileManager.default.removeItem(at: folder.url("Raw/b.txt"))
    #expect(try build(folder).status == 0)
    let contents = try folder.contents(of: "Output")
    #expect(contents["texts/b.txt"] == nil)
    #expect(try folder.text(of: "Output/csv/dates.csv").contains("1961") == false)
  }

  @Test func movesNoIdOfOtherTexts() throws {
    let folder = try folder(["a.txt": Self.essay, "b.txt": "In 1961 they sold 3 tons of rice."])
    _ = try build(folder)
    let before = try ids(folder)
    try folder.write("Nobody knew. In 1962 they sold 9 tons of rice and died.", to: "Raw/b.txt")
    try folder.write(Self.essay + "\nLater it was 7 tons.", to: "Raw/a.txt")
    _ = try build(folder)
    #expect(before.filter { $0.hasPrefix("a:") }.isSubset(of: try ids(folder)))
    #expect(before.count > 4)
  }

  private func ids(_ folder: TemporaryFolder) throws -> Set<String> {
    var ids: Set<String> = []
    for table in ["dates", "figures", "events", "quotations", "mentions"] {
      for line in try folder.text(of: "Output/csv/\(table).csv").split(separator: "\n").dropFirst()
      {
        let cells = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        if cells.count == 3 { ids.insert("\(cells[1]):\(cells[0])") }
      }
    }
    return ids
  }

  @Test func isTheOldOrTheNewFolderWheneverItIsKilled() throws {
    let folder = try folder(["a.txt": Self.essay])
    _ = try build(folder)
    let old = try folder.contents(of: "Output")
    for number in 0..<30 {
      try folder.write(Self.essay + " \(number)", to: "Raw/more-\(number).txt")
    }
    _ = try AnnalsProcess.run(["build", "Raw", "-o", "Other"], in: folder.url("."))
    let new = try folder.contents(of: "Other")
    var random = SeededGenerator(seed: 50)
    var oldCount = 0
    for round in 0..<50 {
      let scratch = try TemporaryFolder()
      let process = try AnnalsProcess.start(
        ["build", "Raw", "-o", "Output"], in: folder.url("."), scratch: scratch)
      usleep(UInt32.random(in: 0..<120_000, using: &random))
      process.send(SIGKILL)
      _ = process.wait()
      let found = try folder.contents(of: "Output")
      #expect(found == old || found == new, "round \(round)")
      if found == old { oldCount += 1 } else { try reset(folder, to: old) }
    }
    #expect(oldCount > 0)
    #expect(try build(folder).status == 0)
    #expect(try folder.contents(of: "Output") == new)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["Other", "Output", "Raw"], "abandoned folders are cleared away")
  }

  private func reset(_ folder: TemporaryFolder, to contents: [String: [UInt8]]) throws {
    try FileManager.default.removeItem(at: folder.url("Output"))
    for (name, data) in contents { try folder.write(data, to: "Output/" + name) }
  }

  @Test func takesNoTextFromItsOwnOutput() throws {
    let folder = try folder(["a.txt": Self.essay])
    for _ in 1...2 {
      let result = try AnnalsProcess.run(["build", ".", "-o", "Output"], in: folder.url("."))
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("\n1 sources"))
    }
  }

  @Test func deletesNothingThatIsNotItsOwn() throws {
    let folder = try folder(["a.txt": Self.essay])
    try folder.write("years of work", to: "Output/thesis.docx")
    let result = try build(folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("holds 'thesis.docx', which annals did not write"))
    #expect(try folder.text(of: "Output/thesis.docx") == "years of work")
  }

  @Test func namesAnOutputThatCannotBeWritten() throws {
    let folder = try folder(["a.txt": Self.essay])
    try folder.write("a file", to: "Output")
    let result = try build(folder)
    #expect(result.status == 2)
    #expect(
      result.errors.contains("it is a file, not a folder; ")
        || result.errors.contains("not a folder"))
    let nowhere = try AnnalsProcess.run(
      ["build", "Raw", "-o", "/proc/annals/Output"], in: folder.url("."))
    #expect(nowhere.status == 2)
    #expect(nowhere.errors.contains("/proc/annals"))
  }
}
