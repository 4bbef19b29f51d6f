import AnnalsAnnotation

/// A verb as read so far.
struct ReadVerb {
  let use: VerbUse
  let index: Int
  /// After the trigger.
  let end: Int
  let group: VerbGroup
  /// Whether it is a verb of saying or thinking.
  let tellsOfWords: Bool
  /// Whether it tells of a change by some amount.
  let isAmount: Bool
  /// The token that its clause completes, if any: `aimed` in "aimed to build".
  let governor: Int?
  /// Whether its own words or its subject deny it.
  let isDeniedInside: Bool
}

/// Whether an event is told as having happened, as planned, possible, hypothetical or general, and
/// whether it is denied. General rules in the order of their strength:
/// - an infinitive takes its modality from what it hangs on: `planned to build` planned, `began to build`
///   actual, `failed to build` denied, `able to build` possible, a purpose (`to build dams`) planned;
/// - `if` makes hypothetical, also `would have`; `would` behind a verb of saying is planned;
/// - `may`, `might`, `can`, `could`, `perhaps` make possible; `will`, `must`, `should` planned;
/// - what isn't believed, or isn't certain, is possible;
/// - a present without a date or a name as its subject is generic: `peasants work`.
struct TriggerReality {
  var polarity = EventMention.Polarity.affirmed
  var modality = EventMention.Modality.actual

  init(verb: ReadVerb, scene: TriggerScene, mood: ClauseMood, isDated: Bool) {
    readPolarity(verb, scene, mood)
    let isPresent =
      verb.use == .present || verb.use == .bare && scene.has(verb.group.start, .presentDo)
    if verb.use == .imperative {
      modality = .planned
    } else if verb.use == .coordinated || verb.use == .infinitive && verb.group.infinitive == nil {
      // "robbed and exiled", "let them go"
      inherit(mood)
    } else if isPresent, !isDated, Self.isGeneral(verb, scene) {
      modality = .generic
    }
    if let infinitive = verb.group.infinitive {
      readInfinitive(infinitive, verb.governor, scene, mood)
      if verb.group.hasHave, modality == .planned {
        modality = Self.perfectInfinitive(infinitive, scene, mood)
      }
    } else if verb.use == .bare, scene.has(verb.group.start, .do),
      scene.startsPhrase(verb.group.start)
    {
      // "Don't leave!"
      modality = .planned
    } else if !verb.group.modal.isEmpty {
      readModal(verb, mood, scene)
    } else if verb.use == .gerund {
      readGerund(verb.index, scene, mood)
    }
    if modality == .actual || modality == .generic {
      readMood(mood, scene)
      if isDoubted(verb, scene) { modality = .possible }
    }
  }

  /// "It is not believed that he tried": what isn't thought to be so is left open.
  private func isDoubted(_ verb: ReadVerb, _ scene: TriggerScene) -> Bool {
    var clause = scene.tree.analyses[verb.index]
    if clause.relation == .cop { clause = scene.tree.analyses[Int(clause.head)] }
    let above = Int(clause.head)
    switch clause.relation {
    case .ccomp, .csubj, .csubjPass: break
    default: return false
    }
    guard above < verb.index, scene.words.beliefs.contains(scene.lemma(above)) else { return false }
    return scene.tree[above].contains(.denyingSubject)
      || VerbGroup(before: above, use: .past, in: scene).isNegated
  }

  private mutating func readPolarity(_ verb: ReadVerb, _ scene: TriggerScene, _ mood: ClauseMood) {
    let isDenied =
      verb.group.isNegated || verb.isDeniedInside || mood.hasDenyingSubject
      || Self.isDeniedByObject(verb.end, scene)
    let isMissed = verb.use == .past && !verb.isAmount && Self.isMissed(verb.index, scene)
    let governor = scene.governor(of: verb.index)
    let isWithout =
      scene.has(governor, .gerundPreposition) && scene.isWord(governor, scene.words.without)
    if isDenied || isMissed || isWithout { deny() }
  }

  /// "they nearly starved"; "it nearly doubled" tells of a change.
  private static func isMissed(_ index: Int, _ scene: TriggerScene) -> Bool {
    scene.isWord(index - 1, scene.words.nearly) || scene.isWord(index - 1, scene.words.almost)
  }

