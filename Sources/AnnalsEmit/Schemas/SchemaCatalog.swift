import AnnalsRecords

/// Every schema that the table definitions give rise to: as files of a dataset, and as texts of
/// `annals schema`.
package enum SchemaCatalog {
  /// What `annals schema` can print, by the word for it.
  package enum Kind: String, CaseIterable, Sendable {
    case csv, json, xml
    case tableSchema = "table-schema"
    case csvw
    case jsonLD = "json-ld"
    case sqlite, codebook, dictionary

    /// What it is, for a help text.
    package var summary: String {
      switch self {
      case .csv: "each CSV file with its header"
      case .json: "JSON Schema 2020-12 of all tables"
      case .xml: "XML Schema 1.0 of all tables"
      case .tableSchema: "Table Schemas of the CSV files, as in datapackage.json"
      case .csvw: "CSV on the Web metadata"
      case .jsonLD: "JSON-LD context of the JSON files"
      case .sqlite: "the database's tables in SQL"
      case .codebook: "one CSV row a column: type, unit, constraints, description"
      case .dictionary: "the same for people, in Markdown"
      }
    }
  }

  /// A schema as a file of a dataset.
  package struct File: Sendable {
    /// Below the dataset's folder.
    package let path: String
    /// Identifies it in the data package.
    package let name: String
    package let mediaType: String
    package let bytes: [UInt8]
  }

  /// One schema, ready to print, with a line break at its end.
  package static func text(_ kind: Kind, tables: [TableDefinition] = Dataset.tables) -> String {
    let bytes: [UInt8] =
      switch kind {
      case .csv: headers(of: tables)
      case .json: JSONText.indented(JSONSchema.bundle(of: tables))
      case .xml: Array(XMLSchema.text(of: tables).utf8)
      case .tableSchema: JSONText.indented(TableSchema.bundle(of: tables))
      case .csvw: JSONText.indented(CSVWMetadata.tree(of: tables))
      case .jsonLD: JSONText.indented(JSONLDContext.tree(of: tables))
      case .sqlite: Array(SQLiteSchema.text(of: tables).utf8)
      case .codebook: Codebook.bytes(of: tables)
      case .dictionary: Array(DataDictionary.text(of: tables).utf8)
      }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The schemas that stand in a dataset's folder, in the order in which they are listed.
  package static func files(for tables: [TableDefinition]) -> [File] {
    let jsonSchemas = tables.map { table in
      File(
        path: "schemas/\(table.name).schema.json", name: "schema-\(table.name)-json",
        mediaType: "application/schema+json", bytes: JSONText.indented(JSONSchema.file(of: table)))
    }
    return jsonSchemas + [
      file("schemas/annals.xsd", "schema-xml", "application/xml", .xml, tables),
      file("csv/csv-metadata.json", "csvw-metadata", "application/csvm+json", .csvw, tables),
      file("schemas/context.jsonld", "json-ld-context", "application/ld+json", .jsonLD, tables),
      file("schemas/codebook.csv", "codebook", "text/csv", .codebook, tables),
      file("schemas/data-dictionary.md", "data-dictionary", "text/markdown", .dictionary, tables),
    ]
  }

  private static func file(
    _ path: String, _ name: String, _ mediaType: String, _ kind: Kind, _ tables: [TableDefinition]
  ) -> File {
    File(
      path: path, name: name, mediaType: mediaType, bytes: Array(text(kind, tables: tables).utf8))
  }

  private static func headers(of tables: [TableDefinition]) -> [UInt8] {
    tables.flatMap { Array("csv/\($0.name).csv: ".utf8) + CSVEncoder.header(of: $0) }
  }
}
