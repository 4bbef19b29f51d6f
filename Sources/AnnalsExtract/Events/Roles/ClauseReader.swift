import AnnalsAnnotation

/// Finds what takes part in a clause from its predicate: its own subject and object, else those of the
/// clause that it shares them with, or the noun that it describes.
///
/// Every step goes one token up the tree, and there are at most `reach` of them.
struct ClauseReader {
  let scene: RoleScene

  /// A subject or an object, by the head of its phrase.
  struct Part {
    let token: Int
    /// The token in the clause itself: the subject's own, or "who" for what it refers to; nil where the
    /// clause has none.
    let own: Int?
  }

  static let reach = 8
  private static let near = 4
  private static let far = 24
  var tree: DependencyTree { scene.tree }

  // MARK: Voice

  /// Whether what a predicate tells is done to its subject.
  func isPassive(_ verb: Int, depth: Int = 0) -> Bool {
    if tree.dependent(of: verb, where: isPassiveSign) != nil { return true }
    let tag = tree.pennTag(verb)
    guard tag == .vbn || tag == .vbd && isBareParticiple(verb),
      tree.dependent(of: verb, .aux) == nil
    else { return false }
    if absoluteSubject(of: verb) != nil { return true }
    switch tree.relation(verb) {
    case .acl, .amod: return tree.subject(of: verb) == nil
    // Also with a subject: "the harvest lost, they starved".
    case .advcl: return tag == .vbn
    case .xcomp: return true
    case .conj:
      guard tree.subject(of: verb) == nil, let head = tree.head(verb), depth < Self.reach,
        scene.isVerbForm(head)
      else { return false }
      return isPassive(head, depth: depth + 1)
    default:
      // "Offer rejected", as headlines say it.
      return tag == .vbn
        && (tree.subject(of: verb) == nil
          || scene.traits(verb).contains(.transitive) && tree.dependent(of: verb, .obj) == nil)
    }
  }

  /// "the chaos caused was great", where the tagger took the participle for a past.
  private func isBareParticiple(_ verb: Int) -> Bool {
    tree.relation(verb) == .acl
      && tree.dependent(of: verb) {
        switch tree.relation($0) {
        case .obj, .iobj, .xcomp, .ccomp: true
        default: false
        }
      } == nil
  }

  private func isPassiveSign(_ index: Int) -> Bool {
    switch tree.relation(index) {
    case .auxPass, .nsubjPass, .csubjPass, .oblAgent: true
    default: false
    }
  }

  // MARK: Subjects

  /// Who or what a clause is about; nil where the text leaves it open.
  func subject(of clause: Int, depth: Int = 0) -> Part? {
    if let own = absoluteSubject(of: clause) ?? ownSubject(of: clause) {
      return resolved(own, in: clause)
    }
    guard depth < Self.reach, tree.dependent(of: clause, where: hasNoSubject) == nil,
      outerCopula(of: clause) == nil
    else { return nil }
    if let before = clauseBefore(clause), let shared = ownSubject(of: before) {
      return borrowed(resolved(shared, in: before))
    }
    if let misread = misreadSubject(of: clause) { return Part(token: misread, own: misread) }
    guard let head = tree.head(clause) else { return nil }
    switch tree.relation(clause) {
    case .parataxis where head < clause && goesOnBehindComma(clause):
      // "Holm, the mayor, left", where the tree takes Holm for the sentence.
      if tree.head(head) == nil, tree.isNoun(head), !isClause(head) {
        return Part(token: head, own: head)
      }
      return borrowed(subject(of: head, depth: depth + 1))
    case .conj: return isClause(head) ? borrowed(subject(of: head, depth: depth + 1)) : nil
    case .acl: return described(head, by: clause)
    case .amod: return Part(token: head, own: nil)
    case .xcomp: return borrowed(controller(of: clause, under: head, depth))
    case .advcl: return borrowed(adverbial(clause, under: head, depth))
    // "what was done"
    case .aclRelcl where tree.pennTag(head) == .wp: return Part(token: head, own: nil)
    default: return nil
    }
  }

