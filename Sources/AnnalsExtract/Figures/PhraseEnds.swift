import AnnalsAnnotation
import AnnalsLanguage

/// The words that a noun phrase doesn't go past, by class; stands in for a tagger.
struct PhraseEnds: Sendable {
  enum Kind: String, Sendable {
    case determiner, preposition, of, conjunction, pronoun, auxiliary, adverb, verb
  }

  private var kinds: [WordID: Kind] = [:]
  private var all = WordSet()

  init(words: inout VocabularyBuilder) {
    for row in words.lexicon("Figures/phrase-ends").rows {
      guard let kind = Kind(rawValue: row.cells[1]) else {
        preconditionFailure("Figures/phrase-ends:\(row.line): no class '\(row.cells[1])'")
      }
      let id = words.id(of: row.cells[0])
      kinds[id] = kind
      all.insert(id)
    }
  }

  /// Nil for a word that may stand in a noun phrase.
  func kind(_ word: WordID) -> Kind? { all.contains(word) ? kinds[word] : nil }
}
