import AnnalsAnnotation

/// Reads which words of a clause its verb can't be told without: auxiliaries, negation, "to", particles, and the
/// verbs above that make it wanted, failed or said.
struct VerbGroupReader {
  let scene: RoleScene
  let clauses: ClauseReader

  private var tree: DependencyTree { scene.tree }

  /// The words of a predicate's own clause, in text order: "had not been", "to", "if".
  func words(of verb: Int) -> [Int] {
    var words = ownWords(of: verb)
    if let condition = sharedCondition(of: verb) { words.insert(condition, at: 0) }
    if let shared = sharedWords(of: verb, own: words) { words = shared + words }
    return words
  }

  /// The word that opens a clause without a subject: "to", "of".
  func opening(of clause: Int) -> Int? {
    guard tree.subject(of: clause) == nil else { return nil }
    return tree.dependent(of: clause) {
      $0 < clause && (tree.relation($0) == .mark || tree.relation($0) == .case)
    }
  }

  private func ownWords(of verb: Int) -> [Int] {
    var words: [Int] = []
    // "The plan was to leave" is told whole, "the reason was that they left" isn't.
    let start = clauses.isInfinitive(verb) ? 0 : clauses.outerCopula(of: verb).map { $0 + 1 } ?? 0
    tree.forEachDependent(of: verb) { word in
      if word < start { return }
      switch tree.relation(word) {
      case .aux, .auxPass, .cop, .compoundPrt: words.append(word)
      case .advmod where scene.has(word, .kept): words += adverb(word)
      case .mark where tree.pennTag(word) == .to || scene.has(word, [.condition, .without]):
        words.append(word)
      default: break
      }
    }
    return words
  }

  /// "no longer", "not yet": what an adverb can't be told without.
  private func adverb(_ word: Int) -> [Int] {
    let before = tree.dependent(of: word) {
      $0 == word - 1 && (tree.relation($0) == .advmod || tree.relation($0) == .det)
    }
    return (before.map { [$0] } ?? []) + [word]
  }

  /// "if they come and we go": what opens the first clause holds for the second.
  private func sharedCondition(of verb: Int) -> Int? {
    guard tree.relation(verb) == .conj, let head = tree.head(verb), head < verb,
      tree.relation(head) == .advcl || tree.relation(head) == .ccomp, scene.isFinite(verb),
      tree.dependent(of: verb, .mark) == nil
    else { return nil }
    return tree.dependent(of: head) { tree.relation($0) == .mark && scene.has($0, .condition) }
  }

  /// "could be robbed and exiled", "to build and run": what stands before the first holds for the second.
  private func sharedWords(of verb: Int, own: [Int]) -> [Int]? {
    guard tree.relation(verb) == .conj, let head = tree.head(verb), head < verb,
      tree.subject(of: verb) == nil, scene.isVerbForm(head), isBare(verb),
      !own.contains(where: { tree.tag($0) == .aux || tree.pennTag($0) == .to })
    else { return nil }
    return ownWords(of: head).filter { $0 < head && tree.relation($0) != .cop }
  }

  func isBare(_ verb: Int) -> Bool {
    switch tree.pennTag(verb) {
    case .vb, .vbn, .vbg: true
    default: false
    }
  }

  /// "tried to leave", "was hard to find", "built a wall to keep them out": an infinitive of nobody else.
  private func isGoverned(_ verb: Int, by above: Int) -> Bool {
    guard scene.isVerbForm(above) || tree.tag(above) == .adj else { return false }
    return tree.relation(verb) == .xcomp || purposeMark(of: verb) != nil
  }

  /// "to" of "built a wall to keep them out", also from a verb joined to "keep".
  func purposeMark(of verb: Int) -> Int? {
    var verb = verb
    for _ in 0..<3 where tree.relation(verb) == .conj {
      guard let head = tree.head(verb), head < verb else { break }
      verb = head
    }
    guard tree.relation(verb) == .advcl, let to = clauses.infinitiveMark(of: verb),
      tree.subject(of: verb) == nil, let above = tree.head(verb), above < to
    else { return nil }
    // "in order to"
    let opening =
      tree.dependent(of: verb) { $0 < to && tree.relation($0) == .mark && to - $0 <= 3 } ?? to
    // ", to save it" may go with what stands before.
    return opening > 0 && tree.pennTag(opening - 1) == .comma ? nil : opening
  }

  /// The verbs that govern an infinitive, the lowest first: of "was forced to try to leave" those above "leave".
  func governors(of verb: Int) -> [Int] {
    var governors: [Int] = []
    var index = verb
    for _ in 0..<3 {
      guard let above = tree.head(index), above < index else { break }
      if tree.relation(index) == .conj, tree.subject(of: index) == nil, isBare(index) {
        // Shares the governor of the verb that it is joined to.
        index = above
        continue
      }
      guard isGoverned(index, by: above) else { break }
      governors.append(above)
      index = above
    }
    return governors
  }
}
