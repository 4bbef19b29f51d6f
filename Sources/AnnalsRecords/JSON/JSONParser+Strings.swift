extension JSONParser {
  /// The string whose opening mark stands at the position.
  mutating func string() throws(Failure) -> String {
    let open = position
    position += 1
    let start = position
    var end = JSONScan.stringEnd(in: bytes, from: start)
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      position = end + 1
      return try checked(UnsafeBufferPointer(rebasing: bytes[start..<end]), from: start)
    }
    var unescaped: [UInt8] = []
    var chunk = start
    while true {
      position = end
      unescaped.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[chunk..<end]))
      switch peek {
      case UInt8(ascii: "\""):
        position += 1
        return try checkedEscaped(unescaped, open: open)
      case UInt8(ascii: "\\"): try escape(into: &unescaped)
      case nil:
        throw Failure(utf8Offset: open, message: "found no end of this string, expected '\"'")
      default: throw unexpected("an escape such as \\n inside a string")
      }
      chunk = position
      end = JSONScan.stringEnd(in: bytes, from: chunk)
    }
  }

  private func checked(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(Failure) -> String {
    if let string = String(validating: text, as: UTF8.self) { return string }
    throw Failure(
      utf8Offset: start + JSONParser.firstInvalid(text), message: "found a byte that isn't UTF-8")
  }

  /// Escapes yield valid UTF-8 only, so a fault lies in the raw text between the marks.
  private func checkedEscaped(_ text: [UInt8], open: Int) throws(Failure) -> String {
    if let string = String(validating: text, as: UTF8.self) { return string }
    return try checked(UnsafeBufferPointer(rebasing: bytes[open..<position]), from: open)
  }

  /// Offset of the first byte that belongs to no UTF-8 character.
  private static func firstInvalid(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = text.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    position += 1
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[position])
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): return try unicodeEscape(into: &text)
    default: throw unexpected("one of \" \\ / b f n r t u after '\\'")
    }
    position += 1
  }

  private mutating func unicodeEscape(into text: inout [UInt8]) throws(Failure) {
    let start = position - 1
    let first = try codeUnit()
    var scalar = Unicode.Scalar(UInt32(first))
    if (0xD800...0xDBFF).contains(first), peek == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 1
      let second = try codeUnit()
      if (0xDC00...0xDFFF).contains(second) {
        scalar = Unicode.Scalar(
          0x10000 + ((UInt32(first) & 0x3FF) << 10 | UInt32(second) & 0x3FF))
      }
    }
    guard let scalar else {
      throw Failure(
        utf8Offset: start, message: "found half of a surrogate pair, expected both halves")
    }
    text.append(contentsOf: UTF8.encode(scalar)!)
  }

  /// The four digits after `\u`, where the `u` stands at the position.
  private mutating func codeUnit() throws(Failure) -> UInt16 {
    position += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = peek.flatMap(JSONParser.hexadecimalDigit) else {
        throw unexpected("a hexadecimal digit")
      }
      unit = unit << 4 | digit
      position += 1
    }
    return unit
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt16? {
    if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { return UInt16(byte - 0x30) }
    return switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16((byte | 0x20) - UInt8(ascii: "a") + 10)
    default: nil
    }
  }
}
