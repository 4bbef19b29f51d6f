import AnnalsAnnotation
import AnnalsLanguage

/// Reads the triggers of one sentence from left to right.
struct SentenceReader {
  let scene: TriggerScene
  let document: AnalyzedDocument
  /// Whether the sentence has a date or inherits one.
  let isDated: Bool
  var mood: ClauseMood
  private let finder: TriggerFinder

  init(scene: TriggerScene, document: AnalyzedDocument, isDated: Bool) {
    self.scene = scene
    self.document = document
    self.isDated = isDated
    finder = TriggerFinder(scene: scene)
    mood = ClauseMood(start: scene.range.lowerBound)
  }

  /// The event whose trigger starts at a token, taken note of; nil where none does.
  mutating func trigger(at index: Int) -> EventMention? {
    let token = scene.tokens[index]
    let tag = scene.tree.analyses[index].universalTag
    guard tag == .verb || tag == .aux || tag == .noun,
      !token.shape.contains(.allCapitals), !scene.isName(index)
    else { return nil }
    if tag == .noun { return noun(at: index) }
    guard let found = finder.trigger(at: index), !scene.isHyphenated(found.tokens) else {
      return nil
    }
    return verb(found)
  }

  // MARK: Verbs

  private mutating func verb(_ found: FoundTrigger) -> EventMention {
    let index = found.tokens.lowerBound
    let end = found.tokens.upperBound
    let entry = found.entry.map { scene.lexicon.entries[$0] }
    let eventClass = eventClass(of: found, entry)
    let group = VerbGroup(before: index, use: found.use, in: scene)
    // What a verb of saying governs is told as somebody's words, also behind a particle.
    let tellsOfWords = found.kind != .copula && entry?.tellsOfWords ?? false
    let read = ReadVerb(
      use: found.use, index: index, end: end, group: group, tellsOfWords: tellsOfWords,
      isAmount: eventClass == "relative-properties",
      governor: scene.governingClause(of: found.kind == .copula ? end - 1 : index),
      isDeniedInside: isDeniedInside(found))
    let reality = TriggerReality(verb: read, scene: scene, mood: mood, isDated: isDated)
    let mention = EventMention(
      span: document.span(of: found.tokens), token: index,
      rule: (found.kind == .copula ? .copula : found.use.rule).rawValue,
      lemma: lemma(of: found, entry), eventClass: eventClass, polarity: reality.polarity,
      modality: reality.modality)
    mood.take(mention, end: end, use: found.use, tellsOfWords: tellsOfWords)
    return mention
  }

  /// "was not a success", "made no progress": the denial stands between the trigger's words; "nobody
  /// ever counted them": the subject is one.
  private func isDeniedInside(_ found: FoundTrigger) -> Bool {
    if scene.tree[found.tokens.lowerBound].facts.contains(.denyingSubject) { return true }
    return found.tokens.dropFirst().contains { index in
      let cue = scene.cue(index)
      return cue.contains(.negation) || scene.isWord(index, scene.words.no)
    }
  }

  /// A light verb has the class of its noun; how something is or becomes has none of its own.
  private func eventClass(of found: FoundTrigger, _ entry: EventLexicon.Entry?) -> String {
    guard let entry else { return "" }
    switch found.kind {
    case .light, .copula, .particle: return entry.eventClass
    case .linking: return ""
    case .verb:
      let sense = EventSenseReader(
        scene: scene, index: found.tokens.lowerBound, end: found.tokens.upperBound, use: found.use)
      return sense.eventClass(of: entry)
    }
  }

  /// `wipe out`, `make journey`, `be fertile`: the verb and what completes it.
  private func lemma(of found: FoundTrigger, _ entry: EventLexicon.Entry?) -> String {
    if found.kind == .verb, let entry { return entry.lemma }
    let first = text(found.tokens.lowerBound)
    return found.tokens.count == 1 ? first : first + " " + text(found.tokens.upperBound - 1)
  }

  private func text(_ index: Int) -> String {
    scene.lemmas.text(of: scene.tokens[index], scene.tree.analyses[index], in: scene.bytes)
  }

  // MARK: Nouns

  private mutating func noun(at index: Int) -> EventMention? {
    guard isHead(index), let entryIndex = scene.lexicon.noun(scene.lemma(index)),
      !scene.isHyphenated(index..<index + 1), !isQuoted(index), !isOfPrisoners(index)
    else { return nil }
    let entry = scene.lexicon.entries[entryIndex]
    let mention = EventMention(
      span: document.span(of: index..<index + 1), token: index, rule: EventRule.noun.rawValue,
      lemma: entry.lemma, eventClass: entry.eventClass,
      polarity: isDenied(index) ? .negated : .affirmed, modality: nounModality(index))
    mood.take(mention, end: index + 1, use: nil, tellsOfWords: entry.tellsOfWords)
    return mention
  }

  /// "famine relief" is about relief, "birth and death rates" about rates.
  private func isHead(_ index: Int) -> Bool {
    let analysis = scene.tree.analyses[index]
    switch analysis.relation {
    case .compound, .flat, .fixed, .goeswith, .amod, .case, .mark: return false
    case .conj:
      return analysis.head < 0
        || scene.tree.analyses[Int(analysis.head)].relation != .compound
    default: return true
    }
  }

  private func isOfPrisoners(_ index: Int) -> Bool {
    scene.isWord(index - 1, scene.words.of) && scene.range.contains(index - 2)
      && scene.words.prisoners.contains(scene.tokens[index - 2].word)
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
    // "did not cause a famine": whether there was one the sentence doesn't say.
    let isOpen = mood.last?.polarity == .negated && !isDenied(index) && !isDefinite(index)
    if isOpen { return .possible }
    let above = mood.last?.modality ?? .actual
    // "He might return after the famine": the article takes the famine for granted.
    return above != .generic && isDefinite(index) ? .actual : above
  }
}
