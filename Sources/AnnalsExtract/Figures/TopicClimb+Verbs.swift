import AnnalsAnnotation
import AnnalsLanguage

/// The way through verbs: to their objects, to their subjects, and from things counted.
extension TopicClimb {
  /// What a verb sets at the figure; its subject where it has no object.
  func object(of verb: Int) -> Int? {
    guard let object = tree.dependent(of: verb, .obj), isFree(object) else {
      return subject(of: verb)
    }
    if isNoun(object) {
      let isSaid = words.saying.contains(sentence.word(verb))
      return (isSaid ? isPutAt : !isStrict || isLevel(verb)) ? named(object) : nil
    }
    // "raised the wall, making it 5 m high": what the clause before sets.
    guard tree.relation(verb) == .advcl, tree.subject(of: verb) == nil,
      let head = tree.head(verb), let object = tree.dependent(of: head, .obj), isNoun(object),
      !isStrict || isLevel(head)
    else { return nil }
    return named(object)
  }

  /// What a verb of change raises or lowers "by" the figure, or what itself rises or falls; the
  /// nearest such verb before the figure decides, whatever the tree hangs it on.
  func noun(changedBy verb: Int) -> Int? {
    guard sentence.word(figure.lowerBound - 1) == words.by, tree.tag(verb) == .verb,
      figure.lowerBound - verb < Self.reachOfBy,
      !((verb + 1)..<figure.lowerBound).contains(where: {
        tree.tag($0) == .verb && tree.relation($0) != .amod
      })
    else { return nil }
    return object(of: verb)
  }

  /// The subject of a verb, through coordination, control and clauses that describe a noun.
  ///
  /// - Parameter isPredicate: whether the figure itself stands for the verb, as in "was 5 tons".
  func subject(of verb: Int, isPredicate: Bool = false) -> Int? {
    var verb = verb
    var isLevel = isPredicate || !isStrict
    for _ in 0..<Self.reach {
      let subject = subject(below: verb)
      guard isPredicate || !isSaying(verb, of: subject) else { return nil }
      // A verb of saying that comes here puts its subject at the figure.
      isLevel = isLevel || self.isLevel(verb) || words.saying.contains(sentence.word(verb))
      if let subject, isNoun(subject) || isPerson(subject) {
        return isLevel ? named(subject) : nil
      }
      let relation = tree.relation(verb)
      guard let head = tree.head(verb) else { return nil }
      if relation == .acl || relation == .aclRelcl {
        if let subject, !isRelative(subject) { return nil }
        if let ended = ended(verb, head) {
          verb = ended
          continue
        }
        return isLevel && isNoun(head) ? head : nil
      }
      if let subject { return isLevel ? antecedent(of: subject, verb, head) : nil }
      if let near = nearSubject(of: verb) { return isLevel ? named(near) : nil }
      switch relation {
      case .xcomp:
        if let controller = controller(of: verb, head) {
          return isLevel ? named(controller) : nil
        }
        verb = head
      case .conj, .advcl, .parataxis: verb = head
      default: return nil
      }
    }
    return nil
  }

  /// "expects profits to grow": the object between two verbs does what the second says.
  func controller(of verb: Int, _ head: Int) -> Int? {
    guard tree.pennTag(verb) == .vb else { return nil }
    return tree.dependent(of: head) {
      tree.relation($0) == .obj && $0 > head && $0 < verb && isNoun($0)
    }
  }

  /// "lost ground to close at 500": a verb of level that the tree hangs on the object before it, and
  /// whose subject is that of the verb above both.
  func ended(_ verb: Int, _ noun: Int) -> Int? {
    guard tree.pennTag(verb) == .vb, words.levels.contains(sentence.word(verb)),
      tree.relation(noun) == .obj
    else { return nil }
    return tree.head(noun)
  }

  /// The subject right below a verb or predicate; another one where a figure holds the first.
  func subject(below verb: Int) -> Int? {
    guard let subject = tree.subject(of: verb) else {
      // "Testing came to 5 per cent": an activity.
      return tree.dependent(of: verb) { tree.relation($0) == .csubj && tree.pennTag($0) == .vbg }
    }
    guard isTaken(subject) else { return subject }
    return tree.dependent(of: verb) { tree.relation($0) == .nsubj && !isTaken($0) } ?? subject
  }

  /// "The mill says it has 40 looms": of the pronouns only this one has its noun so near.
  func antecedent(of pronoun: Int, _ verb: Int, _ head: Int) -> Int? {
    guard sentence.word(pronoun) == words.it, tree.tag(head) == .verb,
      (1...4).contains(pronoun - head),
      !(head..<pronoun).contains(where: { sentence.isPunctuation($0) })
    else { return nil }
    switch tree.relation(verb) {
    case .ccomp, .parataxis: break
    default: return nil
    }
    var verb = head
    for _ in 0..<2 where tree.relation(verb) == .xcomp { verb = tree.head(verb) ?? verb }
    return tree.subject(of: verb).flatMap { isNoun($0) ? named($0) : nil }
  }

  /// "with the index advancing 2 per cent", "rice rose and cotton fell": a subject right before the
  /// verb that the tree gives to another.
  func nearSubject(of verb: Int) -> Int? {
    guard isNoun(verb - 1) else { return nil }
    switch (tree.pennTag(verb), tree.relation(verb - 1)) {
    case (.vbg, .nsubj): return verb - 1
    case (.vbd, .conj), (.vbz, .conj), (.vbp, .conj): return verb - 1
    default: return nil
    }
  }

  /// "the number of wells rose": the wells; "the figure was 5" names nothing.
  func named(_ subject: Int) -> Int? {
    isEmpty(subject) ? part(of: subject, behind: subject) : subject
  }

  func isRelative(_ index: Int) -> Bool {
    switch tree.pennTag(index) {
    case .wdt, .wp: true
    default: false
    }
  }

  // MARK: Above things counted

  /// What a number of things is told of, by the top token of the noun phrase that names them.
  func noun(aboveCounted top: Int) -> Int? {
    guard var top = gathered(top) else { return nil }
    for _ in 0..<3 where tree.relation(top) == .conj {
      guard let head = tree.head(top), tree.tag(head) != .verb else { break }
      if isTaken(head) { return noun(above: head) }
      top = head
    }
    if tree.subject(of: top) != nil { return subject(of: top, isPredicate: true) }
    guard let head = tree.head(top) else { return nil }
    switch tree.relation(top) {
    case .nmod where preposition(of: top) == words.of:
      return isNoun(head) && isQuantity(head) ? head : nil
    case .obj, .xcomp:
      return isLevel(head) || words.having.contains(sentence.word(head))
        ? subject(of: head) : nil
    case .obl, .oblUnmarked, .nmodUnmarked, .advmod:
      if isLevel(head) { return object(of: head) }
      return isAccompanied(by: top, head) ? subject(of: head) : nil
    default: return nil
    }
  }

  /// "The work began with 40 carts", not ", with 40 carts in all".
  func isAccompanied(by noun: Int, _ verb: Int) -> Bool {
    guard let mark = tree.preposition(of: noun), sentence.word(mark) == words.with else {
      return false
    }
    return !sentence.isPunctuation(mark - 1) && tree.dependent(of: verb, .obj) == nil
      && tree.dependent(of: verb, .auxPass) == nil
  }

  /// From the things counted up to the number word that holds them: "thousands" of "thousands of
  /// tests".
  func gathered(_ top: Int) -> Int? {
    var top = top
    for _ in 0..<Self.reach {
      guard let head = tree.head(top), figure.contains(head) else { return top }
      top = head
    }
    return nil
  }
}
