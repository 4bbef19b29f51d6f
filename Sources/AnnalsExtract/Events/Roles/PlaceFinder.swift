import AnnalsAnnotation

/// Finds where an event happens, or where a movement leads, from what hangs on its trigger: a place that is
/// named or meant, or a noun for one ("the village"). What stands elsewhere in the sentence holds for something
/// else.
struct PlaceFinder {
  let scene: RoleScene
  let clauses: ClauseReader

  private var tree: DependencyTree { scene.tree }

  /// The head of the phrase that names the place.
  ///
  /// - Parameters:
  ///   - object: what the verb governs, which may be the place.
  ///   - participant: by whose phrase a place may stand: "40 men in Kent died".
  func place(
    of trigger: RoleTrigger, eventClass: String, object: Int?, participant: Int?
  ) -> Int? {
    let verb = trigger.head
    if trigger.isBareCopula {
      // "The trouble was that they met in Kent" doesn't place the trouble.
      if clauses.outerCopula(of: verb).map(trigger.tokens.contains) ?? false { return nil }
      if isPlace(verb), let preposition = tree.preposition(of: verb), scene.has(preposition, .at) {
        return verb
      }
    }
    let traits = trigger.kind == .verb ? scene.traits(verb) : []
    let isMoving = eventClass == "space-movement" || traits.contains(.motion)
    if traits.contains(.reaching), let object, isPlace(object) { return object }
    if let found = nearest(to: verb, isMoving: isMoving, traits) {
      // "is years behind the other countries"
      let holds = tree.preposition(of: found).map { scene.has($0, .inside) } ?? false
      return trigger.isBareCopula && !holds ? nil : found
    }
    if let relative = relativePlace(of: verb) { return relative }
    if trigger.kind == .noun { return compoundPlace(of: verb) }
    if let participant, eventClass != "communication", eventClass != "mental-abstract",
      let found = held(by: participant)
    {
      return found
    }
    return sharedPlace(of: verb)
  }

  /// "40 men in Kent died"; the name "Famine in Kent" is no place.
  private func held(by participant: Int) -> Int? {
    tree.dependent(of: participant) {
      guard $0 > participant, tree.relation($0) == .nmod,
        let preposition = tree.preposition(of: $0),
        scene.has(preposition, .inside), isPlace($0)
      else { return false }
      return !(scene.name(around: participant)?.contains($0) ?? false)
    }
  }

  /// Of several the one that a movement leads to, else the first behind, else the first before.
  private func nearest(to head: Int, isMoving: Bool, _ traits: VerbTraits) -> Int? {
    var goal: Int?
    var behind: Int?
    var before: Int?
    tree.forEachDependent(of: head) { part in
      guard tree.relation(part) == .obl || tree.relation(part) == .nmod,
        let preposition = tree.preposition(of: part), isPlace(part),
        part < head || !isInComplement(preposition, of: head)
      else { return }
      let cue = scene.cue(preposition)
      if cue.contains(.towards), isMoving {
        if goal == nil { goal = part }
      } else if cue.contains(.at) || cue.contains(.from) && traits.contains(.reporting) {
        if part < head {
          if before == nil { before = part }
        } else if behind == nil {
          behind = part
        }
      }
    }
    // "In Kent 40 died, in Essex 50"
    if let place = behind, let before, let preposition = tree.preposition(of: place),
      tree.pennTag(preposition - 1) == .comma
    {
      behind = before
    }
    return goal ?? behind ?? before
  }

  /// "said that in Kent they starved": what stands behind "that" isn't where it was said.
  private func isInComplement(_ index: Int, of verb: Int) -> Bool {
    guard let clause = tree.dependent(of: verb, .ccomp), clause > index,
      let mark = tree.dependent(of: clause, .mark)
    else { return false }
    return mark > verb && mark < index
  }

  /// A place by its entity, or by a noun with an article or a name behind "of".
  func isPlace(_ head: Int) -> Bool {
    if scene.isTime(head) { return false }
    if let mention = scene.mention(at: head) { return scene.mentions[mention].type == .place }
    guard tree.tag(head) == .noun, scene.nounCue(head).contains(.site), !isFigurative(head) else {
      return false
    }
    return tree.dependent(of: head) {
      switch tree.relation($0) {
      case .det, .nmodPoss, .amod, .compound, .nummod: true
      case .nmod, .appos, .flat: scene.isPlace($0)
      default: false
      }
    } != nil
  }

  /// "the field of philosophy", "the fields of health care and law"
  private func isFigurative(_ noun: Int) -> Bool {
    tree.dependent(of: noun) {
      guard $0 > noun, tree.relation($0) == .nmod, tree.pennTag($0) == .nn,
        let preposition = tree.preposition(of: $0), scene.has(preposition, .of),
        scene.mention(at: $0) == nil
      else { return false }
      return tree.dependent(of: $0, .det) == nil && tree.dependent(of: $0, .nmodPoss) == nil
        && scene.nounCue($0).isDisjoint(with: .site)
    } != nil
  }

  /// "Kent, where 40 died", "the mill in which they died".
  private func relativePlace(of verb: Int) -> Int? {
    guard tree.relation(verb) == .aclRelcl, let noun = tree.head(verb), isPlace(noun) else {
      return nil
    }
    let pronoun = tree.dependent(of: verb) {
      if tree.pennTag($0) == .wrb { return true }
      guard tree.pennTag($0) == .wdt, let preposition = tree.preposition(of: $0) else {
        return false
      }
      return scene.has(preposition, .at)
    }
    return pronoun == nil ? nil : noun
  }

  /// "the Kent famine"
  private func compoundPlace(of noun: Int) -> Int? {
    tree.dependent(of: noun) { tree.relation($0) == .compound && scene.isPlace($0) }
  }

  /// "In Kent they burned and looted": what opens the clause holds for all that is joined.
  private func sharedPlace(of verb: Int) -> Int? {
    guard tree.relation(verb) == .conj, tree.subject(of: verb) == nil, let head = tree.head(verb),
      let place = nearest(to: head, isMoving: false, []), place < head
    else { return nil }
    return place
  }

  /// The mention that a place's phrase is about: "the village of Toft" is Toft.
  func mention(of head: Int) -> Int? {
    if let own = scene.mention(ofPhrase: head), scene.mentions[own].type == .place { return own }
    let named = tree.dependent(of: head) {
      (tree.relation($0) == .nmod || tree.relation($0) == .compound) && scene.isPlace($0)
        && (tree.relation($0) == .compound
          || tree.preposition(of: $0).map { scene.has($0, .of) } ?? false)
    }
    return named.flatMap(scene.mention(at:))
  }
}
