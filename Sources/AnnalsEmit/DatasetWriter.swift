import AnnalsRecords

/// Writes a dataset's folder: tables as CSV, JSON and XML, plain texts, schemas and the data package.
///
/// Takes: documents in source order, one at a time, then what spans documents. Gives: files whose bytes
/// follow from the records alone. Promises: memory that grows with the entities and units that texts name, not with
/// the texts, and an error rather than a file that says something else than its record. A folder that an error left half written is the
/// caller's to remove.
package struct DatasetWriter {
  private let folder: String
  private let options: EmitOptions
  private var tables: [TableWriter] = []
  private var entities = EntityTable()
  private var units = UnitTable()
  private var texts: [EmittedFile] = []
  private var added: [EmittedFile] = []
  private var sourceIDs: Set<String> = []

  /// Opens the tables' files.
  ///
  /// - Parameter folder: absolute path of a folder that exists and is empty.
  package init(folder: String, options: EmitOptions) throws(EmitError) {
    self.folder = folder
    self.options = options
    for name in ["csv", "json", "xml", "texts", "schemas"] {
      try SystemError.makeFolder("\(folder)/\(name)")
    }
    for table in Dataset.tables {
      tables.append(try TableWriter(table: table, folder: folder))
    }
  }

  /// Tables that span documents and wait for the last one.
  private static let spanning = [EntityRecord.tableName, UnitRecord.tableName]

  /// Writes a document's rows and its text; its entities and units wait for those of the other documents.
  package mutating func append(_ records: DocumentRecords) throws(EmitError) {
    let id = records.source.id
    guard Self.namesFile(id) else { throw .badSourceID(id: id) }
    guard sourceIDs.insert(id).inserted else { throw .duplicateSource(id: id) }
    texts.append(
      try write(
        records.text, to: "texts/\(id).txt", name: "text-\(id)", mediaType: "text/plain"))
    try entities.add(records.entities)
    try units.add(records.units)
    try records.forEachTable { (visit) throws(EmitError) in
      if !Self.spanning.contains(visit.tableName) { try append(visit) }
    }
  }

  /// Adds a file of another maker, such as the explorer's page, so that the data package lists it.
  ///
  /// - Parameters:
  ///   - path: below the folder, with `/`; its folder must be there.
  ///   - name: identifies it in the data package.
  package mutating func add(
    _ contents: [UInt8], path: String, name: String, mediaType: String
  ) throws(EmitError) {
    added.append(try write(contents, to: path, name: name, mediaType: mediaType))
  }

  /// Writes what spans documents, then the schemas and the data package, and closes everything.
  ///
  /// - Returns: rows a table, and every file with its hash.
  package mutating func finish(
    comparisons: [ComparisonRecord], claims: [ClaimRecord]
  ) throws(EmitError) -> EmitReport {
    try append(DocumentRecords.TableVisit(entities.sorted))
    try append(DocumentRecords.TableVisit(units.sorted))
    try append(DocumentRecords.TableVisit(RecordList(comparisons)))
    try append(DocumentRecords.TableVisit(RecordList(claims)))
    let counts = tables.map { EmitReport.TableCount(table: $0.table.name, rows: $0.rows) }
    var files: [EmittedFile] = []
    var others: [EmittedFile] = []
    for table in tables {
      let written = try table.finish()
      files.append(written[0])
      others += written.dropFirst()
    }
    files += others + texts
    for schema in SchemaCatalog.files(for: Dataset.tables) {
      files.append(
        try write(schema.bytes, to: schema.path, name: schema.name, mediaType: schema.mediaType))
    }
    files += added
    let descriptor = DataPackageDescriptor(options: options, tables: Dataset.tables, files: files)
    files.append(
      try write(
        descriptor.bytes, to: "datapackage.json", name: "datapackage",
        mediaType: "application/json"))
    return EmitReport(tables: counts, files: files)
  }

  private mutating func append(_ visit: DocumentRecords.TableVisit) throws(EmitError) {
    guard let index = tables.firstIndex(where: { $0.table.name == visit.tableName }) else {
      throw .unknownTable(name: visit.tableName)
    }
    for row in visit.rows() { try tables[index].append(row) }
  }

  private func write(
    _ contents: [UInt8], to path: String, name: String, mediaType: String
  ) throws(EmitError) -> EmittedFile {
    let file = try BufferedFile(path: "\(folder)/\(path)")
    try file.write(contents)
    let (bytes, sha256) = try file.finish()
    return EmittedFile(
      path: path, role: .file(name: name), mediaType: mediaType, bytes: bytes, sha256: sha256)
  }

  /// Lower-case letters, digits and inner hyphens: a name that no system reads as a path.
  private static func namesFile(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= 240 && id.utf8.first != UInt8(ascii: "-")
      && id.utf8.last != UInt8(ascii: "-")
      && id.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      }
  }
}
