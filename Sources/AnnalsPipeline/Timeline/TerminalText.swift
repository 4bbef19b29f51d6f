/// Words of a text as a terminal may show them.
///
/// Text from a source is data: what a terminal would obey (escape sequences, a change of the writing
/// direction) is shown as U+FFFD, and white space of any kind as one blank.
package struct TerminalText: CustomStringConvertible {
  package let description: String

  package init(_ text: String) {
    var scalars = String.UnicodeScalarView()
    var isBlank = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if !isBlank { scalars.append(" ") }
        isBlank = true
        continue
      }
      isBlank = false
      scalars.append(Self.isObeyed(scalar) ? "\u{FFFD}" : scalar)
    }
    description = String(scalars)
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
