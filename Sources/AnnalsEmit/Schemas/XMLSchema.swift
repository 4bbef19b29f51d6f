import AnnalsRecords

/// The XML Schema 1.0 of all tables, with a global element for each, as each table is a document.
///
/// Keys and references within a table are `xs:key` and `xs:keyref`. References between tables would
/// cross documents, which XML Schema cannot express; `annals validate` checks them. Dates are patterned
/// strings, because `xs:date` and `xs:gYear` disagree between versions about the year 0.
enum XMLSchema {
  static func text(of tables: [TableDefinition]) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="\(XMLEncoder.namespace)"
        targetNamespace="\(XMLEncoder.namespace)" elementFormDefault="qualified" version="\(Dataset.version)">
        <xs:annotation>
          <xs:documentation>References between tables cross documents and are not checked here.</xs:documentation>
        </xs:annotation>

      """
    for table in tables { text += element(of: table) }
    return text + "</xs:schema>\n"
  }

  private static func element(of table: TableDefinition) -> String {
    """
      <xs:element name="\(table.name)">
    \(annotation(table.description, indent: 4))
        <xs:complexType>
          <xs:sequence>
            <xs:element name="\(table.rowName)" minOccurs="0" maxOccurs="unbounded">
              <xs:complexType>
                <xs:sequence>

    """ + table.fields.map(child).joined() + """
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>

      """ + key(of: table) + table.fields.compactMap { selfReference($0, in: table) }.joined() + """
          </xs:element>

        """
  }

  private static func child(_ field: FieldDefinition) -> String {
    let occurrence = field.isRequired ? "" : " minOccurs=\"0\""
    return """
                    <xs:element name="\(field.name)"\(occurrence)>
      \(annotation(field.describedWithUnit, indent: 16))
                      <xs:simpleType>
                        <xs:restriction base="\(base(field))">
      \(facets(field).map { "                    \($0)\n" }.joined())\
                        </xs:restriction>
                      </xs:simpleType>
                    </xs:element>

      """
  }

  private static func base(_ field: FieldDefinition) -> String {
    switch field.type {
    case .string: "xs:string"
    case .integer: "xs:integer"
    case .number: "xs:decimal"
    case .boolean: "xs:boolean"
    }
  }

  private static func facets(_ field: FieldDefinition) -> [String] {
    var facets = field.enumeration.map { "<xs:enumeration value=\"\(escaped($0))\"/>" }
    if let pattern = field.pattern {
      facets.append("<xs:pattern value=\"\(escaped(pattern.expression))\"/>")
    } else if field.type == .string, field.enumeration.isEmpty {
      facets.append("<xs:minLength value=\"1\"/>")
    } else if field.type == .boolean {
      // XML Schema also takes 1 and 0, which no other format of ours writes.
      facets.append("<xs:pattern value=\"true|false\"/>")
    }
    if let minimum = field.minimum { facets.append("<xs:minInclusive value=\"\(minimum)\"/>") }
    return facets
  }

  private static func key(of table: TableDefinition) -> String {
    identity("key", "\(table.name)_key", "", table, table.primaryKey)
  }

  private static func selfReference(
    _ field: FieldDefinition, in table: TableDefinition
  ) -> String? {
    guard let reference = field.reference, reference.table == table.name,
      table.primaryKey == [reference.field]
    else { return nil }
    return identity(
      "keyref", "\(table.name)_\(field.name)", " refer=\"a:\(table.name)_key\"", table,
      [field.name])
  }

  private static func identity(
    _ kind: String, _ name: String, _ refer: String, _ table: TableDefinition, _ fields: [String]
  ) -> String {
    """
        <xs:\(kind) name="\(name)"\(refer) xmlns:a="\(XMLEncoder.namespace)">
          <xs:selector xpath="a:\(table.rowName)"/>
    \(fields.map { "      <xs:field xpath=\"a:\($0)\"/>\n" }.joined())\
        </xs:\(kind)>

    """
  }

  private static func annotation(_ text: String, indent: Int) -> String {
    let spaces = String(repeating: " ", count: indent)
    return
      "\(spaces)<xs:annotation><xs:documentation>\(escaped(text))</xs:documentation></xs:annotation>"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
