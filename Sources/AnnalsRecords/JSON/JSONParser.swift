/// The grammar of JSON over a buffer of bytes.
struct JSONParser {
  struct Failure: Error {
    let utf8Offset: Int
    let message: String
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var position: Int
  private var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, position: Int) {
    self.bytes = bytes
    self.position = position
  }

  mutating func document() throws(Failure) -> JSONValue {
    try refuseByteOrderMark()
    let value = try self.value()
    try end()
    return value
  }

  mutating func beginArray() throws(Failure) {
    try refuseByteOrderMark()
    skipSpace()
    guard peek == UInt8(ascii: "[") else { throw unexpected("an array") }
    position += 1
  }

  /// The next element of the outermost array, whose opening bracket or last element was read.
  mutating func nextElement(isFirst: Bool) throws(Failure) -> JSONValue? {
    depth = 1
    skipSpace()
    if peek == UInt8(ascii: "]") {
      position += 1
      try end()
      return nil
    }
    if !isFirst {
      guard peek == UInt8(ascii: ",") else { throw unexpected("',' or ']'") }
      position += 1
    }
    return try value()
  }

  private func refuseByteOrderMark() throws(Failure) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      throw Failure(utf8Offset: 0, message: "found a byte-order mark, expected a value")
    }
  }

  private mutating func end() throws(Failure) {
    skipSpace()
    if position < bytes.count { throw unexpected("the end of the text") }
  }

  private mutating func value() throws(Failure) -> JSONValue {
    skipSpace()
    let start = position
    switch peek {
    case UInt8(ascii: "\""): return JSONValue(.string(try string()), utf8Offset: start)
    case UInt8(ascii: "{"): return JSONValue(.object(try object()), utf8Offset: start)
    case UInt8(ascii: "["): return JSONValue(.array(try array()), utf8Offset: start)
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte where byte == UInt8(ascii: "-") || isDigit(byte):
      return JSONValue(.number(try number()), utf8Offset: start)
    default: throw unexpected("a value")
    }
  }

  private mutating func word(
    _ word: StaticString, _ content: JSONValue.Content
  ) throws(Failure) -> JSONValue {
    let start = position
    for index in 0..<word.utf8CodeUnitCount {
      guard peek == word.utf8Start[index] else {
        position = start
        throw unexpected("a value")
      }
      position += 1
    }
    return JSONValue(content, utf8Offset: start)
  }

  private mutating func array() throws(Failure) -> [JSONValue] {
    try descend()
    var elements: [JSONValue] = []
    skipSpace()
    if peek == UInt8(ascii: "]") { return ascend(elements) }
    while true {
      elements.append(try value())
      skipSpace()
      if peek == UInt8(ascii: "]") { return ascend(elements) }
      guard peek == UInt8(ascii: ",") else { throw unexpected("',' or ']'") }
      position += 1
    }
  }

  private mutating func object() throws(Failure) -> [JSONMember] {
    try descend()
    var members: [JSONMember] = []
    var keys = KeySet()
    skipSpace()
    if peek == UInt8(ascii: "}") { return ascend(members) }
    while true {
      let member = try self.member()
      guard keys.insert(member.key, after: members) else {
        throw Failure(
          utf8Offset: member.utf8Offset,
          message: "found the key '\(member.key.prefix(64))' again, expected each key once")
      }
      members.append(member)
      skipSpace()
      if peek == UInt8(ascii: "}") { return ascend(members) }
      guard peek == UInt8(ascii: ",") else { throw unexpected("',' or '}'") }
      position += 1
    }
  }

  private mutating func member() throws(Failure) -> JSONMember {
    skipSpace()
    let start = position
    guard peek == UInt8(ascii: "\"") else { throw unexpected("a key in quotation marks") }
    let key = try string()
    skipSpace()
    guard peek == UInt8(ascii: ":") else { throw unexpected("':'") }
    position += 1
    return JSONMember(key, try value(), utf8Offset: start)
  }

  /// Digits as JSON allows them: no leading zeros or plus sign, digits on both sides of the point.
  private mutating func number() throws(Failure) -> String {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    if peek == UInt8(ascii: "0") {
      position += 1
      if isDigit(peek) { throw unexpected("no digit after a leading zero") }
    } else {
      try digits()
    }
    if peek == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      position += 1
      if peek == UInt8(ascii: "-") || peek == UInt8(ascii: "+") { position += 1 }
      try digits()
    }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
  }

  private mutating func digits() throws(Failure) {
    guard isDigit(peek) else { throw unexpected("a digit") }
    while isDigit(peek) { position += 1 }
  }

  private func isDigit(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private mutating func descend() throws(Failure) {
    if depth == JSONReader.depthLimit {
      throw Failure(
        utf8Offset: position,
        message: "found a value inside \(depth) others, expected no deeper nesting")
    }
    depth += 1
    position += 1
  }

  private mutating func ascend<Children>(_ children: Children) -> Children {
    depth -= 1
    position += 1
    return children
  }

  /// The byte at the position; nil at the end.
  @inline(__always) var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position &+= 1
    }
  }

  func unexpected(_ expected: String) -> Failure {
    Failure(utf8Offset: position, message: "found \(found), expected \(expected)")
  }

  /// What stands at the position, in words.
  private var found: String {
    guard let byte = peek else { return "the end of the text" }
    if byte < 0x20 { return "control character \(byte)" }
    let rest = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[position..<min(position + 4, bytes.count)]),
      as: UTF8.self)
    return rest.unicodeScalars.first.map { "'\($0)'" } ?? "nothing"
  }
}

/// The keys of an object so far. Few keys are compared one by one, many through a set, so that an object
/// of a million keys stays linear.
private struct KeySet {
  private static let few = 48
  /// As bytes: strings that differ in their code points only are different keys.
  private var keys: Set<[UInt8]> = []

  /// False where one of the members has the key.
  mutating func insert(_ key: String, after members: [JSONMember]) -> Bool {
    if members.count < Self.few { return !members.contains { $0.key.isSame(as: key) } }
    if keys.isEmpty { keys = Set(members.map { Array($0.key.utf8) }) }
    return keys.insert(Array(key.utf8)).inserted
  }
}

extension String {
  /// Whether the code points are the same. `==` alone also takes a composed and a decomposed letter for
  /// equal, but sorts out nearly all others fast.
  fileprivate func isSame(as other: String) -> Bool {
    utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
  }
}
