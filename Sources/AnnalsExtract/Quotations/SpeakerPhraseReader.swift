import AnnalsAnnotation
import AnnalsLanguage

/// Words that name a speaker.
struct SpeakerPhrase: Sendable, Equatable {
  enum Form: Sendable { case name, nominal, pronoun }
  let tokens: Range<Int>
  let form: Form
}

/// Reads names, noun phrases and pronouns forwards from a token or backwards to one, by capitals,
/// articles and prepositions. Never looks further than a dozen words.
struct SpeakerPhraseReader: Sendable {
  let lexicon: QuotationLexicon
  private static let reach = 12

  // MARK: Forwards

  /// The phrase that starts at `index`: "Zhou", "the old man", "a spokesman", "she".
  func phrase(startingAt index: Int, limit: Int, in tokens: [Token]) -> SpeakerPhrase? {
    guard index < limit else { return nil }
    if let pronoun = lexicon.pronouns[tokens[index].word],
      pronoun.grammaticalCase == .subject || pronoun.grammaticalCase == .indefinite
    {
      if pronoun.grammaticalCase == .indefinite,
        let nominal = nominal(startingAt: index, limit: limit, in: tokens)
      {
        return nominal
      }
      return SpeakerPhrase(tokens: index..<index + 1, form: .pronoun)
    }
    if lexicon.determiners.contains(tokens[index].word) || tokens[index].shape.contains(.number) {
      return nominal(startingAt: index, limit: limit, in: tokens)
    }
    return name(startingAt: index, limit: limit, in: tokens)
  }

  private func name(startingAt index: Int, limit: Int, in tokens: [Token]) -> SpeakerPhrase? {
    var end = index
    var lastName: Int?
    let limit = min(limit, index + Self.reach)
    while end < limit {
      if isNameWord(tokens, end) {
        end += 1
        lastName = end
      } else if joins(tokens, end, limit) || isNounBeforeName(tokens, end) {
        end += 1
      } else {
        break
      }
    }
    if let lastName {
      let hasPossessor =
        lastName < limit && tokens[lastName].word == lexicon.genitive && lastName + 1 < limit
      if hasPossessor {
        let thing = nounEnd(from: lastName + 1, limit: limit, in: tokens)
        return thing > lastName + 1 ? SpeakerPhrase(tokens: index..<thing, form: .nominal) : nil
      }
      return SpeakerPhrase(tokens: index..<lastName, form: .name)
    }
    guard lexicon.speakerNouns.contains(tokens[index].word) else { return nil }
    return SpeakerPhrase(tokens: index..<index + 1, form: .nominal)
  }

  /// "former aide Ann Smith", "screenwriter Cole Haddon": nouns without an article that end with a name
  /// or hold a noun for a person.
  func bareNominal(startingAt index: Int, limit: Int, in tokens: [Token]) -> SpeakerPhrase? {
    let end = nounEnd(from: index, limit: min(limit, index + Self.reach), in: tokens)
    guard end > index,
      tokens[index..<end].contains(where: {
        $0.shape.contains(.capitalized) || lexicon.speakerNouns.contains($0.word)
      })
    else { return nil }
    let form: SpeakerPhrase.Form = isNameWord(tokens, end - 1) ? .name : .nominal
    return SpeakerPhrase(tokens: index..<end, form: form)
  }

  private func nominal(startingAt index: Int, limit: Int, in tokens: [Token]) -> SpeakerPhrase? {
    let end = nounEnd(from: index + 1, limit: min(limit, index + Self.reach), in: tokens)
    guard end > index + 1 else { return nil }
    return SpeakerPhrase(tokens: index..<end, form: .nominal)
  }

  /// Where the adjectives and nouns from `index` on end.
  private func nounEnd(from index: Int, limit: Int, in tokens: [Token]) -> Int {
    var end = index
    while end < limit {
      let token = tokens[end]
      if token.shape.contains(.punctuation) {
        guard isHyphen(tokens, end, limit) else { break }
      } else if token.word == lexicon.genitive, end > index {
        end += 1
        continue
      } else if lexicon.functionWords.contains(token.word) || lexicon.modifiers.contains(token.word)
        || end > index && isCue(tokens, end)
      {
        break
      }
      end += 1
    }
    if end > index, tokens[end - 1].word == lexicon.genitive { end -= 1 }
    return end
  }

  private func isCue(_ tokens: [Token], _ index: Int) -> Bool {
    guard !tokens[index].shape.contains(.capitalized) else { return false }
    return lexicon.cues.longestMatch(in: tokens, at: index, limit: min(index + 3, tokens.count))
      != nil
      && !lexicon.speakerNouns.contains(tokens[index].word)
  }

  /// "Dutch scholar Frank Dikotter": a noun for a person between capitals.
  private func isNounBeforeName(_ tokens: [Token], _ index: Int) -> Bool {
    let word = tokens[index].word
    guard lexicon.titles[word] != nil || lexicon.speakerNouns.contains(word) else { return false }
    return index + 1 < tokens.count && isNameWord(tokens, index + 1)
  }

  // MARK: Backwards

  /// The phrase whose last token is the one before `end`, not starting before `low`.
  func phrase(endingAt end: Int, low: Int, in tokens: [Token]) -> SpeakerPhrase? {
    guard end > low else { return nil }
    let last = end - 1
    if let pronoun = lexicon.pronouns[tokens[last].word] {
      guard pronoun.grammaticalCase == .subject || pronoun.grammaticalCase == .indefinite else {
        return nil
      }
      return SpeakerPhrase(tokens: last..<end, form: .pronoun)
    }
    let floor = max(low, end - Self.reach)
    if let name = nameStart(endingAt: end, low: floor, in: tokens) {
      return widened(name..<end, .name, low: floor, tokens)
    }
    guard let start = nominalStart(endingAt: end, low: floor, in: tokens) else { return nil }
    return widened(start..<end, .nominal, low: floor, tokens)
  }

