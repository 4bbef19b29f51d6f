import AnnalsAnnotation
import AnnalsLexicons

/// Finds names that the analyser missed and that the gazetteer or the authority file knows: capitalized
/// words, all of them proper nouns, that make a known name as a whole, or a given name and a surname.
struct KnownNames {
  private let knowledge: NameKnowledge
  private let noNames: NoNames
  private let contexts: NameContexts
  private let document: AnalyzedDocument
  private static let longest = 6

  init(
    _ knowledge: NameKnowledge, noNames: NoNames, contexts: NameContexts,
    in document: AnalyzedDocument
  ) {
    self.knowledge = knowledge
    self.noNames = noNames
    self.contexts = contexts
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
        if let name = name(index..<end, in: sentence.tokens) { missed.append(name) }
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
        ? NamedTokens(tokens: tokens, type: .person, rule: .known) : nil
    }
    guard folded.bytes.count > 2, tokens.count > 1 || !isExcluded else { return nil }
    if known.isDoubtful {
      let signs = contexts.signs(of: tokens, in: document, sentence: sentence)
      guard known.type == .place, signs.place >= NameContexts.clear else { return nil }
    }
    return NamedTokens(tokens: tokens, type: known.type, rule: .known)
  }
}
