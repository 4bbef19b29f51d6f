import AnnalsRecords

/// Table Schemas, as a data package describes its CSV files.
///
/// Only string, integer, number and boolean: the date types of Table Schema end at the years 1 and 9999
/// in the readers that people use. Lists that would be empty are left out, as the profile refuses them.
enum TableSchema {
  static func tree(of table: TableDefinition) -> JSONValue {
    var members = [
      JSONMember("fields", JSONValue(.array(table.fields.map(field)))),
      JSONMember("missingValues", [""]),
      JSONMember("primaryKey", JSONValue(table.primaryKey)),
    ]
    let foreignKeys = table.fields.compactMap { foreignKey($0, in: table) }
    if !foreignKeys.isEmpty {
      members.append(JSONMember("foreignKeys", JSONValue(.array(foreignKeys))))
    }
    return JSONValue(.object(members))
  }

  /// The schemas of several tables by name.
  static func bundle(of tables: [TableDefinition]) -> JSONValue {
    JSONValue(.object(tables.map { JSONMember($0.name, tree(of: $0)) }))
  }

  private static func field(_ field: FieldDefinition) -> JSONValue {
    var members = [
      JSONMember("name", JSONValue(field.name)),
      JSONMember("type", JSONValue(field.type.rawValue)),
      JSONMember("description", JSONValue(field.description)),
    ]
    if let example = field.exampleValue { members.append(JSONMember("example", example)) }
    if let unit = field.unit { members.append(JSONMember("unit", JSONValue(unit))) }
    let constraints = constraints(field)
    if !constraints.isEmpty {
      members.append(JSONMember("constraints", JSONValue(.object(constraints))))
    }
    return JSONValue(.object(members))
  }

  private static func constraints(_ field: FieldDefinition) -> [JSONMember] {
    var members: [JSONMember] = []
    if field.isRequired { members.append(JSONMember("required", true)) }
    if !field.enumeration.isEmpty {
      members.append(JSONMember("enum", JSONValue(field.enumeration)))
    }
    if let pattern = field.groupedPattern {
      members.append(JSONMember("pattern", JSONValue(pattern)))
    }
    if let minimum = field.minimum { members.append(JSONMember("minimum", JSONValue(minimum))) }
    return members
  }

  /// Without a resource where the table refers to itself.
  private static func foreignKey(_ field: FieldDefinition, in table: TableDefinition) -> JSONValue?
  {
    guard let reference = field.reference else { return nil }
    var target = [JSONMember("fields", JSONValue([reference.field]))]
    if reference.table != table.name {
      target.insert(JSONMember("resource", JSONValue(reference.table)), at: 0)
    }
    return ["fields": JSONValue([field.name]), "reference": JSONValue(.object(target))]
  }
}
