import AnnalsAnnotation

/// A column together with how a record holds its value.
public struct Field<Record>: Sendable {
  public let definition: FieldDefinition
  /// The value that a record publishes in this column.
  public let get: @Sendable (Record) -> FieldValue
  /// Puts a value into a record; false where the value has another type or isn't in the enumeration.
  public let set: @Sendable (inout Record, FieldValue) -> Bool
}

/// A value that stands in one cell.
public protocol FieldRepresentable: Sendable {
  static var fieldType: FieldType { get }
  static var enumeration: [String] { get }
  var fieldValue: FieldValue { get }
  init?(fieldValue: FieldValue)
}

extension String: FieldRepresentable {
  public static var fieldType: FieldType { .string }
  public static var enumeration: [String] { [] }
  public var fieldValue: FieldValue { .string(self) }
  public init?(fieldValue: FieldValue) {
    guard case .string(let string) = fieldValue else { return nil }
    self = string
  }
}

extension Int: FieldRepresentable {
  public static var fieldType: FieldType { .integer }
  public static var enumeration: [String] { [] }
  public var fieldValue: FieldValue { .integer(self) }
  public init?(fieldValue: FieldValue) {
    switch fieldValue {
    case .integer(let integer): self = integer
    case .number(let number):
      guard let integer = number.integerValue else { return nil }
      self = integer
    default: return nil
    }
  }
}

extension DecimalNumber: FieldRepresentable {
  public static var fieldType: FieldType { .number }
  public static var enumeration: [String] { [] }
  public var fieldValue: FieldValue { .number(self) }
  public init?(fieldValue: FieldValue) {
    switch fieldValue {
    case .integer(let integer): self.init(integer)
    case .number(let number): self = number
    default: return nil
    }
  }
}

extension Bool: FieldRepresentable {
  public static var fieldType: FieldType { .boolean }
  public static var enumeration: [String] { [] }
  public var fieldValue: FieldValue { .boolean(self) }
  public init?(fieldValue: FieldValue) {
    guard case .boolean(let boolean) = fieldValue else { return nil }
    self = boolean
  }
}

/// An enumeration whose cases are the words that a column allows.
public protocol FieldEnumeration: FieldRepresentable, CaseIterable, RawRepresentable
where RawValue == String {}

extension FieldEnumeration {
  public static var fieldType: FieldType { .string }
  public static var enumeration: [String] { allCases.map(\.rawValue) }
  public var fieldValue: FieldValue { .string(rawValue) }
  public init?(fieldValue: FieldValue) {
    guard case .string(let string) = fieldValue else { return nil }
    self.init(rawValue: string)
  }
}

extension Field {
  /// A column that every row fills.
  public static func required<Value: FieldRepresentable>(
    _ name: String, _ path: any WritableKeyPath<Record, Value> & Sendable,
    pattern: FieldPattern? = nil, minimum: Int? = nil, unit: String? = nil,
    example: String? = nil, reference: FieldDefinition.Reference? = nil, _ description: String
  ) -> Field {
    Field(
      definition: FieldDefinition(
        name, Value.fieldType, isRequired: true, enumeration: Value.enumeration, pattern: pattern,
        minimum: minimum, unit: unit, example: example, reference: reference, description),
      get: { $0[keyPath: path].fieldValue },
      set: { record, fieldValue in
        guard let value = Value(fieldValue: fieldValue) else { return false }
        record[keyPath: path] = value
        return true
      })
  }

  /// A column that may be missing. An empty text counts as missing, because a CSV cell cannot tell the
  /// two apart and all formats carry the same values.
  public static func optional<Value: FieldRepresentable>(
    _ name: String, _ path: any WritableKeyPath<Record, Value?> & Sendable,
    pattern: FieldPattern? = nil, minimum: Int? = nil, unit: String? = nil,
    example: String? = nil, reference: FieldDefinition.Reference? = nil, _ description: String
  ) -> Field {
    Field(
      definition: FieldDefinition(
        name, Value.fieldType, enumeration: Value.enumeration, pattern: pattern, minimum: minimum,
        unit: unit, example: example, reference: reference, description),
      get: { record in
        let value = record[keyPath: path]?.fieldValue ?? .missing
        return value == .string("") ? .missing : value
      },
      set: { record, fieldValue in
        if fieldValue == .missing {
          record[keyPath: path] = nil
          return true
        }
        guard let value = Value(fieldValue: fieldValue) else { return false }
        record[keyPath: path] = value
        return true
      })
  }
}
