/// The regular expressions that field patterns use, as a tree over bytes: literals, escaped
/// punctuation, classes, groups, alternatives, and the repeats `?`, `*`, `+`, `{n}`, `{n,m}`.
///
/// XSD, JSON Schema and Table Schema read this subset alike; anything else is a mistake in a field
/// definition and traps.
indirect enum PatternSyntax {
  /// One byte out of a set.
  case bytes(ByteSet)
  case sequence([PatternSyntax])
  case alternatives([PatternSyntax])
  /// `most` is nil where there is no limit.
  case repeated(PatternSyntax, least: Int, most: Int?)

  /// A set of bytes.
  struct ByteSet: Hashable {
    private var words: SIMD4<UInt64> = .zero

    init() {}
    init(_ range: ClosedRange<UInt8>) { insert(range) }

    mutating func insert(_ range: ClosedRange<UInt8>) {
      for byte in range { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
    }

    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0 }

    /// The ASCII characters that aren't in the set.
    var asciiComplement: ByteSet {
      var complement = ByteSet()
      for byte: UInt8 in 0...127 where !contains(byte) { complement.insert(byte...byte) }
      return complement
    }
  }

  init(expression: String) {
    var parser = PatternParser(bytes: Array(expression.utf8))
    self = parser.parse()
  }
}

/// Reads an expression by recursive descent.
private struct PatternParser {
  let bytes: [UInt8]
  var offset = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() -> PatternSyntax {
    let syntax = alternatives()
    precondition(offset == bytes.count, "a pattern has an unmatched ')'")
    return syntax
  }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take() -> UInt8 {
    precondition(offset < bytes.count, "a pattern ends too early")
    defer { offset += 1 }
    return bytes[offset]
  }

  private mutating func takeIf(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func alternatives() -> PatternSyntax {
    var found = [sequence()]
    while takeIf("|") { found.append(sequence()) }
    return found.count == 1 ? found[0] : .alternatives(found)
  }

  private mutating func sequence() -> PatternSyntax {
    var parts: [PatternSyntax] = []
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      parts.append(repeats(of: atom()))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repeats(of syntax: PatternSyntax) -> PatternSyntax {
    if takeIf("?") { return .repeated(syntax, least: 0, most: 1) }
    if takeIf("*") { return .repeated(syntax, least: 0, most: nil) }
    if takeIf("+") { return .repeated(syntax, least: 1, most: nil) }
    guard takeIf("{") else { return syntax }
    let least = number()
    let most = takeIf(",") ? (next == UInt8(ascii: "}") ? nil : number()) : least
    precondition(takeIf("}"), "a pattern has an open '{'")
    return .repeated(syntax, least: least, most: most)
  }

  private mutating func number() -> Int {
    var value = 0
    while let byte = next, byte >= 0x30, byte <= 0x39 {
      value = value * 10 + Int(take() - 0x30)
    }
    return value
  }

  private mutating func atom() -> PatternSyntax {
    let byte = take()
    switch byte {
    case UInt8(ascii: "("):
      let group = alternatives()
      precondition(takeIf(")"), "a pattern has an open '('")
      return group
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "\\"): return .bytes(.init(escaped()))
    default:
      precondition(
        !".^$".utf8.contains(byte), "a pattern has a character that is not in the subset")
      return .bytes(.init(byte...byte))
    }
  }

  private mutating func escaped() -> ClosedRange<UInt8> {
    let byte = take()
    let isLetterOrDigit =
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    precondition(!isLetterOrDigit, "a pattern has a shorthand that is not in the subset")
    return byte...byte
  }

  private mutating func characterClass() -> PatternSyntax {
    let isNegated = takeIf("^")
    var set = PatternSyntax.ByteSet()
    while !takeIf("]") {
      let low = classMember()
      if next == UInt8(ascii: "-"), bytes[offset + 1] != UInt8(ascii: "]") {
        offset += 1
        set.insert(low...classMember())
      } else {
        set.insert(low...low)
      }
    }
    return isNegated ? anyCharacter(outside: set) : .bytes(set)
  }

  private mutating func classMember() -> UInt8 {
    let byte = take()
    return byte == UInt8(ascii: "\\") ? escaped().lowerBound : byte
  }

  /// A negated class stands for one code point, which may have up to four bytes.
  private func anyCharacter(outside set: PatternSyntax.ByteSet) -> PatternSyntax {
    let continuation = PatternSyntax.bytes(.init(0x80...0xBF))
    let encoded = [(UInt8(0xC2)...UInt8(0xDF), 1), (0xE0...0xEF, 2), (0xF0...0xF4, 3)].map {
      lead, count in
      PatternSyntax.sequence(
        [.bytes(.init(lead))] + Array(repeating: continuation, count: count))
    }
    return .alternatives([.bytes(set.asciiComplement)] + encoded)
  }
}
