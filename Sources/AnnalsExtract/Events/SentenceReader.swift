import AnnalsAnnotation
import AnnalsLanguage

/// Reads the triggers of one sentence from left to right.
struct SentenceReader {
  let scene: TriggerScene
  let document: AnalyzedDocument
  /// Whether the sentence has a date or inherits one.
  let isDated: Bool
  let register: Register
  var mood: ClauseMood
  private let finder: TriggerFinder

  init(
    scene: TriggerScene, document: AnalyzedDocument, isDated: Bool, register: Register
  ) {
    self.scene = scene
    self.document = document
    self.isDated = isDated
    self.register = register
    finder = TriggerFinder(scene: scene, isDated: isDated)
    mood = ClauseMood(start: scene.range.lowerBound)
  }

  /// The event whose trigger starts at a token, taken note of; nil where none does.
  mutating func trigger(at index: Int) -> EventMention? {
    let tag = scene.tree.analyses[index].eventTag
    guard let eventClass = tag.eventClass, let found = finder.trigger(at: index, eventClass) else {
      return nil
    }
    var mention = EventMention(
      span: document.span(of: found.tokens), token: index, rule: found.rule.rawValue,
      lemma: lemma(of: found.tokens), eventClass: eventClass.name)
    // What a verb of saying governs is told as somebody's words.
    let tellsOfWords = eventClass == .communication || eventClass == .mentalAbstract
    if let inflected = found.inflected, let use = found.use {
      read(&mention, found, inflected, use, tellsOfWords: tellsOfWords)
    } else {
      mention.polarity = isDenied(index) ? .negated : .affirmed
      mention.modality = nounModality(index)
    }
    mood.take(mention, end: found.tokens.upperBound, use: found.use, tellsOfWords: tellsOfWords)
    let isStative = isStative(found)
    if mention.modality == .actual {
      // What is denied wasn't told as having happened, but a state is one also then: "knew nothing".
      let telling = mention.polarity == .affirmed || isStative ? tag.telling ?? .untold : .told
      mention.modality = found.modality(telling, isStative: isStative, in: register)
    } else if mention.modality == .generic, isStative {
      // "Whales are large" is general, too, but a state first of all.
      mention.modality = .state
    }
    return mention
  }

  /// "knew", "lay", "was poor".
  private func isStative(_ found: FoundTrigger) -> Bool {
    guard let verb = found.inflected else { return found.rule == .adjective }
    return found.rule == .copula || scene.words.stative.contains(scene.lemma(verb))
  }

  // MARK: Verbs

  private func read(
    _ mention: inout EventMention, _ found: FoundTrigger, _ inflected: Int, _ use: VerbUse,
    tellsOfWords: Bool
  ) {
    let group = VerbGroup(before: inflected, use: use, in: scene)
    let isCopula = found.rule == .copula
    let end = found.tokens.upperBound
    let verb = ReadVerb(
      use: use, index: inflected, end: end, group: group,
      tellsOfWords: tellsOfWords && !isCopula,
      isAmount: mention.eventClass == EventClass.relativeProperties.name,
      governor: scene.governingClause(of: isCopula ? end - 1 : inflected),
      isDeniedInside: isDeniedInside(found))
    let reality = TriggerReality(verb: verb, scene: scene, mood: mood, isDated: isDated)
    mention.polarity = reality.polarity
    mention.modality = reality.modality
  }

  /// "was not a success", "made no progress": the denial stands between the trigger's words, or between a
  /// copula and its complement; "nobody ever counted them": the subject is one.
  private func isDeniedInside(_ found: FoundTrigger) -> Bool {
    let start = found.tokens.lowerBound
    if scene.tree[start].contains(.denyingSubject) { return true }
    var end = found.tokens.upperBound
    if found.rule == .copula, scene.tree.analyses[start].relation == .cop {
      let complement = Int(scene.tree.analyses[start].head)
      end = max(end, min(complement, start + Self.reach + 1))
    }
    return (start + 1..<end).contains { index in
      // "was, if not fair, at least quick" denies nothing.
      let isDenial = scene.has(index, .negation) && !scene.has(index - 1, .condition)
      return isDenial || scene.isWord(index, scene.words.no)
    }
  }

  /// `wipe out`, `make journey`, `be fertile`: the first word and what completes it.
  private func lemma(of tokens: Range<Int>) -> String {
    let first = text(tokens.lowerBound)
    return tokens.count == 1 ? first : first + " " + text(tokens.upperBound - 1)
  }

  private func text(_ index: Int) -> String {
    scene.lemmas.text(of: scene.tokens[index], scene.tree.analyses[index], in: scene.bytes)
  }

  // MARK: Nouns

  private func isDefinite(_ index: Int) -> Bool {
    (max(scene.range.lowerBound, index - Self.reach)..<index).contains {
      scene.isWord($0, scene.words.the)
    }
  }

  private static let reach = 4

  private func isDenied(_ index: Int) -> Bool {
    var left = index - 1
    while left >= scene.range.lowerBound, index - left <= 3 {
      if scene.isWord(left, scene.words.no) || scene.isWord(left, scene.words.without)
        || scene.words.lacks.contains(scene.tokens[left].word)
      {
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
