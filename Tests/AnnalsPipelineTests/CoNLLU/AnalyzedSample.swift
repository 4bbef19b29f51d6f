import AnnalsAnnotation
import AnnalsLanguage
import AnnalsPipeline
import AnnalsRead

/// A text of two blocks with an analysis made by hand.
enum AnalyzedSample {
  static let text = "Tom  Ash didn’t\nfold. 😀\n\nUp!"

  /// Multiword token `didn’t`, a name over two tokens, a name of one.
  static let tokens = GivenTokens(
    spans: spans(["Tom", "Ash", "did", "n’t", "fold", ".", "😀", "Up", "!"]),
    sentences: [(0..<6, 0), (6..<7, 0), (7..<9, 1)], multiwords: [2..<4])

  static let analyses: [TokenAnalysis] = [
    .init(head: 4, universalTag: .propn, pennTag: .nnp, relation: .nsubj, entity: begin),
    .init(head: 0, universalTag: .propn, pennTag: .nnp, relation: .flat, entity: end),
    .init(head: 4, universalTag: .aux, pennTag: .vbd, relation: .aux),
    .init(head: 4, universalTag: .part, pennTag: .rb, relation: .advmod),
    .init(head: -1, universalTag: .verb, pennTag: .vb, relation: .root),
    .init(head: 4, universalTag: .punct, pennTag: .stop, relation: .punct),
    .init(head: -1, universalTag: .sym, pennTag: .nfp, relation: .root),
    .init(head: -1, universalTag: .adv, pennTag: .rb, relation: .root, entity: single),
    .init(head: 7, universalTag: .punct, pennTag: .stop, relation: .punct),
  ]

  private static let begin = EntityTag(.begin, of: .person).rawValue
  private static let end = EntityTag(.end, of: .person).rawValue
  private static let single = EntityTag(.single, of: .place).rawValue

  static func analyzed(by pipeline: Pipeline) -> AnalyzedDocument {
    let document = DocumentReader().document(id: "sample", text: text, date: nil)
    return pipeline.restore(document, tokens: tokens, analyses: analyses)
  }

  private static func spans(_ forms: [String]) -> [TextSpan] {
    let bytes = Array(text.utf8)
    var start = 0
    return forms.map { form in
      let form = Array(form.utf8)
      while !bytes[start...].starts(with: form) { start += 1 }
      defer { start += form.count }
      return TextSpan(utf8Start: start, utf8End: start + form.count)
    }
  }
}
