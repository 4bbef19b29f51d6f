import AnnalsAnnotation

/// Finds the blocks of plain text. Blank lines part paragraphs; what a line end inside a paragraph means
/// depends on the text as a whole.
///
/// - Where nine of ten lines have at most 100 code points the text is wrapped by hand: a line end is a
///   blank, but for list items, indented first lines after a sentence's end, and chronologies (paragraphs
///   of two lines or more that all start with a date; deeper lines continue an entry).
/// - Otherwise each line is a block.
/// - A short line without a closing mark that stands alone between blank lines is a heading; where lines
///   are long, up to three such lines together are.
struct PlainTextBlocks {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isWrapped: Bool
  private let hasDashes: Bool
  private var blocks: [Block] = []

  /// The blocks of a text: sorted, disjoint, trimmed, holding every character that isn't white space.
  ///
  /// - Parameter dialogue: where dashes mark it, a line of a wrapped paragraph that begins with one, behind
  ///   a sentence's end, begins a paragraph.
  static func find(in utf8: [UInt8], dialogue: DialogueMarks? = nil) -> [Block] {
    utf8.withUnsafeBufferPointer { bytes in
      var finder = PlainTextBlocks(
        bytes: bytes, isWrapped: isWrapped(bytes), hasDashes: dialogue == .dashes)
      finder.findAll()
      // A text of one line is no heading: there's nothing below it.
      if let only = finder.blocks.first, finder.blocks.count == 1, only.kind == .heading {
        return [Block(span: only.span, kind: .paragraph)]
      }
      return finder.blocks
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, isWrapped: Bool, hasDashes: Bool) {
    self.bytes = bytes
    self.isWrapped = isWrapped
    self.hasDashes = hasDashes
  }

  private static func isWrapped(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var lines = TextLineIterator(bytes)
    var all = 0
    var long = 0
    while let line = lines.next() {
      if line.isBlank { continue }
      all += 1
      if line.content.count <= 100 { continue }
      var codePoints = 0
      for index in line.content { codePoints += bytes[index] & 0xC0 == 0x80 ? 0 : 1 }
      if codePoints > 100 { long += 1 }
    }
    return long * 10 <= all
  }

  private mutating func findAll() {
    var lines = TextLineIterator(bytes)
    var paragraph: [TextLine] = []
    while let line = lines.next() {
      if line.isBlank {
        add(paragraph)
        paragraph.removeAll(keepingCapacity: true)
      } else {
        paragraph.append(line)
      }
    }
    add(paragraph)
  }

  private mutating func add(_ paragraph: [TextLine]) {
    if paragraph.isEmpty { return }
    let headingLimit = isWrapped ? 1 : 3
    if paragraph.count <= headingLimit, paragraph.allSatisfy(isHeading) {
      for line in paragraph { add(line.content, .heading) }
    } else if !isWrapped {
      for line in paragraph { add(line.content, isItem(line) ? .item : .paragraph) }
    } else if isChronology(paragraph) {
      addGroups(paragraph) { line, first in line.indent > first.indent ? nil : .item }
    } else {
      addWrapped(paragraph)
    }
  }

  private func isItem(_ line: TextLine) -> Bool { LineShape.isListItem(bytes, line.content) }

  /// A dated line is an entry, which a heading's typography can't outweigh: `1958, May: the congress meets`.
  private func isHeading(_ line: TextLine) -> Bool {
    if isItem(line) && bytes[line.content.lowerBound] < 0x30 { return false }
    if !LineShape.isHeading(bytes, line.content) { return false }
    let isLong = line.content.count > 24
    return !(isLong && LineShape.startsWithDate(bytes, line.content))
  }

  private func isChronology(_ paragraph: [TextLine]) -> Bool {
    let first = paragraph[0].indent
    var entries = 0
    for line in paragraph where line.indent <= first {
      if !LineShape.startsWithDate(bytes, line.content) { return false }
      entries += 1
    }
    return entries > 1
  }

  /// Parts a paragraph before every line for which `kind` answers with the kind of a new block.
  private mutating func addGroups(
    _ paragraph: [TextLine], kind: (_ line: TextLine, _ first: TextLine) -> Block.Kind?
  ) {
    var start = paragraph[0].content.lowerBound
    var end = paragraph[0].content.upperBound
    var current = kind(paragraph[0], paragraph[0]) ?? .paragraph
    for line in paragraph.dropFirst() {
      if let next = kind(line, paragraph[0]) {
        add(start..<end, current)
        start = line.content.lowerBound
        current = next
      }
      end = line.content.upperBound
    }
    add(start..<end, current)
  }

  /// A marker inside a paragraph starts an item only after a sentence's end or inside a list: the dash in
  /// `the harvest⏎- what was left of it -` doesn't.
  private mutating func addWrapped(_ paragraph: [TextLine]) {
    let bytes = bytes
    let hasDashes = hasDashes
    var previous: TextLine?
    var isInList = false
    addGroups(paragraph) { line, _ in
      defer { previous = line }
      let isFree = previous.map { LineShape.endsSentence(bytes, $0.content) } ?? true
      if (isFree || isInList) && LineShape.isListItem(bytes, line.content) {
        isInList = true
        return .item
      }
      if hasDashes, isFree, LineShape.startsWithDash(bytes, line.content) { return .paragraph }
      if let previous, isFree, !isInList, line.indent >= previous.indent + 2 { return .paragraph }
      return nil
    }
  }

  private mutating func add(_ range: Range<Int>, _ kind: Block.Kind) {
    blocks.append(Block(span: TextSpan(range), kind: kind))
  }
}
