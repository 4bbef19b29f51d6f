import AnnalsAnnotation
import AnnalsRecords

/// What normalizing one document's mentions needs besides the mentions.
package struct NormalizationContext: Sendable {
  package let document: Document
  package let sentences: [Sentence]

  package init(document: Document, sentences: [Sentence]) {
    self.document = document
    self.sentences = sentences
  }

  /// The characters of a span.
  package func text(of span: TextSpan) -> String { document.text[span] }

  /// Index of the sentence that holds a place; 0 where there is none.
  package func sentenceIndex(at utf8Offset: Int) -> Int {
    sentences.sentenceIndex(at: utf8Offset) ?? 0
  }

  /// The columns that say where a mention stands.
  package func evidence(for span: TextSpan, rule: String) -> Evidence {
    let text = document.text
    var evidence = Evidence()
    evidence.sourceID = document.source.id
    evidence.start = text.codePointOffset(of: span.utf8Start)
    // Counted on from the start: most spans are a few characters long.
    evidence.end =
      evidence.start + text.utf8[span.utf8Range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    evidence.exact = text[span]
    evidence.prefix = prefix(before: span.utf8Start)
    evidence.suffix = suffix(after: span.utf8End)
    evidence.line = document.lines.line(at: span.utf8Start)
    evidence.sentence = sentenceIndex(at: span.utf8Start) + 1
    evidence.rule = rule
    return evidence
  }

  private static let contextLength = 32

  private func prefix(before utf8Offset: Int) -> String? {
    let bytes = document.text.utf8
    var start = utf8Offset
    var count = 0
    while start > 0, count < Self.contextLength {
      start -= 1
      if bytes[start] & 0xC0 != 0x80 { count += 1 }
    }
    return start == utf8Offset
      ? nil : document.text[TextSpan(utf8Start: start, utf8End: utf8Offset)]
  }

  private func suffix(after utf8Offset: Int) -> String? {
    let bytes = document.text.utf8
    var end = utf8Offset
    var count = 0
    while end < bytes.count, count < Self.contextLength {
      end += 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      count += 1
    }
    return end == utf8Offset ? nil : document.text[TextSpan(utf8Start: utf8Offset, utf8End: end)]
  }
}
