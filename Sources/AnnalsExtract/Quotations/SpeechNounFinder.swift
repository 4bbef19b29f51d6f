import AnnalsAnnotation
import AnnalsLanguage

/// Finds speakers without a verb of saying: by a noun for what is said, by a name before a colon; and
/// the title of the work quoted from.
struct SpeechNounFinder: Sendable {
  let lexicon: QuotationLexicon
  let reader: SpeakerPhraseReader

  /// "Sen's dictum runs", "her answer was", "in Mao's words": a noun for what is said, with its owner.
  func attribution(
    at index: Int, _ start: Int, _ floor: Int, _ tokens: [Token]
  ) -> FoundAttribution? {
    guard lexicon.speechNouns.contains(tokens[index].word), index > floor,
      !tokens[index].shape.contains(.capitalized),
      nounPlace(start, tokens) == .before ? start - index <= 16 : leads(index, to: start, tokens)
    else { return nil }
    var owner = index - 1
    let reach = max(floor, index - 6)
    while owner >= reach {
      let token = tokens[owner]
      if let pronoun = lexicon.pronouns[token.word], pronoun.grammaticalCase == .possessive {
        return FoundAttribution(
          speaker: SpeakerPhrase(tokens: owner..<owner + 1, form: .pronoun),
          cue: index..<index + 1, use: .utter, place: nounPlace(start, tokens))
      }
      if token.word == lexicon.genitive {
        guard let phrase = reader.phrase(endingAt: owner, low: floor, in: tokens),
          phrase.form != .pronoun
        else { return nil }
        return FoundAttribution(
          speaker: phrase, cue: index..<index + 1, use: .utter, place: nounPlace(start, tokens))
      }
      if token.shape.contains(.punctuation) && token.word != lexicon.hyphen
        || lexicon.functionWords.contains(token.word)
      {
        break
      }
      owner -= 1
    }
    return nil
  }

  /// "his claim “…”", "his claim that “…”", "his claim that the “…”".
  private func leads(_ index: Int, to start: Int, _ tokens: [Token]) -> Bool {
    let gap = start - index - 1
    return gap == 0 || gap <= 2 && lexicon.complements.contains(tokens[index + 1].word)
      || gap == 1 && lexicon.topics.contains(tokens[index + 1].word)
  }

  /// "In Holm's words, the carts were “…”", "By his own account": the phrase that opens the sentence.
  func opening(at floor: Int, to start: Int, _ tokens: [Token]) -> FoundAttribution? {
    guard lexicon.holders.contains(tokens[floor].word) else { return nil }
    let reach = min(start, floor + 8)
    guard
      let noun = (floor + 1..<max(floor + 1, reach)).first(where: {
        lexicon.speechNouns.contains(tokens[$0].word)
      }),
      tokens[noun + 1].word == lexicon.comma || !tokens[noun + 1].shape.contains(.punctuation),
      var found = attribution(at: noun, noun + 1, floor, tokens)
    else { return nil }
    found.place = .inClause
    return found
  }

  /// `Chen: Mill is “a heap of scrap”`: a name with a colon before all that the sentence says.
  func label(from floor: Int, to start: Int, _ scene: SpeechScene?) -> FoundAttribution? {
    guard let scene, !scene.tree.isEmpty,
      let phrase = reader.phrase(startingAt: floor, limit: start, in: scene.tokens),
      phrase.form == .name, phrase.tokens.upperBound < start,
      scene.tokens[phrase.tokens.upperBound].word == lexicon.colon,
      scene.tree.nameType(phrase.tokens.upperBound - 1) == .person
    else { return nil }
    let colon = phrase.tokens.upperBound
    return FoundAttribution(
      speaker: phrase, cue: colon..<colon + 1, use: .utter, place: .inClause)
  }

  private func nounPlace(_ start: Int, _ tokens: [Token]) -> FoundAttribution.Place {
    let word = tokens[start - 1].word
    return word == lexicon.comma || word == lexicon.colon ? .before : .inClause
  }

  /// `Mao Zedong: “…”`: a name that is all there is before the colon.
  func name(
    beforeColonAt colon: Int, _ floor: Int, _ tokens: [Token]
  ) -> FoundAttribution? {
    guard tokens[colon].word == lexicon.colon,
      tokens[floor].shape.contains(.sentenceStart),
      let phrase = reader.phrase(endingAt: colon, low: floor, in: tokens),
      phrase.tokens.lowerBound == floor, phrase.form == .name
    else { return nil }
    return FoundAttribution(
      speaker: phrase, cue: colon..<colon + 1, use: .utter, place: .before)
  }
}
