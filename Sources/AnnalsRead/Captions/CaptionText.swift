import AnnalsAnnotation

/// Joins the cues of a caption file into turns.
struct CaptionText {
  /// Words of one speaker in one raw line.
  private struct Piece {
    let bytes: [UInt8]
    let line: Int
    let cue: Int
    let speaker: String?
  }

  private var pieces: [Piece] = []
  private var timings: [CaptionTiming?] = []
  private var speaker: String?
  private var hasSpeakers = false

  /// A cue starts; the voice of the one before doesn't last into it.
  mutating func beginCue(_ timing: CaptionTiming?) {
    timings.append(timing)
    speaker = nil
  }

  /// Adds a line of cue text without its tags. `<v Name>` says who speaks from there on.
  mutating func readLine(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, line: Int) {
    var words: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "<"), let close = tagEnd(bytes, index, range.upperBound) {
        let tag = UnsafeBufferPointer(rebasing: bytes[index + 1..<close])
        if let voice = voice(tag) {
          add(&words, line: line)
          speaker = voice
          hasSpeakers = true
        } else if tag.elementsEqual("/v".utf8) {
          add(&words, line: line)
          speaker = nil
        }
        index = close + 1
      } else if bytes[index] == UInt8(ascii: "&"),
        let reference = CharacterReference.decode(bytes, at: index, end: range.upperBound)
      {
        words += reference.utf8
        index = reference.end
      } else {
        words.append(bytes[index])
        index += 1
      }
    }
    add(&words, line: line)
  }

  /// The `>` of a tag: `<i>`, `</c>`, `<v.loud Name>`, `<00:01.000>`; nil where `<` is just a character.
  private func tagEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    if start + 1 >= end { return nil }
    let next = bytes[start + 1]
    if !LineShape.isASCIILetter(next) && !LineShape.isDigit(next) && next != UInt8(ascii: "/") {
      return nil
    }
    let limit = min(end, start + 256)
    var index = start + 1
    while index < limit && bytes[index] != UInt8(ascii: ">") && bytes[index] != UInt8(ascii: "<") {
      index += 1
    }
    return index < limit && bytes[index] == UInt8(ascii: ">") ? index : nil
  }

  /// The name in `v Name` or `v.loud Name`; nil for another tag.
  private func voice(_ tag: UnsafeBufferPointer<UInt8>) -> String? {
    guard tag.first == UInt8(ascii: "v"), tag.count > 2,
      tag[1] == UInt8(ascii: ".") || WhiteSpace.isASCII(tag[1]),
      let blank = tag.firstIndex(where: WhiteSpace.isASCII)
    else { return nil }
    let range = WhiteSpace.trimmed(tag, blank..<tag.count)
    if range.isEmpty { return nil }
    var name: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if tag[index] == UInt8(ascii: "&"),
        let reference = CharacterReference.decode(tag, at: index, end: range.upperBound)
      {
        name += reference.utf8
        index = reference.end
      } else {
        name.append(tag[index])
        index += 1
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func add(_ words: inout [UInt8], line: Int) {
    let range = words.withUnsafeBufferPointer { WhiteSpace.trimmed($0, 0..<$0.count) }
    if !range.isEmpty {
      pieces.append(
        Piece(
          bytes: Array(words[range]), line: line, cue: timings.count - 1, speaker: speaker))
    }
    words.removeAll(keepingCapacity: true)
  }

  /// The text whole: one line a cue line, one block a turn.
  mutating func finish() -> PlainText {
    var text = FlowText()
    for (index, piece) in pieces.enumerated() {
      if index > 0 {
        let previous = pieces[index - 1]
        if endsTurn(previous, before: piece) {
          text.endBlock(kind: .turn, speaker: previous.speaker)
        } else {
          text.appendSeparator(0x0A)
        }
      }
      text.append(piece.bytes, line: piece.line)
    }
    text.endBlock(kind: .turn, speaker: pieces.last?.speaker)
    return text.plainText()
  }

  private func endsTurn(_ piece: Piece, before next: Piece) -> Bool {
    if hasSpeakers { return piece.speaker != next.speaker }
    guard piece.cue != next.cue, let end = timings[piece.cue]?.end,
      let start = timings[next.cue]?.start, start - end > 2000
    else { return false }
    return piece.bytes.withUnsafeBufferPointer {
      LineShape.endsSentence($0, 0..<$0.count)
    }
  }
}