  /// Of several the first that doesn't say when, or the pronoun right before the predicate.
  private func ownSubject(of clause: Int) -> Int? {
    var first: Int?
    var behind: Int?
    var outer: Int?
    if let parting = scene.parting(before: clause) { return parting.subject }
    let start = outerCopula(of: clause).map { $0 + 1 } ?? 0
    // "demanding that the leaders left", "this time forcing him out": only a finite verb has its subject behind or
    // beside a time.
    let isInverted = tree.pennTag(clause) != .vbg || tree.dependent(of: clause, .aux) != nil
    tree.forEachDependent(of: clause) {
      if $0 < start { return }
      switch tree.relation($0) {
      case .nsubj, .nsubjPass: break
      case .nsubjOuter: outer = $0; return
      default: return
      }
      if $0 < clause {
        if gives(first, wayTo: $0, before: clause) { first = $0 }
      } else if behind == nil, isInverted {
        behind = $0
      }
    }
    if let first, !isInverted, scene.isTime(first) { return nil }
    return first ?? behind ?? outer
  }

  /// Whether of two nouns before a predicate the second is its subject: "North of the mill, [the] miners left".
  private func gives(_ first: Int?, wayTo next: Int, before clause: Int) -> Bool {
    guard let first else { return true }
    if scene.isTime(first) || tree.preposition(of: first) != nil { return true }
    if tree.pennTag(next) == .prp { return clause - next <= Self.near }
    // "Holm, the mayor, left"; "bus, tram and train came"; "the raid on Toft, Kent failed"
    guard tree.isNoun(next), next - first <= Self.far, clause - next <= Self.far,
      tree.dependent(of: next, .conj) == nil, !scene.isPlace(next)
    else { return false }
    guard tree.relation(first) == tree.relation(next),
      let comma = (first..<next).last(where: { tree.pennTag($0) == .comma })
    else { return false }
    return !(comma..<clause).contains { tree.tag($0) == .cconj }
      && !(next..<clause).contains { tree.pennTag($0) == .comma }
  }

  /// "It was tried, was given up": clauses with no more than a comma between.
  private func clauseBefore(_ clause: Int) -> Int? {
    guard scene.isFinite(clause) else { return nil }
    return tree.dependent(of: clause) {
      guard $0 < clause, tree.relation($0) == .advcl || tree.relation($0) == .parataxis else {
        return false
      }
      return scene.isFinite($0) && tree.dependent(of: $0, .mark) == nil && ownSubject(of: $0) != nil
        && tree.dependent(of: $0) { tree.pennTag($0) == .wrb } == nil
    }
  }

  /// "Holm, the mayor, had left": a noun that the tree doesn't take for the subject of a clause without one.
  private func misreadSubject(of clause: Int) -> Int? {
    guard scene.isFinite(clause) else { return nil }
    return tree.dependent(of: clause) {
      guard $0 < clause, tree.isNoun($0) || tree.tag($0) == .num, !scene.isTime($0),
        tree.preposition(of: $0) == nil
      else { return false }
      switch tree.relation($0) {
      case .vocative, .obl, .dislocated, .oblUnmarked: return true
      default: return false
      }
    }
  }

  /// "She was witty, knew him, and wrote": another verb right behind a comma.
  private func goesOnBehindComma(_ clause: Int) -> Bool {
    guard scene.isFinite(clause), clause > 0 else { return false }
    let auxiliary = tree.dependent(of: clause) { tree.tag($0) == .aux && $0 < clause }
    let first = auxiliary ?? clause
    return first > 0 && tree.pennTag(first - 1) == .comma
  }

  /// "with the mill closed"
  private func absoluteSubject(of clause: Int) -> Int? {
    guard tree.pennTag(clause) == .vbn || tree.pennTag(clause) == .vbd,
      let mark = tree.dependent(of: clause, .mark), scene.has(mark, .with)
    else { return nil }
    return tree.dependent(of: clause) {
      guard $0 > mark, $0 < clause else { return false }
      switch tree.relation($0) {
      case .nsubj, .nsubjPass, .obl, .obj: return true
      default: return false
      }
    }
  }

  func borrowed(_ part: Part?) -> Part? { part.map { Part(token: $0.token, own: nil) } }

  private func hasNoSubject(_ index: Int) -> Bool {
    switch tree.relation(index) {
    case .expl, .csubj, .csubjPass, .csubjOuter: true
    default: false
    }
  }

  func isClause(_ index: Int) -> Bool {
    scene.isVerbForm(index) || tree.dependent(of: index, .cop) != nil || tree.tag(index) == .adj
      || tree.subject(of: index) != nil
  }

