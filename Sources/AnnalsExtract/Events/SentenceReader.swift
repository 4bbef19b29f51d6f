import AnnalsAnnotation
import AnnalsLanguage

/// Reads the triggers of one sentence from left to right.
struct SentenceReader {
  let scene: TriggerScene
  let document: AnalyzedDocument
  let timeline: EventDates
  var mood: ClauseMood
  private var previous: (use: VerbUse, end: Int)?

  /// How far a coordinated verb may stand behind the one that it is joined to.
  private static let coordinationReach = 15

  init(scene: TriggerScene, document: AnalyzedDocument, timeline: EventDates) {
    self.scene = scene
    self.document = document
    self.timeline = timeline
    mood = ClauseMood(start: scene.range.lowerBound)
  }

  /// The event whose trigger starts at a token, taken note of; nil where none does.
  mutating func trigger(at index: Int) -> EventMention? {
    let token = scene.tokens[index]
    let word = scene.lexicon[token.word]
    guard token.word != 0, !word.forms.isEmpty || word.noun >= 0 else { return nil }
    if token.shape.contains(.allCapitals) || scene.isName(index) { return nil }
    if !word.forms.isEmpty, let mention = verb(at: index, word) { return mention }
    return word.noun >= 0 ? noun(at: index, word) : nil
  }

  // MARK: Verbs

  private mutating func verb(at index: Int, _ word: EventLexicon.Word) -> EventMention? {
    let phrase = phrase(at: index)
    let end = index + (phrase?.count ?? 1)
    guard !scene.isHyphenated(index..<end) else { return nil }
    let nearby = previous.flatMap { index - $0.end <= Self.coordinationReach ? $0.use : nil }
    let reading = TriggerReading(
      scene: scene, index: index, end: end, word: word, isPhrase: phrase != nil, previous: nearby,
      previousEnd: previous?.end ?? 0)
    guard let use = reading.use() else { return nil }
    let entry = scene.lexicon.entries[phrase.map { Int($0.value) } ?? verbEntry(word, use)]
    if use == .past, scene.isWord(index, scene.words.used), scene.has(end, .to) { return nil }
    // "that is to say"
    if use == .infinitive, scene.isWord(index, scene.words.say), scene.isBe(index - 2),
      scene.isWord(index - 3, scene.words.that)
    {
      return nil
    }
    let sense = EventSenseReader(scene: scene, index: index, end: end, use: use)
    let eventClass = sense.eventClass(of: entry)
    let group = VerbGroup(before: index, use: use, in: scene)
    let read = ReadVerb(
      use: use, index: index, end: end, group: group, tellsOfWords: entry.tellsOfWords,
      isAmount: eventClass == "relative-properties")
    let reality = TriggerReality(
      verb: read, scene: scene, mood: mood, isDated: timeline.isDated)
    var mention = EventMention(
      span: document.span(of: index..<end), token: index, rule: use.rule, lemma: entry.lemma,
      eventClass: eventClass, polarity: reality.polarity, modality: reality.modality)
    mention.when = timeline.when(
      of: mention, mood: mood,
      tense: EventTense(
        isFinite: use == .past || use == .present || use == .passive,
        isEarlier: group.isPluperfect && group.hasHave, isPerfect: group.hasHave),
      scene: scene)
    mood.take(mention, end: end, use: use, tellsOfWords: entry.tellsOfWords)
    previous = (use, end)
    return mention
  }

  /// The phrase that starts here. A last word that begins a phrase of its own isn't the verb's:
  /// "closed in 1960", "written in haste", "gone on foot".
  private func phrase(at index: Int) -> PhraseTable<Int32>.Match? {
    guard
      let match = scene.lexicon.phrases.longestMatch(
        in: scene.tokens, at: index, limit: scene.range.upperBound)
    else { return nil }
    let end = index + match.count
    if match.count > 2 { return match }
    if !scene.opensAdjunct(end) {
      if scene.isWord(end - 1, scene.words.in) { return nil }
      if scene.isWord(end - 1, scene.words.on), !scene.opensObject(end) { return nil }
    }
    let isTime =
      scene.has(end - 1, .temporal) && scene.range.contains(end)
      && !scene.tokens[end].shape.isDisjoint(with: [.digits, .capitalized])
    return isTime ? nil : match
  }

  private func verbEntry(_ word: EventLexicon.Word, _ use: VerbUse) -> Int {
    let isPast: Bool
    switch use {
    case .past, .passive, .perfect, .participle: isPast = word.pastVerb >= 0
    case .coordinated: isPast = !word.forms.contains(.base)
    default: isPast = word.verb < 0
    }
    return Int(isPast ? word.pastVerb : word.verb)
  }

