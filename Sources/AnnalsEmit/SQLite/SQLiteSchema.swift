import AnnalsRecords

/// The database's tables in SQL: strict types, checks, foreign keys, and full-text search over the
/// tables that people search in.
enum SQLiteSchema {
  /// The tables with a full-text index.
  private static let searched = ["events", "figures", "quotations"]

  static func text(of tables: [TableDefinition]) -> String {
    tables.map { createTable($0) + "\n" }.joined()
      + tables.flatMap(createIndexes).map { $0 + "\n" }.joined()
      + tables.compactMap(createSearch).map { $0 + "\n" }.joined()
  }

  /// Ordinary rowid tables: the full-text index points at their rowids. `VACUUM` may renumber these, so
  /// whoever runs it must rebuild the index.
  static func createTable(_ table: TableDefinition) -> String {
    let columns = table.fields.map { "  " + column($0) }
    let key = "  PRIMARY KEY (\(table.primaryKey.map(quoted).joined(separator: ", ")))"
    let foreignKeys = table.fields.compactMap(foreignKey).map { "  " + $0 }
    return """
      CREATE TABLE \(quoted(table.name)) (
      \((columns + [key] + foreignKeys).joined(separator: ",\n"))
      ) STRICT;
      """
  }

  /// An index for each column that refers to another table, for joins.
  static func createIndexes(_ table: TableDefinition) -> [String] {
    table.fields.filter { $0.reference != nil }.map { field in
      "CREATE INDEX \(quoted("\(table.name)_\(field.name)")) ON \(quoted(table.name)) (\(quoted(field.name)));"
    }
  }

  /// The full-text table, or nil where nobody searches. Double quotes around the content table: with
  /// single ones, common browsers of SQLite don't find the index.
  static func createSearch(_ table: TableDefinition) -> String? {
    guard searched.contains(table.name) else { return nil }
    let columns = table.fields.filter(isProse).map { quoted($0.name) }.joined(separator: ", ")
    return """
      CREATE VIRTUAL TABLE \(quoted("\(table.name)_fts")) USING fts5(\(columns), content=\(quoted(table.name)));
      """
  }

  /// Fills the full-text table from the rows.
  static func rebuildSearch(_ table: TableDefinition) -> String? {
    guard searched.contains(table.name) else { return nil }
    let name = quoted("\(table.name)_fts")
    return "INSERT INTO \(name)(\(name)) VALUES('rebuild');"
  }

  static func insert(into table: TableDefinition) -> String {
    let places = table.fields.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(quoted(table.name)) VALUES (\(places))"
  }

  /// Free text that isn't context of another column.
  private static func isProse(_ field: FieldDefinition) -> Bool {
    field.type == .string && field.enumeration.isEmpty && field.pattern == nil
      && field.reference == nil && field.name != "prefix" && field.name != "suffix"
  }

  private static func column(_ field: FieldDefinition) -> String {
    let name = quoted(field.name)
    var parts = [name, type(field.type)]
    if field.isRequired { parts.append("NOT NULL") }
    if !field.enumeration.isEmpty {
      parts.append("CHECK (\(name) IN (\(field.enumeration.map(literal).joined(separator: ", "))))")
    }
    if field.type == .boolean { parts.append("CHECK (\(name) IN (0, 1))") }
    if let minimum = field.minimum { parts.append("CHECK (\(name) >= \(minimum))") }
    return parts.joined(separator: " ")
  }

  private static func type(_ type: FieldType) -> String {
    switch type {
    case .string: "TEXT"
    case .integer, .boolean: "INTEGER"
    case .number: "REAL"
    }
  }

  private static func foreignKey(_ field: FieldDefinition) -> String? {
    field.reference.map {
      "FOREIGN KEY (\(quoted(field.name))) REFERENCES \(quoted($0.table)) (\(quoted($0.field)))"
    }
  }

  private static func quoted(_ name: String) -> String { "\"\(name)\"" }

  private static func literal(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
