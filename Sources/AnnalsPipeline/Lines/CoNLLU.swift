import AnnalsAnnotation

/// An analysis in the CoNLL-U format of Universal Dependencies.
package enum CoNLLU {
  /// One block of lines a sentence. Columns that this analysis doesn't fill hold `_`; MISC holds the
  /// token's code point offsets and `SpaceAfter=No`.
  package static func bytes(of analyzed: AnalyzedDocument) -> [UInt8] {
    var bytes: [UInt8] = []
    let document = analyzed.document
    for (number, sentence) in analyzed.sentences.enumerated() {
      if number == 0 { append("# newdoc id = \(document.source.id)\n", &bytes) }
      append("# sent_id = \(document.source.id)-\(number + 1)\n# text = ", &bytes)
      append(line(document.text[sentence.span]), &bytes)
      append("\n", &bytes)
      for (position, token) in analyzed.tokens[sentence.tokens].enumerated() {
        append("\(position + 1)\t\(analyzed.text(of: token))\t_\t_\t_\t_\t_\t_\t_\t", &bytes)
        append(misc(token, document.text), &bytes)
        append("\n", &bytes)
      }
      append("\n", &bytes)
    }
    return bytes
  }

  private static func misc(_ token: Token, _ text: DocumentText) -> String {
    let start = text.codePointOffset(of: Int(token.utf8Start))
    let end = text.codePointOffset(of: Int(token.utf8End))
    let space = token.shape.contains(.spaceAfter) ? "" : "SpaceAfter=No|"
    return "\(space)start_char=\(start)|end_char=\(end)"
  }

  /// The text of a comment line: line breaks would end it.
  private static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
  }

  private static func append(_ text: String, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: text.utf8)
  }
}
