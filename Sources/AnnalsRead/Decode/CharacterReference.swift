import CLibXML2

/// `&amp;`, `&#8217;` and their like in texts that no markup parser reads.
enum CharacterReference {
  /// The longest name that HTML 4 has is `thetasym`.
  private static let limit = 12

  /// The character that the reference at an `&` stands for, and where it ends; nil where it's a plain `&`.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int
  ) -> (utf8: [UInt8], end: Int)? {
    var close = index + 1
    while close < end && close - index <= limit && isNamePart(bytes[close]) { close += 1 }
    if close >= end || bytes[close] != UInt8(ascii: ";") || close == index + 1 { return nil }
    let name = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[index + 1..<close]), as: UTF8.self)
    guard let scalar = scalar(named: name), scalar.value > 0 else { return nil }
    return (Array(String(Character(scalar)).utf8), close + 1)
  }

  /// The scalar of a name or number without `&` and `;`.
  static func scalar(named name: String) -> Unicode.Scalar? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    }
    if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) }
    if name == "apos" { return "'" }
    return htmlEntityLookup(name).flatMap { Unicode.Scalar($0.pointee.value) }
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "#") || (byte >= 0x30 && byte <= 0x39)
      || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}
