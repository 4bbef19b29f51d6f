import AnnalsAnnotation

/// "Took the town and the guard held the port", where the tree takes what stands before "held" for one phrase.
extension RoleScene {
  /// The object of a verb and the subject of the next, which no "and" joins to it.
  typealias Parting = (object: Int, subject: Int)

  /// What a finite verb without an "and" of its own follows: the tree has the noun before it either joined to
  /// the object of the verb before or the other way round.
  ///
  /// "And" must join something, so between the two verbs it joins the verbs.
  func parting(before verb: Int) -> Parting? {
    guard tree.relation(verb) == .conj, let first = tree.head(verb), first < verb,
      tree.tag(first) == .verb, tree.dependent(of: verb, .cc) == nil, isFinite(verb)
    else { return nil }
    if let subject = tree.subject(of: verb) {
      guard subject > first, tree.dependent(of: first, .obj) == nil, isCore(first + 1..<subject),
        let part = joined(to: subject, before: verb)
      else { return nil }
      return (subject, part)
    }
    guard let object = tree.dependent(of: first, .obj), object < verb,
      let part = joined(to: object, before: verb), isRightBefore(part, verb)
    else { return nil }
    return (object, part)
  }

  /// The last noun that "and" joins to another.
  private func joined(to noun: Int, before verb: Int) -> Int? {
    guard tree.isNoun(noun) else { return nil }
    var last: Int?
    tree.forEachDependent(of: noun) {
      if tree.relation($0) == .conj, $0 < verb { last = $0 }
    }
    guard let last, tree.isNoun(last), tree.dependent(of: last, .cc) != nil else { return nil }
    return last
  }

  /// Whether nothing stands between a phrase and a verb but what belongs to one of them.
  private func isRightBefore(_ noun: Int, _ verb: Int) -> Bool {
    guard verb - noun <= 12 else { return false }
    return (noun + 1..<verb).allSatisfy { index in
      var index = index
      for _ in 0..<4 {
        guard let head = tree.head(index), tree.tag(index) != .punct else { return false }
        if head == noun || head == verb { return true }
        index = head
      }
      return false
    }
  }

  private func isCore(_ range: Range<Int>) -> Bool {
    range.count <= 6
      && range.allSatisfy {
        switch tree.tag($0) {
        case .det, .adj, .num, .adv, .noun, .propn: true
        default: tree.pennTag($0) == .prpPossessive
        }
      }
  }

  func isFinite(_ verb: Int) -> Bool {
    switch tree.pennTag(verb) {
    case .vbd, .vbz, .vbp: true
    default: tree.dependent(of: verb) { tree.tag($0) == .aux && tree.pennTag($0) != .vb } != nil
    }
  }
}
