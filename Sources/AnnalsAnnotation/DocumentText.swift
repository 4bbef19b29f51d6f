/// The plain text of a document as UTF-8, with the map between UTF-8 offsets and code points.
///
/// The map keeps one count a block of 256 bytes, none where the text is ASCII, so that it costs under
/// two percent of the text and each look-up counts at most 255 bytes.
public struct DocumentText: Sendable {
  public let utf8: [UInt8]
  /// How many Unicode code points the text has.
  public let codePointCount: Int
  private let blockCounts: [UInt32]

  private static let blockSize = 256

  public init(utf8: [UInt8]) {
    self.utf8 = utf8
    let blockSize = Self.blockSize
    var counts: [UInt32] = []
    var total = 0
    utf8.withUnsafeBufferPointer { bytes in
      counts.reserveCapacity(bytes.count / blockSize + 1)
      var start = 0
      while start < bytes.count {
        counts.append(UInt32(truncatingIfNeeded: total))
        let end = min(start + blockSize, bytes.count)
        total += Self.scalarCount(bytes, start, end)
        start = end
      }
    }
    codePointCount = total
    blockCounts = total == utf8.count ? [] : counts
  }

  public init(_ string: String) { self.init(utf8: Array(string.utf8)) }

  public var isASCII: Bool { codePointCount == utf8.count }

  /// The code point offset of a UTF-8 offset that lies on a scalar boundary.
  public func codePointOffset(of utf8Offset: Int) -> Int {
    if isASCII { return utf8Offset }
    if utf8Offset >= utf8.count { return codePointCount }
    let block = utf8Offset / Self.blockSize
    return Int(blockCounts[block])
      + utf8.withUnsafeBufferPointer {
        Self.scalarCount($0, block * Self.blockSize, utf8Offset)
      }
  }

  /// The UTF-8 offset of a code point offset, which is clamped to the text.
  public func utf8Offset(of codePointOffset: Int) -> Int {
    if isASCII { return min(max(codePointOffset, 0), utf8.count) }
    if codePointOffset <= 0 { return 0 }
    if codePointOffset >= codePointCount { return utf8.count }
    var low = 0
    var high = blockCounts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(blockCounts[middle]) <= codePointOffset { low = middle } else { high = middle }
    }
    var offset = low * Self.blockSize
    // A block may start inside a scalar, whose lead byte was counted in the block before.
    while offset < utf8.count && utf8[offset] & 0xC0 == 0x80 { offset += 1 }
    var remaining = codePointOffset - Int(blockCounts[low])
    while remaining > 0 {
      offset += 1
      while offset < utf8.count && utf8[offset] & 0xC0 == 0x80 { offset += 1 }
      remaining -= 1
    }
    return offset
  }

  /// The characters of a span; the whole span must lie in the text.
  public subscript(span: TextSpan) -> String {
    utf8.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[span.utf8Range]), as: UTF8.self)
    }
  }

  /// The text whole, as a string.
  public var string: String { String(decoding: utf8, as: UTF8.self) }

  @inline(__always)
  private static func scalarCount(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    var count = 0
    for index in start..<end { count &+= bytes[index] & 0xC0 == 0x80 ? 0 : 1 }
    return count
  }
}
