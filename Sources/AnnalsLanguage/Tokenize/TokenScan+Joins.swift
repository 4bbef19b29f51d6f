/// Marks inside a word that don't end it: `e-mail`, `a.b@example.org`, `report_2.doc`, `P&L`.
extension TokenScan {
  /// How far ahead an address may be looked for.
  private static let reach = 64

  /// Takes the mark at `index` and what it joins to the word from `start`; false if it ends the word.
  mutating func takeJoin(_ mark: UInt8, from start: Int) -> Bool {
    guard index > start else { return false }
    if mark == UInt8(ascii: "-"), isCutOff(start) {
      index += 1
      return true
    }
    // An address in a forum may be cut short: `ann...@example.org`.
    if mark == UInt8(ascii: "."), index + 1 < bytes.count, bytes[index + 1] == mark {
      return takeMailbox()
    }
    guard isASCIIWord(index + 1) else { return false }
    switch mark {
    case UInt8(ascii: "/"): return takeSlashed(start)
    case UInt8(ascii: "_"):
      index += 1
      return true
    case UInt8(ascii: "@"):
      takeAddress()
      return true
    case UInt8(ascii: "&"): return takeAmpersand(start)
    case UInt8(ascii: "-"):
      if hasBoundPrefix(start), isSecondPartLast() {
        index += 1
        return true
      }
      return takeMailbox()
    case UInt8(ascii: "."): return takeMailbox() || takeDomain(start)
    case UInt8(ascii: "+"): return takeMailbox()
    default: return false
    }
  }

  /// `th-` in speech: a word broken off after two letters at most keeps its hyphen.
  private func isCutOff(_ start: Int) -> Bool {
    guard index - start <= 2, bytes[start] < 0x80, index + 1 < bytes.count else { return false }
    if index - start == 2, bytes[start + 1] & 0x20 == 0 { return false }
    let next = bytes[index + 1]
    return next == 0x20 || next == UInt8(ascii: ",") || next == 0xE2
  }

  /// `w/o`, `b/c`, `l/c`: abbreviations of two letters.
  private mutating func takeSlashed(_ start: Int) -> Bool {
    guard index == start + 1, !isWordByte(index + 2) else { return false }
    switch (bytes[start] | 0x20, bytes[index + 1] | 0x20) {
    case (UInt8(ascii: "w"), UInt8(ascii: "o")), (UInt8(ascii: "b"), UInt8(ascii: "c")),
      (UInt8(ascii: "l"), UInt8(ascii: "c")), (UInt8(ascii: "b"), UInt8(ascii: "t")):
      index += 2
      return true
    default: return false
    }
  }

  private func isASCIIWord(_ index: Int) -> Bool { isWordByte(index) }

  // MARK: Addresses

  func isSchemeEnd() -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == 0x2F && bytes[index + 2] == 0x2F
  }

  /// The rest of an address: all that isn't white space, without punctuation at its end.
  mutating func takeAddress() {
    while index < bytes.count, scanScalar(bytes, index).characterClass != .space,
      bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "<")
    {
      index += scanScalar(bytes, index).utf8Count
    }
    while let last = bytes[..<index].last, ".,;:!?)]\"'".utf8.contains(last) { index -= 1 }
  }

  /// The end of the letters, digits and `.`, `-`, `_`, `+` from an index on.
  private func addressPartEnd(_ from: Int) -> Int {
    let limit = min(bytes.count, from + Self.reach)
    var end = from
    while end < limit, isASCIIWord(end) || ".-_+".utf8.contains(bytes[end]) { end += 1 }
    return end
  }

  /// Takes a mail address of which the word is the beginning.
  private mutating func takeMailbox() -> Bool {
    let at = addressPartEnd(index)
    guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "@"), isASCIIWord(at + 1) else {
      return false
    }
    takeAddress()
    return true
  }

  /// Takes a host name or file name: its last part is a known one, all small or all capital letters, so
  /// that the next sentence of `His income.Net of tax` isn't taken for one.
  private mutating func takeDomain(_ start: Int) -> Bool {
    var end = addressPartEnd(index)
    while end > index, !isASCIIWord(end - 1) { end -= 1 }
    var point = end - 1
    while point > index, bytes[point] != UInt8(ascii: ".") { point -= 1 }
    let isWeb = end > start + 4 && isWebPrefix(start)
    guard isWeb || isKnownEnding(point + 1..<end) || isGroupName(start..<end) else { return false }
    index = end
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") { takeAddress() }
    return true
  }

  private func isWebPrefix(_ start: Int) -> Bool {
    index == start + 3 && bytes[start..<index].allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
  }

  /// `sci.history.asia`: three parts or more of small letters; two could be sentences without a blank.
  private func isGroupName(_ range: Range<Int>) -> Bool {
    var points = 0
    for offset in range {
      switch bytes[offset] {
      case UInt8(ascii: "."):
        points += 1
        if bytes[offset - 1] == UInt8(ascii: ".") { return false }
      case UInt8(ascii: "-"), 0x61...0x7A: break
      default: return false
      }
    }
    return points > 1
  }

  private func isKnownEnding(_ range: Range<Int>) -> Bool {
    guard (2...4).contains(range.count) else { return false }
    let isUpper = bytes[range.lowerBound] & 0x20 == 0
    var code: UInt32 = 0
    for offset in range {
      guard (bytes[offset] & 0x20 == 0) == isUpper || isDigit(offset) else { return false }
      code = code << 8 | UInt32(bytes[offset] | 0x20)
    }
    return Self.endings.contains(code)
  }

  private static let endings: Set<UInt32> = Set(
    [
      "asp", "au", "com", "csv", "doc", "docx", "edu", "exe", "gif", "gov", "htm", "html", "jpeg",
      "jpg", "mil", "mp3", "mp4", "net", "nz", "org", "pdf", "php", "png", "ppt", "txt", "uk",
      "xls", "xlsx", "xml", "zip",
    ].map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } })

  // MARK: Ampersands and hyphens

  /// `P&L`, `AT&T`: at most three capitals on each side.
  private mutating func takeAmpersand(_ start: Int) -> Bool {
    var end = index + 1
    while end < bytes.count, end < index + 5, bytes[end] &- 0x41 < 26 { end += 1 }
    guard index - start <= 3, end - index - 1 <= 3, !isWordByte(end),
      bytes[start..<index].allSatisfy({ $0 &- 0x41 < 26 })
    else { return false }
    index = end
    return true
  }

  /// Prefixes that are no words: with their hyphen they belong to the word behind them.
  private static let prefixes: Set<UInt64> = Set(
    [
      "anti", "co", "counter", "cross", "e", "ex", "inter", "mini", "multi", "neo", "non", "post",
      "pre", "pro", "psycho", "re", "semi", "sub",
    ].map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })

  private func hasBoundPrefix(_ start: Int) -> Bool {
    guard index - start <= 7 else { return false }
    var code: UInt64 = 0
    for offset in start..<index {
      guard isASCIIWord(offset), !isDigit(offset) else { return false }
      code = code << 8 | UInt64(bytes[offset] | 0x20)
    }
    return Self.prefixes.contains(code)
  }

  /// `non-adult-like` falls into words, `post-1949` too: only a single word of letters is joined.
  private func isSecondPartLast() -> Bool {
    guard !isDigit(index + 1) else { return false }
    var end = index + 1
    let limit = min(bytes.count, index + Self.reach)
    while end < limit, isASCIIWord(end) { end += 1 }
    return end >= bytes.count || bytes[end] != UInt8(ascii: "-") || !isASCIIWord(end + 1)
  }
}
