import AnnalsAnnotation
import AnnalsLanguage

/// What the words beside a name say of its type, from the lexicon `Entities/name-contexts`: "in Toft", "the
/// town of Toft" and "Toft province" tell of a place, "Marshal Toft" and "Toft, who" of a person.
struct NameContexts: Sendable {
  /// How much speaks for a person and for a place.
  struct Signs {
    var person = 0
    var place = 0
  }

  /// "At" or "to" alone may stand before a person.
  static let faint = 1
  static let clear = 2

  private enum Place: String { case before, faint, of, behind, apposition }

  private var before = WordSet()
  private var faintly = WordSet()
  private var beforeOf = WordSet()
  private var behind = WordSet()
  private var placeNouns = WordSet()
  private var personNouns = WordSet()
  private let of: WordID
  private let who: WordID
  private let copulas: WordSet
  private let articles: WordSet
  private let links: WordSet
  /// Words behind which "in" goes with persons.
  private let trusting: WordSet
  private let edges: NameEdges

  init(edges: NameEdges, words: inout VocabularyBuilder) {
    self.edges = edges
    of = words.id(of: "of")
    who = words.id(of: "who")
    copulas = WordSet(["is", "was"], in: &words)
    articles = WordSet(["a", "an", "the"], in: &words)
    links = WordSet(["and", "or", "&"], in: &words)
    trusting = WordSet(
      [
        "believe", "believes", "believed", "belief", "faith", "trust", "confidence", "interest",
        "interested", "disappointed", "love",
      ], in: &words)
    for row in words.lexicon("Entities/name-contexts").rows {
      let id = words.id(of: row.cells[0])
      switch (Place(rawValue: row.cells[1]), row.cells[2]) {
      case (.before, "place"): before.insert(id)
      case (.faint, "place"): faintly.insert(id)
      case (.of, "place"): beforeOf.insert(id)
      case (.behind, "place"): behind.insert(id)
      case (.apposition, "place"): placeNouns.insert(id)
      case (.apposition, "person"): personNouns.insert(id)
      default: preconditionFailure("Entities/name-contexts:\(row.line): no such place or type")
      }
    }
  }

  /// The signs beside a name. Looks at a handful of tokens.
  func signs(of name: Range<Int>, in document: AnalyzedDocument, sentence: Range<Int>) -> Signs {
    let tokens = document.tokens
    var signs = Signs()
    let end = name.upperBound
    if name.lowerBound > sentence.lowerBound {
      let left = tokens[name.lowerBound - 1]
      if edges.isTitle(left) && left.shape.contains(.capitalized) || isRole(name, in: document) {
        signs.person += Self.clear
      } else if isOpen(end, in: document, sentence: sentence) {
        signs.place += place(before: name, in: tokens, sentence: sentence)
      }
    }
    if end < sentence.upperBound, behind.contains(tokens[end].word),
      !tokens[end].shape.contains(.capitalized)
    {
      signs.place += Self.clear
    }
    // "From Toft in Kent", but not "Toft in Kent", which tells where somebody was.
    if signs.place == Self.faint, end + 1 < sentence.upperBound, before.contains(tokens[end].word),
      document.analyses[end + 1].entityTag.type == .place
    {
      signs.place += Self.faint
    }
    addApposition(behind: end, in: document, sentence: sentence, to: &signs)
    return signs
  }

  /// The type of capitalized words that nobody took for a name, where the words beside them leave little
  /// doubt: "Uncle Toft", "the writer Toft", "Toft county", "in Toft, a town".
  func told(
    of name: Range<Int>, in document: AnalyzedDocument, sentence: Range<Int>
  ) -> EntityType? {
    let tokens = document.tokens
    if isCalled(name, in: document, sentence: sentence) { return .person }
    let signs = signs(of: name, in: document, sentence: sentence)
    if signs.person > 0 { return nil }
    let isBefore =
      name.upperBound < sentence.upperBound
      && behind.contains(tokens[name.upperBound].word)
      && !tokens[name.upperBound].shape.contains(.capitalized)
    return isBefore || signs.place >= 2 * Self.clear ? .place : nil
  }

  /// "Uncle Toft", but not "the Prince Series", nor "the Miss Toft contest".
  private func isCalled(
    _ name: Range<Int>, in document: AnalyzedDocument, sentence: Range<Int>
  ) -> Bool {
    let left = name.lowerBound - 1
    let last = document.analyses[name.upperBound - 1]
    guard left >= sentence.lowerBound, last.pennTag == .nnp,
      last.relation != .compound || last.head < name.upperBound
    else { return false }
    let token = document.tokens[left]
    if !token.shape.contains(.capitalized) { return isRole(name, in: document) }
    return isTitle(token)
      && (left == sentence.lowerBound
        || document.analyses[left - 1].pennTag != .pos && !isArticle(document.tokens[left - 1]))
  }

