import AnnalsAnnotation

/// Reads Markdown as it's shown: marks are dropped, words never are. Tables give a block a cell, fenced
/// code a paragraph; footnotes stand where they're written, without their marks.
struct MarkdownReader {
  private struct Line {
    let content: Range<Int>
    let number: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let firstLine: Int
  private var text = FlowText()
  /// The lines of the block that's being read, and its kind.
  private var paragraph: [Line] = []
  private var kind = Block.Kind.paragraph
  private var quoteDepth = 0
  private var fence: (mark: UInt8, count: Int)?
  private var isInTable = false
  private var labels: Set<[UInt8]> = []

  /// - Parameter firstLine: the raw line that the text begins in.
  static func read(_ utf8: [UInt8], firstLine: Int) -> PlainText {
    MarkdownComments.blanked(utf8).withUnsafeBufferPointer { bytes in
      var reader = MarkdownReader(bytes: bytes, firstLine: firstLine)
      let lines = reader.lines()
      reader.collectLabels(lines)
      for line in lines { reader.read(line) }
      reader.endBlock()
      return reader.text.plainText()
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    self.bytes = bytes
    self.firstLine = firstLine
  }

  private func lines() -> [Line] {
    var lines: [Line] = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A {
      lines.append(
        Line(
          content: WhiteSpace.trimmed(bytes, start..<index), number: firstLine + lines.count))
      start = index + 1
    }
    return lines
  }

  /// `[label]: address`, which makes `[label]` a link wherever it stands.
  private mutating func collectLabels(_ lines: [Line]) {
    for line in lines {
      let content = MarkdownLine.unquoted(bytes, line.content).text
      guard let definition = MarkdownLine.definition(bytes, content), isAddress(definition.rest)
      else { continue }
      labels.insert(MarkdownInline.normalized(bytes[definition.label]))
    }
  }

  // MARK: Lines

  private mutating func read(_ line: Line) {
    let (content, depth) = MarkdownLine.unquoted(bytes, line.content)
    if let fence { return readCode(line, content, fence) }
    if content.isEmpty {
      endBlock()
      quoteDepth = depth
    } else if let opening = MarkdownLine.fence(bytes, content) {
      endBlock()
      quoteDepth = depth
      fence = opening
    } else {
      readText(Line(content: content, number: line.number), depth: depth)
    }
  }

  private mutating func readCode(
    _ line: Line, _ content: Range<Int>, _ open: (mark: UInt8, count: Int)
  ) {
    if let close = MarkdownLine.fence(bytes, content), close.mark == open.mark,
      close.count >= open.count, close.count == content.count
    {
      fence = nil
      text.endBlock(kind: blockKind)
      return
    }
    if !text.isBlockEmpty { text.appendSeparator(0x0A) }
    text.append(bytes[content], line: line.number)
  }

  private mutating func readText(_ line: Line, depth: Int) {
    if depth > quoteDepth || (depth < quoteDepth && startsBlock(line.content)) { endBlock() }
    if paragraph.isEmpty { quoteDepth = depth }
    if readTable(line) { return }
    if let heading = MarkdownLine.heading(bytes, line.content) {
      endBlock()
      add([Line(content: heading, number: line.number)], .heading)
    } else if MarkdownLine.isUnderline(bytes, line.content), kind == .paragraph, !paragraph.isEmpty
    {
      kind = .heading
      endBlock()
    } else if MarkdownLine.isRule(bytes, line.content) {
      endBlock()
    } else if let item = MarkdownLine.item(bytes, line.content), mayStart(item.number) {
      startItem(Line(content: item.text, number: line.number), depth: depth)
    } else if !readDefinition(line) {
      paragraph.append(line)
    }
  }

  /// A paragraph's line that begins with a number isn't an item, unless it's the first of a list.
  private func mayStart(_ number: Int?) -> Bool {
    number == nil || number == 1 || paragraph.isEmpty || kind == .item
  }

  /// An item may begin with an item or a heading of its own: `- - text`, `- # text`.
  private mutating func startItem(_ line: Line, depth: Int) {
    endBlock()
    kind = .item
    var content = MarkdownLine.unquoted(bytes, line.content).text
    while let inner = MarkdownLine.item(bytes, content) { content = inner.text }
    if let heading = MarkdownLine.heading(bytes, content) { content = heading }
    if !content.isEmpty { paragraph = [Line(content: content, number: line.number)] }
    quoteDepth = depth
  }

  private mutating func readDefinition(_ line: Line) -> Bool {
    guard let definition = MarkdownLine.definition(bytes, line.content) else { return false }
    if bytes[definition.label.lowerBound] == UInt8(ascii: "^") {
      endBlock()
      if !definition.rest.isEmpty {
        paragraph = [Line(content: definition.rest, number: line.number)]
      }
      return true
    }
    // A definition is an address and a title; with more words it's somebody's note, and stays.
    return paragraph.isEmpty && isAddress(definition.rest)
  }

  private func isAddress(_ rest: Range<Int>) -> Bool {
    guard let blank = rest.first(where: { WhiteSpace.isASCII(bytes[$0]) }) else {
      return !rest.isEmpty
    }
    let title = WhiteSpace.trimmed(bytes, blank..<rest.upperBound)
    return "\"'(".utf8.contains(bytes[title.lowerBound])
  }

  private mutating func readTable(_ line: Line) -> Bool {
    let hasBar = line.content.contains { bytes[$0] == UInt8(ascii: "|") }
    if isInTable && hasBar {
      addRow(line)
      return true
    }
    isInTable = false
    guard hasBar, let head = paragraph.last, MarkdownLine.isDelimiterRow(bytes, line.content),
      head.content.contains(where: { bytes[$0] == UInt8(ascii: "|") })
    else { return false }
    paragraph.removeLast()
    endBlock()
    addRow(head)
    isInTable = true
    return true
  }

  private mutating func addRow(_ line: Line) {
    for cell in MarkdownLine.cells(bytes, line.content) {
      add([Line(content: cell, number: line.number)], .cell)
    }
  }

  /// Whether a line can't go on with the paragraph of a quotation that its mark was left out of.
  private func startsBlock(_ content: Range<Int>) -> Bool {
    paragraph.isEmpty || MarkdownLine.heading(bytes, content) != nil
      || MarkdownLine.isRule(bytes, content) || MarkdownLine.item(bytes, content) != nil
  }

  // MARK: Blocks

  private var blockKind: Block.Kind {
    kind == .paragraph && quoteDepth > 0 ? .quotation : kind
  }

  private mutating func endBlock() {
    if fence != nil { text.endBlock(kind: blockKind) }
    let lines = paragraph
    paragraph = []
    add(lines, blockKind)
    kind = .paragraph
    isInTable = false
  }

  private mutating func add(_ lines: [Line], _ kind: Block.Kind) {
    if lines.isEmpty { return }
    var source: [UInt8] = []
    for line in lines {
      if !source.isEmpty { source.append(0x0A) }
      source.append(contentsOf: bytes[line.content])
    }
    let shown = MarkdownInline.render(source, labels: labels)
    var number = 0
    for piece in shown.split(separator: 0x0A, omittingEmptySubsequences: false) {
      append(piece, line: lines[number].number)
      number += 1
    }
    text.endBlock(kind: kind)
  }

  /// Adds what's shown of a raw line, whose own line breaks are vertical tabs.
  private mutating func append(_ piece: ArraySlice<UInt8>, line: Int) {
    for part in piece.split(separator: MarkdownInline.lineBreak) {
      guard let first = part.firstIndex(where: { !WhiteSpace.isASCII($0) }),
        let last = part.lastIndex(where: { !WhiteSpace.isASCII($0) })
      else { continue }
      if !text.isBlockEmpty { text.appendSeparator(0x0A) }
      text.append(part[first...last], line: line)
    }
  }
}
