import AnnalsAnnotation
import AnnalsLanguage

/// Finds named events, laws and treaties: capitalized words around one of `Entities/name-words` that tells
/// the type ("the Toft Rebellion", "the Battle of Toft", "the Corn Act"), and the phrases of
/// `Entities/event-names`.
struct HeadedNames: Sendable {
  private let nameWords: NameWords
  private var phrases = PhraseTable<Void>()
  private let inner: WordSet
  /// The words at which a look is worth while: those that tell a type, and the phrases' first.
  private var starts: WordSet
  /// How far a name reaches from the word that tells its type.
  private static let reach = 6

  init(nameWords: NameWords, words: inout VocabularyBuilder) {
    self.nameWords = nameWords
    inner = WordSet(["the", "and"], in: &words)
    starts = nameWords.all
    for row in words.lexicon("Entities/event-names").rows {
      if let first = Tokenizer.forms(of: row.cells[0]).first { starts.insert(words.id(of: first)) }
      phrases.insert(row.cells[0], (), in: &words)
    }
  }

  /// A name that was found.
  struct Found {
    /// How its words go together.
    enum Kind {
      /// Around a word that tells the type; names may stand in it.
      case headed
      /// A set phrase, in which no other name stands.
      case phrase
      /// A title: its words may look like names without being any, but for places and owners.
      case title
    }

    let name: NamedTokens
    var kind = Kind.headed

    /// Whether a name stands in this one and keeps its meaning there.
    func holds(_ other: NamedTokens, in document: AnalyzedDocument) -> Bool {
      guard other.tokens.count < name.tokens.count,
        name.tokens.lowerBound <= other.tokens.lowerBound,
        other.tokens.upperBound <= name.tokens.upperBound
      else { return false }
      switch kind {
      case .headed: return true
      case .phrase: return false
      case .title:
        let end = other.tokens.upperBound
        return other.type == .place
          || end < name.tokens.upperBound && document.analyses[end].pennTag == .pos
      }
    }
  }

  /// The names of a sentence's events and laws: in text order, disjoint.
  ///
  /// - Parameter titles: in text order; what stands in one is left out.
  func names(
    in document: AnalyzedDocument, sentence: Range<Int>, beside titles: [Range<Int>],
    into names: inout [Found]
  ) {
    var index = sentence.lowerBound
    var free = sentence.lowerBound
    var titles = titles[...]
    while index < sentence.upperBound {
      if let title = titles.first, title.lowerBound <= index {
        index = max(index, title.upperBound)
        free = index
        titles = titles.dropFirst()
        continue
      }
      let limit = min(sentence.upperBound, titles.first?.lowerBound ?? .max)
      guard starts.contains(document.tokens[index].word),
        let found = found(at: index, in: document, bounds: free..<limit)
      else {
        index += 1
        continue
      }
      names.append(found)
      free = found.name.tokens.upperBound
      index = free
    }
  }

  private func found(at index: Int, in document: AnalyzedDocument, bounds: Range<Int>) -> Found? {
    if let phrase = phrase(at: index, in: document, bounds: bounds) {
      return Found(name: phrase, kind: phrase.tokens.lowerBound == index ? .phrase : .headed)
    }
    return name(at: index, in: document, bounds: bounds).map { Found(name: $0) }
  }

  private func name(
    at index: Int, in document: AnalyzedDocument, bounds: Range<Int>
  ) -> NamedTokens? {
    let token = document.tokens[index]
    guard token.shape.contains(.capitalized) else {
      return nameWords.type(token, at: .small).flatMap {
        small(index, type: $0, in: document, bounds: bounds)
      }
    }
    if let type = nameWords.type(token, at: .of), isHeld(type),
      let end = complement(behind: index, in: document, limit: bounds.upperBound)
    {
      return NamedTokens(
        tokens: start(of: index, in: document, limit: bounds.lowerBound)..<end, type: type,
        rule: rule(type))
    }
    guard let type = nameWords.type(token, at: .last), isHeld(type) else { return nil }
    return headed(index, type: type, in: document, bounds: bounds)
  }

  /// Persons, places and organizations are the analyser's to find.
  private func isHeld(_ type: EntityType) -> Bool { type == .event || type == .work }

  private func rule(_ type: EntityType) -> EntityRule { type == .event ? .event : .title }

  private func phrase(
    at index: Int, in document: AnalyzedDocument, bounds: Range<Int>
  ) -> NamedTokens? {
    guard document.tokens[index].shape.contains(.capitalized),
      let match = phrases.longestMatch(in: document.tokens, at: index, limit: bounds.upperBound)
    else { return nil }
    let end = index + match.count
    guard document.tokens[end - 1].shape.contains(.capitalized),
      end == bounds.upperBound || !document.isProper(end)
    else { return nil }
    let start = start(of: index, in: document, limit: bounds.lowerBound)
    return NamedTokens(tokens: start..<end, type: .event, rule: .event)
  }

