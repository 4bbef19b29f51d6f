import AnnalsAnnotation
import AnnalsLanguage

/// A cue among the tokens.
struct CueMatch: Sendable, Equatable {
  let tokens: Range<Int>
  let cue: AttributionCue
}

/// Finds verbs of saying and who is their subject: by what stands directly before or behind the verb, over
/// appositions, relative clauses, brackets and adverbs; and by the tree, where there is one.
struct SubjectFinder: Sendable {
  let lexicon: QuotationLexicon
  let reader: SpeakerPhraseReader
  let sources: SourceReader
  /// The document that is read; nil where only its tokens are known.
  private(set) var scene: SpeechScene?

  init(lexicon: QuotationLexicon) {
    self.lexicon = lexicon
    reader = SpeakerPhraseReader(lexicon: lexicon)
    sources = SourceReader(lexicon: lexicon)
  }

  /// The same for a document's trees.
  func reading(_ scene: SpeechScene) -> SubjectFinder {
    var finder = self
    finder.scene = scene
    return finder
  }

  /// The verb that starts at `index`, if it may be one: in lower case, and not behind an article.
  ///
  /// - Parameter isBeside: where the quotation stands so near that the tagger is not asked.
  func cue(
    at index: Int, low: Int, limit: Int, isBeside: Bool = false, in tokens: [Token]
  ) -> CueMatch? {
    let token = tokens[index]
    guard token.word != 0, !token.shape.contains(.punctuation),
      !token.shape.contains(.capitalized) || index == low
        || scene?.isHeadlineVerb(index) ?? false,
      isBeside || !(scene?.isNoVerb(index) ?? false),
      let match = lexicon.cues.longestMatch(in: tokens, at: index, limit: limit)
    else { return nil }
    // "the report", "so-called".
    if index > low,
      isDeterminerOnly(tokens[index - 1].word) && !(scene?.isAuxiliary(index - 1) ?? false)
        || tokens[index - 1].word == lexicon.hyphen
    {
      return nil
    }
    return CueMatch(tokens: index..<index + match.count, cue: match.value)
  }

  /// The phrase "quoted as saying" that ends with the verb just found, else the verb itself.
  func widened(_ match: CueMatch, low: Int, in tokens: [Token]) -> CueMatch {
    let end = match.tokens.upperBound
    guard
      let longer = lexicon.cues.longestMatch(in: tokens, endingAt: end, from: max(low, end - 4)),
      longer.count > match.tokens.count
    else { return match }
    return CueMatch(tokens: end - longer.count..<end, cue: longer.value)
  }

  private func isDeterminerOnly(_ word: WordID) -> Bool {
    guard lexicon.determiners.contains(word) else { return false }
    let grammaticalCase = lexicon.pronouns[word]?.grammaticalCase
    return grammaticalCase != .subject && grammaticalCase != .indefinite
      || word == lexicon.genitive
  }

  /// Who is the subject of a verb; `isPassive` where the verb tells of what was said by others.
  struct Subject: Equatable {
    var phrase: SpeakerPhrase?
    var isPassive = false
  }

  func subject(of match: CueMatch, low: Int, in tokens: [Token]) -> Subject {
    let beside = besideVerb(match, low: low, in: tokens)
    guard match.cue.use != .passive, let scene, !scene.tree.isEmpty else { return beside }
    let verb = match.tokens.lowerBound
    if sources.isPassive(verb, scene.tree) {
      let mayNameSpeaker = match.cue.use == .label || match.cue.use == .think
      return Subject(
        phrase: mayNameSpeaker ? sources.source(ofVerb: verb, in: scene) : nil, isPassive: true)
    }
    let found =
      beside.phrase == nil
      ? sources.source(ofVerb: verb, in: scene) : sources.sureSource(ofVerb: verb, in: scene)
    guard let found, isAround(found, verb, low: low, scene) else { return beside }
    if let phrase = beside.phrase {
      if phrase.tokens.overlaps(found.tokens) {
        // "the first lady", of which only the noun was read.
        let isWider =
          phrase.form == .nominal && found.tokens.upperBound == phrase.tokens.upperBound
          && found.tokens.lowerBound < phrase.tokens.lowerBound
        return isWider ? Subject(phrase: found) : beside
      }
      // A name or pronoun right before the verb needs no tree, but "a man known as Chen said".
      if phrase.form != .nominal, isNext(phrase.tokens.upperBound, to: verb, in: tokens),
        scene.tree.preposition(of: scene.tree.top(of: phrase.tokens)) == nil
      {
        return beside
      }
    }
    return Subject(phrase: found)
  }

