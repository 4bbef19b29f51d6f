import AnnalsAnnotation

/// A JSON value that isn't a row of its table, and where it stands.
package struct RecordJSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where the value or key starts.
  package let utf8Offset: Int
  /// Lower case, the value quoted, what was expected.
  package let message: String

  /// The message; the place is the reader's to tell.
  package var description: String { message }
}

extension PublishedRecord {
  /// The record that an object holds: the keys are the table's columns in any order, and one that is
  /// absent is a missing value.
  ///
  /// - Throws: `RecordJSONError` at the first key that no column has, or value that its column refuses.
  package init(json: JSONValue) throws(RecordJSONError) {
    self.init()
    let fields = Self.fields
    let members = try RowMembers(json, table: Self.tableName)
    var count = 0
    for index in fields.indices {
      let member = members.member(fields[index].definition.name, expectedAt: index)
      count += member == nil ? 0 : 1
      let value = try RowMembers.value(
        of: member?.value, definition: fields[index].definition, table: Self.tableName, in: json)
      if value == .missing { continue }
      guard fields[index].set(&self, value) else {
        throw RowMembers.mismatch(
          fields[index].definition, found: value.text, table: Self.tableName,
          at: member?.value.utf8Offset ?? json.utf8Offset)
      }
    }
    if count < members.count {
      throw members.unknownKey(table: Self.tableName) { name in
        fields.contains { $0.definition.name == name }
      }
    }
  }
}

extension TableDefinition {
  /// The values of an object that stands for a row, in the order of the fields. Their types are checked,
  /// not enumerations and patterns.
  package func row(json: JSONValue) throws(RecordJSONError) -> [FieldValue] {
    let members = try RowMembers(json, table: name)
    var row: [FieldValue] = []
    row.reserveCapacity(fields.count)
    var count = 0
    for index in fields.indices {
      let member = members.member(fields[index].name, expectedAt: index)
      count += member == nil ? 0 : 1
      row.append(
        try RowMembers.value(
          of: member?.value, definition: fields[index], table: name, in: json))
    }
    if count < members.count {
      throw members.unknownKey(table: name) { key in index(of: key) != nil }
    }
    return row
  }
}

/// The members of an object that stands for a row.
private struct RowMembers {
  private let members: [JSONMember]

  init(_ json: JSONValue, table: String) throws(RecordJSONError) {
    guard let members = json.members else {
      throw RecordJSONError(
        utf8Offset: json.utf8Offset,
        message: "a row of \(table) is \(json.kind), expected an object")
    }
    self.members = members
  }

  var count: Int { members.count }

  /// The member with a key, which in what Annals writes stands at the column's own place.
  func member(_ key: String, expectedAt index: Int) -> JSONMember? {
    if index < members.count, members[index].key == key { return members[index] }
    return members.first { $0.key == key }
  }

  func unknownKey(table: String, isKnown: (String) -> Bool) -> RecordJSONError {
    let stray = members.first { !isKnown($0.key) }
    return RecordJSONError(
      utf8Offset: stray?.utf8Offset ?? 0,
      message: "\(table) has no column '\(stray?.key.prefix(64) ?? "")'")
  }

  static func value(
    of value: JSONValue?, definition: FieldDefinition, table: String, in json: JSONValue
  ) throws(RecordJSONError) -> FieldValue {
    guard let value, !value.isNull else {
      if !definition.isRequired { return .missing }
      throw mismatch(
        definition, found: value == nil ? "nothing" : "null", table: table,
        at: value?.utf8Offset ?? json.utf8Offset)
    }
    let fieldValue: FieldValue? =
      switch definition.type {
      case .string: value.string.map { .string($0) }
      case .integer: value.integer.map { .integer($0) }
      case .number: value.decimal.map { .number($0) }
      case .boolean: value.boolean.map { .boolean($0) }
      }
    guard let fieldValue else {
      throw mismatch(definition, found: value.kind, table: table, at: value.utf8Offset)
    }
    return fieldValue
  }

  static func mismatch(
    _ definition: FieldDefinition, found: String, table: String, at utf8Offset: Int
  ) -> RecordJSONError {
    RecordJSONError(
      utf8Offset: utf8Offset,
      message:
        "column '\(definition.name)' of \(table) holds '\(found)', expected \(definition.expectation)"
    )
  }
}
