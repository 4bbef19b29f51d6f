import AnnalsAnnotation

/// What a headline tells beside subject, verb and object.
extension LabelClause {
  private static let longestComplement = 24

  /// "tried to leave", "said that it had rained", "became gruel", "arrived at 40", "put the toll at 40".
  func appendComplement(to pieces: inout LabelPieces, _ extent: PhraseReader.Extent) {
    if roles.by != nil { return }
    let verb = trigger.head
    if let clause = complementClause(of: verb) {
      if extent == .whole, let range = subtree(of: clause, after: trigger.tokens.upperBound) {
        appendClause(range, to: &pieces)
      } else if tree.relation(clause) == .ccomp {
        appendContent(clause, to: &pieces)
      } else {
        appendCore(of: clause, to: &pieces, extent)
      }
      return
    }
    if appendControlled(by: verb, to: &pieces, extent) { return }
    if roles.object == nil { appendDirection(to: &pieces) }
    let needs = roles.object == nil || scene.traits(verb).contains(.complement)
    guard needs, let range = writer.behind(pieces, of: verb, extent, where: { _ in true }) else {
      return
    }
    pieces.append(range)
    // "from 70 to 38"
    if scene.has(range.lowerBound, .from),
      let next = writer.behind(pieces, of: verb, extent, where: { _ in true })
        ?? tree.head(range.lowerBound).flatMap({
          writer.behind(pieces, of: $0, extent, where: { _ in true })
        }),
      scene.has(next.lowerBound, .towards)
    {
      pieces.append(next)
    }
  }

  /// "to leave" of "tried to leave", "went on to leave", "had no wish to leave", "of leaving" of "was capable of
  /// leaving", "in leaving" of "succeeded in leaving".
  private func complementClause(of verb: Int) -> Int? {
    let end = trigger.tokens.upperBound
    let own = tree.dependent(of: verb) {
      guard $0 >= end else { return false }
      switch tree.relation($0) {
      case .xcomp, .ccomp: return true
      case .advcl, .csubj:
        return writer.groups.opening(of: $0) == max(end, verb + 1) && belongs($0)
      default: return false
      }
    }
    return own
      ?? tree.dependent(of: end - 1) {
        tree.relation($0) == .acl && writer.clauses.infinitiveMark(of: $0) == end
      }
  }

  private func belongs(_ clause: Int) -> Bool {
    if trigger.kind == .copula || writer.clauses.isInfinitive(clause) { return true }
    guard roles.object == nil, let opening = writer.groups.opening(of: clause) else { return false }
    return scene.has(opening, [.at, .from, .of, .towards, .controlling, .with])
      && !scene.has(opening, .time)
  }

  /// "that they should go" of a longer clause.
  private func appendContent(_ clause: Int, to pieces: inout LabelPieces) {
    guard case .tokens(let last)? = pieces.pieces.last, let subject = tree.subject(of: clause),
      subject < clause, tree.pennTag(subject) != .wp, tree.pennTag(subject) != .wdt
    else { return }
    let mark = tree.dependent(of: clause, .mark)
    let phrase = writer.phrases.phrase(of: subject, .core)
    // "asked how long it would take": all of it or nothing.
    guard (mark ?? phrase.lowerBound) == last.upperBound, phrase.lowerBound >= last.upperBound
    else {
      return
    }
    if let mark { pieces.append(mark) }
    pieces.append(phrase)
    append(writer.groups.words(of: clause).filter { $0 > subject } + [clause], to: &pieces)
    if let object = writer.clauses.ownObject(of: clause) {
      pieces.append(writer.phrases.phrase(of: object.token, .core))
    } else if tree.tag(clause) != .verb {
      pieces.append(writer.phrases.phrase(of: clause, .core))
    }
  }

  /// "kept them from leaving": without the end it would say something else.
  private func appendControlled(
    by verb: Int, to pieces: inout LabelPieces, _ extent: PhraseReader.Extent
  ) -> Bool {
    guard roles.object != nil, case .tokens(let last)? = pieces.pieces.last,
      let clause = tree.dependent(of: verb, where: { controlledMark(of: $0) == last.upperBound })
    else { return false }
    if extent == .whole, let range = subtree(of: clause, after: last.upperBound) {
      appendClause(range, to: &pieces)
    } else {
      appendCore(of: clause, to: &pieces, extent)
    }
    return true
  }

  private func controlledMark(of clause: Int) -> Int? {
    guard tree.relation(clause) == .advcl, tree.pennTag(clause) == .vbg,
      let mark = writer.groups.opening(of: clause), scene.has(mark, .controlling),
      scene.has(mark, .from)
    else { return nil }
    return mark
  }

