/// Byte scanning that reading and writing share.
enum JSONScan {
  /// The first byte from `start` on that is a control character, `"`, `\` or `stop`, or the end.
  ///
  /// Eight bytes are looked at together: `(x ^ c) - 1` borrows into the high bit of a byte that equals
  /// `c`. The test may also fire for a byte above a real hit, so the exact byte is then looked for singly.
  static func stringEnd(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, stopping stop: UInt8 = UInt8(ascii: "\"")
  ) -> Int {
    guard let base = UnsafeRawPointer(text.baseAddress) else { return 0 }
    let end = text.count
    let stops = ones &* UInt64(stop)
    var index = start
    while index &+ 8 <= end {
      let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let control = (word &- ones &* 0x20) & ~word
      let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      let other = word ^ stops
      let found =
        control | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
        | ((other &- ones) & ~other)
      if found & highBits != 0 { break }
      index &+= 8
    }
    while index < end, !isStop(text[index], stop) { index &+= 1 }
    return index
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  private static func isStop(_ byte: UInt8, _ stop: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == stop
  }
}
