/// White space in UTF-8, as Unicode's property White_Space has it: a no-break space is one, a zero-width
/// space isn't.
enum WhiteSpace {
  /// How many bytes the white space at `index` takes; 0 where another character stands there.
  @inline(__always)
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 { return isASCII(byte) ? 1 : 0 }
    if byte > 0xE3 { return 0 }
    return longLength(bytes, at: index, end: end)
  }

  @inline(__always)
  static func isASCII(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  private static func longLength(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int
  ) -> Int {
    if bytes[index] == 0xC2 {
      return index + 1 < end && (bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0) ? 2 : 0
    }
    if index + 2 >= end { return 0 }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9),
      (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return 3
    default: return 0
    }
  }

  /// The range without the white space at both ends; empty where there is nothing else.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      let length = length(bytes, at: start, end: range.upperBound)
      if length == 0 { break }
      start += length
    }
    var end = range.upperBound
    while end > start {
      let length = lengthBefore(bytes, end: end, start: start)
      if length == 0 { break }
      end -= length
    }
    return start..<end
  }

  private static func lengthBefore(
    _ bytes: UnsafeBufferPointer<UInt8>, end: Int, start: Int
  ) -> Int {
    let byte = bytes[end - 1]
    if byte < 0x80 { return isASCII(byte) ? 1 : 0 }
    if end - 2 >= start && bytes[end - 2] == 0xC2 {
      return longLength(bytes, at: end - 2, end: end)
    }
    return end - 3 >= start && bytes[end - 3] >= 0xE1 && bytes[end - 3] <= 0xE3
      ? longLength(bytes, at: end - 3, end: end) : 0
  }
}
