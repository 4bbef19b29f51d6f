import AnnalsAnnotation

/// What the boundary features look at in a token: its form as a hash and what kind of thing it is.
struct TokenSign: Sendable {
  enum Kind: UInt8 {
    case lowercase, capitalized, allCapitals, capitalLetter, abbreviation, number, otherDigits
    case stop, exclamation, ellipsis, comma, semicolon, colon, dash, quotation, opening, closing
    case otherMark, face
    /// Outside the block.
    case edge
  }

  /// Of the lower-cased form, digits counted as equal.
  let form: UInt32
  let kind: Kind
  /// What the lexicon says of the word as an abbreviation: a number for each kind, 0 for nothing.
  let abbreviation: UInt8
  /// Whether it begins a sentence when it stands capitalized behind an abbreviation.
  let isStarter: Bool

  static let edge = TokenSign()

  private init() {
    form = 0
    kind = .edge
    abbreviation = 0
    isStarter = false
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token, _ abbreviations: Abbreviations) {
    let start = Int(token.utf8Start)
    let end = Int(token.utf8End)
    var hash: UInt32 = 2_166_136_261
    // A longer form is rare enough to be told by its beginning.
    for index in start..<min(end, start + 24) {
      var byte = bytes[index]
      if byte &- 0x41 < 26 { byte |= 0x20 }
      if byte &- 0x30 < 10 { byte = 0x30 }
      hash = (hash ^ UInt32(byte)) &* 16_777_619
    }
    form = hash ^ hash >> 15
    kind = Self.kind(bytes, token, start, end)
    isStarter = abbreviations.isStarter(token.word)
    switch kind == .abbreviation ? abbreviations.kind(of: token.word) : nil {
    case nil: abbreviation = 0
    case .always: abbreviation = 1
    case .number: abbreviation = 2
    case .sometimes: abbreviation = 3
    case .final: abbreviation = 4
    }
  }

  private static func kind(
    _ bytes: UnsafeBufferPointer<UInt8>, _ token: Token, _ start: Int, _ end: Int
  ) -> Kind {
    let shape = token.shape
    if shape.contains(.punctuation) { return markKind(bytes, shape, start, end) }
    if shape.contains(.number) { return .number }
    if shape.contains(.digits) { return .otherDigits }
    if bytes[end - 1] == UInt8(ascii: ".") { return .abbreviation }
    if shape.contains(.allCapitals) { return .allCapitals }
    if !shape.contains(.capitalized) { return .lowercase }
    return end - start == 1 ? .capitalLetter : .capitalized
  }

  private static func markKind(
    _ bytes: UnsafeBufferPointer<UInt8>, _ shape: TokenShape, _ start: Int, _ end: Int
  ) -> Kind {
    if shape.contains(.quotationMark) { return .quotation }
    let isSingle = end - start == 1
    switch bytes[start] {
    case UInt8(ascii: "."): return isSingle ? .stop : .ellipsis
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return .exclamation
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: ";"): return isSingle ? .semicolon : .face
    case UInt8(ascii: ":"), UInt8(ascii: "="): return isSingle ? .colon : .face
    case UInt8(ascii: "-"): return .dash
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return .opening
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return .closing
    case 0xE2, 0xE3, 0xF0: return wideKind(scanScalar(bytes, start).value)
    default: return .otherMark
    }
  }

  private static func wideKind(_ value: UInt32) -> Kind {
    switch value {
    case 0x2010...0x2015: .dash
    case 0x2026: .ellipsis
    case 0x3002: .stop
    case 0x1F300...0x1FAFF, 0x2600...0x27BF: .face
    default: .otherMark
    }
  }
}
