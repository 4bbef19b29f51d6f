/// How a verb form stands in its sentence.
enum VerbUse: Sendable {
  /// With a subject, in the past or present.
  case past, present
  /// After `to`.
  case infinitive
  /// After a modal or `do`.
  case bare
  /// After `be` or `get`; after `have`; in -ing after `be`.
  case passive, perfect, progressive
  /// A participle or gerund without an auxiliary: `destroying homes`, `, followed by`.
  case participle, gerund
  /// A base form that commands.
  case imperative
  /// A base form behind another's `and`.
  case coordinated

  /// Rule ids are published; see the examples of each.
  var rule: String {
    switch self {
    case .past: "events.past"
    case .present: "events.present"
    case .infinitive: "events.infinitive"
    case .bare: "events.modal"
    case .passive: "events.passive"
    case .perfect: "events.perfect"
    case .progressive: "events.progressive"
    case .participle: "events.participle"
    case .gerund: "events.gerund"
    case .imperative: "events.imperative"
    case .coordinated: "events.coordinated"
    }
  }
}

/// Decides from its neighbours whether a word that can be a verb is one here. In doubt it is none.
struct TriggerReading {
  let scene: TriggerScene
  let index: Int
  /// After the trigger, which may be a phrase.
  let end: Int
  let word: EventLexicon.Word
  let isPhrase: Bool
  /// How the trigger before in this sentence stood, where it is near enough to be coordinated.
  let previous: VerbUse?
  /// Index after that trigger.
  let previousEnd: Int

  private var governor: Int { scene.governor(of: index) }

  /// The use, and whether the entry is that of the past form.
  func use() -> VerbUse? {
    let governor = governor
    if let use = auxiliaryUse(governor) { return use }
    if scene.has(index, .nonVerb) { return nil }
    if scene.has(index, .comparing), scene.has(end, [.preposition, .to]) { return nil }
    if !word.forms.isDisjoint(with: [.past, .participle]), let use = pastUse(governor) {
      return use
    }
    if word.forms.contains(.present), let use = presentUse(governor) { return use }
    if word.forms.contains(.gerund), let use = gerundUse(governor) { return use }
    if word.forms.contains(.base) { return baseUse(governor) }
    return nil
  }

  private var homographs: EventLexicon.Homographs {
    if isPhrase || word.verb < 0 { return [] }
    return scene.lexicon.entries[Int(word.verb)].homographs
  }

  private var pastHomographs: EventLexicon.Homographs {
    if word.pastVerb < 0 { return [] }
    return scene.lexicon.entries[Int(word.pastVerb)].homographs
  }

  // MARK: With an auxiliary

  private func auxiliaryUse(_ governor: Int) -> VerbUse? {
    guard scene.range.contains(governor) else { return nil }
    if word.forms.contains(.base) {
      if scene.has(governor, .to), isInfinitive(to: governor) { return .infinitive }
      if scene.isModal(governor) || scene.has(governor, .do) { return .bare }
      let above = scene.governor(of: governor)
      let isInverted = scene.has(governor, .pronounSubject)
      if isInverted, scene.isModal(above) || scene.has(above, .do) { return .bare }
    }
    if word.forms.contains(.participle) {
      if scene.has(governor, .have) || isHad(governor) { return isAttribute ? nil : .perfect }
      if scene.isBe(governor) || scene.has(governor, .get) { return isPassive ? .passive : nil }
    }
    if word.forms.contains(.gerund), scene.isBe(governor) {
      // "is going to build" tells of building.
      if scene.isWord(index, scene.words.going), scene.has(end, .to) { return nil }
      return homographs.contains(.adjectiveGerund) && !scene.opensObject(end) ? nil : .progressive
    }
    return nil
  }

  /// "had steamed bread": with nothing between it and a noun, such a participle is an adjective.
  private var isAttribute: Bool {
    pastHomographs.contains(.adjectiveParticiple) && !isPhrase && opensBareNoun
  }