  /// Whether a subject stands where the words around the quotation do: behind `low`, or before a title in
  /// marks in the same sentence.
  private func isAround(
    _ phrase: SpeakerPhrase, _ verb: Int, low: Int, _ scene: SpeechScene
  ) -> Bool {
    let start = phrase.tokens.lowerBound
    return start >= low || scene.isInQuotation(start) == scene.isInQuotation(verb)
  }

  private func isNext(_ end: Int, to verb: Int, in tokens: [Token]) -> Bool {
    end <= verb && (end..<verb).allSatisfy { isModifier(tokens, $0) }
  }

  private func besideVerb(_ match: CueMatch, low: Int, in tokens: [Token]) -> Subject {
    var end = match.tokens.lowerBound
    var isPassive = false
    while end > low, isModifier(tokens, end - 1) || lexicon.passives.contains(tokens[end - 1].word)
    {
      let isAuxiliary = lexicon.passives.contains(tokens[end - 1].word)
      isPassive = isPassive || isAuxiliary && match.cue.inflection != .gerund
      end -= 1
    }
    if isPassive, match.cue.use != .passive { return Subject(isPassive: true) }
    guard end > low else { return Subject() }
    let previous = tokens[end - 1]
    if match.cue.inflection == .gerund {
      return Subject(phrase: gerundSubject(endingAt: end, low: low, in: tokens))
    }
    if lexicon.conjunctions.contains(previous.word) {
      return Subject(phrase: clauseSubject(low: low, limit: end, in: tokens))
    }
    if let pronoun = lexicon.pronouns[previous.word], pronoun.grammaticalCase == .relative {
      let name = tokens[max(low, end - 2)].word == lexicon.comma ? end - 2 : end - 1
      return Subject(phrase: reader.phrase(endingAt: name, low: low, in: tokens))
    }
    if previous.word == lexicon.comma {
      return Subject(phrase: subjectBeforeComma(end - 1, low: low, in: tokens))
    }
    if previous.word == lexicon.closeBracket {
      return Subject(phrase: subjectBeforeBracket(end - 1, low: low, in: tokens))
    }
    return Subject(phrase: nearSubject(endingAt: end, low: low, in: tokens))
  }

  /// "a sign saying", "Hu said, adding": a name or person right before the participle, else the subject
  /// of the verb of saying before the comma, else that of the clause.
  private func gerundSubject(endingAt end: Int, low: Int, in tokens: [Token]) -> SpeakerPhrase? {
    if let near = reader.phrase(endingAt: end, low: low, in: tokens),
      near.form == .name || near.form == .nominal && reader.endsWithPerson(near, in: tokens)
    {
      return near
    }
    if tokens[end - 1].word == lexicon.comma, end - 2 > low,
      let match = cue(at: end - 2, low: low, limit: end - 1, in: tokens),
      match.cue.inflection != .gerund
    {
      return subject(of: match, low: low, in: tokens).phrase
    }
    return clauseSubject(low: low, limit: end, in: tokens)
  }

  /// The noun phrase before the verb, unless it hangs on a preposition: "after a look over his shoulder
  /// added" has the subject of its clause.
  private func nearSubject(endingAt end: Int, low: Int, in tokens: [Token]) -> SpeakerPhrase? {
    let near = reader.phrase(endingAt: end, low: low, in: tokens)
    if let near, near.form == .pronoun || !hangs(near.tokens.lowerBound, low, tokens) {
      return near
    }
    return clauseSubject(low: low, limit: near?.tokens.lowerBound ?? end, in: tokens)
  }

