/// What a character does to a token.
enum CharacterClass {
  case space, letter, digit, mark
  /// A vulgar fraction such as ½, which continues a number.
  case fraction
}

/// A scalar read from UTF-8: what it does and how many bytes it has.
struct ScannedScalar {
  let value: UInt32
  let utf8Count: Int
  let characterClass: CharacterClass
}

/// Decodes the scalar at `index`. The text is valid UTF-8, which the reader has made sure of.
@inline(__always)
func scanScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> ScannedScalar {
  let lead = bytes[index]
  if lead < 0x80 {
    return ScannedScalar(value: UInt32(lead), utf8Count: 1, characterClass: asciiClass(lead))
  }
  let count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  var value = UInt32(lead) & (0xFF >> UInt32(count + 1))
  for offset in 1..<count where index + offset < bytes.count {
    value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
  }
  return ScannedScalar(
    value: value, utf8Count: min(count, bytes.count - index),
    characterClass: wideClass(value))
}

@inline(__always)
private func asciiClass(_ byte: UInt8) -> CharacterClass {
  switch byte {
  case 0x61...0x7A, 0x41...0x5A: .letter
  case 0x30...0x39: .digit
  case 0x20, 0x09...0x0D: .space
  default: .mark
  }
}

/// Beyond ASCII by blocks: general punctuation, currency, symbols and CJK punctuation are marks, what has
/// the Unicode white-space property is space, everything else is taken for a letter.
private func wideClass(_ value: UInt32) -> CharacterClass {
  switch value {
  case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: .space
  case 0xBC...0xBE, 0x2150...0x215E: .fraction
  case 0xAA, 0xB5, 0xBA: .letter
  case 0x80...0xBF, 0xD7, 0xF7: .mark
  case 0x200C, 0x200D: .letter
  case 0x2010...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x3001...0x3020, 0x30FB: .mark
  case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: .mark
  case 0x1F000...0x1FAFF: .mark
  default: .letter
  }
}

/// Whether a mark is one that quotations are written with.
func isQuotationMark(_ value: UInt32) -> Bool {
  switch value {
  case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F: true
  default: false
  }
}

/// Whether a mark is an apostrophe when it stands inside a word.
@inline(__always)
func isApostrophe(_ value: UInt32) -> Bool { value == 0x27 || value == 0x2019 }
