import AnnalsAnnotation
import AnnalsLanguage

/// Finds the title of the work that words are quoted from, and whose it is.
struct WorkFinder: Sendable {
  let lexicon: QuotationLexicon
  let reader: SpeakerPhraseReader
  private static let longestTitle = 14

  /// `In China's Long March, Smith wrote`, `In his memoir Cold Kilns, Aase writes`: capitals between "in" and
  /// the comma, which a genitive inside, an article before or the name of a kind of work tell from places.
  func work(from floor: Int, _ speaker: SpeakerPhrase?, _ tokens: [Token]) -> Range<Int>? {
    guard let speaker, lexicon.openers.contains(tokens[floor].word) else { return nil }
    var start = floor + 1
    var isNamed = false
    while start < speaker.tokens.lowerBound, !tokens[start].shape.contains(.capitalized),
      start - floor < 6, tokens[start].word != lexicon.comma
    {
      isNamed = lexicon.works.contains(tokens[start].word)
      start += 1
    }
    let end = self.end(ofTitleFrom: start, limit: speaker.tokens.lowerBound, tokens)
    guard end > start, tokens[end].word == lexicon.comma || tokens[end].word == lexicon.openBracket
    else { return nil }
    let hasArticle =
      lexicon.articles.contains(tokens[start].word) && start == floor + 1 && end - start >= 3
    let hasGenitive = tokens[start..<end].dropFirst().dropLast().contains {
      $0.word == lexicon.genitive
    }
    return isNamed || hasArticle || hasGenitive && end - start >= 4 && start == floor + 1
      ? start..<end : nil
  }

  /// `Aase's The Cold Kilns (1998) says`: the title before a verb of writing, with its owner.
  func ownedWork(
    endingAt verb: Int, low: Int, _ tokens: [Token]
  ) -> (owner: SpeakerPhrase, work: Range<Int>)? {
    var end = verb
    if end - 1 > low, tokens[end - 1].word == lexicon.closeBracket {
      end -= 1
      while end > low, tokens[end].word != lexicon.openBracket, verb - end < 4 { end -= 1 }
      guard tokens[end].word == lexicon.openBracket else { return nil }
    }
    var start = end
    let reach = max(low, end - Self.longestTitle)
    while start > reach, tokens[start - 1].word != lexicon.genitive,
      isOfTitle(tokens[start - 1])
    {
      start -= 1
    }
    guard end - start >= 2, start > reach, tokens[start - 1].word == lexicon.genitive,
      tokens[start].shape.contains(.capitalized), tokens[end - 1].shape.contains(.capitalized),
      let owner = reader.phrase(endingAt: start - 1, low: low, in: tokens), owner.form == .name
    else { return nil }
    return (owner, start..<end)
  }

  private func end(ofTitleFrom start: Int, limit: Int, _ tokens: [Token]) -> Int {
    var end = start
    while end < limit, end - start < Self.longestTitle, isOfTitle(tokens[end]) { end += 1 }
    return end < limit ? end : start
  }

  private func isOfTitle(_ token: Token) -> Bool {
    token.shape.contains(.capitalized) || token.word == lexicon.genitive
      || lexicon.prepositions.contains(token.word) || lexicon.articles.contains(token.word)
  }
}
