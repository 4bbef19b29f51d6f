import AnnalsRecords

/// JSON Schemas after draft 2020-12. Each is self-contained: a reference into another file would send
/// some validators to the network.
enum JSONSchema {
  /// The schema of a table's file: an array of rows.
  static func file(of table: TableDefinition) -> JSONValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": JSONValue("urn:annals:schema:\(Dataset.majorVersion):\(table.name)"),
      "title": JSONValue(table.title),
      "description": JSONValue(table.description),
      "type": "array",
      "items": reference(to: table),
      "$defs": JSONValue(.object([definition(of: table)])),
    ]
  }

  /// One schema for all tables: an object with an array a table, as `annals stream` writes them.
  static func bundle(of tables: [TableDefinition]) -> JSONValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": JSONValue("urn:annals:schema:\(Dataset.majorVersion)"),
      "title": "Annals tables",
      "description": "An array of rows for each table.",
      "type": "object",
      "properties": JSONValue(
        .object(
          tables.map {
            JSONMember(
              $0.name,
              [
                "description": JSONValue($0.description), "type": "array",
                "items": reference(to: $0),
              ])
          })),
      "$defs": JSONValue(.object(tables.map(definition))),
    ]
  }

  private static func reference(to table: TableDefinition) -> JSONValue {
    ["$ref": JSONValue("#/$defs/\(table.rowName)")]
  }

  /// All keys are required, as every row writes them all, with null for a missing value.
  private static func definition(of table: TableDefinition) -> JSONMember {
    JSONMember(
      table.rowName,
      [
        "title": JSONValue("Row of \(table.name)"),
        "type": "object",
        "additionalProperties": false,
        "required": JSONValue(table.fields.map(\.name)),
        "properties": JSONValue(.object(table.fields.map { JSONMember($0.name, property($0)) })),
      ])
  }

  private static func property(_ field: FieldDefinition) -> JSONValue {
    var members = [JSONMember("description", JSONValue(field.describedWithUnit))]
    let type = field.type.rawValue
    members.append(
      JSONMember("type", field.isRequired ? JSONValue(type) : JSONValue([type, "null"])))
    if !field.enumeration.isEmpty {
      let values = field.enumeration.map { JSONValue($0) }
      members.append(
        JSONMember("enum", JSONValue(.array(values + (field.isRequired ? [] : [JSONValue(.null)]))))
      )
    }
    if let pattern = field.pattern {
      members.append(JSONMember("pattern", JSONValue("^(\(pattern.expression))$")))
    } else if field.type == .string, field.enumeration.isEmpty {
      members.append(JSONMember("minLength", 1))
    }
    if let minimum = field.minimum { members.append(JSONMember("minimum", JSONValue(minimum))) }
    if let example = field.exampleValue {
      members.append(JSONMember("examples", JSONValue(.array([example]))))
    }
    return JSONValue(.object(members))
  }
}