  /// `they'd fled`: before a participle that is no base form `'d` is `had`.
  private func isHad(_ governor: Int) -> Bool {
    scene.has(governor, .would) && scene.tokens[governor].utf8Count < 5
      && !word.forms.contains(.base)
  }

  /// `was interested in` tells of a state, `was covered by` may tell of a deed.
  private var isPassive: Bool {
    isPhrase || !pastHomographs.contains(.adjectiveParticiple)
  }

  /// After `to` a base form that is a noun as well may be one: `according to plan`, `return to
  /// work`.
  private func isInfinitive(to governor: Int) -> Bool {
    guard homographs.contains(.noun) else { return true }
    if scene.isWord(end, scene.words.of) { return false }
    if scene.opensObject(end) { return true }
    let before = scene.governor(of: governor)
    if scene.has(before, .nounTo) || scene.has(governor - 1, .nounTo) { return false }
    if !homographs.contains(.mostlyNoun) { return true }
    return scene.has(before, [.planned, .actualTo, .negatedTo, .possibleTo, .be, .adjective])
  }

  // MARK: Past forms

  private func pastUse(_ governor: Int) -> VerbUse? {
    let isBare =
      !pastHomographs.contains(.adjectiveParticiple) || isPhrase
      || !word.forms.contains(.participle)
    let isFinite = word.forms.contains(.past) && isBare
    if governor < scene.range.lowerBound { return openingUse }
    let cue = scene.cue(governor)
    if scene.has(index, .nounPast), !scene.opensObject(end), !scene.isName(governor),
      !scene.has(governor, [.pronounSubject, .pluralSubject, .measured, .conjunction]),
      !scene.isWord(governor, scene.words.comma)
    {
      return nil
    }
    // "sent inflated figures": right behind a verb it belongs to the object.
    if previousEnd == index || isAfterParticiple { return nil }
    if isCounted(governor) { return nil }
    // "there were four months left"
    if scene.isWord(index, scene.words.left), !scene.opensObject(end), isExistential { return nil }
    if scene.tokens[governor].shape.contains(.punctuation), !scene.isNounLike(governor) {
      return scene.isHyphen(governor) ? nil : afterMark(isFinite)
    }
    if scene.isWord(governor, scene.words.cliticS) { return nil }
    if scene.isNounLike(governor) { return afterNoun(governor, isFinite) }
    if !cue.isDisjoint(with: [.pronounSubject, .relative]) || cue.contains(.singularSubject) {
      return afterPronoun(cue)
    }
    if cue.contains(.pluralSubject) || cue.contains(.quantifier) {
      if word.forms == .past || cue == .pluralSubject { return past(isFinite) }
      return scene.opensAdjunct(end) || scene.opensObject(end) ? past(isFinite) : nil
    }
    if cue.contains(.conjunction) { return afterConjunction(isFinite) }
    // A pure past can't be an attribute: "those who stayed behind fell".
    let isPure = word.forms == .past || word.forms == [.past, .base]
    return cue.contains(.preposition) && isPure && word.forms == .past ? .past : nil
  }

  /// "received subsidised rice": the word before is a past form and nothing else.
  private var isAfterParticiple: Bool {
    let before = index - 1
    guard scene.range.contains(before), !scene.isName(before), scene.cue(before).isEmpty else {
      return false
    }
    let word = scene.lexicon[scene.tokens[before].word]
    return word.noun < 0 && word.forms.isSubset(of: [.past, .participle]) && !word.forms.isEmpty
      && opensBareNoun
  }

  private var opensBareNoun: Bool {
    scene.isNounLike(end) && !scene.opensAdjunct(end)
      && !scene.tokens[end].shape.contains(.punctuation)
  }

  /// "600,000 lost births", "a million lost or postponed births": after a number an attribute.
  private func isCounted(_ governor: Int) -> Bool {
    guard governor == index - 1, word.forms.contains(.participle),
      scene.tokens[governor].shape.contains(.digits) || scene.has(governor - 1, .quantifier)
        || scene.range.contains(governor - 1)
          && scene.tokens[governor - 1].shape.contains(.digits),
      !scene.isPlural(governor)
    else { return false }
    if scene.has(end, .conjunction), scene.range.contains(end + 1) {
      let next = scene.lexicon[scene.tokens[end + 1].word]
      return next.forms.contains(.participle) && scene.isNounLike(end + 2)
    }
    return scene.isNounLike(end) && !scene.opensObject(end) && !scene.opensAdjunct(end)
  }

