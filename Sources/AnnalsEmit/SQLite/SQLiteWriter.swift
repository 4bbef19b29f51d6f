import AnnalsRecords

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Makes the database from the JSON files of a dataset, in one transaction.
///
/// It reads the files and not the records, so that it needs one row of memory and can be made again from
/// a dataset that somebody else published. The same files and the same SQLite give the same bytes.
package enum SQLiteWriter {
  /// Makes or replaces a database.
  ///
  /// - Parameters:
  ///   - folder: the dataset, with its `json/`.
  ///   - path: the database's file.
  ///   - tables: the tables to take over, each after those that it refers to.
  /// - Throws: `cannotRead` for a file that isn't one of ours, `cannotWrite` for a full disk, a row that
  ///   breaks a constraint or a reference to nothing. No file is left then.
  package static func write(
    folder: String, to path: String, tables: [TableDefinition] = Dataset.tables
  ) throws(EmitError) {
    unlink(path)
    do {
      let database = try SQLiteDatabase(creating: path)
      try fill(database, folder: folder, path: path, tables: tables)
      try database.close()
    } catch {
      unlink(path)
      throw error
    }
  }

  private static func fill(
    _ database: SQLiteDatabase, folder: String, path: String, tables: [TableDefinition]
  ) throws(EmitError) {
    // Nobody reads an unfinished database, so a rollback journal on the disk would only cost time.
    try database.execute(
      "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA journal_mode = MEMORY; BEGIN;")
    for table in tables { try database.execute(SQLiteSchema.createTable(table)) }
    for table in tables { try insertRows(of: table, folder: folder, into: database) }
    for table in tables {
      for index in SQLiteSchema.createIndexes(table) { try database.execute(index) }
    }
    for table in tables {
      if let search = SQLiteSchema.createSearch(table) { try database.execute(search) }
      if let rebuild = SQLiteSchema.rebuildSearch(table) { try database.execute(rebuild) }
    }
    if let orphan = try database.prepare("PRAGMA foreign_key_check").firstRow() {
      throw .cannotWrite(
        path: path,
        reason: "row \(orphan[1]) of \(orphan[0]) refers to a row of \(orphan[2]) that is not there"
      )
    }
    try database.execute("COMMIT;")
  }

  private static func insertRows(
    of table: TableDefinition, folder: String, into database: SQLiteDatabase
  ) throws(EmitError) {
    let statement = try database.prepare(SQLiteSchema.insert(into: table))
    let rows = try JSONRowReader(table: table, path: "\(folder)/json/\(table.name).json")
    while let row = try rows.next() { try statement.run(row) }
  }
}

/// Reads the rows of a table's JSON file, one record a line.
private final class JSONRowReader {
  private let table: TableDefinition
  private let path: String
  private let lines: LineReader
  private var line = 0

  init(table: TableDefinition, path: String) throws(EmitError) {
    self.table = table
    self.path = path
    lines = try LineReader(path: path)
  }

  /// The next row; nil after the last.
  func next() throws(EmitError) -> [FieldValue]? {
    while var bytes = try lines.next() {
      line += 1
      if bytes == Array("[".utf8) || bytes == Array("]".utf8) || bytes == Array("[]".utf8) {
        continue
      }
      if bytes.last == UInt8(ascii: ",") { bytes.removeLast() }
      return try row(bytes)
    }
    return nil
  }

  private func row(_ bytes: [UInt8]) throws(EmitError) -> [FieldValue] {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONReader.read(bytes, firstLine: line)
    } catch {
      throw .cannotRead(path: path, reason: "\(error.location.line): \(error.message)")
    }
    do throws(RecordJSONError) {
      return try table.row(json: json)
    } catch {
      throw .cannotRead(path: path, reason: "\(line): \(error.message)")
    }
  }
}
