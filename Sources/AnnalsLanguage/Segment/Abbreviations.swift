import AnnalsAnnotation

/// Words that end with a full stop of their own, and how a sentence may end with them.
package struct Abbreviations: Sendable {
  enum Kind: String, Sendable {
    /// Never ends a sentence: `Dr.`
    case always
    /// An abbreviation only before a number, where it ends no sentence: `No.`
    case number
    /// Ends one before a word that looks like a start: `U.S.`
    case sometimes
    /// Gives its stop to the sentence where a capital or nothing follows: `etc.`
    case final
  }

  private var kinds: [WordID: Kind] = [:]
  private let starters: WordSet
  private let forms: Vocabulary
  /// By the number in `forms`, from 1.
  private let formKinds: [Kind]

  package init(words: inout VocabularyBuilder) {
    var own = VocabularyBuilder()
    var formKinds: [Kind] = []
    for row in words.lexicon("Language/abbreviations").rows {
      guard let kind = Kind(rawValue: row.cells[1]) else {
        preconditionFailure("Language/abbreviations:\(row.line): no kind '\(row.cells[1])'")
      }
      kinds[words.id(of: row.cells[0])] = kind
      _ = own.id(of: row.cells[0])
      formKinds.append(kind)
    }
    starters = WordSet(
      words.lexicon("Language/sentence-starters").rows.map { $0.cells[0] }, in: &words)
    forms = own.vocabulary()
    self.formKinds = formKinds
  }

  /// What kind of abbreviation the bytes are, which end with a full stop; nil for none.
  func kind(of bytes: UnsafeBufferPointer<UInt8>) -> Kind? {
    guard bytes.count <= 8 else { return nil }
    let id = forms.id(of: bytes)
    return id == 0 ? nil : formKinds[Int(id) - 1]
  }

  func kind(of word: WordID) -> Kind? { kinds[word] }

  /// Whether a capitalized word would begin a sentence even after an abbreviation.
  func isStarter(_ word: WordID) -> Bool { starters.contains(word) }
}
