import AnnalsAnnotation

/// Reads where a noun phrase begins and ends, from its head: determiner, modifiers, what "of" brings and what is
/// joined to it, without clauses, appositions and other prepositional phrases.
struct PhraseReader {
  let scene: RoleScene

  /// How much of a phrase is told.
  enum Extent: CaseIterable, Sendable {
    /// With "of" and what is joined.
    case whole
    /// With "of" alone.
    case single
    /// Up to its head.
    case core
  }

  /// Characters of the longest phrase.
  static let longest = 80
  private static let tokensBefore = 24
  private static let tokensBehind = 32
  private var tree: DependencyTree { scene.tree }

  /// The widest phrase that is no longer than `longest`; the head alone where none is.
  func phrase(of head: Int) -> Range<Int> {
    for extent in Extent.allCases {
      let phrase = phrase(of: head, extent)
      if characters(of: phrase) <= Self.longest { return phrase }
    }
    return head..<head + 1
  }

  func phrase(of head: Int, _ extent: Extent) -> Range<Int> {
    let start = start(of: head)
    let end = extent == .core ? coreEnd(of: head) : end(of: head, extent, depth: 0)
    let first = extent == .core && tree.relation(start) == .ccPreconj ? start + 1 : start
    let name = scene.name(around: head)?.lowerBound ?? first
    return trimmed(min(first, name)..<end, around: head)
  }

  /// Code points from the first to the last token.
  func characters(of range: Range<Int>) -> Int {
    let span = TextSpan(
      utf8Start: Int(scene.tokens[range.lowerBound].utf8Start),
      utf8End: Int(scene.tokens[range.upperBound - 1].utf8End))
    // More than this is too long anyway, and isn't counted.
    let bytes = span.utf8End - span.utf8Start
    return bytes > 4 * Self.longest ? bytes : scene.characters(of: span)
  }

  // MARK: Before the head

  private func start(of head: Int) -> Int {
    var start = head
    while start > 0, head - start < Self.tokensBefore, isModifier(start - 1, of: head) {
      start -= 1
    }
    // "hardly any mill", "not all": says how many, wherever it hangs.
    if start > 0, start < head, scene.has(start - 1, .kept), tree.tag(start) == .det,
      tree.relation(start - 1) == .advmod
    {
      start -= 1
    }
    return start
  }

  private func isModifier(_ index: Int, of head: Int) -> Bool {
    var index = index
    for step in 0..<6 {
      guard let above = tree.head(index) else { return false }
      if above == head {
        return isModifying(tree.relation(index), index) && !isApart(index)
      }
      switch tree.relation(index) {
      case .acl, .aclRelcl, .advcl, .appos, .nsubj, .obj, .parataxis: return false
      case .punct where step == 0 && above < index && tree.pennTag(index) != .hyph: return false
      default: index = above
      }
    }
    return false
  }

  /// "In the towns [the] rations": a phrase of its own, whatever the tree says.
  private func isApart(_ index: Int) -> Bool {
    guard tree.relation(index) == .compound || tree.relation(index) == .amod,
      let preposition = tree.preposition(of: index)
    else { return false }
    return tree.tag(preposition) == .adp
  }

  private func isModifying(_ relation: Relation, _ index: Int) -> Bool {
    switch relation {
    case .det, .detPredet, .amod, .compound, .nummod, .nmodPoss, .flat, .nmodDesc, .ccPreconj,
      .nmodUnmarked, .goeswith, .fixed:
      true
    case .advmod: tree.pennTag(index) != .wrb
    case .punct:
      scene.tokens[index].shape.contains(.quotationMark) || tree.pennTag(index) == .hyph
    default: false
    }
  }

  // MARK: Behind the head

  private func coreEnd(of head: Int) -> Int {
    var end = head + 1
    while end < scene.tokens.count, end - head < Self.tokensBehind, belongs(end, to: head) {
      end += 1
    }
    // A name goes on where its tree is torn: "Dizzy with Success", "the days of the Great Leap Forward".
    return max(end, scene.name(around: head)?.upperBound ?? end)
  }

  /// "Mao" of "Mao Tse-tung" goes on, "Article" of "Article 5".
  private func belongs(_ index: Int, to head: Int) -> Bool {
    var index = index
    for _ in 0..<4 {
      guard let above = tree.head(index) else { return false }
      switch tree.relation(index) {
      case .flat, .goeswith, .fixed: if above == head { return true }
      case .nummod, .compound: if above == head, index > head { return true }
      case .punct where tree.pennTag(index) == .hyph:
        if above == head || index + 1 < scene.tokens.count && tree.head(index + 1) == head {
          return above == head || tree.relation(index + 1) == .flat
        }
      default: return tree.nameType(head) != nil && tree.continuesName(index) && index - head < 12
      }
      index = above
    }
    return false
  }