  func isArticle(_ token: Token) -> Bool { articles.contains(token.word) }

  /// Whether the token is a title that may stand before a person's name.
  func isTitle(_ token: Token) -> Bool { edges.isTitle(token) }

  /// "The historian Toft": a noun for persons that hangs on the name or holds it.
  private func isRole(_ name: Range<Int>, in document: AnalyzedDocument) -> Bool {
    let left = name.lowerBound - 1
    return personNouns.contains(document.tokens[left].word)
      && document.analyses[left].universalTag == .noun
  }

  /// Whether nothing behind the name makes "in" mean a book or a property: "in Toft (1987)", "in Toft's".
  private func isOpen(
    _ end: Int, in document: AnalyzedDocument, sentence: Range<Int>
  ) -> Bool {
    guard end < sentence.upperBound else { return true }
    switch document.analyses[end].pennTag {
    case .pos, .openingBracket, .colon, .cd: return false
    default: return true
    }
  }

  private func place(before name: Range<Int>, in tokens: [Token], sentence: Range<Int>) -> Int {
    let left = name.lowerBound - 1
    if before.contains(tokens[left].word) {
      if left > sentence.lowerBound, trusting.contains(tokens[left - 1].word) { return 0 }
      // "In Toft and Berg" may mean their paper.
      let isFirst = name.upperBound < sentence.upperBound && isLink(tokens[name.upperBound])
      return isFirst ? Self.faint : Self.clear
    }
    if faintly.contains(tokens[left].word) { return Self.faint }
    let isOf = tokens[left].word == of && left > sentence.lowerBound
    return isOf && beforeOf.contains(tokens[left - 1].word) ? Self.clear : 0
  }

  private func isLink(_ token: Token) -> Bool { links.contains(token.word) }

  /// ", who", ", a town near", "is a province".
  private func addApposition(
    behind end: Int, in document: AnalyzedDocument, sentence: Range<Int>, to signs: inout Signs
  ) {
    let tokens = document.tokens
    guard end + 1 < sentence.upperBound else { return }
    let isComma = document.analyses[end].pennTag == .comma
    if isComma, tokens[end + 1].word == who || tokens[end].word == who {
      signs.person += Self.clear
      return
    }
    guard isComma || copulas.contains(tokens[end].word), articles.contains(tokens[end + 1].word)
    else { return }
    for index in (end + 2)..<max(end + 2, min(end + 5, sentence.upperBound)) {
      if placeNouns.contains(tokens[index].word) { signs.place += Self.clear }
      if personNouns.contains(tokens[index].word) { signs.person += Self.clear }
      guard document.analyses[index].universalTag == .adj else { return }
    }
  }

  /// Whether a name stands in one list with that before it: "and" or "or" between them, or a comma and one
  /// of these behind: in "in Toft, Anna came" there is no list.
  func isListed(
    _ name: Range<Int>, after end: Int, in document: AnalyzedDocument, sentence: Range<Int>
  ) -> Bool {
    let start = name.lowerBound
    guard start > end, start - end <= 2, end > sentence.lowerBound,
      (end..<start).allSatisfy({ isSeparator($0, in: document) })
    else { return false }
    return isLink(document.tokens[start - 1])
      || name.upperBound < sentence.upperBound && isSeparator(name.upperBound, in: document)
        && name.upperBound + 1 < sentence.upperBound && document.isProper(name.upperBound + 1)
  }

  /// "Toft, Kent, is": a name before a place that stands between commas, or a comma and a stop, lies there.
  /// A list of places ("Toft, Kent and Berg") tells as much.
  func addRegions(
    _ names: [NamedTokens], to signs: inout ArraySlice<Signs>, in document: AnalyzedDocument,
    sentence: Range<Int>
  ) {
    for (index, region) in names.enumerated().dropFirst() where region.type == .place {
      let name = names[index - 1].tokens
      let end = region.tokens.upperBound
      guard region.tokens.lowerBound == name.upperBound + 1,
        document.analyses[name.upperBound].pennTag == .comma, end < sentence.upperBound,
        document.analyses[end].universalTag == .punct,
        name.lowerBound == sentence.lowerBound
          || document.analyses[name.lowerBound - 1].pennTag != .comma
      else { continue }
      signs[signs.startIndex + index - 1].place += Self.clear
    }
  }

  private func isSeparator(_ token: Int, in document: AnalyzedDocument) -> Bool {
    document.analyses[token].pennTag == .comma || isLink(document.tokens[token])
  }
}
