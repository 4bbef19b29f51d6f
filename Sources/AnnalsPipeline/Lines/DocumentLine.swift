import AnnalsAnnotation
import AnnalsRecords

/// A document as a line between stages: `{"document": {…}}`. After *read* it has text, raw lines and
/// blocks; after *analyse* tokens, sentences, tags, trees, names and triggers of events as well.
///
/// Shape: every offset counts code points of `text`, half-open. `lines` holds `[offset, raw line]` where
/// the raw line changes; a block has `voices`, `[start, end, speaker]`, where the markup names who speaks
/// parts of it; `tokens` holds `[start, end]`; `sentences` holds `[first token, end token, block]`;
/// `multiwords` holds `[first token, end token]`. `universal_tags`, `penn_tags` and `relations` are one
/// value a token, with blanks between; `heads` holds each token's head, a token's number, or -1 at the
/// root; `names` holds `[first token, end token, type]`; `triggers` holds `[first token, end token, class,
/// how surely it is told as having happened]`.
package enum DocumentLine {
  /// Writes a document that was read.
  package static func write(_ document: Document, into writer: inout JSONWriter) {
    open(document, into: &writer)
    close(&writer)
  }

  /// Writes a document that was analysed.
  package static func write(_ analyzed: AnalyzedDocument, into writer: inout JSONWriter) {
    open(analyzed.document, into: &writer)
    let text = analyzed.document.text
    write("tokens", analyzed.tokens, into: &writer) { token in
      [
        text.codePointOffset(of: Int(token.utf8Start)),
        text.codePointOffset(of: Int(token.utf8End)),
      ]
    }
    write("sentences", analyzed.sentences, into: &writer) { sentence in
      [sentence.tokens.lowerBound, sentence.tokens.upperBound, sentence.block]
    }
    write("multiwords", analyzed.tokens.multiwords, into: &writer) { multiword in
      [multiword.lowerBound, multiword.upperBound]
    }
    writeAnalyses(of: analyzed, into: &writer)
    close(&writer)
  }

  private static func writeAnalyses(of analyzed: AnalyzedDocument, into writer: inout JSONWriter) {
    let analyses = analyzed.analyses
    writer.key("universal_tags")
    writer.write(analyses.map(\.universalTag.name).joined(separator: " "))
    writer.key("penn_tags")
    writer.write(analyses.map(\.pennTag.name).joined(separator: " "))
    writer.key("heads")
    write(analyses.map { Int($0.head) }, into: &writer)
    writer.key("relations")
    writer.write(analyses.map(\.relation.name).joined(separator: " "))
    writer.key("names")
    writer.beginArray()
    for name in analyzed.names {
      writer.beginArray()
      writer.write(name.tokens.lowerBound)
      writer.write(name.tokens.upperBound)
      writer.write(name.type.name)
      writer.endArray()
    }
    writer.endArray()
    writer.key("triggers")
    writer.beginArray()
    for trigger in analyses.triggers {
      writer.beginArray()
      writer.write(trigger.tokens.lowerBound)
      writer.write(trigger.tokens.upperBound)
      writer.write(trigger.eventClass.name)
      writer.write(trigger.telling.name)
      writer.endArray()
    }
    writer.endArray()
  }

  private static func open(_ document: Document, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("document")
    writer.beginObject()
    writeSource(document.source, into: &writer)
    let text = document.text
    writer.key("text")
    writer.write(utf8: text.utf8)
    write("lines", document.lines.entries, into: &writer) { entry in
      [text.codePointOffset(of: Int(entry.utf8Offset)), Int(entry.line)]
    }
    writer.key("blocks")
    writer.beginArray()
    for block in document.blocks { write(block, in: text, into: &writer) }
    writer.endArray()
  }

  private static func close(_ writer: inout JSONWriter) {
    writer.endObject()
    writer.endObject()
    writer.endLine()
  }

  private static func writeSource(_ source: SourceMetadata, into writer: inout JSONWriter) {
    let values: [(String, FieldValue)] = [
      ("source_id", .string(source.id)), ("path", .string(source.path)),
      ("title", source.title.fieldValue), ("creator", source.creator.fieldValue),
      ("date", source.date.fieldValue), ("language", source.language.fieldValue),
      ("license", source.license.fieldValue), ("url", source.url.fieldValue),
      ("media_type", source.mediaType.fieldValue), ("sha256", source.sha256.fieldValue),
      ("bytes", source.bytes.fieldValue),
      ("dialogue", (source.dialogue?.rawValue).fieldValue),
    ]
    for (key, value) in values {
      writer.key(key)
      writer.write(value)
    }
  }

  private static func write(
    _ block: Block, in text: DocumentText, into writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("start")
    writer.write(text.codePointOffset(of: block.span.utf8Start))
    writer.key("end")
    writer.write(text.codePointOffset(of: block.span.utf8End))
    writer.key("kind")
    writer.write(block.kind.rawValue)
    writer.key("speaker")
    writer.write(block.speaker.fieldValue)
    if !block.voices.isEmpty { write(block.voices, in: text, into: &writer) }
    writer.endObject()
  }

  private static func write(
    _ voices: [Block.Voice], in text: DocumentText, into writer: inout JSONWriter
  ) {
    writer.key("voices")
    writer.beginArray()
    for voice in voices {
      writer.beginArray()
      writer.write(text.codePointOffset(of: voice.span.utf8Start))
      writer.write(text.codePointOffset(of: voice.span.utf8End))
      writer.write(voice.speaker)
      writer.endArray()
    }
    writer.endArray()
  }

  private static func write<Element>(
    _ key: String, _ elements: [Element], into writer: inout JSONWriter,
    numbers: (Element) -> [Int]
  ) {
    writer.key(key)
    writer.beginArray()
    for element in elements { write(numbers(element), into: &writer) }
    writer.endArray()
  }

  private static func write(_ numbers: [Int], into writer: inout JSONWriter) {
    writer.beginArray()
    for number in numbers { writer.write(number) }
    writer.endArray()
  }
}

extension Optional where Wrapped: FieldRepresentable {
  fileprivate var fieldValue: FieldValue { self?.fieldValue ?? .missing }
}

extension [Token] {
  /// The ranges of tokens that make up one multiword token each.
  fileprivate var multiwords: [Range<Int>] {
    var multiwords: [Range<Int>] = []
    for index in indices.dropFirst() where self[index].shape.contains(.multiwordContinuation) {
      if let last = multiwords.last, last.upperBound == index {
        multiwords[multiwords.count - 1] = last.lowerBound..<(index + 1)
      } else {
        multiwords.append((index - 1)..<(index + 1))
      }
    }
    return multiwords
  }
}
