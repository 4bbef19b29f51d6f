import AnnalsAnnotation

/// A trigger as it stands in the tree.
struct RoleTrigger {
  enum Kind {
    /// "burned", "took part", "made a journey"
    case verb
    /// "was hungry": what its subject is like.
    case copula
    /// "famine"
    case noun
    /// "burnt" in "burnt villages"
    case modifier
  }

  let tokens: Range<Int>
  /// The token that the others hang on; where the trigger is no more than "was", what its subject was.
  let head: Int
  let kind: Kind

  /// Whether what its subject is like stands outside: "was" of "was in Kent".
  var isBareCopula: Bool { !tokens.contains(head) }

  init(_ mention: EventMention, in scene: RoleScene) {
    var end = mention.token + 1
    while end < scene.tokens.count, Int(scene.tokens[end].utf8Start) < mention.span.utf8End {
      end += 1
    }
    tokens = mention.token..<end
    let inner = Self.head(of: tokens, in: scene.tree)
    if let predicate = Self.predicate(ofCopula: inner, tokens, in: scene.tree) {
      head = predicate
      kind = .copula
    } else {
      head = inner
      kind = Self.kind(head, tokens, in: scene)
    }
  }

  private static func head(of tokens: Range<Int>, in tree: DependencyTree) -> Int {
    for index in tokens {
      let isOutside = tree.head(index).map { !tokens.contains($0) } ?? true
      // "was in fact hungry": what stands between may hang outside.
      if isOutside, tree.tag(index) == .verb || tree.dependent(of: index, .cop) != nil {
        return index
      }
    }
    return tree.top(of: tokens)
  }

  /// "was", "was in"
  private static func predicate(
    ofCopula head: Int, _ tokens: Range<Int>, in tree: DependencyTree
  ) -> Int? {
    guard tree.relation(tokens.lowerBound) == .cop, let predicate = tree.head(tokens.lowerBound),
      !tokens.contains(predicate),
      head == tokens.lowerBound || tree.head(head) == predicate
    else { return nil }
    return predicate
  }

  private static func kind(_ head: Int, _ tokens: Range<Int>, in scene: RoleScene) -> Kind {
    let tree = scene.tree
    // "was to leave": what stands before a verb is its auxiliary, whatever the tree says.
    if let copula = tree.dependent(of: head, .cop), tree.tag(head) != .verb {
      let isNoun = tree.isNoun(head) && !tokens.contains(copula)
      return isNoun ? .noun : .copula
    }
    let relation = tree.relation(head)
    if scene.isVerbForm(head) {
      return relation == .amod || relation == .compound ? .modifier : .verb
    }
    if tree.tag(head) == .adj { return relation == .amod ? .modifier : .copula }
    return .noun
  }
}