  private func end(of head: Int, _ extent: Extent, depth: Int) -> Int {
    var end = coreEnd(of: head)
    // A bounded number of parts; each goes on where the one before ended.
    for _ in 0..<6 {
      guard end < scene.tokens.count, end - head < Self.tokensBehind,
        let next = goesOn(at: end, head, extent, depth)
      else { return end }
      end = next
    }
    return end
  }

  /// The end of the part that begins at a token: "of the mill", "and potters"; nil where none does.
  private func goesOn(at index: Int, _ head: Int, _ extent: Extent, _ depth: Int) -> Int? {
    guard depth < 4 else { return nil }
    if extent == .whole, depth == 0, let torn = tornSubject(at: index, head) {
      return end(of: torn, extent, depth: depth + 1)
    }
    guard let part = tree.head(index), part > index else { return nil }
    if scene.has(index, .of), tree.relation(index) == .case, tree.relation(part) == .nmod,
      isInside(part, head), start(of: part) <= index + 1
    {
      return end(of: part, extent, depth: depth + 1)
    }
    guard extent == .whole, tree.relation(part) == .conj, tree.head(part) == head else {
      return nil
    }
    let relation = tree.relation(index)
    guard relation == .cc || relation == .punct && isListed(part, head),
      scene.isVerbForm(part) == false,
      tree.subject(of: part) == nil, tree.dependent(of: part, .cop) == nil
    else { return nil }
    var first = index + 1
    if relation == .punct, first < part, tree.relation(first) == .cc { first += 1 }
    guard start(of: part) == first, !isParted(part, from: head) else { return nil }
    return end(of: part, extent, depth: depth + 1)
  }

  /// "took the town and the guard held the port": no town and guard.
  private func isParted(_ part: Int, from head: Int) -> Bool {
    guard let above = tree.head(head) else { return false }
    // The verb of the second clause is above both, or joined to the first one.
    if let parting = scene.parting(before: above) { return parting.subject == part }
    guard tree.relation(head) == .obj,
      let next = tree.dependent(of: above, where: { $0 > part && tree.relation($0) == .conj })
    else { return false }
    return scene.parting(before: next)?.subject == part
  }

  /// "Presidents Holm and Aase left", where the tree has two subjects side by side: the second goes on with the
  /// first.
  private func tornSubject(at index: Int, _ head: Int) -> Int? {
    guard tree.relation(head) == .nsubj || tree.relation(head) == .nsubjPass else { return nil }
    let first = tree.relation(index) == .cc ? index + 1 : index
    var part = first
    for _ in 0..<4 {
      guard part < scene.tokens.count, let above = tree.head(part) else { return nil }
      if tree.relation(part) == tree.relation(head), above == tree.head(head) { break }
      part = above
    }
    guard part > head, tree.isNoun(part), tree.relation(part) == tree.relation(head),
      tree.head(part) == tree.head(head), start(of: part) == first, !scene.isTime(part)
    else { return nil }
    return part
  }

  /// "corn, hay and oats" is a list; "40 men, a tenth of them" tells the same twice.
  private func isListed(_ part: Int, _ head: Int) -> Bool {
    tree.dependent(of: head) {
      $0 >= part && tree.relation($0) == .conj && tree.dependent(of: $0, .cc) != nil
    } != nil
  }

  /// Whether a noun hangs on a phrase's head, if need be over its last parts.
  private func isInside(_ index: Int, _ head: Int) -> Bool {
    guard let above = tree.head(index) else { return false }
    return above == head || above > head && tree.head(above) == head
  }

  // MARK: Marks

  /// Without marks at its ends; a quotation that begins inside ends inside.
  func trimmed(_ range: Range<Int>, around head: Int) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < head, isMark(start) { start += 1 }
    while end > head + 1, isMark(end - 1) { end -= 1 }
    var quotes = 0
    for index in start..<end where isQuote(index) { quotes += 1 }
    if quotes % 2 == 1, end < scene.tokens.count, isQuote(end) { end += 1 }
    if let bracket = openBracket(in: start..<end) { end = max(bracket, head + 1) }
    return start..<end
  }

  /// "(and their guards" without its end.
  private func openBracket(in range: Range<Int>) -> Int? {
    var open: Int?
    for index in range where isMark(index) {
      switch tree.pennTag(index) {
      case .openingBracket: open = open ?? index
      case .closingBracket: open = nil
      default: break
      }
    }
    return open
  }

  private func isMark(_ index: Int) -> Bool { tree.tag(index) == .punct }

  private func isQuote(_ index: Int) -> Bool {
    scene.tokens[index].shape.contains(.quotationMark) && tree.tag(index) == .punct
  }
}
