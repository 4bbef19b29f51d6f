import AnnalsAnnotation
import AnnalsLexicons

/// Words that end with a full stop of their own, and how a sentence may end with them.
package struct Abbreviations: Sendable {
  enum Kind: String, Sendable {
    /// Never ends a sentence: `Dr.`
    case always
    /// Doesn't before a number: `No.`
    case number
    /// Ends one before a word that looks like a start: `U.S.`
    case sometimes
  }

  private var kinds: [WordID: Kind] = [:]
  private let starters: WordSet
  private let forms: Vocabulary

  package init(words: inout VocabularyBuilder) {
    var own = VocabularyBuilder()
    for row in LexiconFile(named: "Language/abbreviations").rows {
      guard let kind = Kind(rawValue: row.cells[1]) else {
        preconditionFailure("Language/abbreviations:\(row.line): no kind '\(row.cells[1])'")
      }
      kinds[words.id(of: row.cells[0])] = kind
      _ = own.id(of: row.cells[0])
    }
    starters = WordSet(
      LexiconFile(named: "Language/sentence-starters").rows.map { $0.cells[0] }, in: &words)
    forms = own.vocabulary()
  }

  /// Whether the bytes, which end with a full stop, are an abbreviation in any case.
  func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count <= 8 && forms.id(of: bytes) != 0
  }

  func kind(of word: WordID) -> Kind? { kinds[word] }

  /// Whether a capitalized word would begin a sentence even after an abbreviation.
  func isStarter(_ word: WordID) -> Bool { starters.contains(word) }
}
