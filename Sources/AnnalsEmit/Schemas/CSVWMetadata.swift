import AnnalsRecords

/// CSV on the Web metadata for the folder of CSV files. Dates are strings: `datatype: date` refuses the
/// years before Christ.
enum CSVWMetadata {
  static func tree(of tables: [TableDefinition]) -> JSONValue {
    [
      "@context": ["http://www.w3.org/ns/csvw", ["@language": "en"]],
      "dialect": ["commentPrefix": JSONValue(.null)],
      "tables": JSONValue(.array(tables.map(table))),
    ]
  }

  private static func table(_ table: TableDefinition) -> JSONValue {
    var schema = [
      JSONMember("columns", JSONValue(.array(table.fields.map(column)))),
      JSONMember("primaryKey", JSONValue(table.primaryKey)),
    ]
    let foreignKeys = table.fields.compactMap(foreignKey)
    if !foreignKeys.isEmpty {
      schema.append(JSONMember("foreignKeys", JSONValue(.array(foreignKeys))))
    }
    return [
      "url": JSONValue("\(table.name).csv"),
      "dc:title": JSONValue(table.title),
      "dc:description": JSONValue(table.description),
      "tableSchema": JSONValue(.object(schema)),
    ]
  }

  private static func column(_ field: FieldDefinition) -> JSONValue {
    [
      "name": JSONValue(field.name),
      "titles": JSONValue(field.name),
      "datatype": datatype(field),
      "required": JSONValue(.boolean(field.isRequired)),
      "null": "",
      "dc:description": JSONValue(field.describedWithUnit),
    ]
  }

  private static func datatype(_ field: FieldDefinition) -> JSONValue {
    var members = [JSONMember("base", JSONValue(base(field.type)))]
    if !field.enumeration.isEmpty {
      members.append(
        JSONMember("format", JSONValue("(\(field.enumeration.joined(separator: "|")))")))
    } else if let pattern = field.groupedPattern {
      members.append(JSONMember("format", JSONValue(pattern)))
    }
    if let minimum = field.minimum { members.append(JSONMember("minimum", JSONValue(minimum))) }
    return members.count == 1 ? members[0].value : JSONValue(.object(members))
  }

  private static func base(_ type: FieldType) -> String {
    type == .number ? "decimal" : type.rawValue
  }

  private static func foreignKey(_ field: FieldDefinition) -> JSONValue? {
    guard let reference = field.reference else { return nil }
    return [
      "columnReference": JSONValue([field.name]),
      "reference": [
        "resource": JSONValue("\(reference.table).csv"),
        "columnReference": JSONValue([reference.field]),
      ],
    ]
  }
}
