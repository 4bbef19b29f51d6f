import AnnalsAnnotation

/// The type of a column, the same in every format.
public enum FieldType: String, Sendable, CaseIterable {
  case string, integer, number, boolean
}

/// A shape that a string must have: one regular expression that XSD 1.0, JSON Schema and Table Schema
/// read alike, so it has no anchors, look-arounds or shorthand beyond `[0-9]`.
public struct FieldPattern: Sendable, Equatable {
  public let name: String
  /// Matches the whole value.
  public let expression: String

  public init(name: String, expression: String) {
    self.name = name
    self.expression = expression
  }
}

/// A column of a published table: everything that any schema says of it.
public struct FieldDefinition: Sendable, Equatable {
  public struct Reference: Sendable, Equatable {
    public let table: String
    public let field: String
  }

  public let name: String
  public let type: FieldType
  public let isRequired: Bool
  /// The values allowed; empty where any is.
  public let enumeration: [String]
  public let pattern: FieldPattern?
  /// Least allowed value of an integer or number.
  public let minimum: Int?
  /// What a number counts, such as `code points`.
  public let unit: String?
  public let description: String
  public let example: String?
  /// The table and column that the value must occur in.
  public let reference: Reference?
  /// `"name":`, ready for a JSON object; rendered once because every row of every document needs it.
  package let jsonKey: [UInt8]
  /// The member of a row in which the value is missing: `"name":null`.
  package let jsonNull: [UInt8]

  public init(
    _ name: String, _ type: FieldType, isRequired: Bool = false, enumeration: [String] = [],
    pattern: FieldPattern? = nil, minimum: Int? = nil, unit: String? = nil, example: String? = nil,
    reference: Reference? = nil, _ description: String
  ) {
    self.name = name
    self.type = type
    self.isRequired = isRequired
    self.enumeration = enumeration
    self.pattern = pattern
    self.minimum = minimum
    self.unit = unit
    self.description = description
    self.example = example
    self.reference = reference
    jsonKey = Array("\"\(name)\":".utf8)
    jsonNull = jsonKey + Array("null".utf8)
  }
}

/// A value of a row, the same in every format.
public enum FieldValue: Sendable, Equatable {
  case missing
  case string(String)
  case integer(Int)
  case number(DecimalNumber)
  case boolean(Bool)

  /// As a CSV cell or an XML element holds it; empty for a missing value.
  public var text: String {
    switch self {
    case .missing: ""
    case .string(let string): string
    case .integer(let integer): String(integer)
    case .number(let number): number.description
    case .boolean(let boolean): boolean ? "true" : "false"
    }
  }
}

/// A published table: its name, and the columns in their order.
public struct TableDefinition: Sendable {
  /// Plural, snake case: file name, XML root and SQL table.
  public let name: String
  /// Singular: the XML element of a row.
  public let rowName: String
  public let title: String
  public let description: String
  public let fields: [FieldDefinition]
  /// The columns that identify a row.
  public let primaryKey: [String]

  public init(
    name: String, rowName: String, title: String, description: String,
    fields: [FieldDefinition], primaryKey: [String]
  ) {
    self.name = name
    self.rowName = rowName
    self.title = title
    self.description = description
    self.fields = fields
    self.primaryKey = primaryKey
  }

  /// Whether rows point at characters of a text.
  public var hasEvidence: Bool { fields.contains { $0.name == "exact" } }

  /// The position of a column, or nil.
  public func index(of field: String) -> Int? { fields.firstIndex { $0.name == field } }
}