  // MARK: Nouns

  private mutating func noun(at index: Int, _ word: EventLexicon.Word) -> EventMention? {
    guard !scene.isHyphenated(index..<index + 1), isHead(index), isNoun(index, word),
      !isQuoted(index), !isPairedModifier(index), !isOfPrisoners(index)
    else {
      return nil
    }
    // "did not cause a famine": whether there was one the sentence doesn't say.
    if let last = mood.last, last.polarity == .negated { return nil }
    let entry = scene.lexicon.entries[Int(word.noun)]
    var mention = EventMention(
      span: document.span(of: index..<index + 1), token: index, rule: "events.noun",
      lemma: entry.lemma, eventClass: entry.eventClass,
      polarity: isDenied(index) ? .negated : .affirmed, modality: nounModality(index))
    mention.when = timeline.when(ofNoun: mention, mood: mood, scene: scene)
    mood.take(mention, end: index + 1, use: nil, tellsOfWords: entry.tellsOfWords)
    return mention
  }

  /// "famine relief" is about relief: a content word behind makes the noun its modifier.
  private func isHead(_ index: Int) -> Bool {
    let next = index + 1
    guard scene.range.contains(next) else { return true }
    let token = scene.tokens[next]
    if token.shape.contains(.punctuation) || token.shape.contains(.digits) { return true }
    if scene.isWord(next, scene.words.cliticS) { return true }
    if token.shape.contains(.capitalized) { return false }
    let forms = scene.lexicon[token.word].forms
    return !scene.cue(next).isDisjoint(with: EventCue.closedClass.subtracting(.adjective))
      || scene.isAdverb(next)
      || !forms.isDisjoint(with: [.past, .participle]) && !forms.contains(.base)
  }

  private func isOfPrisoners(_ index: Int) -> Bool {
    scene.isWord(index - 1, scene.words.of) && scene.range.contains(index - 2)
      && scene.words.prisoners.contains(scene.tokens[index - 2].word)
  }

  /// "birth and death rates": both are modifiers of the rates.
  private func isPairedModifier(_ index: Int) -> Bool {
    scene.has(index + 1, .conjunction) && scene.range.contains(index + 2)
      && scene.lexicon[scene.tokens[index + 2].word].noun >= 0 && !isHead(index + 2)
  }

  /// A noun that is a verb as well counts only behind what opens a noun phrase.
  private func isNoun(_ index: Int, _ word: EventLexicon.Word) -> Bool {
    let left = index - 1
    if scene.has(left, [.to]) || scene.isModal(left) { return false }
    if word.forms.isEmpty { return true }
    if scene.isWord(left, scene.words.cliticS) { return true }
    return scene.has(
      left, [.determiner, .possessive, .quantifier, .preposition, .adjective])
  }

  private func isDefinite(_ index: Int) -> Bool {
    (max(scene.range.lowerBound, index - Self.reach)..<index).contains {
      scene.isWord($0, scene.words.the)
    }
  }

  /// "the “famine”" speaks of the word.
  private func isQuoted(_ index: Int) -> Bool {
    let before = index - 1
    guard scene.range.contains(before), scene.tokens[before].shape.contains(.quotationMark) else {
      return false
    }
    let isTitle =
      before > scene.range.lowerBound
      && scene.tokens[index].shape.contains(.capitalized)
    return isTitle
      || scene.range.contains(index + 1)
        && scene.tokens[index + 1].shape.contains(.quotationMark)
  }

  private static let reach = 4

  private func isDenied(_ index: Int) -> Bool {
    var left = index - 1
    while left >= scene.range.lowerBound, index - left <= 3 {
      if scene.isWord(left, scene.words.no) || scene.isWord(left, scene.words.without) {
        return true
      }
      if scene.tokens[left].shape.contains(.punctuation) { return false }
      left -= 1
    }
    return false
  }

  /// "to avert a famine", "the threat of war": it did not come to be, or nobody says so; otherwise
  /// the noun shares the modality of the verb before it in its clause.
  private func nounModality(_ index: Int) -> EventMention.Modality {
    var left = index - 1
    while left >= scene.range.lowerBound, index - left <= Self.reach {
      if scene.has(left, .prevent), !scene.isWord(left, scene.words.without) {
        return .hypothetical
      }
      if scene.tokens[left].shape.contains(.punctuation) { break }
      left -= 1
    }
    if mood.isConditional { return .hypothetical }
    let above = mood.last?.modality ?? .actual
    // "He might return after the famine": the article takes the famine for granted.
    return above != .generic && isDefinite(index) ? .actual : above
  }
}
