import AnnalsAnnotation

/// Reads WebVTT and SubRip: what is said, without times, numbers, styles and tags.
///
/// Consecutive cues of one speaker are one block. Where no cue names a speaker, a block ends where more
/// than two seconds lie between cues and the cue before ends a sentence.
struct CaptionReader {
  enum Format { case webVTT, subRip }

  private let format: Format
  private let path: String
  private let utf8: [UInt8]
  private var text = CaptionText()
  private var diagnostics: [Diagnostic] = []

  /// The text of a caption file, with a warning for each line that isn't formed as it should be.
  static func read(_ utf8: [UInt8], format: Format, path: String) -> PlainText {
    var reader = CaptionReader(format: format, path: path, utf8: utf8)
    reader.readAll()
    var result = reader.text.finish()
    result.diagnostics = reader.diagnostics
    return result
  }

  private init(format: Format, path: String, utf8: [UInt8]) {
    self.format = format
    self.path = path
    self.utf8 = utf8
  }

  /// Groups of lines that blank lines part: a header, a note, a cue.
  private mutating func readAll() {
    let lines = Self.lines(of: utf8)
    var index = 0
    var isFirst = true
    while index < lines.count {
      if lines[index].isEmpty {
        index += 1
        continue
      }
      var end = index
      while end < lines.count && !lines[end].isEmpty { end += 1 }
      readGroup(lines, index..<end, isFirst: isFirst)
      isFirst = false
      index = end
    }
  }

  private mutating func readGroup(_ lines: [Range<Int>], _ group: Range<Int>, isFirst: Bool) {
    let first = utf8[lines[group.lowerBound]]
    if format == .webVTT {
      if isFirst && first.starts(with: "WEBVTT".utf8) {
        // The blank line after the header may be missing.
        let timing = group.first { isTiming(lines[$0]) } ?? group.upperBound
        return readCues(lines, timing..<group.upperBound)
      }
      if isFirst {
        warn(group.lowerBound, "expected WEBVTT in the first line; the file is read all the same")
      }
      if startsWithKeyword(first) { return }
    }
    guard let timing = group.prefix(2).first(where: { isTiming(lines[$0]) }) else {
      warn(
        group.lowerBound,
        "expected a timing line such as 00:01:02.000 --> 00:01:04.000; the text is kept")
      text.beginCue(nil)
      readPayload(lines, group)
      return
    }
    readCues(lines, timing..<group.upperBound)
  }

  /// A cue, and those that follow without a blank line between.
  private mutating func readCues(_ lines: [Range<Int>], _ range: Range<Int>) {
    for index in range {
      if isTiming(lines[index]) {
        let timing = CaptionTiming(utf8[lines[index]])
        if timing == nil {
          let found = String(decoding: utf8[lines[index]].prefix(60), as: UTF8.self)
          warn(
            index, "timing \"\(found)\"; expected 00:01:02.000 --> 00:01:04.000, the text is kept")
        }
        text.beginCue(timing)
      } else {
        readPayload(lines, index..<index + 1)
      }
    }
  }

  private mutating func readPayload(_ lines: [Range<Int>], _ range: Range<Int>) {
    utf8.withUnsafeBufferPointer { bytes in
      for index in range { text.readLine(bytes, lines[index], line: index + 1) }
    }
  }

  private func isTiming(_ line: Range<Int>) -> Bool { CaptionTiming.arrow(in: utf8[line]) != nil }

  /// NOTE, STYLE and REGION, alone or before a blank.
  private func startsWithKeyword(_ line: ArraySlice<UInt8>) -> Bool {
    for keyword in ["NOTE", "STYLE", "REGION"] where line.starts(with: keyword.utf8) {
      let rest = line.dropFirst(keyword.utf8.count)
      if rest.isEmpty || WhiteSpace.isASCII(rest[rest.startIndex]) { return true }
    }
    return false
  }

  private mutating func warn(_ index: Int, _ message: String) {
    diagnostics.append(Diagnostic(.warning, path: path, line: index + 1, message: message))
  }

  /// Trimmed lines, parted at LF only, as raw lines are counted.
  private static func lines(of utf8: [UInt8]) -> [Range<Int>] {
    utf8.withUnsafeBufferPointer { bytes in
      var lines: [Range<Int>] = []
      var start = 0
      for index in bytes.indices where bytes[index] == 0x0A {
        lines.append(WhiteSpace.trimmed(bytes, start..<index))
        start = index + 1
      }
      lines.append(WhiteSpace.trimmed(bytes, start..<bytes.count))
      return lines
    }
  }
}
