enum MarkdownReader {
  static func read(_ utf8: [UInt8], firstLine: Int) -> PlainText {
    PlainText(utf8: utf8, lines: .init(countingLinesOf: utf8), blocks: [])
  }
}
