import AnnalsRecords

/// A JSON-LD context for the JSON files: each column becomes a property, known vocabularies first.
enum JSONLDContext {
  static func tree(of tables: [TableDefinition]) -> JSONValue {
    var names: [String] = []
    var definitions: [String: [FieldDefinition]] = [:]
    for field in tables.flatMap(\.fields) {
      if definitions[field.name] == nil { names.append(field.name) }
      definitions[field.name, default: []].append(field)
    }
    let head = [
      JSONMember("@version", JSONValue(.number("1.1"))),
      JSONMember("@vocab", JSONValue("\(XMLEncoder.namespace)#")),
      JSONMember("dcterms", "http://purl.org/dc/terms/"),
      JSONMember("oa", "http://www.w3.org/ns/oa#"),
      JSONMember("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ]
    let terms = names.map { JSONMember($0, term($0, definitions[$0] ?? [])) }
    return ["@context": JSONValue(.object(head + terms))]
  }

  /// Terms that other vocabularies define in our sense.
  private static let known = [
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "start": "oa:start",
    "end": "oa:end", "title": "dcterms:title", "creator": "dcterms:creator",
    "language": "dcterms:language", "license": "dcterms:license",
  ]

  /// A type is given only where the column means the same in all tables that have it.
  private static func term(_ name: String, _ fields: [FieldDefinition]) -> JSONValue {
    let identifier = known[name] ?? "\(XMLEncoder.namespace)#\(name)"
    var members = [JSONMember("@id", JSONValue(identifier))]
    let types = fields.map(type)
    if let first = types.first, let first, types.allSatisfy({ $0 == first }) {
      members.append(JSONMember("@type", JSONValue(first)))
    }
    return JSONValue(.object(members))
  }

  private static func type(_ field: FieldDefinition) -> String? {
    if field.reference != nil || field.pattern == .uri { return "@id" }
    if field.pattern == .edtf { return "http://id.loc.gov/datatypes/edtf/EDTF" }
    switch field.type {
    case .string: return nil
    case .integer: return "xsd:integer"
    case .number: return "xsd:decimal"
    case .boolean: return "xsd:boolean"
    }
  }
}
