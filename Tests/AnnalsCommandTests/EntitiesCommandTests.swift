import AnnalsTestSupport
import Foundation
import Testing

/// `annals entities`, and what `authority.yaml` does to a build.
@Suite struct EntitiesCommandTests {
  private static let first =
    "Anna Keller met Robert Toft in Lisbon. In May Keller and Toft left Lisbon for Madrid."
  private static let second = "\nIn 1960 Keller wrote to Peking. Nobody in Beijing answered Keller."

  private func folder(authority: String? = nil) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.first, to: "Raw/first.txt")
    try folder.write(Self.second, to: "Raw/second.txt")
    if let authority { try folder.write(authority, to: "Raw/authority.yaml") }
    return folder
  }

  private func run(
    _ folder: TemporaryFolder, _ arguments: String...
  ) throws -> AnnalsProcess.Result {
    try AnnalsProcess.run(arguments, in: folder.url("."))
  }

  private static let decided = """
    entities:
      - name: Anna Keller
        type: person
        aliases: [Keller]
        uri: https://example.org/keller
      - {name: Peking, type: place}
    distinct:
      - [Peking, Beijing]
    """

  @Test func listsWhatIsNamed() throws {
    let result = try run(try folder(), "entities")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "name\ttype\tmentions\tsources\tother names")
    #expect(lines.contains("Anna Keller\tperson\t2\t1\tKeller"))
    #expect(lines.contains("Beijing\tplace\t2\t1\tPeking"))
    #expect(lines.contains("Keller\tperson\t2\t1\t"))
  }

  @Test func listsWhatWantsADecisionAndHowToMakeIt() throws {
    let folder = try folder()
    let open = try run(folder, "entities", "--unresolved")
    #expect(open.status == 0)
    #expect(open.output.contains("Raw/second.txt:2: notice: \"Keller\" could be \"Anna Keller\""))
    // The lines that it prints, put into the file as they are, settle the doubt.
    let lines = open.output.split(separator: "\n").filter { $0.hasPrefix("    ") }
      .map { $0.dropFirst(4) }
    let entry = lines.prefix { !$0.hasPrefix("distinct:") }.joined(separator: "\n")
    try folder.write(entry, to: "Raw/authority.yaml")
    #expect(!(try run(folder, "entities", "--unresolved").output.contains("could be")))
    try folder.write(
      lines.drop { !$0.hasPrefix("distinct:") }.joined(separator: "\n"), to: "Raw/authority.yaml")
    let settled = try run(folder, "entities", "--unresolved")
    #expect(settled.status == 0 && !settled.output.contains("could be"), "\(settled.errors)")
  }

  @Test func isAppliedByABuild() throws {
    let folder = try folder(authority: Self.decided)
    let result = try run(folder, "build")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    let entities = try folder.text(of: "Output/csv/entities.csv")
    #expect(entities.contains(",Anna Keller,person,Keller,4,https://example.org/keller"))
    #expect(entities.contains(",Peking,place,,1,") && entities.contains(",Beijing,place,,1,"))
    #expect(!(try folder.text(of: "Output/csv/sources.csv").contains("authority")))
    #expect(try run(folder, "validate").status == 0)
  }

  @Test func isAppliedByStagesAndStreams() throws {
    let folder = try folder(authority: Self.decided)
    let extracted = try run(
      folder, "extract", "--authority", "Raw/authority.yaml", "Raw/second.txt")
    let records = try AnnalsProcess.run(
      ["normalize", "--authority", "Raw/authority.yaml"], input: Data(extracted.output.utf8),
      in: folder.url("."))
    #expect(records.output.contains("https://example.org/keller"), "\(records.errors)")
    let streamed = try AnnalsProcess.run(
      ["stream", "--authority", "Raw/authority.yaml"],
      input: Data("{\"id\": \"a\", \"text\": \"In May Keller left Lisbon.\"}\n".utf8),
      in: folder.url("."))
    #expect(streamed.output.contains("https://example.org/keller"), "\(streamed.errors)")
  }

  @Test func stopsABuildWhereItIsBroken() throws {
    let folder = try folder()
    #expect(try run(folder, "build").status == 0)
    let before = try folder.contents(of: "Output")
    try folder.write("entities:\n  - name: x\n    type: human\n", to: "Raw/authority.yaml")
    let result = try run(folder, "build")
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("Raw/authority.yaml:3:11: error: type \"human\""))
    #expect(try folder.contents(of: "Output") == before)
  }

  /// An edit of one text moves no row of another, and of its own only what stands in the edit.
  @Test func keepsAllOtherIds() throws {
    let folder = try folder()
    _ = try run(folder, "build")
    let before = try ids(in: folder)
    let edited = Self.second + "\nBy night Maria Silva left Porto."
    try folder.write(edited, to: "Raw/second.txt")
    _ = try run(folder, "build")
    let added = try ids(in: folder)
    for (table, rows) in before { #expect(rows.isSubset(of: added[table] ?? []), "\(table)") }
    try folder.write(
      edited.replacing("In 1960 Keller", with: "In 1960 Jansen"), to: "Raw/second.txt")
    _ = try run(folder, "build")
    let changed = try ids(in: folder)
    for (table, rows) in added where table != "entities" {
      let others = try lines(of: table, in: folder).filter { $0.contains(",first,") }
      for line in others { #expect(rows.contains(String(line.prefix(16))), "\(line)") }
      #expect(rows.subtracting(changed[table] ?? []).count <= 2, "\(table)")
    }
  }

  private func ids(in folder: TemporaryFolder) throws -> [String: Set<String>] {
    var ids: [String: Set<String>] = [:]
    for table in ["entities", "mentions", "dates", "events", "figures", "quotations"] {
      ids[table] = Set(try lines(of: table, in: folder).map { String($0.prefix(16)) })
    }
    return ids
  }

  private func lines(of table: String, in folder: TemporaryFolder) throws -> [Substring] {
    try folder.text(of: "Output/csv/\(table).csv").split(separator: "\n").dropFirst().map { $0 }
  }
}
