import AnnalsRecords

/// Writes one table as CSV, JSON and XML at once, row by row.
package struct TableWriter {
  /// The table whose rows are written.
  package let table: TableDefinition
  /// Rows written so far.
  package private(set) var rows = 0

  private let csv: BufferedFile
  private let json: BufferedFile
  private let xml: BufferedFile
  private let xmlEncoder: XMLEncoder
  private var jsonWriter = JSONWriter()
  private let required: [Int]

  /// Opens the three files in `csv/`, `json/` and `xml/` of a folder, which must be there.
  package init(table: TableDefinition, folder: String) throws(EmitError) {
    self.table = table
    csv = try BufferedFile(path: "\(folder)/\(Self.path(of: table, "csv"))")
    json = try BufferedFile(path: "\(folder)/\(Self.path(of: table, "json"))")
    xml = try BufferedFile(path: "\(folder)/\(Self.path(of: table, "xml"))")
    xmlEncoder = XMLEncoder(table: table)
    required = table.fields.indices.filter { table.fields[$0].isRequired }
    try csv.write(CSVEncoder.header(of: table))
    try xml.write(xmlEncoder.header)
  }

  private static func path(of table: TableDefinition, _ format: String) -> String {
    "\(format)/\(table.name).\(format)"
  }

  /// Appends a row, its values in the order of the table's fields.
  package mutating func append(_ row: [FieldValue]) throws(EmitError) {
    rows += 1
    for index in required where row[index] == .missing || row[index] == .string("") {
      throw .missingValue(table: table.name, field: table.fields[index].name, row: rows)
    }
    try csv.write { (bytes) throws(EmitError) in CSVEncoder.append(row: row, to: &bytes) }
    try xml.write { (bytes) throws(EmitError) in try xmlEncoder.append(row: row, to: &bytes) }
    try json.write(rows == 1 ? "[\n".utf8 : ",\n".utf8)
    jsonWriter.write(row: row, of: table)
    let json = json
    try json.write { (bytes) throws(EmitError) in
      jsonWriter.take { bytes.append(contentsOf: $0) }
    }
  }

  /// Ends the three files.
  package func finish() throws(EmitError) -> [EmittedFile] {
    try json.write(rows == 0 ? "[]\n".utf8 : "\n]\n".utf8)
    try xml.write(xmlEncoder.footer)
    return [
      try finish(csv, "csv", .table(name: table.name), "text/csv"),
      try finish(json, "json", .file(name: "\(table.name)-json"), "application/json"),
      try finish(xml, "xml", .file(name: "\(table.name)-xml"), "application/xml"),
    ]
  }

  private func finish(
    _ file: BufferedFile, _ format: String, _ role: EmittedFile.Role, _ mediaType: String
  ) throws(EmitError) -> EmittedFile {
    let (bytes, sha256) = try file.finish()
    return EmittedFile(
      path: Self.path(of: table, format), role: role, mediaType: mediaType, bytes: bytes,
      sha256: sha256)
  }
}
