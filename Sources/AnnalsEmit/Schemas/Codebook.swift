import AnnalsRecords

/// All columns of all tables as one CSV table.
enum Codebook {
  static func bytes(of tables: [TableDefinition]) -> [UInt8] {
    var bytes: [UInt8] = []
    CSVEncoder.append(
      cells: [
        "table", "column", "type", "required", "unit", "constraints", "reference", "description",
      ], to: &bytes)
    for table in tables {
      for field in table.fields { CSVEncoder.append(cells: cells(field, in: table), to: &bytes) }
    }
    return bytes
  }

  private static func cells(_ field: FieldDefinition, in table: TableDefinition) -> [String] {
    [
      table.name, field.name, field.type.rawValue, field.isRequired ? "true" : "false",
      field.unit ?? "", field.constraintTexts.joined(separator: "; "),
      field.reference.map { "\($0.table).\($0.field)" } ?? "", field.description,
    ]
  }
}
