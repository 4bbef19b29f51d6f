import AnnalsRecords

/// A JSON-LD context for the JSON files: each column becomes a property, known vocabularies first.
enum JSONLDContext {
  static func tree(of tables: [TableDefinition]) -> JSONValue {
    var names: [String] = []
    var types: [String: [String?]] = [:]
    for table in tables {
      for field in table.fields {
        if types[field.name] == nil { names.append(field.name) }
        types[field.name, default: []].append(type(field, in: table))
      }
    }
    let head = [
      JSONMember("@version", JSONValue(.number("1.1"))),
      JSONMember("@vocab", JSONValue("\(XMLEncoder.namespace)#")),
      JSONMember("dcterms", "http://purl.org/dc/terms/"),
      JSONMember("oa", "http://www.w3.org/ns/oa#"),
      JSONMember("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ]
    let terms = names.map { JSONMember($0, term($0, types[$0] ?? [])) }
    return ["@context": JSONValue(.object(head + terms))]
  }

  /// Terms that other vocabularies define in our sense.
  private static let known = [
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "start": "oa:start",
    "end": "oa:end", "title": "dcterms:title", "creator": "dcterms:creator",
    "language": "dcterms:language", "license": "dcterms:license",
  ]

  /// A type is given only where the column means the same in all tables that have it.
  private static func term(_ name: String, _ types: [String?]) -> JSONValue {
    let identifier = known[name] ?? "\(XMLEncoder.namespace)#\(name)"
    var members = [JSONMember("@id", JSONValue(identifier))]
    if let first = types.first, let first, types.allSatisfy({ $0 == first }) {
      members.append(JSONMember("@type", JSONValue(first)))
    }
    return JSONValue(.object(members))
  }

  /// None for numbers: JSON-LD turns `2.5` into `2.5E0`, which is a double but no decimal.
  private static func type(_ field: FieldDefinition, in table: TableDefinition) -> String? {
    if field.reference != nil || table.primaryKey == [field.name] { return "@id" }
    if field.pattern == .uri { return "@id" }
    if field.pattern == .edtf { return "http://id.loc.gov/datatypes/edtf/EDTF" }
    switch field.type {
    case .string, .number: return nil
    case .integer: return "xsd:integer"
    case .boolean: return "xsd:boolean"
    }
  }
}