  private func hangs(_ start: Int, _ low: Int, _ tokens: [Token]) -> Bool {
    start > low && lexicon.allPrepositions.contains(tokens[start - 1].word)
  }

  /// An auxiliary or an adverb between subject and verb.
  private func isModifier(_ tokens: [Token], _ index: Int) -> Bool {
    lexicon.modifiers.contains(tokens[index].word)
      && !tokens[index].shape.contains(.capitalized)
      || lexicon.modifiers.contains(tokens[index].word)
        && lexicon.pronouns[tokens[index].word] == nil
        && index > 0 && !tokens[index].shape.contains(.sentenceStart)
  }

  /// "X, who was there, wrote": the name before the apposition; "Dutch scholar X, wrote": the name
  /// before a comma that shouldn't be there.
  private func subjectBeforeComma(_ comma: Int, low: Int, in tokens: [Token]) -> SpeakerPhrase? {
    var index = comma - 1
    let floor = max(low, comma - 24)
    while index > floor {
      if tokens[index].word == lexicon.comma,
        !lexicon.conjunctions.contains(tokens[index + 1].word),
        opensApposition(tokens, index + 1),
        let phrase = reader.phrase(endingAt: index, low: low, in: tokens),
        phrase.form != .pronoun || comma - index <= 4
      {
        return phrase
      }
      index -= 1
    }
    if let name = nearSubject(endingAt: comma, low: low, in: tokens), name.form == .name {
      return name
    }
    return clauseSubject(low: low, limit: comma, in: tokens)
  }

  private func opensApposition(_ tokens: [Token], _ index: Int) -> Bool {
    let token = tokens[index]
    if token.shape.contains(.digits) { return true }
    return !token.shape.contains(.capitalized) && !token.shape.contains(.punctuation)
      || lexicon.particles.contains(token.word)
  }

  private func subjectBeforeBracket(_ close: Int, low: Int, in tokens: [Token]) -> SpeakerPhrase? {
    var index = close - 1
    let floor = max(low, close - 12)
    while index > floor, tokens[index].word != lexicon.openBracket { index -= 1 }
    return reader.phrase(endingAt: index, low: low, in: tokens)
  }

  /// The subject of the clause from `low` on: its first noun phrase, after an opening phrase up to a
  /// comma. For a second verb: "He turned to his mother and said".
  private func clauseSubject(low: Int, limit: Int, in tokens: [Token]) -> SpeakerPhrase? {
    var index = low
    while index < limit,
      tokens[index].shape.contains(.punctuation)
        || lexicon.conjunctions.contains(tokens[index].word)
    {
      index += 1
    }
    if index < limit, let match = cue(at: index, low: low, limit: limit, in: tokens) {
      index = match.tokens.upperBound
    }
    if let phrase = reader.phrase(startingAt: index, limit: limit, in: tokens) {
      // "LO WU - Chen said": where the text was written.
      let end = phrase.tokens.upperBound
      if end < limit, lexicon.dashes.contains(tokens[end].word),
        tokens[end].shape.contains(.spaceBefore)
      {
        return reader.phrase(startingAt: end + 1, limit: limit, in: tokens)
          ?? reader.bareNominal(startingAt: end + 1, limit: limit, in: tokens)
      }
      if maySubject(phrase, in: tokens) { return phrase }
    }
    let reach = min(limit, index + 15)
    while index < reach, tokens[index].word != lexicon.comma { index += 1 }
    guard index < reach else { return nil }
    return reader.phrase(startingAt: index + 1, limit: limit, in: tokens)
  }

  /// Not "Two weeks", and of single words at a sentence's start none that a function word or a comma
  /// follows: "Outside the hall", "Indeed,".
  private func maySubject(_ phrase: SpeakerPhrase, in tokens: [Token]) -> Bool {
    let end = phrase.tokens.upperBound
    if lexicon.timeNouns.contains(tokens[end - 1].word) { return false }
    guard phrase.form == .name, phrase.tokens.count == 1, end < tokens.count,
      tokens[phrase.tokens.lowerBound].shape.contains(.sentenceStart)
    else { return true }
    let next = tokens[end]
    if next.shape.contains(.punctuation) { return false }
    return !lexicon.functionWords.contains(next.word) || lexicon.modifiers.contains(next.word)
      || lexicon.passives.contains(next.word)
  }

