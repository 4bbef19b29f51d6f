/// Hashes of a word with ASCII letters in lower case, digits as `0` and straight quotation marks.
struct NormalizedWord {
  private(set) var hash: UInt32
  private(set) var fingerprint: UInt32
  /// Hash of the first three bytes, or of all where there are fewer.
  let prefixHash: UInt32
  /// The last four bytes, the last one lowest.
  private var tail: UInt32 = 0
  private var count = 0

  @inline(__always)
  init(_ form: UnsafeBufferPointer<UInt8>) {
    var whole = ByteHash(seed: 0)
    var other = ByteHash(seed: 0x5bd1_e995)
    var prefix = ByteHash(seed: 19)
    var index = 0
    while index < form.count {
      var byte = CharacterFold.letter(form[index])
      if byte == 0xE2, let mark = Self.quotationMark(form, at: index) {
        byte = mark
        index += 2
      }
      index += 1
      whole.add(byte)
      other.add(byte)
      if count < 3 { prefix.add(byte) }
      tail = tail << 8 | UInt32(byte)
      count += 1
    }
    hash = whole.value
    fingerprint = other.value
    prefixHash = prefix.value
  }

  /// Hash of the last bytes, two to four, or of all where there are fewer.
  @inline(__always)
  func suffixHash(_ length: Int) -> UInt32 {
    var hash = ByteHash(seed: UInt32(length))
    var place = min(length, count)
    while place > 0 {
      place -= 1
      hash.add(UInt8(truncatingIfNeeded: tail >> (8 * UInt32(place))))
    }
    return hash.value
  }

  /// The straight mark for U+2018, U+2019, U+201C and U+201D.
  @inline(__always)
  private static func quotationMark(
    _ form: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> UInt8? {
    guard index + 2 < form.count, form[index + 1] == 0x80 else { return nil }
    switch form[index + 2] {
    case 0x98, 0x99: return UInt8(ascii: "'")
    case 0x9C, 0x9D: return UInt8(ascii: "\"")
    default: return nil
    }
  }
}

/// A hash of bytes, FNV-1a with a last mixing.
struct ByteHash {
  private var state: UInt32

  @inline(__always)
  init(seed: UInt32) { state = 2_166_136_261 ^ seed }

  @inline(__always)
  mutating func add(_ byte: UInt8) { state = (state ^ UInt32(byte)) &* 16_777_619 }

  @inline(__always)
  var value: UInt32 {
    var hash = state
    hash ^= hash >> 15
    hash = hash &* 0x85eb_ca6b
    return hash ^ (hash >> 13)
  }
}

/// What a byte counts as, in words and in shapes.
enum CharacterFold {
  /// Letters in lower case, digits as `0`.
  @inline(__always)
  static func letter(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(ascii: "0")
    default: byte
    }
  }

  /// `X`, `x`, `d` for capital and small letters and digits, `u` for what isn't ASCII, else the byte.
  @inline(__always)
  static func shape(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(ascii: "X")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(ascii: "x")
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(ascii: "d")
    case 0x80...: UInt8(ascii: "u")
    default: byte
    }
  }
}
