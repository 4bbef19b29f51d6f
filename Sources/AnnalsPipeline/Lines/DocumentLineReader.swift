import AnnalsAnnotation
import AnnalsLanguage
import AnnalsRecords

/// A document line read back, with what the stages so far have put into it.
package struct ReadDocumentLine: Sendable {
  package let document: Document
  /// Nil where the document wasn't analysed yet.
  package let tokens: GivenTokens?
  /// One for each of the tokens.
  package let analyses: [TokenAnalysis]
}

/// What is wrong with a line between stages, and where in it.
struct LineRefusal: Error {
  let utf8Offset: Int
  let message: String
}

/// Reads document lines. Every offset is checked against the text, so that no later stage meets a span
/// outside it.
struct DocumentLineReader {
  private let value: JSONValue
  private let text: DocumentText

  /// - Parameter value: the value of the key `document`.
  init(_ value: JSONValue) throws(LineRefusal) {
    guard let string = value["text"]?.string else {
      throw LineRefusal(utf8Offset: value.utf8Offset, message: "'text' is missing or no string")
    }
    self.value = value
    text = DocumentText(string)
  }

  func read() throws(LineRefusal) -> ReadDocumentLine {
    let document = Document(
      source: try source(), text: text, lines: try lines(), blocks: try blocks())
    guard value["tokens"] != nil else {
      return ReadDocumentLine(document: document, tokens: nil, analyses: [])
    }
    let spans = try spans("tokens")
    let tokens = GivenTokens(
      spans: spans,
      sentences: try sentences(tokenCount: spans.count, blockCount: document.blocks.count),
      multiwords: try multiwords(tokenCount: spans.count))
    return ReadDocumentLine(
      document: document, tokens: tokens, analyses: try AnalysisReader(value).read(tokens))
  }

  private func refusal(_ value: JSONValue?, _ message: String) -> LineRefusal {
    LineRefusal(utf8Offset: (value ?? self.value).utf8Offset, message: message)
  }

  private func source() throws(LineRefusal) -> SourceMetadata {
    guard let id = value["source_id"]?.string, let path = value["path"]?.string else {
      throw refusal(nil, "'source_id' or 'path' is missing or no string")
    }
    var source = SourceMetadata(id: id, path: path)
    source.title = value["title"]?.string
    source.creator = value["creator"]?.string
    source.date = value["date"]?.string
    source.language = value["language"]?.string
    source.license = value["license"]?.string
    source.url = value["url"]?.string
    source.mediaType = value["media_type"]?.string
    source.sha256 = value["sha256"]?.string
    source.bytes = value["bytes"]?.integer
    source.dialogue = value["dialogue"]?.string.flatMap(DialogueMarks.init(rawValue:))
    return source
  }

  private func lines() throws(LineRefusal) -> LineMap {
    var entries: [LineMap.Entry] = []
    for element in try value.elements(of: "lines") {
      let numbers = try integers(element, count: 2)
      guard numbers[0] >= 0, numbers[0] <= text.codePointCount else {
        throw refusal(element, "offset \(numbers[0]) lies outside the text")
      }
      entries.append(
        LineMap.Entry(utf8Offset: text.utf8Offset(of: numbers[0]), line: numbers[1]))
    }
    return LineMap(entries: entries)
  }

  private func blocks() throws(LineRefusal) -> [Block] {
    var blocks: [Block] = []
    var end = 0
    for element in try value.elements(of: "blocks") {
      guard let start = element["start"]?.integer, let stop = element["end"]?.integer,
        let kind = element["kind"]?.string.flatMap(Block.Kind.init(rawValue:))
      else { throw refusal(element, "a block needs 'start', 'end' and 'kind'") }
      let span = try self.span(start, stop, after: &end, element)
      blocks.append(
        Block(
          span: span, kind: kind, speaker: element["speaker"]?.string,
          voices: try voices(element, in: span)))
    }
    return blocks
  }

