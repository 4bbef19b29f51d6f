/// The time span of a caption, in milliseconds.
struct CaptionTiming: Equatable {
  let start: Int
  let end: Int

  /// Reads `00:01:02.500 --> 00:01:04.000 align:start`, with `,` as SubRip writes it, the hours left out
  /// as WebVTT allows; nil for anything else.
  init?(_ line: ArraySlice<UInt8>) {
    guard let arrow = Self.arrow(in: line) else { return nil }
    let before = line[..<arrow].split(whereSeparator: WhiteSpace.isASCII)
    let after = line[(arrow + 3)...].split(whereSeparator: WhiteSpace.isASCII)
    guard before.count == 1, let last = after.first, let start = Self.time(before[0]),
      let end = Self.time(last)
    else { return nil }
    self.start = start
    self.end = end
  }

  /// Where `-->` stands.
  static func arrow(in line: ArraySlice<UInt8>) -> Int? {
    var index = line.startIndex
    while index + 2 < line.endIndex {
      if line[index] == UInt8(ascii: "-") && line[index + 1] == UInt8(ascii: "-")
        && line[index + 2] == UInt8(ascii: ">")
      {
        return index
      }
      index += 1
    }
    return nil
  }

  private static func time(_ text: ArraySlice<UInt8>) -> Int? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let last = parts.last else { return nil }
    let seconds = last.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == 0x2E || $0 == 0x2C })
    guard seconds.count == 2, seconds[1].count == 3 else { return nil }
    var total = 0
    for part in parts.dropLast() + [seconds[0]] {
      guard (1...6).contains(part.count), let value = number(part) else { return nil }
      total = total * 60 + value
    }
    return number(seconds[1]).map { total * 1000 + $0 }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.allSatisfy(LineShape.isDigit) ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
  }
}
