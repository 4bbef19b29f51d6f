/// Numbers, and digits that other marks hold together.
extension TokenScan {
  /// A number with what is glued to it; `5pm` and `11:30pm` end before the letters, as `5 p.m.` does.
  mutating func takeNumber() -> Kind {
    if let end = codeEnd() {
      index = end
      return .code
    }
    var points = 0
    var kind = Kind.number
    while index < bytes.count {
      let scalar = scanScalar(bytes, index)
      switch scalar.characterClass {
      case .digit: break
      case .letter where kind == .number && isMeridiem(): return kind
      case .fraction, .letter: kind = .alphanumericNumber
      case .mark where scalar.value == 0x2E && isDigit(index + 1): points += 1
      case .mark where scalar.value == 0x2C && isThousandsGroup(index + 1): break
      default: return points > 1 ? .alphanumericNumber : kind
      }
      index += scalar.utf8Count
    }
    return points > 1 ? .alphanumericNumber : kind
  }

  func isDigit(_ index: Int) -> Bool { index < bytes.count && bytes[index] &- 0x30 < 10 }

  private func isThousandsGroup(_ index: Int) -> Bool {
    isDigit(index) && isDigit(index + 1) && isDigit(index + 2) && !isDigit(index + 3)
      && isDigit(index - 2)
  }

  private func isMeridiem() -> Bool {
    guard index + 1 < bytes.count, bytes[index + 1] | 0x20 == UInt8(ascii: "m") else {
      return false
    }
    let first = bytes[index] | 0x20
    return (first == UInt8(ascii: "a") || first == UInt8(ascii: "p")) && !isWordByte(index + 2)
  }

  // MARK: Codes

  /// How many digits stand at an index, up to five.
  private func digitCount(_ index: Int) -> Int {
    var count = 0
    while count < 5, isDigit(index + count) { count += 1 }
    return count
  }

  /// The end of a time of day, a date with slashes or a telephone number that starts here. A range of
  /// numbers (`1958-62`) and a date with hyphens (`1958-08-17`) are tokens of their own.
  private func codeEnd() -> Int? {
    let count = digitCount(index)
    guard count < 4, index + count < bytes.count else { return nil }
    switch bytes[index + count] {
    case UInt8(ascii: ":") where count < 3: return clockEnd(index + count)
    case UInt8(ascii: "/") where count < 3: return slashedDateEnd(index + count)
    case UInt8(ascii: "-") where count == 3: return telephoneEnd(index + count)
    default: return nil
    }
  }

  private func clockEnd(_ colon: Int) -> Int? {
    guard digitCount(colon + 1) == 2 else { return nil }
    let end = colon + 3
    guard end < bytes.count, bytes[end] == UInt8(ascii: ":"), digitCount(end + 1) == 2 else {
      return end
    }
    return end + 3
  }

  private func slashedDateEnd(_ slash: Int) -> Int? {
    let second = digitCount(slash + 1)
    guard second == 1 || second == 2 else { return nil }
    let next = slash + 1 + second
    guard next < bytes.count, bytes[next] == UInt8(ascii: "/") else { return nil }
    let third = digitCount(next + 1)
    return (third == 2 || third == 4) && !isWordByte(next + 1 + third) ? next + 1 + third : nil
  }

  private func telephoneEnd(_ hyphen: Int) -> Int? {
    let second = digitCount(hyphen + 1)
    let next = hyphen + 1 + second
    if second == 3, next < bytes.count, bytes[next] == UInt8(ascii: "-"),
      digitCount(next + 1) == 4, !isWordByte(next + 5)
    {
      return next + 5
    }
    // `(713) 555-0142`: without the area code it could be a range.
    return second == 4 && !isWordByte(next) && isBehindBracket() ? next : nil
  }

  private func isBehindBracket() -> Bool {
    let before = index > 0 && bytes[index - 1] == 0x20 ? index - 2 : index - 1
    return before >= 0 && bytes[before] == UInt8(ascii: ")")
  }

  // MARK: Apostrophes

  /// `'33`: an apostrophe, two digits, and no word around them. Takes an `s` behind (`'30s`).
  mutating func takeShortYear(_ markCount: Int) -> Bool {
    let digits = index + markCount
    guard isDigit(digits), isDigit(digits + 1), !isDigit(digits + 2) else { return false }
    if !sawSpace, index > 0, isWordByte(index - 1) { return false }
    var end = digits + 2
    if end < bytes.count, bytes[end] == UInt8(ascii: "s") { end += 1 }
    if isWordByte(end) { return false }
    index = end
    return true
  }

  /// `'s` that touches what stands before it and ends there.
  mutating func takePossessive(_ markCount: Int) -> Bool {
    let letter = index + markCount
    guard !sawSpace, index > 0, letter < bytes.count, bytes[letter] | 0x20 == UInt8(ascii: "s"),
      !isWordByte(letter + 1), bytes[index - 1] != UInt8(ascii: "(")
    else { return false }
    index = letter + 1
    return true
  }

  func isWordByte(_ index: Int) -> Bool {
    guard index >= 0, index < bytes.count else { return false }
    let byte = bytes[index]
    return byte < 0x80 && (byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26)
  }
}
