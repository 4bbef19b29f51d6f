import AnnalsAnnotation
import AnnalsRecords

/// A document as a line between stages: `{"document": {…}}`. After *read* it has text, raw lines and
/// blocks; after *analyse* tokens and sentences as well.
///
/// Shape: every offset counts code points of `text`, half-open. `lines` holds `[offset, raw line]` where
/// the raw line changes; `tokens` holds `[start, end]`; `sentences` holds `[first token, end token, block]`.
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
    writer.key("tokens")
    writer.beginArray()
    for token in analyzed.tokens {
      write(
        [
          text.codePointOffset(of: Int(token.utf8Start)),
          text.codePointOffset(of: Int(token.utf8End)),
        ],
        into: &writer)
    }
    writer.endArray()
    writer.key("sentences")
    writer.beginArray()
    for sentence in analyzed.sentences {
      write(
        [sentence.tokens.lowerBound, sentence.tokens.upperBound, sentence.block], into: &writer)
    }
    writer.endArray()
    close(&writer)
  }

  private static func open(_ document: Document, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("document")
    writer.beginObject()
    writeSource(document.source, into: &writer)
    let text = document.text
    writer.key("text")
    writer.write(utf8: text.utf8)
    writer.key("lines")
    writer.beginArray()
    for entry in document.lines.entries {
      write(
        [text.codePointOffset(of: Int(entry.utf8Offset)), Int(entry.line)], into: &writer)
    }
    writer.endArray()
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
    writer.endObject()
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
