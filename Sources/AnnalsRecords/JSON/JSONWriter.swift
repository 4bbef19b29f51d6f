import AnnalsAnnotation

/// Writes JSON into a buffer of bytes: `{"id":"x","dates":[]}`, without white space unless asked for.
///
/// Commas come by themselves; nesting is the caller's duty. A key is followed by one value.
///
///     var writer = JSONWriter()
///     writer.beginObject()
///     writer.key("id")
///     writer.write("x")
///     writer.endObject()
package struct JSONWriter: Sendable {
  /// What was written and not yet taken.
  package private(set) var bytes: [UInt8]
  /// A value stands before, so that the next one needs a comma.
  private var needsComma = false

  /// A writer with nothing written.
  package init() { bytes = [] }

  /// Opens an object, whose members follow.
  package mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// Closes the object that was opened last.
  package mutating func endObject() { close(UInt8(ascii: "}")) }
  /// Opens an array, whose elements follow.
  package mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// Closes the array that was opened last.
  package mutating func endArray() { close(UInt8(ascii: "]")) }

  /// A member's key; its value must come next.
  package mutating func key(_ key: String) {
    separate()
    JSONText.append(string: key, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A key that is rendered already: `"name":`.
  package mutating func key(rendered key: [UInt8]) {
    separate()
    bytes.append(contentsOf: key)
    needsComma = false
  }

  /// A string, escaped.
  package mutating func write(_ string: String) {
    separate()
    JSONText.append(string: string, to: &bytes)
    needsComma = true
  }

  /// A string given as UTF-8; the bytes must be valid.
  package mutating func write(utf8: [UInt8]) {
    separate()
    utf8.withUnsafeBufferPointer { JSONText.append(utf8: $0, to: &bytes) }
    needsComma = true
  }

  /// A number without a point.
  package mutating func write(_ integer: Int) { write(literal: String(integer)) }
  /// A number in plain notation, never with an exponent.
  package mutating func write(_ number: DecimalNumber) { write(literal: number.description) }
  /// `true` or `false`.
  package mutating func write(_ boolean: Bool) { write(literal: boolean ? "true" : "false") }
  /// `null`.
  package mutating func writeNull() { write(literal: "null") }

  /// A field's value; null where it is missing.
  package mutating func write(_ value: FieldValue) {
    switch value {
    case .missing: writeNull()
    case .string(let string): write(string)
    case .integer(let integer): write(integer)
    case .number(let number): write(number)
    case .boolean(let boolean): write(boolean)
    }
  }

  /// A tree, on one line.
  package mutating func write(_ value: JSONValue) {
    switch value.content {
    case .null: writeNull()
    case .boolean(let boolean): write(boolean)
    case .number(let text): write(literal: text)
    case .string(let string): write(string)
    case .array(let elements):
      beginArray()
      for element in elements { write(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(member.key)
        write(member.value)
      }
      endObject()
    }
  }

  /// Ends a line of JSON Lines; the next value stands on its own.
  package mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Hands over what was written and starts again, keeping the room.
  package mutating func take(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
    try drain(body)
    needsComma = false
  }

  /// Hands over what was written so far, in mid-value, and goes on.
  package mutating func drain(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
    try bytes.withUnsafeBufferPointer(body)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func write(literal: String) {
    separate()
    bytes.append(contentsOf: literal.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func open(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func close(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }
}

extension JSONWriter {
  /// A record as an object: every field in the table's order, null where it is missing.
  package mutating func write<Record: PublishedRecord>(_ record: Record) {
    withUnsafePointer(to: record) { write($0, fields: Record.fields) }
  }

  /// Records as an array.
  package mutating func write<Record: PublishedRecord>(_ records: RecordList<Record>) {
    write(records) { _ in }
  }

  /// Records as an array, with a look at the writer after each, for instance to drain it.
  package mutating func write<Record: PublishedRecord>(
    _ records: RecordList<Record>, afterEach: (inout JSONWriter) throws -> Void
  ) rethrows {
    beginArray()
    let fields = Record.fields
    for record in records {
      withUnsafePointer(to: record) { write($0, fields: fields) }
      try afterEach(&self)
    }
    endArray()
  }

  private mutating func write<Record>(_ record: UnsafePointer<Record>, fields: [Field<Record>]) {
    beginObject()
    for field in fields {
      let value = field.get(record)
      if value == .missing {
        key(rendered: field.definition.jsonNull)
        needsComma = true
      } else {
        key(rendered: field.definition.jsonKey)
        write(value)
      }
    }
    endObject()
  }

  /// A row whose values are in the order of the table's fields.
  package mutating func write(row: [FieldValue], of table: TableDefinition) {
    beginObject()
    for index in row.indices {
      key(rendered: table.fields[index].jsonKey)
      write(row[index])
    }
    endObject()
  }
}