  /// "is said to have fled" reports it, "was supposed to have fled" leaves it open, "was to have
  /// fled" and "enough to have saved them" tell of what wasn't.
  private static func perfectInfinitive(
    _ infinitive: Int, _ scene: TriggerScene, _ mood: ClauseMood
  ) -> EventMention.Modality {
    if scene.has(infinitive - 1, .planned) { return .possible }
    if scene.isBe(infinitive - 1) { return .hypothetical }
    let isReported = mood.last != nil && mood.lastEnd == infinitive
    return isReported || scene.has(infinitive - 1, .actualTo) ? .actual : .hypothetical
  }

  private mutating func deny() { polarity = .negated }

  private mutating func inherit(_ mood: ClauseMood) {
    guard let last = mood.last else { return }
    polarity = last.polarity
    modality = last.modality
  }

  /// `found no grain` denies as `did not find grain` does.
  ///
  /// "said no to the plan" doesn't: behind `no` stands a noun.
  private static func isDeniedByObject(_ end: Int, _ scene: TriggerScene) -> Bool {
    if scene.isWord(end, scene.words.no), scene.opensAdjunct(end + 1) { return false }
    return scene.has(end, .nothing) && !scene.has(end + 1, .longer)
  }

  /// A present tells of one event where its subject is a name or a person, or where it reports
  /// words.
  private static func isGeneral(_ verb: ReadVerb, _ scene: TriggerScene) -> Bool {
    let subject = scene.governor(of: verb.group.start)
    if scene.has(subject, .general) { return true }
    if verb.tellsOfWords { return false }
    if scene.isName(subject) || scene.isOpeningName(subject) { return false }
    // "7,000 delegates attend", but not "2,000 pounds make a ton"
    if !scene.opensObject(verb.end), scene.range.contains(subject - 1),
      scene.tokens[subject - 1].shape.contains(.digits)
    {
      return false
    }
    // "it" stands for a thing as often as for a happening.
    if scene.has(subject, .objectPronoun) { return true }
    return !scene.has(subject, .pronounSubject) || scene.has(subject, .relative)
      || scene.cue(subject).contains(.quantifier)
  }

  private mutating func readModal(
    _ verb: ReadVerb, _ mood: ClauseMood, _ scene: TriggerScene
  ) {
    let group = verb.group
    let modal = group.modal
    if modal.contains(.would) {
      if group.hasHave || mood.isConditional || mood.hasCondition {
        modality = .hypothetical
      } else if group.isLater {
        modality = .actual
      } else if !mood.isReported, Self.isHabit(group.start, verb.end, scene) {
        modality = .generic
      } else {
        modality = mood.isReported ? .planned : .hypothetical
      }
    } else if modal.contains(.may) {
      // "could have fled", "might have fled": it wasn't so, or isn't known.
      modality = group.hasHave && modal.contains(.could) ? .hypothetical : .possible
    } else if modal.contains(.must) {
      modality = group.hasHave ? .possible : .planned
    } else {
      modality = .planned
    }
  }

  /// "peasants would walk for days", "whenever it rained, they would stay inside".
  private static func isHabit(_ start: Int, _ end: Int, _ scene: TriggerScene) -> Bool {
    let from = max(scene.range.lowerBound, start - habitReach)
    let to = min(scene.range.upperBound, end + habitReach)
    return (from..<to).contains { scene.words.habitWords.contains(scene.tokens[$0].word) }
  }

  private static let habitReach = 6

  private mutating func readMood(_ mood: ClauseMood, _ scene: TriggerScene) {
    if mood.isConditional {
      modality = .hypothetical
    } else if mood.isDoubted {
      modality = .possible
    } else if scene.isWord(scene.range.upperBound - 1, scene.words.question),
      !Self.takesForGranted(scene)
    {
      modality = .possible
    }
  }

  /// "When did they leave?" asks for the time of what happened.
  private static func takesForGranted(_ scene: TriggerScene) -> Bool {
    let limit = min(scene.range.lowerBound + questionReach, scene.range.upperBound)
    return (scene.range.lowerBound..<limit).contains {
      scene.words.questionWords.contains(scene.tokens[$0].word)
    }
  }

  private static let questionReach = 3

  /// `for building`, `aimed at building`, `proposed building`: intended, unless the clause tells of it as done.
  private mutating func readGerund(_ index: Int, _ scene: TriggerScene, _ mood: ClauseMood) {
    let before = scene.governor(of: index)
    let isAgainst = scene.isWord(before, scene.words.against)
    if isAgainst || scene.has(before, .prevent) && !scene.isWord(before, scene.words.without) {
      modality = .hypothetical
    } else if let verb = scene.governingComplement(of: index), scene.has(verb, .planned) {
      modality = .planned
    } else if scene.has(scene.has(before, .preposition) ? before - 1 : before, .possibleGerund) {
      modality = .possible
    } else if let last = mood.last, last.modality != .actual {
      modality = last.modality
    } else if let modal = modalAbove(index, scene) {
      modality = modal.isDisjoint(with: [.would, .may]) ? .planned : .hypothetical
    } else if scene.has(before, .preposition), scene.has(before - 1, .planned) {
      modality = .planned
    } else if scene.has(before, .preposition), scene.has(before - 1, .prevent) {
      modality = .hypothetical
    }
  }

