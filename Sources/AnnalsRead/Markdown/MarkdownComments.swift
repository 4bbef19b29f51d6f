/// HTML comments in Markdown, which no reader of the page sees.
enum MarkdownComments {
  /// The text with each comment's bytes, line ends aside, turned into blanks; what stands in fenced code
  /// or after a backtick in its line stays. A comment that isn't closed is text.
  static func blanked(_ utf8: [UInt8]) -> [UInt8] {
    var result = utf8
    result.withUnsafeMutableBufferPointer { bytes in blank(bytes) }
    return result
  }

  private static func blank(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    let readable = UnsafeBufferPointer(bytes)
    var fence: (mark: UInt8, count: Int)?
    var isLineStart = true
    var isCode = false
    var index = 0
    while index < bytes.count {
      if isLineStart {
        fence = fenceAfter(readable, lineAt: index, fence)
        isLineStart = false
        isCode = false
      }
      if bytes[index] == 0x0A { isLineStart = true }
      if bytes[index] == 0x60 { isCode.toggle() }
      if fence == nil && !isCode && starts(readable, "<!--", at: index) {
        guard let end = close(readable, from: index + 4) else { return }
        for inside in index..<end where bytes[inside] != 0x0A { bytes[inside] = 0x20 }
        index = end
      } else {
        index += 1
      }
    }
  }

  private static func fenceAfter(
    _ bytes: UnsafeBufferPointer<UInt8>, lineAt start: Int, _ open: (mark: UInt8, count: Int)?
  ) -> (mark: UInt8, count: Int)? {
    var end = start
    while end < bytes.count && bytes[end] != 0x0A { end += 1 }
    let line = MarkdownLine.unquoted(bytes, WhiteSpace.trimmed(bytes, start..<end)).text
    guard let found = MarkdownLine.fence(bytes, line) else { return open }
    guard let open else { return found }
    return found.mark == open.mark && found.count >= open.count && found.count == line.count
      ? nil : open
  }

  private static func close(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if starts(bytes, "-->", at: index) { return index + 3 }
      index += 1
    }
    return nil
  }

  private static func starts(
    _ bytes: UnsafeBufferPointer<UInt8>, _ mark: StaticString, at index: Int
  ) -> Bool {
    if bytes[index] != mark.utf8Start[0] || index + mark.utf8CodeUnitCount > bytes.count {
      return false
    }
    for offset in 1..<mark.utf8CodeUnitCount
    where bytes[index + offset] != mark.utf8Start[offset] { return false }
    return true
  }
}
