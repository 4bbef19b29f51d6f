import AnnalsAnnotation

/// What a record says of the words that name its source: "the historian Cao Shuji".
extension NormalizationContext {
  /// The characters of a span, on one line.
  package func line(of span: TextSpan) -> String {
    let text = text(of: span)
    if !text.utf8.contains(where: { $0 < 0x20 }) { return text }
    return text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
  }

  /// The entity that a phrase names: of its own, or of the name that ends it, if all before only describes
  /// that one. "Holm and Aase", "the head of the Party" name more or another.
  ///
  /// - Parameter entities: ids by the span of the name.
  package func entity(of span: TextSpan, among entities: [TextSpan: String]) -> String? {
    if let id = entities[span] { return id }
    let bytes = document.text.utf8
    var start = span.utf8Start
    while let space = bytes[start..<span.utf8End].firstIndex(where: { $0 == 0x20 || $0 == 0x0A }) {
      let word = String(decoding: bytes[start..<space], as: UTF8.self)
      if Self.links.contains(word) || word.hasSuffix(",") { return nil }
      start = space + 1
      if let id = entities[TextSpan(utf8Start: start, utf8End: span.utf8End)] { return id }
    }
    return nil
  }

  private static let links: Set<String> = [
    "&", "and", "at", "by", "for", "from", "in", "of", "on", "or", "to", "with",
  ]
}
