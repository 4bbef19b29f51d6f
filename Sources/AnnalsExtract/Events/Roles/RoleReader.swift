import AnnalsAnnotation

/// Who takes part in an event, as heads of phrases, and what its headline is made of.
struct EventRoles {
  var agent: Int?
  var patient: Int?
  /// The grammatical subject and object, whatever their part.
  var subject: ClauseReader.Part?
  var object: ClauseReader.Part?
  /// Head of the phrase behind "by".
  var by: Int?
}

/// Reads from the tree who does what to whom.
struct RoleReader {
  let scene: RoleScene
  let clauses: ClauseReader

  private var tree: DependencyTree { scene.tree }

  func roles(of trigger: RoleTrigger, lemma: String) -> EventRoles {
    switch trigger.kind {
    case .verb: verb(trigger, lemma)
    case .copula: copula(trigger)
    case .noun: noun(trigger.head)
    case .modifier: modifier(trigger.head)
    }
  }

  // MARK: Verbs

  private func verb(_ trigger: RoleTrigger, _ lemma: String) -> EventRoles {
    let verb = trigger.head
    var roles = EventRoles()
    roles.subject = clauses.subject(of: verb)
    if clauses.isPassive(verb) {
      // "was given a prize"
      roles.object = governed(by: trigger) ?? clauses.ownObject(of: verb)
      roles.by = clauses.byPhrase(of: verb)
      roles.patient = told(roles.subject)
      roles.agent = roles.by
      return roles
    }
    roles.object = object(of: trigger)
    if let existing = existing(verb) {
      roles.patient = existing
      return roles
    }
    let traits =
      trigger.tokens.count > 1
      ? scene.words.verbPhrase(lemma) ?? scene.traits(verb) : scene.traits(verb)
    let object = told(roles.object)
    if isUndergone(by: roles.subject?.token, traits, roles.object?.token, verb) {
      roles.patient = told(roles.subject)
    } else {
      roles.agent = told(roles.subject)
      roles.patient = object
    }
    return roles
  }

  /// "there was a famine"
  private func existing(_ verb: Int) -> Int? {
    guard tree.dependent(of: verb, .expl) != nil else { return nil }
    return tree.dependent(of: verb) { tree.relation($0) == .nsubj && $0 > verb }
      ?? tree.dependent(of: verb, .nsubj)
  }

  /// Pronouns that only ask are nobody.
  private func told(_ part: ClauseReader.Part?) -> Int? {
    guard let token = part?.token else { return nil }
    if scene.has(token, .asked) && tree.tag(token) != .noun { return nil }
    return clauses.hasRelative(inPhraseOf: token) ? nil : token
  }

  private func isUndergone(
    by subject: Int?, _ traits: VerbTraits, _ object: Int?, _ verb: Int
  ) -> Bool {
    if traits.contains(.state) { return true }
    if let object {
      return traits.contains(.amount) && scene.isNumber(object)
    }
    if traits.contains(.happening) { return true }
    if traits.contains(.either) {
      let complement = tree.dependent(of: verb, .xcomp)
      if complement.map(scene.isVerbForm) ?? false { return false }
      return subject.map { !scene.isPerson($0) } ?? false
    }
    return traits.contains(.motion) && changesAmount(verb)
  }

  /// "went from 70 to 38"
  private func changesAmount(_ verb: Int) -> Bool {
    tree.dependent(of: verb) {
      guard tree.relation($0) == .obl, scene.isNumber($0), !scene.isTime($0),
        let preposition = tree.preposition(of: $0)
      else { return false }
      return scene.has(preposition, [.from, .towards, .by])
    } != nil
  }

  /// The object of the whole trigger: "took part in the hunt", "made a study of the mill".
  private func object(of trigger: RoleTrigger) -> ClauseReader.Part? {
    guard trigger.tokens.count > 1 else { return clauses.object(of: trigger.head) }
    if let noun = governed(by: trigger) { return noun }
    guard let own = clauses.object(of: trigger.head) else { return nil }
    guard trigger.tokens.contains(own.token) else { return own }
    return ofPhrase(of: own.token).map { ClauseReader.Part(token: $0, own: $0) }
  }

