import AnnalsAnnotation
import AnnalsRecords
import AnnalsTestSupport
import AnnalsValidate
import Testing

@Suite struct DatasetValidatorTests {
  @Test func acceptsWhatTheWriterWrites() throws {
    var files = try DatasetFiles.example.get()
    let report = try files.validate()
    #expect(report.diagnostics.isEmpty)
    #expect(report.isValid)
    #expect(
      report.rowCounts == [
        "sources": 2, "entities": 1, "mentions": 3, "dates": 2, "events": 2, "units": 1,
        "figures": 4, "quotations": 2, "comparisons": 1, "claims": 2,
      ])
    files.refreshHashes()
    #expect(try files.validate().diagnostics.isEmpty)
  }

  @Test func acceptsTablesWithoutRows() throws {
    var files = try DatasetFiles.example.get()
    for table in ["claims", "comparisons"] {
      let header = Dataset.table(named: table)?.fields.map(\.name).joined(separator: ",") ?? ""
      files["csv/\(table).csv"] = Array("\(header)\n".utf8)
      files["json/\(table).json"] = Array("[]\n".utf8)
      files["xml/\(table).xml"] = Array(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <\(table) xmlns="urn:annals:dataset:2">
        </\(table)>

        """.utf8)
    }
    files.refreshHashes()
    #expect(try files.validate().diagnostics.isEmpty)
  }

  @Test func missingFolderNamesTheWayOut() throws {
    let report = DatasetValidator(folder: "/nonexistent/Output").validate()
    #expect(!report.isValid)
    #expect(
      report.diagnostics.map(\.description) == [
        "/nonexistent/Output: error: there is no dataset here, expected 'Output'; run 'make'"
      ])
  }

  @Test(arguments: [
    "datapackage.json", "csv/events.csv", "json/events.json", "xml/events.xml",
    "schemas/annals.xsd", "texts/field-notes.txt",
  ]) func missingFileIsNamed(path: String) throws {
    var files = try DatasetFiles.example.get()
    files[path] = nil
    let sealed = try files.validate()
    #expect(sealed.diagnostics.contains { $0.path == path && $0.message.contains("run 'make'") })
    if path == "datapackage.json" { return }
    files.refreshHashes()
    let report = try files.validate()
    #expect(
      report.diagnostics.contains { $0.path == path && $0.message.contains("no such file") },
      "\(report.diagnostics)")
  }

  @Test(arguments: ["csv/more.csv", "json/a/b.json", "texts/x.txt", "schemas/s.xsd", "xml/.x"])
  func unlistedFileIsNamed(path: String) throws {
    var files = try DatasetFiles.example.get()
    files[path] = [0x61]
    let report = try files.validate()
    #expect(report.diagnostics.allSatisfy { $0.path == path })
    #expect(report.diagnostics.contains { $0.message.contains("not listed") })
  }

  @Test(arguments: ["annals.sqlite", "index.html"]) func madeFilesNeedNoListing(path: String) throws
  {
    var files = try DatasetFiles.example.get()
    files[path] = [0x61]
    #expect(try files.validate().isValid)
  }

  @Test func changedTextIsTold() throws {
    var files = try DatasetFiles.example.get()
    let path = "texts/field-notes.txt"
    var text = try #require(files[path])
    let offset = try #require(text.offset(of: "sowed"))
    text[offset] = UInt8(ascii: "m")
    files[path] = text
    let sealed = try files.validate()
    #expect(sealed.diagnostics.contains { $0.path == path && $0.message.contains("was changed") })
    files.refreshHashes()
    let report = try files.validate()
    #expect(
      report.diagnostics.contains {
        $0.path == "csv/events.csv" && $0.line == 2
          && $0.message.contains("'exact' holds 'sowed', but from 35 to 40")
          && $0.message.contains("has 'mowed'")
      }, "\(report.diagnostics)")
  }

  @Test func textOfNoSourceIsTold() throws {
    var files = try DatasetFiles.example.get()
    files["texts/another.txt"] = [0x61]
    files.refreshHashes()
    let report = try files.validate()
    #expect(report.diagnostics.map(\.path) == ["texts/another.txt"])
    #expect(report.diagnostics.first?.message.contains("no source has this text") == true)
  }

  @Test(arguments: [
    ("csv/claims.csv", "\ncmp-000000000001,fig-000000000003,harvest-2,Lind,,50,60,range", 2),
    (
      "json/claims.json",
      ",\n{\"comparison_id\":\"cmp-000000000001\",\"figure_id\":\"fig-000000000003\","
        + "\"source_id\":\"harvest-2\",\"claimant\":\"Lind\",\"value\":null,\"low\":50,"
        + "\"high\":60,\"bound\":\"range\"}", 2
    ),
    (
      "xml/claims.xml",
      "<claim><comparison_id>cmp-000000000001</comparison_id><figure_id>fig-000000000003</figure_id>"
        + "<source_id>harvest-2</source_id><claimant>Lind</claimant><low>50</low>"
        + "<high>60</high><bound>range</bound></claim>\n",
      3
    ),
  ]) func lostLastRowIsToldAfterTheOnesBefore(path: String, row: String, line: Int) throws {
    var files = try DatasetFiles.example.get()
    var bytes = try #require(files[path])
    let offset = try #require(bytes.offset(of: row))
    bytes.removeSubrange(offset..<(offset + row.utf8.count))
    files[path] = bytes
    files.refreshHashes()
    let report = try files.validate()
    #expect(
      report.diagnostics.contains {
        $0.path == path && $0.line == line
          && $0.message.hasPrefix("the table ends after 1 rows, but ")
      }, "\(report.diagnostics)")
  }

  /// Where a table can be read in no format, rows that refer to it aren't told one by one.
  @Test func unreadableTableMakesNoDanglingReferences() throws {
    var files = try DatasetFiles.example.get()
    for format in Format.allCases { files["\(format.rawValue)/sources.\(format.rawValue)"] = nil }
    files.refreshHashes()
    let report = try files.validate()
    #expect(
      report.diagnostics.map(\.path) == [
        "csv/sources.csv", "json/sources.json", "xml/sources.xml",
      ])
  }

  @Test func malformedTextIsToldAtItsPlace() throws {
    var files = try DatasetFiles.example.get()
    let path = "texts/field-notes.txt"
    var text = try #require(files[path])
    let offset = try #require(text.offset(of: "We sowed"))
    text[offset] = 0xFF
    files[path] = text
    files.refreshHashes()
    let report = try files.validate()
    #expect(
      report.diagnostics.map(\.description) == [
        "\(path):2:2: error: a byte is not UTF-8; run 'make' to write it afresh"
      ])
  }

  @Test func brokenSchemaIsToldAtItsLine() throws {
    var files = try DatasetFiles.example.get()
    var schema = try #require(files["schemas/annals.xsd"])
    let offset = try #require(schema.offset(of: "</xs:annotation>"))
    schema[offset + 2] = UInt8(ascii: "y")
    files["schemas/annals.xsd"] = schema
    files.refreshHashes()
    let report = try files.validate()
    let line = schema.place(of: offset).line
    #expect(
      report.diagnostics.contains { $0.path == "schemas/annals.xsd" && $0.line == line },
      "\(report.diagnostics)")
  }

  @Test(arguments: [
    ("{\"resources\":[{\"path\":\"../x\"}]}", 15, "no 'path' below the folder"),
    ("{\"resources\":[{\"path\":\"csv/claims.csv\"}]}", 23, "has no 'bytes'"),
    (
      "{\"resources\":[{\"path\":\"csv/claims.csv\",\"bytes\":1,\"hash\":\"0a\"}]}", 23,
      "has no 'hash'"
    ),
    ("{\"name\":\"x\"}", 1, "'resources' is missing"),
    ("{\"resources\":[}", 15, "expected a value"),
  ]) func badDescriptorIsToldAtItsPlace(json: String, column: Int, message: String) throws {
    var files = try DatasetFiles.example.get()
    files["datapackage.json"] = Array("\(json)\n".utf8)
    let report = try files.validate()
    #expect(
      report.diagnostics.contains {
        $0.path == "datapackage.json" && $0.line == 1 && $0.column == column
          && $0.message.contains(message)
      }, "\(report.diagnostics)")
  }

  @Test func manyErrorsAreCutAndCounted() throws {
    var files = try DatasetFiles.example.get()
    let header = try #require(files["csv/claims.csv"]?.prefix { $0 != 0x0A })
    files["csv/claims.csv"] =
      header + Array(("\n" + String(repeating: "x\n", count: 3_000)).utf8)
    let report = try files.validate()
    #expect(report.diagnostics.count == 1_001)
    #expect(report.diagnostics.last?.severity == .notice)
    #expect(report.diagnostics.last?.message.contains("more errors are not shown") == true)
  }

  /// Every single bit that turns, in any file that the descriptor lists, is told.
  @Test(arguments: [1, 2, 3]) func anyFlippedBitIsTold(seed: UInt64) throws {
    let example = try DatasetFiles.example.get()
    let folder = try HeldFolder()
    var generator = SeededGenerator(seed: seed)
    for path in example.paths where path != "datapackage.json" {
      var files = example
      var bytes = try #require(files[path])
      let offset = Int.random(in: bytes.indices, using: &generator)
      bytes[offset] ^= 1 << UInt8.random(in: 0...7, using: &generator)
      files[path] = bytes
      let report = try files.validate(in: folder)
      #expect(
        report.diagnostics.contains { $0.path == path && $0.message.contains("was changed") },
        "seed \(seed), \(path), byte \(offset)")
    }
  }

  /// The formats' own checks alone: a flipped bit in a table's file is told without any hash.
  @Test(arguments: [4, 5]) func anyFlippedBitOfATableIsToldWithoutHashes(seed: UInt64) throws {
    let example = try DatasetFiles.example.get()
    let folder = try HeldFolder()
    var generator = SeededGenerator(seed: seed)
    let tables = Dataset.tables.flatMap { table in
      Format.allCases.map { "\($0.rawValue)/\(table.name).\($0.rawValue)" }
    }
    for path in tables {
      for _ in 0..<4 {
        var files = example
        var bytes = try #require(files[path])
        let offset = Int.random(in: bytes.indices, using: &generator)
        bytes[offset] ^= 1 << UInt8.random(in: 0...7, using: &generator)
        files[path] = bytes
        files.refreshHashes()
        let report = try files.validate(in: folder)
        #expect(
          report.diagnostics.contains { $0.path == path }, "seed \(seed), \(path), byte \(offset)")
      }
    }
  }
}
