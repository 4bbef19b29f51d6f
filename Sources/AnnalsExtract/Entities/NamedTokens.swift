import AnnalsAnnotation
import AnnalsLanguage

/// Tokens that name something, with the rule that says so.
struct NamedTokens {
  let tokens: Range<Int>
  var type: EntityType
  /// The one that found the name or had the last word on its type.
  var rule: EntityRule
}

/// Cuts from a tagged name what belongs to its clause: "the" before it and a possessive ending.
struct NameEdges {
  private let articles: WordSet
  private let possessives: WordSet

  init(words: inout VocabularyBuilder) {
    articles = WordSet(["the"], in: &words)
    possessives = WordSet(["'s", "’s", "'", "’"], in: &words)
  }

  /// Nil where no word is left.
  func trimmed(_ name: NameMention, in tokens: [Token]) -> NamedTokens? {
    var range = name.tokens
    while let first = range.first, articles.contains(tokens[first].word) {
      range = range.dropFirst()
    }
    while let last = range.last, possessives.contains(tokens[last].word) {
      range = range.dropLast()
    }
    let hasWord = tokens[range].contains { !$0.shape.isDisjoint(with: [.letters, .digits]) }
    return hasWord ? NamedTokens(tokens: range, type: name.type, rule: .tagged) : nil
  }
}
