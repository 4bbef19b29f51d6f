import AnnalsAnnotation
import AnnalsLanguage

/// Tokens that name something, with the rule that says so.
struct NamedTokens {
  var tokens: Range<Int>
  var type: EntityType
  /// The one that found the name or had the last word on its type.
  var rule: EntityRule
}

/// Cuts from a tagged name what belongs to its clause: "the" before it, a possessive ending, a person's
/// title, an address behind; and takes in what an organization's name goes on with.
struct NameEdges {
  private let articles: WordSet
  private let possessives: WordSet
  private let titles: WordSet
  private let nameWords: NameWords
  /// How far an organization's name goes on.
  private static let longestRest = 4

  init(nameWords: NameWords, words: inout VocabularyBuilder) {
    self.nameWords = nameWords
    articles = WordSet(["the"], in: &words)
    possessives = WordSet(["'s", "’s", "'", "’"], in: &words)
    titles = WordSet(words.lexicon("Quotations/titles").rows.map { $0.cells[0] }, in: &words)
  }

  /// Whether the token is a title that may stand before a person's name.
  func isTitle(_ token: Token) -> Bool { titles.contains(token.word) }

  /// Nil where no word is left.
  func trimmed(_ name: NameMention, in document: AnalyzedDocument) -> NamedTokens? {
    let tokens = document.tokens
    var range = name.tokens
    if let address = range.first(where: { isAddress(tokens[$0], in: document) }) {
      range = range.lowerBound..<address
    }
    while let first = range.first, articles.contains(tokens[first].word) {
      range = range.dropFirst()
    }
    while let last = range.last, possessives.contains(tokens[last].word) {
      range = range.dropLast()
    }
    while name.type == .person, range.count > 1, let first = range.first, isTitle(tokens[first]) {
      range = range.dropFirst()
    }
    let hasWord = tokens[range].contains {
      !$0.shape.isDisjoint(with: [.letters, .digits])
        && !(name.type == .person && isInitial($0, in: document))
    }
    return hasWord ? NamedTokens(tokens: range, type: name.type, rule: .tagged) : nil
  }

  /// Initials alone name nobody.
  private func isInitial(_ token: Token, in document: AnalyzedDocument) -> Bool {
    token.utf8Count == 2
      && document.document.text.utf8[Int(token.utf8End) - 1] == UInt8(ascii: ".")
  }

  private func isAddress(_ token: Token, in document: AnalyzedDocument) -> Bool {
    token.word == 0 && token.utf8Count > 4
      && document.document.text.utf8[token.span.utf8Range].contains(UInt8(ascii: "@"))
  }

  /// The name with an owner before it that is none of a name itself: "Republic" behind "the People's".
  ///
  /// - Parameter floor: where the sentence or the name before ends.
  func owned(_ name: NamedTokens, in document: AnalyzedDocument, floor: Int) -> NamedTokens {
    let owner = name.tokens.lowerBound - 2
    guard name.type == .organization || name.type == .place, owner >= floor,
      document.analyses[owner + 1].pennTag == .pos, document.analyses[owner].entity == 0,
      document.tokens[owner].shape.contains(.capitalized),
      !document.tokens[owner].shape.contains(.sentenceStart)
    else { return name }
    return NamedTokens(
      tokens: owner..<name.tokens.upperBound, type: name.type, rule: name.rule)
  }

  /// The name with the capitalized words behind it, where these end in an organization's word:
  /// "Berg" before "Grain Board" is the Berg Grain Board.
  ///
  /// - Parameter limit: the sentence's end.
  func extended(_ name: NamedTokens, in document: AnalyzedDocument, limit: Int) -> NamedTokens {
    var end = name.tokens.upperBound
    let most = min(limit, end + Self.longestRest)
    while end < most, document.isProper(end) { end += 1 }
    guard end > name.tokens.upperBound, end == limit || !document.isProper(end),
      nameWords.type(document.tokens[end - 1], at: .last) == .organization
    else { return name }
    return NamedTokens(
      tokens: name.tokens.lowerBound..<end, type: .organization, rule: .worded)
  }
}

extension AnalyzedDocument {
  /// Whether the token is a proper noun that begins with a capital.
  func isProper(_ token: Int) -> Bool {
    tokens[token].shape.contains(.capitalized) && analyses[token].universalTag == .propn
  }
}