  private static let existentialReach = 6

  private var isExistential: Bool {
    (max(scene.range.lowerBound, index - Self.existentialReach)..<index).contains {
      scene.isWord($0, scene.words.there) && scene.isBe($0 + 1)
    }
  }

  private func past(_ isFinite: Bool) -> VerbUse? {
    if isFinite { return .past }
    return scene.has(end, [.preposition, .to]) && word.forms.contains(.participle)
      && !pastHomographs.contains(.adjectiveParticiple) ? .participle : nil
  }

  /// `Founded in 1921, …`
  private var openingUse: VerbUse? {
    let isTold = word.forms.contains(.participle) && scene.has(end, .preposition)
    return isTold && !pastHomographs.contains(.adjectiveParticiple)
      && !scene.isWord(end, scene.words.of)
      ? .participle : nil
  }

  private func afterPronoun(_ cue: EventCue) -> VerbUse? {
    guard word.forms.contains(.past) else { return nil }
    if cue.contains(.determiner), cue.isDisjoint(with: .pronounSubject) {
      // "that collectivized agriculture" and "this led to", but not "this increased pressure".
      let isClear =
        word.forms.isDisjoint(with: .participle) || scene.opensObject(end)
        || scene.opensAdjunct(end) || scene.isWord(governor, scene.words.that)
      return isClear ? .past : nil
    }
    if cue.contains(.objectPronoun), cue.contains(.possessive) { return nil }
    return .past
  }

  private func afterNoun(_ governor: Int, _ isFinite: Bool) -> VerbUse? {
    if homographs.contains(.noun), word.forms.contains(.base) {
      // "pay cut", "tool set": the past and the noun look alike.
      return scene.opensObject(end) ? past(isFinite) : nil
    }
    return past(isFinite)
  }

  /// After a comma the clause goes on or a participle follows; an adjective of a list may as well.
  private func afterMark(_ isFinite: Bool) -> VerbUse? {
    if word.forms == .past { return .past }
    if pastHomographs.contains(.adjectiveParticiple), !isPhrase { return nil }
    if isDictated { return .imperative }
    if isListed { return .coordinated }
    if scene.has(end, .preposition) || scene.has(end, .to) {
      return word.forms.contains(.participle) ? .participle : .past
    }
    return isFinite && scene.opensObject(end) ? .past : nil
  }

  /// "he says, cut the figure": words told behind a present of saying.
  private var isDictated: Bool {
    previous == .present && previousEnd == governor && word.forms.contains(.base)
      && scene.isWord(governor, scene.words.comma) && scene.opensObject(end)
  }

  /// "were beaten, tortured and robbed": a participle between commas goes on a list of them.
  private var isListed: Bool {
    guard previousEnd == governor, word.forms.contains(.participle) else { return false }
    switch previous {
    case .passive, .perfect, .coordinated:
      return scene.isWord(end, scene.words.comma) || scene.has(end, .conjunction)
    default: return false
    }
  }

  private func afterConjunction(_ isFinite: Bool) -> VerbUse? {
    guard isFinite else { return nil }
    if word.forms == .past { return .past }
    guard let previous else { return scene.opensObject(end) ? .past : nil }
    switch previous {
    case .perfect, .passive, .coordinated:
      let isPair = !scene.has(governor, .contrast) && word.forms.contains(.participle)
      return scene.opensObject(end) || scene.opensAdjunct(end) ? isPair ? .coordinated : .past : nil
    case .past, .participle, .present:
      return scene.opensObject(end) || scene.opensAdjunct(end) ? .past : nil
    default: return scene.opensObject(end) || scene.has(end, .preposition) ? .past : nil
    }
  }

  // MARK: Present forms