  /// "a spokesman for the ministry": the phrase before a preposition, when that one is a noun phrase
  /// with an article or a noun for a person.
  private func widened(
    _ range: Range<Int>, _ form: SpeakerPhrase.Form, low: Int, _ tokens: [Token]
  ) -> SpeakerPhrase {
    var start = range.lowerBound
    while start - 1 > low, lexicon.prepositions.contains(tokens[start - 1].word),
      !tokens[start - 1].shape.contains(.capitalized),
      let outer = nominalStart(endingAt: start - 1, low: low, in: tokens)
    {
      start = outer
    }
    return SpeakerPhrase(
      tokens: start..<range.upperBound, form: start < range.lowerBound ? .nominal : form)
  }

  private func nameStart(endingAt end: Int, low: Int, in tokens: [Token]) -> Int? {
    var start = end
    while start > low {
      let index = start - 1
      if isNameWord(tokens, index) || start < end && joinsBackwards(tokens, index, low)
        || index + 1 < end && tokens[index + 1].word == lexicon.hyphen && isTight(tokens[index + 1])
        || start == end && isTail(tokens, index, low)
      {
        start = index
      } else {
        break
      }
    }
    // A run that began with "When" or "The" is a name only from the next word on.
    while start < end,
      lexicon.functionWords.contains(tokens[start].word)
        || tokens[start].shape.contains(.punctuation)
        || lexicon.particles.contains(tokens[start].word)
          && !tokens[start].shape.contains(.capitalized)
    {
      start += 1
    }
    guard start < end, tokens[start..<end].contains(where: { $0.shape.contains(.capitalized) })
    else { return nil }
    while start > low, lexicon.titles[tokens[start - 1].word] != nil { start -= 1 }
    return start
  }

  private func nominalStart(endingAt end: Int, low: Int, in tokens: [Token]) -> Int? {
    var start = end
    while start > low {
      let token = tokens[start - 1]
      if token.word == lexicon.genitive, start < end {
        let owner = phrase(endingAt: start - 1, low: low, in: tokens)
        return owner.map { $0.tokens.lowerBound }
      }
      if lexicon.determiners.contains(token.word) || token.shape.contains(.number) {
        return start < end
          || token.shape.contains(.digits) == false
            && lexicon.pronouns[token.word]
              != nil
          ? start - 1 : nil
      }
      if token.shape.contains(.punctuation), !isHyphen(tokens, start - 1, end) { break }
      if lexicon.functionWords.contains(token.word) || lexicon.modifiers.contains(token.word) {
        break
      }
      start -= 1
    }
    // "Chinese officials", "Andrean High School fans": a name before the noun stands for the article.
    if start < end - 1, tokens[start].shape.contains(.capitalized) { return start }
    let last = end - 1
    return last >= low && lexicon.speakerNouns.contains(tokens[last].word) ? last : nil
  }

  /// Whether its last noun is one for a person or a body, or for what speaks in their place.
  func endsWithPerson(_ phrase: SpeakerPhrase, in tokens: [Token]) -> Bool {
    lexicon.speakerNouns.contains(tokens[phrase.tokens.upperBound - 1].word)
  }

  // MARK: Words of names

  /// A capitalized word that isn't one of grammar; an initial; a title with a capital.
  func isNameWord(_ tokens: [Token], _ index: Int) -> Bool {
    let token = tokens[index]
    return token.shape.contains(.capitalized)
      && (!lexicon.functionWords.contains(token.word) || isGivenName(tokens, index))
  }

  /// "said Will Holm": a word of grammar that amid small letters begins a name.
  private func isGivenName(_ tokens: [Token], _ index: Int) -> Bool {
    guard lexicon.doubtfulNames.contains(tokens[index].word), index > 0, index + 1 < tokens.count
    else { return false }
    let next = tokens[index + 1]
    return tokens[index].shape.isDisjoint(with: .sentenceStart)
      && tokens[index - 1].shape.isDisjoint(with: .capitalized)
      && next.shape.contains(.capitalized) && !lexicon.functionWords.contains(next.word)
  }

  private func isTight(_ token: Token) -> Bool {
    !token.shape.contains(.spaceBefore) && !token.shape.contains(.spaceAfter)
  }

  private func isHyphen(_ tokens: [Token], _ index: Int, _ limit: Int) -> Bool {
    tokens[index].word == lexicon.hyphen && isTight(tokens[index]) && index + 1 < limit
  }

  /// A hyphen, the word behind it, or a particle before a further name.
  private func joins(_ tokens: [Token], _ index: Int, _ limit: Int) -> Bool {
    if isHyphen(tokens, index, limit) { return true }
    if index > 0, tokens[index - 1].word == lexicon.hyphen, isTight(tokens[index - 1]) {
      return true
    }
    return lexicon.particles.contains(tokens[index].word) && index + 1 < limit
      && isNameWord(tokens, index + 1)
  }

  private func joinsBackwards(_ tokens: [Token], _ index: Int, _ low: Int) -> Bool {
    if tokens[index].word == lexicon.hyphen { return isTight(tokens[index]) && index > low }
    return lexicon.particles.contains(tokens[index].word) && index > low
      && isNameWord(tokens, index - 1)
  }

  /// "Teh-huai": a lower-case last part.
  private func isTail(_ tokens: [Token], _ index: Int, _ low: Int) -> Bool {
    index - 2 >= low && tokens[index - 1].word == lexicon.hyphen && isTight(tokens[index - 1])
      && isNameWord(tokens, index - 2)
  }
}