  // MARK: Behind the quotation

  /// "said Zhou", "he said", "the old man, smiling, said" from `index` on.
  func attribution(from index: Int, limit: Int, in tokens: [Token]) -> (CueMatch, SpeakerPhrase)? {
    guard index < limit else { return nil }
    if let match = cue(at: index, low: index, limit: limit, isBeside: true, in: tokens),
      !tokens[index].shape.contains(.capitalized)
    {
      guard mayInvert(match.cue),
        let phrase = reader.phrase(
          startingAt: match.tokens.upperBound, limit: limit, in: tokens)
          ?? reader.bareNominal(startingAt: match.tokens.upperBound, limit: limit, in: tokens)
      else { return nil }
      return (match, phrase)
    }
    if let near = reader.phrase(startingAt: index, limit: limit, in: tokens),
      let found = attribution(to: near, limit: limit, in: tokens)
    {
      return found
    }
    // "Kiln committee chairman Jon Aase recalled": the nouns as far as they go.
    guard let long = reader.bareNominal(startingAt: index, limit: limit, in: tokens) else {
      return nil
    }
    return attribution(to: long, limit: limit, in: tokens)
  }

  /// The verb behind a phrase, over "for the ministry", adverbs, an apposition or a bracket.
  private func attribution(
    to phrase: SpeakerPhrase, limit: Int, in tokens: [Token]
  ) -> (CueMatch, SpeakerPhrase)? {
    var phrase = phrase
    var next = phrase.tokens.upperBound
    while next + 1 < limit, phrase.form != .pronoun,
      lexicon.prepositions.contains(tokens[next].word),
      let inner = reader.phrase(startingAt: next + 1, limit: limit, in: tokens)
    {
      next = inner.tokens.upperBound
      phrase = SpeakerPhrase(tokens: phrase.tokens.lowerBound..<next, form: .nominal)
    }
    if let match = verb(from: next, limit: limit, in: tokens) { return (match, phrase) }
    guard next < limit, let end = parenthesisEnd(from: next, limit: limit, in: tokens),
      let match = verb(from: end, limit: limit, in: tokens)
    else { return nil }
    return (match, phrase)
  }

  func mayInvert(_ cue: AttributionCue) -> Bool {
    (cue.use == .utter || cue.use == .manner || cue.use == .text || cue.isThought)
      && cue.inflection != .gerund
      && cue.inflection != .base
  }

  /// The verb at `index` behind its adverbs, if it is one of saying in the active voice.
  private func verb(from index: Int, limit: Int, in tokens: [Token]) -> CueMatch? {
    var index = index
    var isPassive = false
    while index < limit, index < tokens.count {
      if lexicon.passives.contains(tokens[index].word) {
        isPassive = true
      } else if !isModifier(tokens, index) {
        break
      }
      index += 1
    }
    guard index < limit,
      let match = cue(at: index, low: index, limit: limit, isBeside: true, in: tokens),
      match.cue.use != .label,
      !tokens[index].shape.contains(.capitalized)
    else { return nil }
    if isPassive, match.cue.use != .passive, match.cue.inflection != .gerund { return nil }
    if match.cue.inflection == .gerund, !isPassive { return nil }
    return match
  }

  /// Behind the comma or bracket that ends an apposition which begins at `index`.
  private func parenthesisEnd(from index: Int, limit: Int, in tokens: [Token]) -> Int? {
    let isBracket = tokens[index].word == lexicon.openBracket
    guard isBracket || tokens[index].word == lexicon.comma else { return nil }
    let closing = isBracket ? lexicon.closeBracket : lexicon.comma
    let reach = min(limit, index + 20)
    var end = index + 1
    while end < reach {
      if tokens[end].shape.contains(.sentenceStart) { return nil }
      if tokens[end].word == closing { return end + 1 }
      end += 1
    }
    return nil
  }
}