  private func voices(
    _ block: JSONValue, in span: TextSpan
  ) throws(LineRefusal) -> [Block.Voice] {
    var voices: [Block.Voice] = []
    for element in block["voices"]?.elements ?? [] {
      guard let values = element.elements, values.count == 3, let start = values[0].integer,
        let stop = values[1].integer, let speaker = values[2].string
      else { throw refusal(element, "a voice needs start, end and speaker") }
      let voice = TextSpan(
        utf8Start: text.utf8Offset(of: start), utf8End: text.utf8Offset(of: stop))
      guard stop <= text.codePointCount, span.contains(voice), !voice.isEmpty else {
        throw refusal(element, "a voice lies outside its block")
      }
      voices.append(Block.Voice(span: voice, speaker: speaker))
    }
    return voices
  }

  private func spans(_ key: String) throws(LineRefusal) -> [TextSpan] {
    var spans: [TextSpan] = []
    var end = 0
    for element in try value.elements(of: key) {
      let numbers = try integers(element, count: 2)
      spans.append(try span(numbers[0], numbers[1], after: &end, element))
    }
    return spans
  }

  private func sentences(
    tokenCount: Int, blockCount: Int
  ) throws(LineRefusal) -> [(tokens: Range<Int>, block: Int)] {
    var sentences: [(tokens: Range<Int>, block: Int)] = []
    var next = 0
    for element in try value.elements(of: "sentences") {
      let numbers = try integers(element, count: 3)
      guard numbers[0] == next, numbers[1] > next, numbers[1] <= tokenCount else {
        throw refusal(element, "sentences must hold every token once, in order")
      }
      guard numbers[2] >= 0, numbers[2] < blockCount else {
        throw refusal(element, "there is no block \(numbers[2])")
      }
      next = numbers[1]
      sentences.append((numbers[0]..<numbers[1], numbers[2]))
    }
    guard next == tokenCount else {
      throw refusal(value["sentences"], "sentences must hold every token once, in order")
    }
    return sentences
  }

  private func multiwords(tokenCount: Int) throws(LineRefusal) -> [Range<Int>] {
    var multiwords: [Range<Int>] = []
    for element in try value.elements(of: "multiwords") {
      let numbers = try integers(element, count: 2)
      guard numbers[0] >= multiwords.last?.upperBound ?? 0, numbers[1] > numbers[0] + 1,
        numbers[1] <= tokenCount
      else {
        throw refusal(element, "multiword tokens must have two tokens or more and be in order")
      }
      multiwords.append(numbers[0]..<numbers[1])
    }
    return multiwords
  }

  private func span(
    _ start: Int, _ stop: Int, after end: inout Int, _ element: JSONValue
  ) throws(LineRefusal) -> TextSpan {
    guard start >= end, stop > start, stop <= text.codePointCount else {
      throw refusal(
        element, "span [\(start), \(stop)] is empty, out of order or outside the text")
    }
    end = stop
    return TextSpan(utf8Start: text.utf8Offset(of: start), utf8End: text.utf8Offset(of: stop))
  }

  private func integers(_ element: JSONValue, count: Int) throws(LineRefusal) -> [Int] {
    let numbers = (element.elements ?? []).compactMap(\.integer)
    guard numbers.count == count, element.elements?.count == count else {
      throw refusal(element, "expected an array of \(count) integers")
    }
    return numbers
  }
}

extension JSONValue {
  /// The value of a key that must be there.
  func member(_ key: String) throws(LineRefusal) -> JSONValue {
    guard let value = self[key] else {
      throw LineRefusal(utf8Offset: utf8Offset, message: "'\(key)' is missing")
    }
    return value
  }

  /// The elements of an array that must be there.
  func elements(of key: String) throws(LineRefusal) -> [JSONValue] {
    guard let elements = self[key]?.elements else {
      throw LineRefusal(
        utf8Offset: (self[key] ?? self).utf8Offset, message: "'\(key)' is missing or no array")
    }
    return elements
  }
}