  private func presentUse(_ governor: Int) -> VerbUse? {
    guard scene.range.contains(governor) else { return nil }
    let cue = scene.cue(governor)
    let isNoun = homographs.contains(.noun)
    if cue.contains(.pronounSubject) { return .present }
    if cue.contains(.singularSubject) {
      if cue.contains(.relative), !homographs.contains(.mostlyNoun) { return .present }
      return !isNoun || scene.opensObject(end) ? .present : nil
    }
    if scene.isWord(governor, scene.words.cliticS) { return nil }
    if scene.isNounLike(governor) {
      if !isNoun { return scene.isPlural(governor) ? nil : .present }
      let isSubject =
        scene.isName(governor) || scene.isOpeningName(governor)
        || !homographs.contains(.mostlyNoun)
      return isSubject && opensClause && !scene.isPlural(governor) ? .present : nil
    }
    if scene.isWord(governor, scene.words.comma) { return !isNoun && opensClause ? .present : nil }
    if cue.contains(.conjunction), previous == .present {
      return !isNoun || opensClause ? .present : nil
    }
    return nil
  }

  /// Behind it stands what only a verb takes: `reports that`, `plans the`, `attacks those`.
  private var opensClause: Bool {
    scene.has(end, [.determiner, .possessive, .objectPronoun])
      || scene.isWord(end, scene.words.that)
  }

  // MARK: Forms in -ing

  private func gerundUse(_ governor: Int) -> VerbUse? {
    let isNoun = homographs.contains(.nounGerund) || homographs.contains(.adjectiveGerund)
    if scene.isWord(end, scene.words.of) { return nil }
    let object = scene.opensObject(end)
    guard scene.range.contains(governor) else { return object ? .gerund : nil }
    let cue = scene.cue(governor)
    if cue.contains(.phase) { return .gerund }
    if scene.isWord(governor, scene.words.comma) {
      return object || scene.has(end, [.preposition, .to]) ? .gerund : nil
    }
    if cue.contains(.gerundPreposition) { return object ? .gerund : nil }
    let goesOn = object || scene.has(end, [.preposition, .to])
    if cue.contains(.conjunction) { return goesOn && previous == .gerund ? .gerund : nil }
    if !scene.isPlural(governor), !scene.has(governor, .objectPronoun) { return nil }
    return goesOn && (!isNoun || object) ? .gerund : nil
  }

  // MARK: Base forms

  private func baseUse(_ governor: Int) -> VerbUse? {
    let isNoun = homographs.contains(.noun) || homographs.contains(.adjective)
    let object = scene.opensObject(end)
    if scene.startsPhrase(index) { return isNoun ? nil : imperativeUse }
    let cue = scene.cue(governor)
    if cue.contains(.pluralSubject), !cue.contains(.quantifier) {
      let isPronoun = cue.contains(.pronounSubject) && !cue.contains(.relative)
      return isPronoun || !isNoun || object && opensClause ? .present : nil
    }
    if cue.contains(.conjunction) {
      guard let previous, [.infinitive, .bare, .coordinated, .imperative].contains(previous) else {
        return nil
      }
      let isPair = previousEnd == governor
      return !isNoun || object || isPair ? .coordinated : nil
    }
    guard scene.isNounLike(governor), scene.isPlural(governor) else { return nil }
    return !isNoun && (object || scene.opensAdjunct(end)) || opensClause && isWeakNoun
      ? .present : nil
  }

  private var isWeakNoun: Bool {
    !homographs.contains(.mostlyNoun) && !homographs.contains(.adjective)
  }

  /// `Strive to complete the plan!`
  private var imperativeUse: VerbUse? {
    guard scene.isWord(scene.range.upperBound - 1, scene.words.exclamation) || endsInQuotedCall
    else {
      return nil
    }
    return scene.opensObject(end) || scene.has(end, [.to, .preposition]) ? .imperative : nil
  }

  private var endsInQuotedCall: Bool {
    let last = scene.range.upperBound - 1
    return scene.range.contains(last) && scene.tokens[last].shape.contains(.quotationMark)
      && scene.isWord(last - 1, scene.words.exclamation)
  }
}