  /// A relative pronoun stands for the noun that its clause describes; what is asked for is nobody yet.
  func resolved(_ own: Int, in clause: Int) -> Part? {
    switch tree.pennTag(own) {
    case .wdt, .wp:
      guard scene.has(own, .asked) else { return Part(token: own, own: own) }
      // "of which half was lost"
      if tree.preposition(of: own) != nil { return nil }
      return antecedent(of: clause).map { Part(token: $0, own: own) }
    case .ex: return nil
    default: return Part(token: own, own: own)
    }
  }

  /// The noun that a relative clause describes, also from a clause that is joined to it.
  func antecedent(of clause: Int) -> Int? {
    var clause = clause
    for _ in 0..<Self.reach {
      guard let head = tree.head(clause) else { return nil }
      switch tree.relation(clause) {
      case .aclRelcl: return head
      case .conj, .xcomp, .ccomp: clause = head
      default: return nil
      }
    }
    return nil
  }

  /// "peasants fleeing", "villages burnt", "the first to leave", "their attempt to leave".
  private func described(_ noun: Int, by clause: Int) -> Part? {
    if scene.isTime(noun) { return nil }
    guard isInfinitive(clause) else {
      // "the right of leaving": anybody's.
      let isOpen = tree.dependent(of: clause, .mark) != nil
      return isOpen ? nil : Part(token: noun, own: nil)
    }
    if isPassive(clause) || tree.tag(noun) == .adj || tree.tag(noun) == .num
      || scene.has(noun, .ordinal)
    {
      return Part(token: noun, own: nil)
    }
    if let owner = tree.dependent(of: noun, .nmodPoss) { return Part(token: owner, own: nil) }
    if tree.dependent(of: noun, where: { scene.has($0, .ordinal) }) != nil {
      return Part(token: noun, own: nil)
    }
    guard let verb = tree.head(noun), tree.relation(noun) == .obj,
      !scene.traits(verb).isDisjoint(with: [.light, .undergoing, .using])
    else { return nil }
    return borrowed(subject(of: verb, depth: 1))
  }

  func isInfinitive(_ clause: Int) -> Bool { infinitiveMark(of: clause) != nil }

  /// "to" of "to leave".
  func infinitiveMark(of clause: Int) -> Int? {
    tree.dependent(of: clause) { tree.pennTag($0) == .to && $0 < clause }
  }

  /// Whose is the verb that another governs: "ordered the men to leave", "promised them to leave", "was forced
  /// to leave", "seemed to leave".
  private func controller(of clause: Int, under verb: Int, _ depth: Int) -> Part? {
    if tree.tag(verb) == .adj, scene.has(verb, .hard), !isPassive(clause) { return nil }
    if !isPassive(verb), let object = ownObject(of: verb), !keepsSubject(verb, clause),
      !isGap(object, under: verb)
    {
      return object
    }
    return subject(of: verb, depth: depth + 1)
  }

  /// "the port that they hoped to see": what the relative pronoun means is seen, and sees nothing.
  func isGap(_ object: Part, under verb: Int) -> Bool {
    object.own != object.token && !scene.traits(verb).contains(.sending)
  }

  /// "promised them to leave", "had the power to leave", "made efforts to leave"; but "made them leave".
  private func keepsSubject(_ verb: Int, _ clause: Int) -> Bool {
    let traits = scene.traits(verb)
    return traits.contains(.subjectControl) || traits.contains(.using) && isInfinitive(clause)
  }

  /// "Fearing an attack, they left", "left to find it", "accused him of having left".
  private func adverbial(_ clause: Int, under verb: Int, _ depth: Int) -> Part? {
    let isAbovePassive = isPassive(verb)
    if let mark = tree.dependent(of: clause, .mark) ?? tree.preposition(of: clause),
      !isInfinitive(clause)
    {
      if scene.has(mark, .open) { return nil }
      if scene.has(mark, .controlling), !isAbovePassive, let object = ownObject(of: verb) {
        return object
      }
    }
    // "sent men to find it", but "used men to find it".
    let sends = scene.traits(verb).contains(.sending) && !scene.traits(verb).contains(.using)
    if isInfinitive(clause), !isAbovePassive, sends,
      let object = ownObject(of: verb)
    {
      return object
    }
    let above = subject(of: verb, depth: depth + 1)
    guard isAbovePassive, !isPassive(clause), let above else { return above }
    // "Money was raised to build it": money builds nothing.
    if isInfinitive(clause), scene.traits(verb).contains(.sending) { return above }
    return scene.isPerson(above.token) ? above : nil
  }
}
