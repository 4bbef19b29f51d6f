import AnnalsAnnotation

/// What a clause has beside its subject.
extension ClauseReader {
  /// The object that stands in the clause itself.
  func ownObject(of verb: Int) -> Part? {
    var indirect: Int?
    var direct: Int?
    // Of two the second is what is given, "sent Holm a letter"; behind a comma it says more of the first: "built a
    // mill, a wonder".
    tree.forEachDependent(of: verb) {
      switch tree.relation($0) {
      case .iobj: indirect = $0
      case .obj where !scene.isDate($0) && tree.tag($0) != .verb:
        if let first = direct, first > verb, hasComma(first..<$0) { break }
        direct = $0
      // "admitted over a million"
      case .obl where $0 > verb && tree.tag($0) == .num && tree.preposition(of: $0) == nil:
        if direct == nil, !scene.isDate($0) { direct = $0 }
      default: break
      }
    }
    guard let object = direct ?? indirect ?? partedObject(of: verb) else { return nil }
    return resolved(object, in: verb)
  }

  private func hasComma(_ tokens: Range<Int>) -> Bool {
    tokens.contains { tree.pennTag($0) == .comma }
  }

  /// "had a mill and the town had two": what the tree takes for a subject of the second verb.
  private func partedObject(of verb: Int) -> Int? {
    guard let next = tree.dependent(of: verb, .conj) else { return nil }
    return scene.parting(before: next)?.object
  }

  /// To whom something is given, where that isn't the object.
  func receiver(of verb: Int, besides object: Int) -> Int? {
    tree.dependent(of: verb) {
      (tree.relation($0) == .iobj || tree.relation($0) == .obj) && $0 > verb && $0 < object
        && !scene.isDate($0)
    }
  }

  /// To whom or what an active verb does it.
  func object(of verb: Int) -> Part? {
    if let own = ownObject(of: verb) { return own }
    switch tree.relation(verb) {
    case .aclRelcl:
      // "the grain they hid"
      guard let subject = tree.subject(of: verb), tree.head(verb) != nil,
        resolved(subject, in: verb)?.token == subject,
        tree.head(verb).map({ !scene.isTime($0) && !scene.nounCue($0).contains(.vague) }) ?? false,
        tree.dependent(of: verb, where: isRelative) == nil,
        scene.traits(verb).isDisjoint(with: [.happening, .state, .either]),
        tree.dependent(of: verb, .ccomp) == nil, tree.dependent(of: verb, .xcomp) == nil
      else { return nil }
      return tree.head(verb).map { Part(token: $0, own: nil) }
    case .xcomp:
      guard let head = tree.head(verb), let above = ownObject(of: head), isGap(above, under: head)
      else { return nil }
      return borrowed(above)
    case .conj:
      // "bought and sold grain"
      guard let head = tree.head(verb), head < verb, scene.isVerbForm(head),
        let shared = ownObject(of: head), shared.token > verb
      else { return nil }
      return borrowed(shared)
    default: return sharedBehind(verb)
    }
  }

  /// "bought, weighed and sold grain", with the grain on the last verb.
  private func sharedBehind(_ verb: Int) -> Part? {
    guard scene.traits(verb).contains(.transitive) else { return nil }
    var verb = verb
    for _ in 0..<4 {
      guard let next = nextJoined(verb) else { return nil }
      if let object = ownObject(of: next) { return object.token > next ? borrowed(object) : nil }
      verb = next
    }
    return nil
  }

  /// The verb that is joined to one right behind it, by a comma or "and" alone.
  private func nextJoined(_ verb: Int) -> Int? {
    var next = verb + 1
    while next < scene.tokens.count, next - verb < 3,
      tree.tag(next) == .punct || tree.tag(next) == .cconj
    {
      next += 1
    }
    guard next > verb + 1, next < scene.tokens.count, tree.relation(next) == .conj,
      tree.pennTag(next) == tree.pennTag(verb), tree.subject(of: next) == nil,
      tree.head(next) == verb || tree.head(next) == tree.head(verb)
    else { return nil }
    return next
  }

  func isRelative(_ index: Int) -> Bool {
    var index = index
    for _ in 0..<2 {
      switch tree.pennTag(index) {
      case .wdt, .wp, .wrb, .wpPossessive: return true
      default: break
      }
      guard let next = tree.dependent(of: index, .nmodPoss) else { return false }
      index = next
    }
    return false
  }

  /// "by name", "by force"
  private func isManner(_ noun: Int) -> Bool {
    tree.pennTag(noun) == .nn && scene.has(noun, .vague) && tree.dependent(of: noun, .det) == nil
  }

  /// "some of which": a part of what was told before.
  func hasRelative(inPhraseOf head: Int) -> Bool {
    tree.dependent(of: head) {
      tree.relation($0) == .nmod && tree.preposition(of: $0) != nil
        && (tree.pennTag($0) == .wdt || tree.pennTag($0) == .wp)
    } != nil
  }

  /// Who does what a passive tells: "by the army", not "by March".
  func byPhrase(of verb: Int) -> Int? {
    tree.dependent(of: verb) {
      let relation = tree.relation($0)
      guard relation == .oblAgent || relation == .obl || relation == .nmod,
        let preposition = tree.preposition(of: $0), scene.has(preposition, .by)
      else { return false }
      return !scene.isTime($0) && !scene.isNumber($0) && tree.tag($0) != .verb
        && !isManner($0)
        && (relation != .obl || scene.isPerson($0) || scene.mention(at: $0) != nil)
    }
  }
}