  /// The modal of the verb whose subject a clause is: "overtaking them will take ten years".
  private func modalAbove(_ index: Int, _ scene: TriggerScene) -> EventCue? {
    let analysis = scene.tree.analyses[index]
    let verb = Int(analysis.head)
    guard analysis.relation == .csubj, verb > index, scene.tree[verb].contains(.modal) else {
      return nil
    }
    let group = VerbGroup(before: verb, use: .bare, in: scene)
    return group.modal.isEmpty ? nil : group.modal
  }

  // MARK: Infinitives

  private static let governorLimit = 6

  /// The word that an infinitive hangs on stands a few tokens before `to`: "ordered the farmers to
  /// grow".
  private mutating func readInfinitive(
    _ infinitive: Int, _ governor: Int?, _ scene: TriggerScene, _ mood: ClauseMood
  ) {
    modality = .planned
    if scene.isBe(infinitive - 1) {
      // "if they were to follow him"
      if mood.isConditional { modality = .hypothetical }
      return
    }
    let known: EventCue = [.planned, .actualTo, .negatedTo, .possibleTo]
    // The tree reaches farther than the words beside: "refused, for the third time in that winter, to pay".
    if let governor, infinitive - governor > Self.governorLimit {
      let cue = scene.cue(governor)
      if !cue.isDisjoint(with: known) {
        return hang(on: cue, at: governor, infinitive, scene, mood)
      }
    }
    var left = infinitive - 1
    while left >= scene.range.lowerBound, infinitive - left <= Self.governorLimit {
      let cue = scene.cue(left)
      // "too weak to march", "too proud to march"
      if scene.isWord(left, scene.words.too) || scene.isWord(left - 1, scene.words.too) {
        modality = .possible
        deny()
        return
      }
      // "the last general to surrender" tells that he did.
      if cue.contains(.ordinal), scene.isWord(left - 1, scene.words.the) {
        modality = .actual
        return
      }
      if !cue.isDisjoint(with: known), !scene.isName(left),
        scene.words.order != scene.tokens[left].word
      {
        return hang(on: cue, at: left, infinitive, scene, mood)
      }
      if scene.tokens[left].shape.contains(.punctuation) { return }
      left -= 1
    }
  }

  private mutating func hang(
    on cue: EventCue, at index: Int, _ infinitive: Int, _ scene: TriggerScene, _ mood: ClauseMood
  ) {
    let above = aboveReality(index, scene, mood)
    if cue.contains(.negatedTo) {
      polarity = above.polarity == .negated ? .affirmed : .negated
      modality = above.modality
    } else if cue.contains(.possibleTo) {
      modality = .possible
      if above.polarity == .negated { deny() }
    } else if cue.contains(.actualTo), isDirect(index, infinitive, cue, scene) {
      modality = above.modality
      if above.polarity == .negated { deny() }
    } else if above.polarity == .negated, cue.contains(.planned) {
      deny()
    }
  }

  /// "had to flee" is real, "had a plan to flee" isn't; "forced the peasants to flee" is.
  private func isDirect(
    _ index: Int, _ infinitive: Int, _ cue: EventCue, _ scene: TriggerScene
  ) -> Bool {
    if infinitive - index == 1 { return true }
    return !cue.contains(.have) && scene.isPlural(infinitive - 1)
      || scene.has(infinitive - 1, .objectPronoun)
  }

  /// The reality of the governing word: that of its trigger, where it is one, else from its own
  /// words.
  private func aboveReality(
    _ index: Int, _ scene: TriggerScene, _ mood: ClauseMood
  ) -> (polarity: EventMention.Polarity, modality: EventMention.Modality) {
    if let last = mood.last, last.token == index || mood.lastEnd == index + 1 {
      return (last.polarity, last.modality == .generic ? .generic : last.modality)
    }
    let group = VerbGroup(before: index, use: .past, in: scene)
    return (group.isNegated ? .negated : .affirmed, group.modal.isEmpty ? .actual : .possible)
  }
}