  /// "the hunt" of "took part in the hunt", "death" of "were put to death".
  private func governed(by trigger: RoleTrigger) -> ClauseReader.Part? {
    for index in trigger.tokens where tree.relation(index) == .case {
      if let noun = tree.head(index), !trigger.tokens.contains(noun) {
        return ClauseReader.Part(token: noun, own: noun)
      }
    }
    return nil
  }

  // MARK: Copulas and modifiers

  private func copula(_ trigger: RoleTrigger) -> EventRoles {
    var roles = EventRoles()
    if trigger.isBareCopula, let outer = clauses.outerSubject(of: trigger.head),
      trigger.tokens.contains(outer.copula)
    {
      roles.subject = clauses.resolved(outer.subject, in: trigger.head)
    } else {
      roles.subject = clauses.subject(of: trigger.head)
    }
    roles.patient = told(roles.subject)
    // "was one of the mills"
    roles.object = trigger.isBareCopula ? nil : governed(by: trigger)
    return roles
  }

  private func modifier(_ word: Int) -> EventRoles {
    var roles = EventRoles()
    guard let noun = tree.head(word) else { return roles }
    roles.subject = ClauseReader.Part(token: noun, own: nil)
    let isDoing =
      tree.pennTag(word) == .vbg
      && scene.traits(word).isDisjoint(with: [.happening, .either, .state])
    if isDoing { roles.agent = noun } else { roles.patient = noun }
    return roles
  }

  // MARK: Nouns

  private func noun(_ noun: Int) -> EventRoles {
    var roles = EventRoles()
    let traits = scene.words.noun(scene.lemma(noun))
    let owner = tree.dependent(of: noun, .nmodPoss).flatMap { person in
      scene.has(person, .asked) || scene.isTime(person) ? nil : person
    }
    let of = ofPhrase(of: noun)
    fill(&roles, owner, traits.whose)
    fill(&roles, of, owner != nil && traits.whose == traits.of ? .patient : traits.of)
    if let by = clauses.byPhrase(of: noun), roles.agent == nil { roles.agent = by }
    fillFromVerb(above: noun, traits, &roles)
    return roles
  }

  private func fill(_ roles: inout EventRoles, _ token: Int?, _ part: NounTraits.Part) {
    switch part {
    case .agent: if roles.agent == nil { roles.agent = token }
    case .patient: if roles.patient == nil { roles.patient = token }
    case .none: break
    }
  }

  /// What stands behind "of", unless it says when or how much.
  private func ofPhrase(of noun: Int) -> Int? {
    tree.dependent(of: noun) {
      guard tree.relation($0) == .nmod, $0 > noun, let preposition = tree.preposition(of: $0),
        scene.has(preposition, .of), !scene.isTime($0)
      else { return false }
      return !isShare($0) && tree.tag($0) != .verb && !isOfAnother(preposition, noun)
    }
  }

  /// "divorce and care of children": whether the "of" is the first noun's, too, is open.
  private func isOfAnother(_ preposition: Int, _ noun: Int) -> Bool {
    tree.dependent(of: noun) { tree.relation($0) == .conj && $0 < preposition } != nil
  }

  /// "a fall of 40 per cent"
  private func isShare(_ index: Int) -> Bool {
    guard scene.isNumber(index) else { return false }
    return tree.tag(index) == .num || tree.tag(index) == .sym
      || tree.dependent(of: index, .compound) != nil
  }

  /// "waged a war", "suffered a defeat", "a raid was made by the guard"
  private func fillFromVerb(above noun: Int, _ traits: NounTraits, _ roles: inout EventRoles) {
    guard let verb = tree.head(noun), scene.isVerbForm(verb) else { return }
    let verbTraits = scene.traits(verb)
    switch tree.relation(noun) {
    case .obj where verbTraits.contains(.light):
      if roles.agent == nil, traits.whose == .agent {
        roles.agent = told(clauses.subject(of: verb))
      }
    case .obj where verbTraits.contains(.undergoing):
      if roles.patient == nil { roles.patient = told(clauses.subject(of: verb)) }
    case .nsubjPass where verbTraits.contains(.light):
      if roles.agent == nil { roles.agent = clauses.byPhrase(of: verb) }
    default: return
    }
  }
}
