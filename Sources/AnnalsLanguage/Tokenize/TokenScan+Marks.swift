/// Marks: single ones, runs of the same one, emoticons.
extension TokenScan {
  /// One mark; a row of the same mark and a row of `!` and `?` are one token, and so is an emoticon.
  mutating func takeMark(_ scalar: ScannedScalar) {
    if scalar.utf8Count == 1, let end = emoticonEnd() {
      index = end
      return
    }
    index += scalar.utf8Count
    guard scalar.utf8Count == 1 else {
      takeCurlyPair(scalar.value)
      return
    }
    let byte = UInt8(scalar.value)
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "="),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "#"),
      UInt8(ascii: "~"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      while index < bytes.count, bytes[index] == byte { index += 1 }
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      while index < bytes.count, bytes[index] == 0x21 || bytes[index] == 0x3F { index += 1 }
    case UInt8(ascii: "`"), UInt8(ascii: "'"):
      if index < bytes.count, bytes[index] == byte { index += 1 }
    default: break
    }
  }

  /// `‘‘` and `’’` stand for double quotation marks.
  private mutating func takeCurlyPair(_ value: UInt32) {
    guard value == 0x2018 || value == 0x2019, index + 2 < bytes.count else { return }
    if scanScalar(bytes, index).value == value { index += 3 }
  }

  /// The end of a smiling or frowning face that starts here: `:)`, `;-)`, `=(`, `:D`, `<3`.
  private func emoticonEnd() -> Int? {
    switch bytes[index] {
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="): break
    case UInt8(ascii: "<"):
      return sawSpace && byte(index + 1) == UInt8(ascii: "3") && !isWordByte(index + 2)
        ? index + 2 : nil
    default: return nil
    }
    let hasNose = byte(index + 1) == UInt8(ascii: "-") || byte(index + 1) == UInt8(ascii: "'")
    var end = index + (hasNose ? 2 : 1)
    let mouth = byte(end)
    switch mouth {
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      end += 1
      while byte(end) == mouth { end += 1 }
    case UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "O"), UInt8(ascii: "p"),
      UInt8(ascii: "o"), UInt8(ascii: "/"):
      guard sawSpace else { return nil }
      end += 1
    default: return nil
    }
    // `as follows:(a)` and `a:/path` aren't faces.
    return isWordByte(end) || byte(end) == UInt8(ascii: "/") ? nil : end
  }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
}
