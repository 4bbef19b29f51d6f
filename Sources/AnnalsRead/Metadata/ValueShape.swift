/// Shapes of metadata values that a published column demands.
enum ValueShape {
  /// Two to eight letters, then parts of one to eight letters and digits after hyphens.
  static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first else { return false }
    return (2...8).contains(first.count) && first.allSatisfy(LineShape.isASCIILetter)
      && parts.dropFirst().allSatisfy { part in
        (1...8).contains(part.count)
          && part.allSatisfy { LineShape.isASCIILetter($0) || LineShape.isDigit($0) }
      }
  }

  /// A scheme, a colon, and something without blanks.
  static func isURI(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text.utf8[..<colon]
    let rest = text.utf8[text.utf8.index(after: colon)...]
    guard let first = scheme.first, LineShape.isASCIILetter(first) else { return false }
    return scheme.allSatisfy {
      LineShape.isASCIILetter($0) || LineShape.isDigit($0) || "+.-".utf8.contains($0)
    } && !rest.isEmpty && rest.allSatisfy { $0 > 0x20 }
  }
}
