/// What the first and last characters of a line say about it. Every look is bounded by a few bytes.
enum LineShape {
  /// Whether a list marker and a blank start the line: `- `, `* `, `• `, `12. `, `12) `, `a) `, `(iv) `.
  /// `1958. ` is no marker: four digits are a year.
  static func isListItem(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    let end = line.upperBound
    if end - index < 3 { return false }
    let first = bytes[index]
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") { return isBlank(bytes, index + 1) }
    if first == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA2 {
      return index + 3 < end && isBlank(bytes, index + 3)
    }
    let isBracketed = first == UInt8(ascii: "(")
    if isBracketed { index += 1 }
    let start = index
    let isNumber = index < end && isDigit(bytes[index])
    while index < end && index - start < 4
      && (isNumber ? isDigit(bytes[index]) : isLowerCase(bytes[index]))
    {
      index += 1
    }
    let length = index - start
    if length == 0 || index + 1 >= end || !isBlank(bytes, index + 1) { return false }
    if bytes[index] == UInt8(ascii: ")") { return isBracketed || length < (isNumber ? 4 : 2) }
    return bytes[index] == UInt8(ascii: ".") && isNumber && !isBracketed && length < 4
  }

  /// Whether `–`, `—`, `―` or `--` starts the line.
  static func startsWithDash(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    guard line.count > 3 else { return false }
    let start = line.lowerBound
    if bytes[start] == UInt8(ascii: "-") { return bytes[start + 1] == UInt8(ascii: "-") }
    return bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (0x93...0x95).contains(bytes[start + 2])
  }

  /// Whether the line may be a heading: 80 code points at most, a letter or digit in it, and no mark at
  /// the end that closes or continues a sentence.
  static func isHeading(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    if line.isEmpty || line.count > 320 { return false }
    var codePoints = 0
    var hasLetter = false
    for index in line {
      codePoints += bytes[index] & 0xC0 == 0x80 ? 0 : 1
      hasLetter = hasLetter || isDigit(bytes[index]) || isLetter(bytes[index])
    }
    return codePoints <= 80 && hasLetter && !endsWithMark(bytes, line, marks: ".!?;,:")
  }

  /// Whether a sentence or an announcement ends with the line: `.`, `!`, `?`, `…` or `:`, closing
  /// quotation marks and brackets aside.
  static func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    endsWithMark(bytes, line, marks: ".!?:")
  }

  private static func endsWithMark(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, marks: StaticString
  ) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound {
      let byte = bytes[end - 1]
      if byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D {
        end -= 1
        continue
      }
      let isLong = end - 3 >= line.lowerBound && bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80
      if isLong && byte == 0xA6 { return true }
      if isLong && (byte == 0x99 || byte == 0x9D) {
        end -= 3
        continue
      }
      return marks.withUTF8Buffer { $0.contains(byte) }
    }
    return false
  }

  /// Whether the line starts as an entry of a chronology does: a year (`1958, May`, `1950s:`), a day and
  /// a month (`18-20 April`), a month or a season (`Winter 1957-58`).
  static func startsWithDate(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    let limit = min(line.upperBound, line.lowerBound + 32)
    if index >= limit { return false }
    if !isDigit(bytes[index]) { return word(bytes, index, limit).map(names.contains) ?? false }
    while index < limit && isDigit(bytes[index]) { index += 1 }
    let digits = index - line.lowerBound
    if digits == 4 {
      return index == limit || bytes[index] != UInt8(ascii: ".") || !isFraction(bytes, index, limit)
    }
    if digits > 2 { return false }
    // The rest of a span of days, `-20 `, `th `, `/21 `, then the month.
    while index < limit {
      if let word = word(bytes, index, limit), word.count > 2 { return months.contains(word) }
      if bytes[index] == UInt8(ascii: ".") && !isBlank(bytes, index + 1) { return false }
      index += 1
    }
    return false
  }

  private static func isFraction(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ limit: Int
  ) -> Bool { index + 1 < limit && isDigit(bytes[index + 1]) }

  /// The capitalized ASCII word at `index`, in lower case.
  private static func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ limit: Int
  ) -> String? {
    var end = index
    while end < limit && isASCIILetter(bytes[end]) { end += 1 }
    if end == index || isLowerCase(bytes[index]) { return nil }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[index..<end]), as: UTF8.self)
      .lowercased()
  }

  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec",
  ]
  private static let names = months.union(["spring", "summer", "autumn", "fall", "winter"])

  private static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index < bytes.count && (bytes[index] == 0x20 || bytes[index] == 0x09)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isLowerCase(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
  static func isASCIILetter(_ byte: UInt8) -> Bool { isLowerCase(byte | 0x20) }
  /// Any byte past ASCII counts: nearly all of them are of letters.
  static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || isASCIILetter(byte) }
}
