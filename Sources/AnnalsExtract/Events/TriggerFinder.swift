import AnnalsAnnotation

/// A trigger and how it stands.
struct FoundTrigger {
  enum Kind {
    case verb
    /// `climbed up`, which no lexicon holds.
    case particle
    /// `are fertile`, `was a failure`: the copula with its complement.
    case copula
    /// `seemed angry`.
    case linking
    /// `made a long journey`: the verb says little, the noun what happened.
    case light
  }

  let kind: Kind
  let tokens: Range<Int>
  let use: VerbUse
  /// Index of the entry, nil where the verb has none.
  let entry: Int?
}

/// Finds from tags and tree where a verb's trigger begins and ends.
///
/// Every verb is one but auxiliaries, what only stands before a noun as an adjective does, and forms
/// that have become prepositions. A particle, a fixed phrase, the complement of a copula and the noun
/// of a light verb belong to the trigger.
struct TriggerFinder {
  let scene: TriggerScene

  /// How far behind a verb its complement or noun may stand.
  private static let complementReach = 6
  private static let nounReach = 4
  private static let adjectiveReach = 3

  /// The trigger that begins with a verb or copula at a token; nil where none does.
  func trigger(at index: Int) -> FoundTrigger? {
    let analysis = scene.tree.analyses[index]
    if analysis.relation == .cop { return copula(index, analysis) }
    guard analysis.universalTag == .verb, Self.isClause(analysis.relation),
      Self.isVerb(analysis.pennTag)
    else { return nil }
    let frame = scene.tree[index]
    let lemma = scene.lemma(index)
    guard !isAuxiliary(index, lemma, analysis, frame) else { return nil }
    let use = VerbUse(
      tag: analysis.pennTag, frame: frame, isJoined: analysis.relation == .conj,
      isComplement: [.xcomp, .ccomp, .advcl, .acl].contains(analysis.relation))
    return verb(index, lemma, frame, use)
  }

  /// "the collectivized land", "according to": no clause of their own.
  private static func isClause(_ relation: Relation) -> Bool {
    switch relation {
    case .amod, .case, .mark, .fixed, .cc, .advmod, .compound, .det, .flat, .goeswith, .discourse,
      .punct, .aux, .auxPass:
      false
    default: true
    }
  }

  private static func isVerb(_ tag: PennTag) -> Bool {
    switch tag {
    case .vb, .vbd, .vbg, .vbn, .vbp, .vbz: true
    default: false
    }
  }

  /// "used to walk", "had to leave", "is going to build": the other verb is the event.
  private func isAuxiliary(
    _ index: Int, _ lemma: WordID, _ analysis: TokenAnalysis, _ frame: VerbFrame
  ) -> Bool {
    let hasObject = frame.facts.contains(.object)
    if lemma == scene.words.have { return !hasObject }
    if lemma == scene.words.use {
      let isBare = frame.facts.isDisjoint(with: [.passive, .have])
      return isBare && !hasObject && scene.has(index + 1, .to)
    }
    // "let us go"
    if scene.isWord(index, scene.words.let), scene.has(index + 1, .objectPronoun) { return true }
    if scene.isWord(index, scene.words.going) {
      return scene.has(index + 1, .to) && scene.tag(index + 2) == .vb
    }
    return scene.isIdle(index)
  }

  private func verb(
    _ index: Int, _ lemma: WordID, _ frame: VerbFrame, _ use: VerbUse
  ) -> FoundTrigger {
    let entry = scene.lexicon.verb(lemma)
    if let phrase = phrase(at: index, entry) {
      let end = index + 1 + phrase.words.count
      return FoundTrigger(kind: .verb, tokens: index..<end, use: use, entry: phrase.entry)
    }
    if scene.isParticle(index + 1, of: index) {
      return FoundTrigger(
        kind: .particle, tokens: index..<index + 2, use: use, entry: movement(entry))
    }
    let adjective = Int(frame.adjective)
    if adjective > index, adjective - index <= Self.adjectiveReach,
      scene.words.linking.contains(lemma)
    {
      return FoundTrigger(
        kind: .linking, tokens: index..<adjective + 1, use: use, entry: entry)
    }
    let object = Int(frame.object)
    if scene.words.light.contains(lemma), object > index, object - index <= Self.nounReach,
      let noun = eventNoun(object), !hasBreak(index + 1, object)
    {
      return FoundTrigger(kind: .light, tokens: index..<object + 1, use: use, entry: noun)
    }
    return FoundTrigger(kind: .verb, tokens: index..<index + 1, use: use, entry: entry)
  }

