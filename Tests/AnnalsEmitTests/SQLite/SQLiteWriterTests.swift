import AnnalsEmit
import AnnalsRecords
import AnnalsTestSupport
import FoundationEssentials
import Testing

@Suite struct SQLiteWriterTests {
  private func sample() throws -> (folder: TemporaryFolder, database: String) {
    let folder = try TemporaryFolder()
    _ = try SampleDataset.write(to: folder)
    return (folder, "\(folder.path)/annals.sqlite")
  }

  @Test func holdsTheRowsOfTheFiles() throws {
    let (folder, path) = try sample()
    try SQLiteWriter.write(folder: folder.path, to: path)
    let database = try DatabaseReader(path)
    for table in Dataset.tables {
      var reader = JSONReader(try folder.bytes(of: "json/\(table.name).json"))
      var count = 0
      while try reader.nextElement() != nil { count += 1 }
      #expect(try database.rows("SELECT count(*) FROM \(table.name)") == [["\(count)"]])
    }
    #expect(
      try database.rows("SELECT exact, closed, continues, suffix FROM quotations LIMIT 1")
        == [["Ships,\r\nnot <walls>", "1", "NULL", "NULL"]])
    #expect(
      try database.rows("SELECT value, typeof(value), typeof(start) FROM figures LIMIT 1")
        == [["2.5", "real", "integer"]])
    #expect(try database.rows("PRAGMA integrity_check") == [["ok"]])
    #expect(try database.rows("PRAGMA foreign_key_check") == [])
  }

  @Test func findsTextAndDeclaresTheContentTable() throws {
    let (folder, path) = try sample()
    try SQLiteWriter.write(folder: folder.path, to: path)
    let database = try DatabaseReader(path)
    let found = try database.rows(
      """
      SELECT quotation_id FROM quotations JOIN quotations_fts ON quotations_fts.rowid = quotations.rowid
      WHERE quotations_fts MATCH 'walls' ORDER BY quotation_id
      """)
    #expect(found.count == 4)
    let sql = try database.rows("SELECT sql FROM sqlite_master WHERE name = 'events_fts'")
    #expect(sql.first?.first?.contains("content=\"events\"") == true)
  }

  @Test func givesTheSameBytesAgain() throws {
    let (folder, path) = try sample()
    try SQLiteWriter.write(folder: folder.path, to: path)
    let first = try folder.bytes(of: "annals.sqlite")
    try SQLiteWriter.write(folder: folder.path, to: path)
    #expect(try folder.bytes(of: "annals.sqlite") == first)
  }

  @Test(arguments: [
    ("\"entity_id\":\"ent-000000000001\"", "\"entity_id\":\"ent-999999999999\"", "refers to a row"),
    ("\"form\":\"name\"", "\"form\":\"song\"", "CHECK constraint failed"),
    ("\"men-000000000002\"", "\"men-000000000001\"", "UNIQUE constraint failed"),
    ("\"form\":\"name\"", "\"form\":null", "column 'form' of mentions holds 'null'"),
    ("\"form\":\"name\"", "\"form\":", "found '}', expected a value"),
  ])
  func refusesFilesThatAreNotADataset(old: String, new: String, message: String) throws {
    let (folder, path) = try sample()
    let file = "\(folder.path)/json/mentions.json"
    let changed = try folder.text(of: "json/mentions.json").replacing(old, with: new)
    try Data(changed.utf8).write(to: URL(fileURLWithPath: file))
    let error = #expect(throws: EmitError.self) {
      try SQLiteWriter.write(folder: folder.path, to: path)
    }
    #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func tellsWhichFileIsNotThere() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: EmitError.self) {
      try SQLiteWriter.write(folder: folder.path, to: "\(folder.path)/annals.sqlite")
    }
    #expect(
      error
        == .cannotRead(
          path: "\(folder.path)/json/sources.json", reason: "no such file or directory"))
  }
}
