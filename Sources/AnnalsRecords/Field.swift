import AnnalsAnnotation

/// A column together with where a record holds its value.
///
/// Every value is a stored property, which is read and written at its offset: a key path would copy the
/// record and look up metadata for each cell, which took half of the time of a stream.
public final class Field<Record: Sendable>: Sendable {
  /// What every schema says of the column.
  public let definition: FieldDefinition
  private let load: @Sendable (UnsafeRawPointer) -> FieldValue
  private let store: @Sendable (UnsafeMutableRawPointer, FieldValue) -> Bool

  fileprivate init(
    definition: FieldDefinition, load: @escaping @Sendable (UnsafeRawPointer) -> FieldValue,
    store: @escaping @Sendable (UnsafeMutableRawPointer, FieldValue) -> Bool
  ) {
    self.definition = definition
    self.load = load
    self.store = store
  }

  /// The value that a record publishes in this column.
  public func get(_ record: UnsafePointer<Record>) -> FieldValue { load(UnsafeRawPointer(record)) }

  /// Puts a value into a record; false where the value has another type or isn't in the enumeration.
  public func set(_ record: inout Record, _ value: FieldValue) -> Bool {
    withUnsafeMutablePointer(to: &record) { store(UnsafeMutableRawPointer($0), value) }
  }

  fileprivate static func offset(of path: PartialKeyPath<Record>, _ name: String) -> Int {
    guard let offset = MemoryLayout<Record>.offset(of: path) else {
      preconditionFailure("column \(name) is no stored property of \(Record.self)")
    }
    return offset
  }
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
    _ name: String, _ path: WritableKeyPath<Record, Value>,
    pattern: FieldPattern? = nil, minimum: Int? = nil, unit: String? = nil,
    example: String? = nil, reference: FieldDefinition.Reference? = nil, _ description: String
  ) -> Field {
    let offset = offset(of: path, name)
    return Field(
      definition: FieldDefinition(
        name, Value.fieldType, isRequired: true, enumeration: Value.enumeration, pattern: pattern,
        minimum: minimum, unit: unit, example: example, reference: reference, description),
      load: { ($0 + offset).assumingMemoryBound(to: Value.self).pointee.fieldValue },
      store: { record, fieldValue in
        guard let value = Value(fieldValue: fieldValue) else { return false }
        (record + offset).assumingMemoryBound(to: Value.self).pointee = value
        return true
      })
  }

  /// A column that may be missing. Empty text counts as missing, because a CSV cell can't tell the two
  /// apart and the formats must agree.
  public static func optional<Value: FieldRepresentable>(
    _ name: String, _ path: WritableKeyPath<Record, Value?>,
    pattern: FieldPattern? = nil, minimum: Int? = nil, unit: String? = nil,
    example: String? = nil, reference: FieldDefinition.Reference? = nil, _ description: String
  ) -> Field {
    let offset = offset(of: path, name)
    return Field(
      definition: FieldDefinition(
        name, Value.fieldType, enumeration: Value.enumeration, pattern: pattern, minimum: minimum,
        unit: unit, example: example, reference: reference, description),
      load: { record in
        guard let value = (record + offset).assumingMemoryBound(to: Value?.self).pointee else {
          return .missing
        }
        let fieldValue = value.fieldValue
        return fieldValue == .string("") ? .missing : fieldValue
      },
      store: { record, fieldValue in
        let value = Value(fieldValue: fieldValue)
        if value == nil && fieldValue != .missing { return false }
        (record + offset).assumingMemoryBound(to: Value?.self).pointee = value
        return true
      })
  }
}