  /// A particle changes what most verbs mean, but not where a movement leads: "climbed up".
  private func movement(_ entry: Int?) -> Int? {
    entry.flatMap { scene.lexicon.entries[$0].eventClass == "space-movement" ? $0 : nil }
  }

  private func eventNoun(_ index: Int) -> Int? {
    guard scene.tree.analyses[index].universalTag == .noun else { return nil }
    return scene.lexicon.noun(scene.lemma(index))
  }

  /// The longest phrase of a verb. A lone preposition before its noun is none of the verb's: "closed
  /// in 1960", "went on foot".
  private func phrase(at index: Int, _ entry: Int?) -> EventLexicon.Phrase? {
    guard let entry else { return nil }
    for phrase in scene.lexicon.entries[entry].phrases {
      let isHere = phrase.words.indices.allSatisfy {
        scene.isWord(index + 1 + $0, phrase.words[$0])
      }
      let isPreposition =
        phrase.words.count == 1 && isHere && scene.tree.analyses[index + 1].relation == .case
      if isHere, !isPreposition { return phrase }
    }
    return nil
  }

  // MARK: Copulas

  private func copula(_ index: Int, _ analysis: TokenAnalysis) -> FoundTrigger? {
    let head = Int(analysis.head)
    let complement = scene.tree.analyses[head]
    guard head > index, head - index <= Self.complementReach,
      complement.universalTag == .adj || complement.universalTag == .noun
    else { return nil }
    let frame = scene.tree[head]
    // "was 40 million tons" is a figure and tells of nothing that happens.
    guard hasSubject(complement, frame.facts),
      frame.facts.isDisjoint(with: [.preposition, .number]),
      !hasBreak(index + 1, head)
    else { return nil }
    var own = frame
    own.facts.remove(.copula)
    let use = VerbUse(tag: analysis.pennTag, frame: own, isJoined: false, isComplement: true)
    // "was pleased" is told like "was beaten", without the copula.
    if complement.universalTag == .adj, scene.endsInEd(head) {
      return FoundTrigger(kind: .linking, tokens: head..<head + 1, use: .passive, entry: nil)
    }
    return FoundTrigger(
      kind: .copula, tokens: index..<end(ofComplement: head), use: use, entry: eventNoun(head))
  }

  /// Whether something before is said to be so: "on the hills are villas" names its subject behind.
  private func hasSubject(_ complement: TokenAnalysis, _ facts: VerbFrame.Facts) -> Bool {
    if facts.contains(.subject) { return true }
    guard complement.universalTag == .adj else { return false }
    if !facts.isDisjoint(with: [.to, .modal, .mark, .have]) { return true }
    return [.conj, .xcomp, .advcl, .acl, .aclRelcl].contains(complement.relation)
  }

  /// "is soft and clear"
  private func end(ofComplement head: Int) -> Int {
    let last = head + 2
    guard scene.range.contains(last), scene.tag(head + 1) == .cc,
      scene.tree.analyses[last].relation == .conj, scene.tree.analyses[last].head == head,
      scene.tree.analyses[last].universalTag == .adj,
      scene.tree.analyses[head].universalTag == .adj
    else { return head + 1 }
    return last + 1
  }

  /// A mark, a name or another clause between a verb and what would complete it.
  private func hasBreak(_ start: Int, _ end: Int) -> Bool {
    (start..<max(start, end)).contains {
      let analysis = scene.tree.analyses[$0]
      if analysis.universalTag == .punct || analysis.universalTag == .propn { return true }
      switch analysis.relation {
      case .nsubj, .cop, .aux, .expl, .mark: return true
      default: return false
      }
    }
  }
}
