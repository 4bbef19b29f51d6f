import AnnalsAnnotation
import AnnalsLexicons

/// Finds names that the analyser missed: capitalized words, all of them proper nouns, that make a name as a
/// whole which the gazetteer or the authority file knows, or a given name and a surname; that are told to
/// be a name by the words beside them; or that are initials in brackets behind the name in full.
struct KnownNames {
  private let knowledge: NameKnowledge
  private let noNames: NoNames
  private let contexts: NameContexts
  private let nameWords: NameWords
  private let document: AnalyzedDocument
  private static let longest = 6
  private static let longestTold = 3

  init(
    _ knowledge: NameKnowledge, noNames: NoNames, contexts: NameContexts,
    nameWords: NameWords, in document: AnalyzedDocument
  ) {
    self.knowledge = knowledge
    self.noNames = noNames
    self.contexts = contexts
    self.nameWords = nameWords
    self.document = document
  }

  /// - Parameter found: the names found, in text order, disjoint.
  /// - Returns: in text order, disjoint from each other and from those found.
  func missed(beside found: [NamedTokens]) -> [NamedTokens] {
    var missed: [NamedTokens] = []
    var next = 0
    for sentence in document.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        if next < found.count, found[next].tokens.contains(index) {
          index = found[next].tokens.upperBound
          next += 1
          continue
        }
        guard document.isProper(index) else {
          index += 1
          continue
        }
        var end = index + 1
        let limit = min(
          sentence.tokens.upperBound, next < found.count ? found[next].tokens.lowerBound : .max)
        while end < limit, document.isProper(end) { end += 1 }
        if let name = joined(index, end, limit: limit) {
          missed.append(name)
          index = name.tokens.upperBound
          continue
        }
        let last = next > 0 ? found[next - 1] : nil
        if let name = name(index..<end, in: sentence.tokens) ?? initials(index..<end, behind: last)
        {
          missed.append(name)
        }
        index = end
      }
    }
    return missed
  }

  private func name(_ tokens: Range<Int>, in sentence: Range<Int>) -> NamedTokens? {
    guard tokens.count <= Self.longest else { return nil }
    // Beside another name the words are likely a part of it.
    for beside in [tokens.lowerBound - 1, tokens.upperBound]
    where sentence.contains(beside) && document.isProper(beside) { return nil }
    let folded = FoldedName(tokens, in: document)
    let isExcluded = noNames.contains(document.tokens[tokens.lowerBound])
    guard let known = knowledge.known(folded) else {
      return !isExcluded && folded.hasWords && knowledge.isFullName(folded.words)
        ? NamedTokens(tokens: tokens, type: .person, rule: .known) : told(tokens, in: sentence)
    }
    guard folded.bytes.count > 2, tokens.count > 1 || !isExcluded else { return nil }
    guard !known.isDoubtful || isLikely(known.type, tokens, in: sentence) else { return nil }
    return NamedTokens(tokens: tokens, type: known.type, rule: .known)
  }

  /// "In Toft", "the Comintern"; initials may be anybody's.
  private func isLikely(
    _ type: EntityType, _ tokens: Range<Int>, in sentence: Range<Int>
  ) -> Bool {
    switch type {
    case .place:
      let signs = contexts.signs(of: tokens, in: document, sentence: sentence)
      return signs.place >= NameContexts.clear
    case .organization:
      return tokens.lowerBound > sentence.lowerBound
        && !document.tokens[tokens.lowerBound].shape.contains(.allCapitals)
        && contexts.isArticle(document.tokens[tokens.lowerBound - 1])
    default: return false
    }
  }

  /// A known name with "of" or "'s" in it: "Gang of Four".
  ///
  /// - Parameter end: where the first row of its capitalized words ends.
  private func joined(_ start: Int, _ end: Int, limit: Int) -> NamedTokens? {
    guard end + 1 < limit, document.tokens[end + 1].shape.contains(.capitalized),
      document.tokens[end].word == nameWords.of || document.analyses[end].pennTag == .pos
    else { return nil }
    var last = end + 2
    while last < min(limit, start + Self.longest), document.isProper(last) { last += 1 }
    let folded = FoldedName(start..<last, in: document)
    guard let known = knowledge.known(folded), !known.isDoubtful else { return nil }
    return NamedTokens(tokens: start..<last, type: known.type, rule: .known)
  }

  /// "Uncle Toft", "Toft county". Words that tell what something is, in place of naming it, don't count:
  /// "General Assembly".
  private func told(_ tokens: Range<Int>, in sentence: Range<Int>) -> NamedTokens? {
    var name = tokens
    while name.count > 1, contexts.isTitle(document.tokens[name.lowerBound]) {
      name = name.dropFirst()
    }
    guard name.count <= Self.longestTold, name.allSatisfy(isBare),
      isWhole(name.upperBound, limit: sentence.upperBound),
      let type = contexts.told(of: name, in: document, sentence: sentence)
    else { return nil }
    return NamedTokens(tokens: name, type: type, rule: .context)
  }

  /// Whether no more of the name can stand behind: "Wong Kwok" before "-hing", "Lao" before "She".
  private func isWhole(_ end: Int, limit: Int) -> Bool {
    guard end < limit else { return true }
    let next = document.tokens[end].shape
    if next.contains(.capitalized) { return false }
    return next.contains(.spaceBefore) || document.analyses[end].pennTag == .pos
      || document.analyses[end].pennTag != .hyph && next.contains(.punctuation)
  }

  private func isBare(_ index: Int) -> Bool {
    let token = document.tokens[index]
    return token.shape.isDisjoint(with: [.allCapitals, .digits]) && !noNames.contains(token)
      && !nameWords.all.contains(token.word) && !contexts.isTitle(token)
  }

  /// "GB" in "Grain Board (GB)".
  private func initials(_ tokens: Range<Int>, behind name: NamedTokens?) -> NamedTokens? {
    let start = tokens.lowerBound
    guard let name, tokens.count == 1, name.tokens.count > 1, name.type != .person,
      name.tokens.upperBound == start - 1, start + 1 < document.tokens.count,
      document.analyses[start - 1].pennTag == .openingBracket,
      document.analyses[start + 1].pennTag == .closingBracket,
      document.tokens[start].shape.contains(.allCapitals)
    else { return nil }
    let text = document.document.text.utf8
    let letters = name.tokens.compactMap { index in
      let token = document.tokens[index]
      return token.shape.contains(.capitalized) ? text[Int(token.utf8Start)] : nil
    }
    return text[document.tokens[start].span.utf8Range].elementsEqual(letters)
      ? NamedTokens(tokens: tokens, type: name.type, rule: .initials) : nil
  }
}
