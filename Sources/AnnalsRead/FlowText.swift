import AnnalsAnnotation

/// The plain text of a marked-up file in the making: blocks, parted by an empty line, and the raw line of
/// every stretch.
struct FlowText {
  private(set) var utf8: [UInt8] = []
  private(set) var entries: [LineMap.Entry] = []
  private(set) var blocks: [Block] = []
  private var blockStart: Int?
  private var lastLine = 0

  /// Whether the block that is being written holds nothing yet.
  var isBlockEmpty: Bool { blockStart == nil }

  /// Where a block would begin that were opened now.
  var nextBlockStart: Int { utf8.isEmpty ? 0 : utf8.count + 2 }

  /// Adds characters that stand in one raw line; the first ones open a block.
  mutating func append(_ bytes: some Collection<UInt8>, line: Int) {
    if bytes.isEmpty { return }
    if blockStart == nil {
      if !utf8.isEmpty { utf8.append(contentsOf: [0x0A, 0x0A]) }
      blockStart = utf8.count
    }
    if line != lastLine {
      entries.append(LineMap.Entry(utf8Offset: utf8.count, line: line))
      lastLine = line
    }
    utf8.append(contentsOf: bytes)
  }

  /// Adds a blank or a line break inside a block.
  mutating func appendSeparator(_ byte: UInt8) { utf8.append(byte) }

  /// Closes the block; nothing but white space makes no block.
  mutating func endBlock(kind: Block.Kind, speaker: String? = nil, voices: [Block.Voice] = []) {
    guard let start = blockStart else { return }
    blockStart = nil
    let range = utf8.withUnsafeBufferPointer { WhiteSpace.trimmed($0, start..<$0.count) }
    if range.isEmpty { return }
    blocks.append(Block(span: TextSpan(range), kind: kind, speaker: speaker, voices: voices))
  }

  /// Adds the blocks of another text, all of them closed, after this one's.
  mutating func append(_ other: FlowText) {
    if other.blocks.isEmpty { return }
    if !utf8.isEmpty { utf8.append(contentsOf: [0x0A, 0x0A]) }
    let base = utf8.count
    utf8.append(contentsOf: other.utf8)
    for entry in other.entries {
      entries.append(
        LineMap.Entry(utf8Offset: base + Int(entry.utf8Offset), line: Int(entry.line)))
    }
    for block in other.blocks {
      let span = TextSpan(
        utf8Start: base + block.span.utf8Start, utf8End: base + block.span.utf8End)
      let voices = block.voices.map { voice in
        Block.Voice(
          span: TextSpan(
            utf8Start: base + voice.span.utf8Start, utf8End: base + voice.span.utf8End),
          speaker: voice.speaker)
      }
      blocks.append(
        Block(span: span, kind: block.kind, speaker: block.speaker, voices: voices))
    }
    lastLine = 0
  }

  /// The text as it leaves the reader; every block must be closed.
  func plainText() -> PlainText {
    PlainText(utf8: utf8, lines: LineMap(entries: entries), blocks: blocks)
  }
}

/// What every reader gives: characters, their raw lines, and blocks.
struct PlainText {
  var utf8: [UInt8]
  var lines: LineMap
  var blocks: [Block]
  /// What the markup says of the source as a whole.
  var metadata = MarkupMetadata()
  var diagnostics: [Diagnostic] = []

  init(utf8: [UInt8], lines: LineMap, blocks: [Block]) {
    self.utf8 = utf8
    self.lines = lines
    self.blocks = blocks
  }
}

/// What a text's own markup says of it; what is declared beside it comes first.
struct MarkupMetadata: Equatable {
  var title: String?
  var creator: String?
  var date: String?
  var language: String?
}
