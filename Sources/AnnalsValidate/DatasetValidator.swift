import AnnalsAnnotation
import AnnalsRecords

// Takes: a folder that `annals build` wrote, or that somebody changed since.
// Gives: a list of faults with file, line and column, empty for a folder as it should be.
// Promises: it reads the files, not memory; it writes nothing and opens nothing outside the folder; no
// file makes it trap; memory holds the three files of one table at a time, the ids of all tables as
// hashes, and at most 256 MB of texts.
//
// `csv/figures.csv` with a line whose `kind` is "shares" gives
//   Output/csv/figures.csv:7:103: error: 'kind' holds 'shares', expected one of count, share, …
// because the column doesn't allow it, a second error because the JSON and XML have "share" there, and a
// third because the file no longer has the hash that datapackage.json tells.

/// Checks everything that a dataset folder promises: hashes, formats, values, keys, references, evidence,
/// and that the CSV, JSON and XML of each table agree.
///
/// `annals.sqlite` and `index.html` are made from the same rows and not checked, except for their hashes
/// where the descriptor lists them.
package struct DatasetValidator {
  private let folder: DatasetFolder

  package init(folder: String) { self.folder = DatasetFolder(folder: folder) }

  /// Reads the folder and tells what is wrong with it.
  package func validate() -> ValidationReport {
    let findings = Findings()
    var rowCounts: [String: Int] = [:]
    let files = folder.exists ? folder.files() : []
    if files.isEmpty {
      findings.add(folder.folder, "there is no dataset here, expected 'Output'; run 'make'")
    } else {
      PackageCheck(folder: folder, findings: findings).check(files: files)
      rowCounts = checkTables(files, findings)
    }
    return findings.report(folder: folder.folder, rowCounts: rowCounts)
  }

  private func checkTables(_ files: [String], _ findings: Findings) -> [String: Int] {
    var rowCounts: [String: Int] = [:]
    let keys = KeyIndex(findings: findings)
    let texts = TextLibrary(folder: folder, findings: findings)
    let tableFiles = TableFiles(folder: folder, findings: findings)
    for table in Dataset.tables {
      let check = TableCheck(
        table: table, readers: tableFiles.readers(of: table), keys: keys, texts: texts,
        findings: findings)
      rowCounts[table.name] = check.run()
    }
    keys.checkPending()
    if !keys.isPartial(SourceRecord.tableName) { texts.checkStrays(files: files, keys: keys) }
    return rowCounts
  }
}

/// Opens the three files of a table, if their bytes are fit to be read.
struct TableFiles {
  private let folder: DatasetFolder
  private let findings: Findings
  private let schema: XMLSchemaCheck?

  static let schemaPath = "schemas/annals.xsd"

  init(folder: DatasetFolder, findings: Findings) {
    self.folder = folder
    self.findings = findings
    let path = folder.shownPath(Self.schemaPath)
    guard let bytes = folder.read(Self.schemaPath) else {
      findings.add(path, "there is no such file, so no XML can be checked; run 'make'")
      schema = nil
      return
    }
    schema = XMLSchemaCheck(schema: bytes, path: path, findings: findings)
  }

  /// Readers for the formats that can be read, CSV first; the others are told.
  func readers(of table: TableDefinition) -> [any RowReader] {
    [csv(table), json(table), xml(table)].compactMap(\.self)
  }

  private func csv(_ table: TableDefinition) -> (any RowReader)? {
    guard let file = read("csv/\(table.name).csv", allowsCarriageReturns: true) else { return nil }
    return CSVRowReader(file.bytes, path: file.path, table: table, findings: findings)
  }

  private func json(_ table: TableDefinition) -> (any RowReader)? {
    guard let file = read("json/\(table.name).json") else { return nil }
    return JSONRowReader(file.bytes, path: file.path, table: table, findings: findings)
  }

  private func xml(_ table: TableDefinition) -> (any RowReader)? {
    guard let file = read("xml/\(table.name).xml") else { return nil }
    schema?.check(file.bytes, path: file.path, findings: findings)
    return XMLRowReader(file.bytes, path: file.path, table: table, findings: findings)
  }

  private func read(
    _ path: String, allowsCarriageReturns: Bool = false
  ) -> (bytes: [UInt8], path: String)? {
    let shownPath = folder.shownPath(path)
    guard let bytes = folder.read(path) else {
      findings.add(shownPath, "there is no such file, expected one for each table; run 'make'")
      return nil
    }
    let check = FileTextCheck(findings: findings, allowsCarriageReturns: allowsCarriageReturns)
    return check.check(bytes, path: shownPath) ? (bytes, shownPath) : nil
  }
}
