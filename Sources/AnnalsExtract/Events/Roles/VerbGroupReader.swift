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
    if let shared = sharedWords(of: verb, own: words) { words = shared + words }
    return words
  }

  private func ownWords(of verb: Int) -> [Int] {
    var words: [Int] = []
    let isOuter = clauses.hasOuterSubject(verb)
    tree.forEachDependent(of: verb) { word in
      switch tree.relation(word) {
      case .cop where isOuter: break
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

  /// "could be robbed and exiled", "to build and run": what stands before the first holds for the second.
  private func sharedWords(of verb: Int, own: [Int]) -> [Int]? {
    guard tree.relation(verb) == .conj, let head = tree.head(verb), head < verb,
      tree.subject(of: verb) == nil, scene.isVerbForm(head), isBare(verb),
      !own.contains(where: { tree.tag($0) == .aux || tree.pennTag($0) == .to })
    else { return nil }
    return ownWords(of: head).filter { $0 < head && tree.relation($0) != .cop }
  }

  private func isBare(_ verb: Int) -> Bool {
    switch tree.pennTag(verb) {
    case .vb, .vbn, .vbg: true
    default: false
    }
  }

  /// "tried to leave", "were sent to find it", where the tree may take the infinitive for a purpose.
  private func isGoverned(_ verb: Int, by above: Int) -> Bool {
    switch tree.relation(verb) {
    case .xcomp: scene.isVerbForm(above) || tree.tag(above) == .adj
    case .advcl: clauses.isInfinitive(verb) && scene.traits(above).contains(.sending)
    default: false
    }
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
