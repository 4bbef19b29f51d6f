/// Strings as JSON writes them, and trees laid out over several lines.
package enum JSONText {
  /// Appends a string between quotation marks. Control characters, `"`, `\` and the line separators
  /// U+2028 and U+2029 (which end a line for some readers of JSON Lines) are escaped, nothing else.
  package static func append(string: String, to bytes: inout [UInt8]) {
    var string = string
    string.withUTF8 { append(utf8: $0, to: &bytes) }
  }

  /// Appends valid UTF-8 as a JSON string.
  package static func append(utf8 text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    while true {
      let index = nextEscape(in: text, from: start)
      if index > start {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      }
      if index == text.count { break }
      start = index + appendEscape(of: text, at: index, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A tree with two spaces a level, and a line break at the end: for files that people open.
  package static func indented(_ value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    append(value, level: 0, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// The first byte from `start` on that may need an escape, or the end.
  private static func nextEscape(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while true {
      index = JSONScan.stringEnd(in: text, from: index, stopping: 0xE2)
      guard index < text.count, text[index] == 0xE2 else { return index }
      if isLineSeparator(text, at: index) { return index }
      index += 1
    }
  }

  private static func isLineSeparator(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < text.count && text[index + 1] == 0x80
      && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9)
  }

  /// Appends the escape of what stands at `index` and returns how many bytes that was.
  private static func appendEscape(
    of text: UnsafeBufferPointer<UInt8>, at index: Int, to bytes: inout [UInt8]
  ) -> Int {
    if text[index] == 0xE2 {
      bytes.append(contentsOf: (text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
      return 3
    }
    switch text[index] {
    case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
    case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
    case 0x08: bytes.append(contentsOf: "\\b".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0C: bytes.append(contentsOf: "\\f".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case let control:
      bytes.append(contentsOf: control < 0x10 ? "\\u000".utf8 : "\\u001".utf8)
      bytes.append(hexadecimalDigits[Int(control & 0x0F)])
    }
    return 1
  }

  private static let hexadecimalDigits = Array("0123456789abcdef".utf8)

  private static func append(_ value: JSONValue, level: Int, to bytes: inout [UInt8]) {
    switch value.content {
    case .array(let elements) where !elements.isEmpty && !elements.allSatisfy(\.isScalar):
      block("[", "]", elements, level, &bytes) { append($0, level: level + 1, to: &$1) }
    case .object(let members) where !members.isEmpty:
      block("{", "}", members, level, &bytes) { member, bytes in
        append(string: member.key, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        append(member.value, level: level + 1, to: &bytes)
      }
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(contentsOf: ", ".utf8) }
        append(element, level: level, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    default:
      var writer = JSONWriter()
      writer.write(value)
      bytes.append(contentsOf: writer.bytes)
    }
  }

  private static func block<Item>(
    _ open: String, _ close: String, _ items: [Item], _ level: Int, _ bytes: inout [UInt8],
    _ append: (Item, inout [UInt8]) -> Void
  ) {
    bytes.append(contentsOf: open.utf8)
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(level + 1, &bytes)
      append(item, &bytes)
    }
    newLine(level, &bytes)
    bytes.append(contentsOf: close.utf8)
  }

  private static func newLine(_ level: Int, _ bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }
}

extension JSONValue {
  fileprivate var isScalar: Bool {
    switch content {
    case .array, .object: false
    default: true
    }
  }
}
