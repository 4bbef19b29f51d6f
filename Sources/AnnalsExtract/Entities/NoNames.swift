import AnnalsAnnotation
import AnnalsLanguage
import AnnalsLexicons

/// Tagged words that name nothing: months, titles and the like (`Entities/no-names`), nouns that the document
/// writes small elsewhere, and nouns for persons at a sentence's start.
struct NoNames: Sendable {
  private let excluded: WordSet
  /// "villager": as the first word of a sentence it looks like a name.
  private let personNouns: WordSet
  private let gazetteer = Gazetteer()

  init(words: inout VocabularyBuilder) {
    excluded = WordSet(words.lexicon("Entities/no-names").rows.map { $0.cells[0] }, in: &words)
    personNouns = WordSet(
      words.lexicon("Entities/person-nouns").rows.map { $0.cells[0] }, in: &words)
  }

  /// The names without those that name nothing.
  ///
  /// A person's surname stays whatever else it means: "Conquest" after "Robert Conquest".
  func filtered(
    _ names: [NamedTokens], table: NameTable, knowledge: NameKnowledge,
    in document: AnalyzedDocument
  ) -> [NamedTokens] {
    let nouns = smallNouns(of: names, table: table, knowledge: knowledge, in: document)
    return names.filter { name in
      guard name.tokens.count == 1 else { return true }
      let isNone =
        excluded.contains(document.tokens[name.tokens.lowerBound].word)
        || !nouns.isEmpty && nouns.contains(table.key(of: name.tokens))
        || isNounAtStart(name, in: document)
      return !isNone || table.surnameCount(of: name.tokens).all > 0
    }
  }

  /// "Villager" before its verb, and no Miller.
  private func isNounAtStart(_ name: NamedTokens, in document: AnalyzedDocument) -> Bool {
    let token = document.tokens[name.tokens.lowerBound]
    return name.type == .person && token.shape.contains(.sentenceStart)
      && personNouns.contains(token.word)
      && gazetteer.personWord(FoldedName(name.tokens, in: document).bytes).isEmpty
  }

  /// Whether the word alone names nothing.
  func contains(_ token: Token) -> Bool { excluded.contains(token.word) }

  /// The persons' names of one word that nobody knows and that stand in the document as small nouns.
  private func smallNouns(
    of names: [NamedTokens], table: NameTable, knowledge: NameKnowledge,
    in document: AnalyzedDocument
  ) -> Set<UInt64> {
    var candidates: Set<UInt64> = []
    var lengths = Lengths()
    for name in names where name.tokens.count == 1 && name.type == .person {
      guard candidates.insert(table.key(of: name.tokens)).inserted else { continue }
      lengths.insert(document.tokens[name.tokens.lowerBound].utf8Count)
    }
    if candidates.isEmpty { return [] }
    var nouns: Set<UInt64> = []
    let isKnown = { (token: Int) in
      knowledge.known(FoldedName(token..<token + 1, in: document)) != nil
    }
    for (index, analysis) in document.analyses.enumerated() where analysis.universalTag == .noun {
      let token = document.tokens[index]
      guard !token.shape.contains(.capitalized), lengths.contains(token.utf8Count) else { continue }
      let key = table.key(of: index..<(index + 1))
      if candidates.remove(key) != nil, !isKnown(index) { nouns.insert(key) }
    }
    return nouns
  }
}

/// Which lengths of words occur, those above 62 as one.
private struct Lengths {
  private var bits: UInt64 = 0

  mutating func insert(_ length: Int) { bits |= 1 << UInt64(min(length, 63)) }

  func contains(_ length: Int) -> Bool { bits >> UInt64(min(length, 63)) & 1 == 1 }
}