  /// The verb of a complement with its object.
  private func appendCore(
    of clause: Int, to pieces: inout LabelPieces, _ extent: PhraseReader.Extent
  ) {
    var core = writer.groups.words(of: clause) + [clause]
    if let opening = writer.groups.opening(of: clause), !core.contains(opening) {
      core.append(opening)
    }
    guard case .tokens(let last)? = pieces.pieces.last, core.min() == last.upperBound else {
      return
    }
    append(core, to: &pieces)
    if let object = writer.clauses.ownObject(of: clause) {
      pieces.append(writer.phrases.phrase(of: object.token, extent))
    }
  }

  /// "went home", "fell back"
  private func appendDirection(to pieces: inout LabelPieces) {
    guard case .tokens(let last)? = pieces.pieces.last else { return }
    let next = last.upperBound
    guard next < scene.tokens.count, tree.head(next) == trigger.head, scene.has(next, .direction),
      tree.relation(next) == .advmod || tree.relation(next) == .oblUnmarked
    else { return }
    pieces.append(next)
  }

  /// What the clause covers, from where the object or the verb ended.
  private func appendClause(_ range: Range<Int>, to pieces: inout LabelPieces) {
    guard case .tokens(let last)? = pieces.pieces.last else { return }
    let start = max(range.lowerBound, last.upperBound)
    // What stands behind a comma isn't this verb's: "I'd say, to have saved".
    guard start == last.upperBound else { return }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
  }

  /// The tokens below a clause, if they are few, stand together and hold no quotation.
  func subtree(of clause: Int, after start: Int) -> Range<Int>? {
    var first: Int?
    var index = start
    while index < scene.tokens.count, index - start < Self.longestComplement {
      let isIn = isBelow(index, clause)
      if first == nil, isIn { first = index }
      if first != nil, !isIn { break }
      if first == nil, index > clause { return nil }
      if scene.tokens[index].shape.contains(.quotationMark) { return nil }
      index += 1
    }
    guard let first, index > clause, index - start < Self.longestComplement else { return nil }
    var end = index
    while end > clause + 1, tree.tag(end - 1) == .punct { end -= 1 }
    var begin = first
    while begin < clause, tree.tag(begin) == .punct { begin += 1 }
    return begin..<end
  }

  private func isBelow(_ index: Int, _ clause: Int) -> Bool {
    var index = index
    for _ in 0..<12 {
      if index == clause { return true }
      guard let head = tree.head(index) else { return false }
      index = head
    }
    return false
  }

  /// "applying for a visa" before its verb.
  func clauseRange(of clause: Int, before verb: Int) -> Range<Int> {
    var start = clause
    while start > 0, clause - start < Self.longestComplement, isBelow(start - 1, clause) {
      start -= 1
    }
    var end = clause + 1
    while end < verb, end - clause < Self.longestComplement, isBelow(end, clause) { end += 1 }
    return start..<end
  }

  // MARK: Predicate of a bare copula

  /// "in Kent" of "was in Kent", "that they left" of "the reason was that they left".
  func appendPredicate(to pieces: inout LabelPieces, _ extent: PhraseReader.Extent) {
    guard case .tokens(let last)? = pieces.pieces.last else { return }
    let isOuter = writer.clauses.outerCopula(of: trigger.head).map(trigger.tokens.contains) ?? false
    if isOuter {
      appendInnerClause(to: &pieces, extent)
    } else if let range = predicate(extent), range.upperBound > last.upperBound {
      pieces.append(max(range.lowerBound, last.upperBound)..<range.upperBound)
    }
  }

  /// All of the clause that the subject is said to be, else the most important words of it.
  private func appendInnerClause(
    to pieces: inout LabelPieces, _ extent: PhraseReader.Extent
  ) {
    let start = trigger.tokens.upperBound
    let head = trigger.head
    if extent == .whole {
      if let range = subtree(of: head, after: start), range.lowerBound == start {
        pieces.append(range)
      }
      return
    }
    if let mark = tree.dependent(of: head, where: { tree.relation($0) == .mark && $0 >= start }) {
      pieces.append(mark)
    }
    if let subject = writer.clauses.subject(of: head), subject.token >= start {
      pieces.append(writer.phrases.phrase(of: subject.token, extent))
    }
    append(writer.groups.words(of: head).filter { $0 >= start } + [head], to: &pieces)
    if let object = writer.clauses.ownObject(of: head) {
      pieces.append(writer.phrases.phrase(of: object.token, extent))
    }
  }

  func predicate(_ extent: PhraseReader.Extent) -> Range<Int>? {
    let head = trigger.head
    if tree.pennTag(head) == .wp, let range = freeRelative(head) { return range }
    let isPair = tree.preposition(of: head).map { scene.has($0, .pairing) } ?? false
    let phrase = writer.phrases.phrase(of: head, isPair ? .whole : extent)
    if isPair, tree.dependent(of: head, .conj).map({ !phrase.contains($0) }) ?? false { return nil }
    var start = min(phrase.lowerBound, tree.preposition(of: head) ?? head)
    while start > 0, tree.head(start - 1) == head, tree.relation(start - 1) == .advmod {
      start -= 1
    }
    return start..<phrase.upperBound
  }
}
