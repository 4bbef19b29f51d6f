import AnnalsAnnotation

/// Turns the characters of marked-up text into blocks: white space is collapsed, inline quotations get
/// their marks, and a speaker is kept where their words fill a block.
struct MarkupFlow {
  private enum Mark { case pending, written, absent }

  private struct Speaker {
    let number: Int
    let name: String
    /// Where the words ended; nil while they last.
    var end: Int?
    /// Where their words in the open block began.
    var start: Int?
  }

  private var text = FlowText()
  /// A blank or line break that's due if more text follows in the block.
  private var separator: UInt8?
  /// The raw line of the last characters.
  private var lastLine = 1
  private var marks: [Mark] = []
  private var speakers: [Speaker] = []
  private var speakerCount = 0
  /// The innermost speaker when the block began.
  private var blockSpeaker: Speaker?
  private var voices: [Block.Voice] = []
  /// Notes, to be set after the block that they interrupt.
  private var deferred: [FlowText] = []

  // MARK: Characters

  /// Adds characters whose runs of white space count as one blank.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, line first: Int) {
    var line = first
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if WhiteSpace.isASCII(byte) {
        if byte == 0x0A { line += 1 }
        if separator == nil { separator = 0x20 }
        index += 1
        continue
      }
      var end = index + 1
      while end < bytes.count && !WhiteSpace.isASCII(bytes[end]) { end += 1 }
      write(bytes[index..<end], line: line)
      index = end
    }
  }

  /// Adds characters with their line ends and blanks, as in `<pre>`.
  mutating func addPreformatted(_ bytes: UnsafeBufferPointer<UInt8>, line first: Int) {
    var line = first
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A {
      if start < index { write(bytes[start..<index], line: line) }
      if index < bytes.count {
        if !text.isBlockEmpty {
          flushSeparator()
          separator = 0x0A
        }
        line += 1
      }
      start = index + 1
    }
  }

  /// A line break, where the block goes on.
  mutating func breakLine() { separator = 0x0A }

  /// A blank, where the block goes on.
  mutating func addBlank() { if separator == nil { separator = 0x20 } }

  private mutating func write(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, line: Int) {
    if text.isBlockEmpty {
      separator = nil
      blockSpeaker = speakers.last
    }
    let isAttached = separator == nil && !text.isBlockEmpty
    flushSeparator()
    startVoices()
    if marks.contains(where: { $0 == .pending }) {
      openMarks(before: bytes, isAttached: isAttached, line: line)
    }
    text.append(bytes, line: line)
    lastLine = line
  }

  private mutating func flushSeparator() {
    if let separator, !text.isBlockEmpty { text.appendSeparator(separator) }
    separator = nil
  }

  // MARK: Quotation marks

  /// An inline quotation starts. Its mark is written with its first character, unless the text has one
  /// there already, as in `<q>“Never”</q>` and `"<q>Never</q>"`.
  mutating func openQuotation() { marks.append(.pending) }

  /// The closing mark, where an opening one was written in the same block.
  mutating func closeQuotation() {
    guard let mark = marks.popLast(), mark == .written, !text.isBlockEmpty else { return }
    text.append(isNested ? Self.closeInner : Self.closeOuter, line: lastLine)
  }

  /// The open quotations hold whole blocks, so they aren't inline and get no marks.
  mutating func cancelPendingMarks() {
    for index in marks.indices.reversed() {
      if marks[index] != .pending { return }
      marks[index] = .absent
    }
  }

  private var isNested: Bool {
    var written = 0
    for mark in marks where mark == .written { written += 1 }
    return written % 2 == 1
  }

  private mutating func openMarks(
    before bytes: Slice<UnsafeBufferPointer<UInt8>>, isAttached: Bool, line: Int
  ) {
    if Self.startsWithMark(bytes), let last = marks.lastIndex(of: .pending) {
      marks[last] = .absent
    }
    if isAttached && endsWithOpeningMark, let first = marks.firstIndex(of: .pending) {
      marks[first] = .absent
    }
    for index in marks.indices where marks[index] == .pending {
      text.append(isNested ? Self.openInner : Self.openOuter, line: line)
      marks[index] = .written
    }
  }

  private static let openOuter = Array("“".utf8)
  private static let closeOuter = Array("”".utf8)
  private static let openInner = Array("‘".utf8)
  private static let closeInner = Array("’".utf8)
  private static let openingMarks = ["\"", "“", "„", "«"].map { Array($0.utf8) }

  /// An apostrophe is none: `<q>'Tis late</q>`.
  private static func startsWithMark(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    openingMarks.contains { bytes.starts(with: $0) } || bytes.starts(with: openInner)
      || bytes.starts(with: closeOuter)
  }

  private var endsWithOpeningMark: Bool {
    Self.openingMarks.contains { text.utf8.suffix($0.count).elementsEqual($0) }
  }

  // MARK: Speakers

  /// Somebody's words start, whole blocks or a part of one.
  mutating func openSpeaker(_ name: String) {
    speakerCount += 1
    speakers.append(Speaker(number: speakerCount, name: name))
  }

  mutating func closeSpeaker() {
    guard let speaker = speakers.popLast() else { return }
    endVoice(speaker)
    if blockSpeaker?.number == speaker.number { blockSpeaker?.end = text.utf8.count }
  }

  private mutating func startVoices() {
    for index in speakers.indices.reversed() {
      if speakers[index].start != nil { return }
      // A block's first characters come behind the break that is still to be written.
      speakers[index].start = text.isBlockEmpty ? text.nextBlockStart : text.utf8.count
    }
  }

  private mutating func endVoice(_ speaker: Speaker) {
    guard let start = speaker.start, start < text.utf8.count else { return }
    voices.append(
      Block.Voice(
        span: TextSpan(utf8Start: start, utf8End: text.utf8.count), speaker: speaker.name))
  }

  /// Those of the open block, which they end with, in text order.
  private mutating func takeVoices() -> [Block.Voice] {
    for index in speakers.indices {
      endVoice(speakers[index])
      speakers[index].start = nil
    }
    defer { voices = [] }
    return voices.sorted {
      ($0.span.utf8Start, $1.span.utf8End) < ($1.span.utf8Start, $0.span.utf8End)
    }
  }

  /// Who speaks all of the open block: the innermost speaker at its start, if their words last to its
  /// end, or else the innermost of those around that do.
  private var speakerOfBlock: String? {
    guard let first = blockSpeaker else { return nil }
    if let end = first.end, end == text.utf8.count { return first.name }
    return speakers.last { $0.number <= first.number }?.name
  }

  // MARK: Blocks

  /// - Parameter isSpoken: false for what stands among somebody's words and is none of them.
  mutating func endBlock(kind: Block.Kind, isSpoken: Bool = true) {
    let voices = takeVoices()
    if isSpoken {
      text.endBlock(kind: kind, speaker: speakerOfBlock, voices: voices)
    } else {
      text.endBlock(kind: kind)
    }
    blockSpeaker = nil
    separator = nil
    for note in deferred { text.append(note) }
    deferred.removeAll()
  }

  /// Sets the blocks of a note after the open block.
  mutating func deferNote(_ note: MarkupFlow) { deferred.append(note.text) }

  /// The text, with the speakers' names as `name` gives them; nil for one who is nowhere named.
  func finish(nameOf name: (String) -> String?) -> PlainText {
    var plain = text.plainText()
    plain.blocks = plain.blocks.map { block in
      let speaker = block.speaker.flatMap(name)
      let voices = block.voices.compactMap { voice in
        name(voice.speaker).map { Block.Voice(span: voice.span, speaker: $0) }
      }
      return Block(
        span: block.span, kind: block.kind, speaker: speaker,
        voices: voices.filter { $0.span != block.span || $0.speaker != speaker })
    }
    return plain
  }

  /// Whether the block has no characters yet.
  var isBlockEmpty: Bool { text.isBlockEmpty }

  /// Whether a mark that ends a sentence, or a quotation, stands last in the open block.
  var endsSentence: Bool {
    ["\"", "'", "”", "’", ".", "!", "?", "…"].contains {
      text.utf8.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }
}
