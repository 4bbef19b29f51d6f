import AnnalsAnnotation

/// A raw file as UTF-8, without its byte-order mark.
struct DecodedText {
  enum Encoding: Equatable {
    case utf8, utf16, windows1252
    /// Bytes as they are: the markup names an encoding that its parser has to undo.
    case declared(String)
  }

  var utf8: [UInt8]
  var encoding: Encoding
  var diagnostics: [Diagnostic] = []
}

/// Bytes to UTF-8: a byte-order mark decides, then strict UTF-8, and what is neither is taken for
/// Windows-1252, which gives every byte a character. UTF-16 without a mark isn't guessed; its NUL bytes
/// get a message.
enum TextDecoder {
  /// - Throws: `nulByte`.
  static func decode(_ bytes: [UInt8], path: String) throws(ReadError) -> DecodedText {
    var text = unmarked(bytes, path: path)
    if text.encoding == .utf8 {
      let invalid = text.utf8.withUnsafeBufferPointer { UTF8Validation.firstInvalidOffset(in: $0) }
      if let invalid { text = windows1252(text.utf8, firstInvalid: invalid, path: path) }
    }
    if let offset = text.utf8.firstIndex(of: 0) {
      let place = place(of: offset, in: text.utf8)
      throw .nulByte(line: place.line, column: place.column)
    }
    return text
  }

  private static func unmarked(_ bytes: [UInt8], path: String) -> DecodedText {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return DecodedText(utf8: Array(bytes[3...]), encoding: .utf8)
    }
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else {
      return DecodedText(utf8: bytes, encoding: .utf8)
    }
    return utf16(bytes, isLittle: isLittle, path: path)
  }

  private static func utf16(_ bytes: [UInt8], isLittle: Bool, path: String) -> DecodedText {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = 2
    while index + 1 < bytes.count {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(isLittle ? second << 8 | first : first << 8 | second)
      index += 2
    }
    var utf8: [UInt8] = []
    utf8.reserveCapacity(units.count * 2)
    let isBroken = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false,
      into: { utf8.append($0) })
    let name = isLittle ? "UTF-16LE" : "UTF-16BE"
    var diagnostics = [
      Diagnostic(.notice, path: path, message: "read as \(name) by its byte-order mark")
    ]
    if isBroken || bytes.count % 2 == 1 {
      diagnostics.append(
        Diagnostic(
          .warning, path: path,
          message: "broken \(name): lone surrogates or half a unit were replaced by U+FFFD "
            + "or left out; re-save the file as UTF-8"))
    }
    return DecodedText(utf8: utf8, encoding: .utf16, diagnostics: diagnostics)
  }

  private static func windows1252(
    _ bytes: [UInt8], firstInvalid: Int, path: String
  ) -> DecodedText {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        utf8.append(byte)
      } else {
        let value = byte < 0xA0 ? highControls[Int(byte) - 0x80] : UInt16(byte)
        for unit in UTF8.encode(Unicode.Scalar(value)!)! { utf8.append(unit) }
      }
    }
    let place = place(of: firstInvalid, in: bytes)
    let hexadecimal = String(bytes[firstInvalid], radix: 16, uppercase: true)
    let notice = Diagnostic(
      .notice, path: path, line: place.line, column: place.column,
      message: "byte 0x\(hexadecimal) is not UTF-8; the file was read as Windows-1252 "
        + "(Latin-1), re-save it as UTF-8 if letters come out wrong")
    return DecodedText(utf8: utf8, encoding: .windows1252, diagnostics: [notice])
  }

  /// 0x80–0x9F of Windows-1252; its five gaps are the controls of Latin-1. None is a surrogate.
  private static let highControls: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  /// Line and column, both from 1; the column counts code points of what is UTF-8 so far.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    bytes.withUnsafeBufferPointer { buffer in
      var line = 1
      var lineStart = 0
      for index in 0..<offset where buffer[index] == 0x0A {
        line += 1
        lineStart = index + 1
      }
      var column = 1
      for index in lineStart..<offset where buffer[index] & 0xC0 != 0x80 { column += 1 }
      return (line, column)
    }
  }
}
