import AnnalsAnnotation

/// A row of a published table. Its `fields` are the one definition from which the header, every schema
/// and every writer and reader come: a new column is a property and a line in `fields`.
public protocol PublishedRecord: Sendable {
  static var tableName: String { get }
  /// Singular: the XML element of a row.
  static var rowName: String { get }
  static var title: String { get }
  static var summary: String { get }
  static var primaryKey: [String] { get }
  static var fields: [Field<Self>] { get }
  /// A record whose required values are still to be set.
  init()
}

extension PublishedRecord {
  public static var table: TableDefinition {
    TableDefinition(
      name: tableName, rowName: rowName, title: title, description: summary,
      fields: fields.map(\.definition), primaryKey: primaryKey)
  }

  /// The values in the order of `fields`.
  public var row: [FieldValue] {
    withUnsafePointer(to: self) { record in Self.fields.map { $0.get(record) } }
  }

  /// A record from the values of a row, in the order of `fields`.
  ///
  /// - Throws: `RecordError.badValue` for the first value that its column doesn't take.
  public init(row: [FieldValue]) throws(RecordError) {
    self.init()
    for (field, value) in zip(Self.fields, row) where !field.set(&self, value) {
      throw .badValue(
        table: Self.tableName, field: field.definition.name, value: value.text,
        expected: field.definition.expectation)
    }
  }
}

/// What is wrong with a row that should become a record.
public enum RecordError: Error, Sendable, Equatable, CustomStringConvertible {
  case badValue(table: String, field: String, value: String, expected: String)

  public var description: String {
    switch self {
    case .badValue(let table, let field, let value, let expected):
      "column '\(field)' of \(table) holds '\(value)', expected \(expected)"
    }
  }
}

extension FieldDefinition {
  /// What a value of this column must be, in words for a message.
  public var expectation: String {
    if !enumeration.isEmpty { return "one of " + enumeration.joined(separator: ", ") }
    if let pattern { return pattern.name }
    switch type {
    case .string: return isRequired ? "text" : "text or nothing"
    case .integer: return minimum.map { "an integer of at least \($0)" } ?? "an integer"
    case .number: return "a number"
    case .boolean: return "true or false"
    }
  }
}
