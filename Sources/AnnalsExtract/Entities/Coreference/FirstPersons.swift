import AnnalsAnnotation
import AnnalsLanguage

/// Finds the speaker in the "I" and "my" of a quotation: `Anna Keller said, “I saw nothing.”`
///
/// Only where the text itself tells who speaks; of quotations in one another the innermost counts.
struct FirstPersons: Sendable {
  private let pronouns: WordSet

  init(words: inout VocabularyBuilder) {
    pronouns = WordSet(["i", "me", "my", "mine", "myself"], in: &words)
  }

  /// - Parameters:
  ///   - quotations: the document's, sorted by start, the longer first.
  ///   - types: the types of the entities, by number.
  /// - Returns: in text order.
  func references(
    in quotations: [QuotationMention], of document: AnalyzedDocument, types: [Int: EntityType]
  ) -> [Reference] {
    var references: [Reference] = []
    var open: [QuotationMention] = []
    var next = 0
    for (index, token) in document.tokens.enumerated() {
      while next < quotations.count, quotations[next].span.utf8Start <= Int(token.utf8Start) {
        open.append(quotations[next])
        next += 1
      }
      while let last = open.last, last.span.utf8End <= Int(token.utf8Start) { open.removeLast() }
      guard let quotation = open.last, pronouns.contains(token.word),
        document.analyses[index].universalTag == .pron,
        let entity = speaker(of: quotation), types[entity] == .person
      else { continue }
      references.append(
        Reference(
          tokens: index..<index + 1, form: .pronoun, entity: entity, type: .person,
          rule: .firstPerson))
    }
    return references
  }

  private func speaker(of quotation: QuotationMention) -> Int? {
    quotation.attribution.basis == .sequence ? nil : quotation.attribution.entity
  }
}
