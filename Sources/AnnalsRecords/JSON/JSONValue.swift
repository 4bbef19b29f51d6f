import AnnalsAnnotation

/// A JSON value with the place where it stood. Equal values are equal wherever they stand.
package struct JSONValue: Sendable {
  /// What a value is. Members keep their order; numbers keep their digits.
  package indirect enum Content: Sendable, Equatable {
    case null
    case boolean(Bool)
    /// The number as written, such as `1250.50`: nothing is rounded before somebody asks for a type.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
  }

  /// What the value is.
  package let content: Content
  /// Offset of the value's first byte in the text it was read from; 0 for a value made in memory.
  package let utf8Offset: Int

  /// A value as it was read, or made in memory.
  package init(_ content: Content, utf8Offset: Int = 0) {
    self.content = content
    self.utf8Offset = utf8Offset
  }
}

/// A key of an object with its value.
package struct JSONMember: Sendable, Equatable {
  /// The key without its marks and escapes.
  package let key: String
  /// What stands after the colon.
  package let value: JSONValue
  /// Offset of the key's opening mark.
  package let utf8Offset: Int

  /// A member as it was read, or made in memory.
  package init(_ key: String, _ value: JSONValue, utf8Offset: Int = 0) {
    self.key = key
    self.value = value
    self.utf8Offset = utf8Offset
  }

  /// Compares key and value, not the place.
  package static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.key == right.key && left.value == right.value
  }
}

extension JSONValue: Equatable {
  /// Compares the content, not the place.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    left.content == right.content
  }
}

extension JSONValue {
  /// Whether it is `null`.
  package var isNull: Bool { content == .null }

  /// The text of a string; nil for anything else.
  package var string: String? {
    if case .string(let string) = content { string } else { nil }
  }

  /// The truth value; nil for anything else.
  package var boolean: Bool? {
    if case .boolean(let boolean) = content { boolean } else { nil }
  }

  /// The integer, where the number is written as one: `1.0` and `1e3` are not.
  package var integer: Int? {
    if case .number(let text) = content { Int(text) } else { nil }
  }

  /// The number, where it is in plain notation of up to 18 digits: `1e3` gives nil.
  package var decimal: DecimalNumber? {
    if case .number(let text) = content { DecimalNumber(parsing: text.utf8) } else { nil }
  }

  /// The elements of an array; nil for anything else.
  package var elements: [JSONValue]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  /// The members of an object in their order; nil for anything else.
  package var members: [JSONMember]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The member with a key; nil where there is none or the value isn't an object.
  package subscript(key: String) -> JSONValue? {
    members?.first { $0.key == key }?.value
  }

  /// What sort of value it is, in words for a message.
  package var kind: String {
    switch content {
    case .null: "null"
    case .boolean(let boolean): boolean ? "true" : "false"
    case .number(let text): "the number \(text)"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  package init(stringLiteral value: String) { self.init(.string(value)) }
  /// A number.
  package init(integerLiteral value: Int) { self.init(.number(String(value))) }
  /// A truth value.
  package init(booleanLiteral value: Bool) { self.init(.boolean(value)) }
  /// An array.
  package init(arrayLiteral elements: JSONValue...) { self.init(.array(elements)) }

  /// Keeps the order of the keys.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(.object(elements.map { JSONMember($0.0, $0.1) }))
  }

  /// A string.
  package init(_ string: String) { self.init(.string(string)) }
  /// A number.
  package init(_ integer: Int) { self.init(.number(String(integer))) }
  /// An array of strings.
  package init(_ strings: [String]) { self.init(.array(strings.map { JSONValue($0) })) }
}