  /// "Irish Civil War", "World War II".
  private func headed(
    _ head: Int, type: EntityType, in document: AnalyzedDocument, bounds: Range<Int>
  ) -> NamedTokens? {
    let start = start(of: head, in: document, limit: bounds.lowerBound)
    var end = head + 1
    if end < bounds.upperBound, isNumeral(end, in: document) { end += 1 }
    guard start < head, end == bounds.upperBound || !document.isProper(end),
      !document.tokens[head].shape.contains(.allCapitals),
      !isOwned(start, in: document, limit: bounds.lowerBound)
    else { return nil }
    return NamedTokens(tokens: start..<end, type: type, rule: rule(type))
  }

  /// "Keller's Long War" may be a book, and in capitals throughout it may be any war.
  private func isOwned(_ start: Int, in document: AnalyzedDocument, limit: Int) -> Bool {
    start - 1 > limit && document.analyses[start - 1].pennTag == .pos
      && document.analyses[start - 2].entityTag.type == .person
  }

  /// "The Toft conference": the word before it must be a name or its adjective.
  private func small(
    _ head: Int, type: EntityType, in document: AnalyzedDocument, bounds: Range<Int>
  ) -> NamedTokens? {
    guard head > bounds.lowerBound, document.analyses[head].universalTag == .noun else {
      return nil
    }
    let tag = document.analyses[head - 1].universalTag
    guard document.tokens[head - 1].shape.contains(.capitalized), tag == .propn || tag == .adj,
      !document.tokens[head - 1].shape.contains(.sentenceStart) || tag == .propn
    else { return nil }
    let start = start(of: head, in: document, limit: bounds.lowerBound)
    return start < head
      ? NamedTokens(tokens: start..<(head + 1), type: type, rule: rule(type)) : nil
  }

  /// Where the capitalized words before a head begin.
  private func start(of head: Int, in document: AnalyzedDocument, limit: Int) -> Int {
    var start = head
    let floor = max(limit, head - Self.reach)
    while start > floor {
      let left = start - 1
      if document.analyses[left].pennTag == .pos {
        // "The Seven Years' War", but not "Anna's War".
        guard left > floor, document.analyses[left].entity == 0,
          document.tokens[left - 1].shape.contains(.capitalized),
          document.analyses[left - 1].entityTag.type != .person
        else { break }
        start = left - 1
      } else if isModifier(left, in: document) {
        start = left
      } else if isHyphen(left, in: document), left > floor, isModifier(left - 1, in: document) {
        start = left - 1
      } else {
        break
      }
    }
    return start
  }

  /// Between two words without blanks: "Franco-Prussian", "Brest-Litovsk".
  private func isHyphen(_ token: Int, in document: AnalyzedDocument) -> Bool {
    let token = document.tokens[token]
    return token.utf8Count <= 3 && token.shape.isDisjoint(with: [.spaceBefore, .spaceAfter])
      && token.shape.contains(.punctuation)
  }

  private func isModifier(_ token: Int, in document: AnalyzedDocument) -> Bool {
    guard document.tokens[token].shape.contains(.capitalized) else { return false }
    switch document.analyses[token].universalTag {
    case .propn, .num: return true
    case .adj, .noun: return !document.tokens[token].shape.contains(.sentenceStart)
    default: return false
    }
  }

  /// Where "of the Spanish Succession" or "of 1812" behind a head ends; nil where nothing fits.
  private func complement(
    behind head: Int, in document: AnalyzedDocument, limit: Int
  ) -> Int? {
    let tokens = document.tokens
    guard head + 2 < limit, tokens[head + 1].word == nameWords.of else { return nil }
    var end = head + 2
    var last: Int?
    while end < min(limit, head + 2 + Self.reach) {
      let shape = tokens[end].shape
      if shape.contains(.capitalized) || end == head + 2 && shape.contains(.number) {
        last = end + 1
        if shape.contains(.number) { break }
      } else if !isHyphen(end, in: document), !inner.contains(tokens[end].word) || last != nil {
        break
      }
      end += 1
    }
    return last
  }

  /// "II" of "World War II".
  private func isNumeral(_ token: Int, in document: AnalyzedDocument) -> Bool {
    let bytes = document.document.text.utf8[document.tokens[token].span.utf8Range]
    return bytes.count <= 4 && bytes.allSatisfy { "IVX".utf8.contains($0) }
  }
}
