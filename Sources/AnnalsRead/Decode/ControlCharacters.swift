import AnnalsAnnotation

/// Characters that no XML file may hold, not even escaped: C0 controls but tabulator and line ends, and
/// the two non-characters U+FFFE and U+FFFF.
///
/// A form feed between the pages of a converted book is common, so such a text isn't refused: each
/// control becomes a blank and each non-character U+FFFD, of the same length, so that no offset moves,
/// and a notice says so.
enum ControlCharacters {
  /// What was replaced: the offset of the first one, its code point, and how many there were.
  struct Replacement: Equatable {
    let utf8Offset: Int
    let scalar: UInt32
    var count: Int
  }

  /// Replaces them; nil where there were none.
  static func replace(in utf8: inout [UInt8]) -> Replacement? {
    var found: Replacement?
    utf8.withUnsafeMutableBufferPointer { bytes in
      for index in bytes.indices {
        guard let scalar = illegal(bytes, index) else { continue }
        if found == nil {
          found = Replacement(utf8Offset: index, scalar: scalar, count: 1)
        } else {
          found?.count += 1
        }
        if scalar < 0x20 { bytes[index] = 0x20 } else { bytes[index + 2] = 0xBD }
      }
    }
    return found
  }

  /// The same text without them.
  static func replaced(_ text: String) -> String {
    var utf8 = Array(text.utf8)
    return replace(in: &utf8) == nil ? text : String(decoding: utf8, as: UTF8.self)
  }

  /// Whether a text has one.
  static func occur(in text: String) -> Bool {
    var utf8 = Array(text.utf8)
    return replace(in: &utf8) != nil
  }

  @inline(__always)
  private static func illegal(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ index: Int) -> UInt32? {
    let byte = bytes[index]
    if byte < 0x20 { return byte == 0x09 || byte == 0x0A || byte == 0x0D ? nil : UInt32(byte) }
    guard byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF,
      bytes[index + 2] >= 0xBE
    else { return nil }
    return bytes[index + 2] == 0xBE ? 0xFFFE : 0xFFFF
  }
}

extension SourceMetadata {
  /// Values from markup may hold what the text may not.
  mutating func replaceControlCharacters() {
    title = title.map(ControlCharacters.replaced)
    creator = creator.map(ControlCharacters.replaced)
    license = license.map(ControlCharacters.replaced)
  }
}
