/// A line of a text: its range without the line end, trimmed of white space.
struct TextLine {
  /// Empty for a blank line.
  let content: Range<Int>
  /// White space before the content, in bytes.
  let indent: Int

  var isBlank: Bool { content.isEmpty }
}

/// Walks the lines of a text; LF, CR LF and a lone CR end one.
struct TextLineIterator: IteratorProtocol {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    self.bytes = bytes
    index = start
  }

  mutating func next() -> TextLine? {
    if index >= bytes.count { return nil }
    let start = index
    while index < bytes.count && bytes[index] != 0x0A && bytes[index] != 0x0D { index += 1 }
    let content = WhiteSpace.trimmed(bytes, start..<index)
    if index < bytes.count {
      let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      index += isPair ? 2 : 1
    }
    return TextLine(content: content, indent: content.lowerBound - start)
  }
}
