import AnnalsAnnotation

/// The parts of a clause from which its headline is put together.
struct LabelClause {
  let trigger: RoleTrigger
  let roles: EventRoles
  let writer: LabelWriter
  private let words: [Int]
  private let governors: [Int]

  private var scene: RoleScene { writer.scene }
  private var tree: DependencyTree { writer.scene.tree }
  private static let longestComplement = 24

  init(_ trigger: RoleTrigger, _ roles: EventRoles, writer: LabelWriter) {
    self.trigger = trigger
    self.roles = roles
    self.writer = writer
    words = writer.groups.words(of: trigger.head)
    governors = writer.groups.governors(of: trigger.head)
  }

  /// How much is told of what the verb needs beside its object.
  enum Complement { case whole, core, none }

  /// How much of the clause is told.
  struct Shape: Sendable {
    let extent: PhraseReader.Extent
    var hasSubject = true
    var hasObject = true
    var complement = Complement.none
  }

  func pieces(_ shape: Shape) -> LabelPieces {
    if isInverted { return inverted(shape) }
    let extent = shape.extent
    var pieces = LabelPieces()
    let hasWithout = words.contains { scene.has($0, .without) }
    for word in words where isFront(word) { pieces.append(word) }
    if shape.hasSubject, !hasWithout { appendSubject(to: &pieces, extent) }
    appendVerb(to: &pieces, extent)
    if shape.hasObject {
      appendObject(to: &pieces, extent)
      if let by = roles.by { appendBy(by, to: &pieces, extent) }
    }
    if shape.complement != .none {
      appendComplement(to: &pieces, shape.complement == .whole ? .whole : .core)
    }
    return pieces
  }

  // MARK: Subject

  /// Where the subject stands that the topmost verb has.
  private var topSubject: ClauseReader.Part? {
    guard let top = governors.last else { return roles.subject }
    return writer.clauses.subject(of: top)
  }

  private func appendSubject(to pieces: inout LabelPieces, _ extent: PhraseReader.Extent) {
    if let noun = governingNoun {
      pieces.append(writer.phrases.phrase(of: noun, extent))
      return
    }
    guard let subject = topSubject else {
      // "there was", "it rained"
      let filler = tree.dependent(of: governors.last ?? trigger.head, .expl)
      if let filler, filler < trigger.tokens.lowerBound { pieces.append(filler) }
      return
    }
    let verb = firstVerbWord
    if let own = subject.own, verb == own + 1, isGlued(verb) {
      // "he'd gone", "Holm, who'd said"
      if subject.token != own { pieces.append(writer.phrases.phrase(of: subject.token, extent)) }
      pieces.append(own)
      return
    }
    if let name = scene.name(ofPronoun: subject.token) {
      pieces.append(name: name)
    } else if tree.pennTag(subject.token) == .wp {
      // "what they made": nothing without its clause.
      if let clause = tree.dependent(of: subject.token, .aclRelcl),
        let range = subtree(of: clause, after: subject.token + 1),
        range.lowerBound == subject.token + 1
      {
        pieces.append(subject.token..<range.upperBound)
      }
    } else if !writer.clauses.hasRelative(inPhraseOf: subject.token) {
      pieces.append(writer.phrases.phrase(of: subject.token, extent))
    }
  }

  /// "his refusal" of "his refusal to leave", which isn't told of who refused.
  private var governingNoun: Int? {
    let verb = trigger.head
    guard tree.relation(verb) == .acl, writer.clauses.isInfinitive(verb),
      let noun = tree.head(verb), noun < verb, tree.tag(noun) == .noun
    else { return nil }
    return noun == roles.subject?.token ? nil : noun
  }

  private var firstVerbWord: Int {
    let top = governors.last ?? trigger.tokens.lowerBound
    let group = governors.isEmpty ? words : writer.groups.words(of: top)
    return min(top, group.first ?? top)
  }

  private func isGlued(_ index: Int) -> Bool {
    !scene.tokens[index].shape.contains(.spaceBefore)
  }

  // MARK: Verb

  private func appendVerb(to pieces: inout LabelPieces, _ extent: PhraseReader.Extent) {
    for governor in governors.reversed() {
      let group = writer.groups.words(of: governor)
      append(group + [governor], to: &pieces)
      if let object = writer.clauses.ownObject(of: governor), isTold(object, between: governor) {
        pieces.append(writer.phrases.phrase(of: object.token, extent))
      }
    }
    // Most have no auxiliary, and need no list.
    if words.isEmpty {
      pieces.append(trigger.tokens)
      return
    }
    append(
      words.filter { !isFront($0) && !isBehindObject($0) } + Array(trigger.tokens), to: &pieces)
  }

  /// "if", "perhaps", "nor": before the subject.
  private func isFront(_ word: Int) -> Bool {
    if tree.relation(word) == .mark, scene.has(word, .condition) { return true }
    guard tree.relation(word) == .advmod, let own = roles.subject?.own else { return false }
    return word < own
  }

  /// "turned the offer down"
  private func isBehindObject(_ word: Int) -> Bool {
    guard tree.relation(word) == .compoundPrt, let own = roles.object?.own else { return false }
    return own > trigger.head && own < word
  }

  /// "ordered the men to leave", also of "the men whom he ordered to leave".
  private func isTold(_ object: ClauseReader.Part, between governor: Int) -> Bool {
    if object.own != object.token { return object.token == roles.subject?.token }
    return object.token > governor && object.token < trigger.tokens.lowerBound
  }

  private func append(_ tokens: [Int], to pieces: inout LabelPieces) {
    var last = -1
    for token in tokens.sorted() where token != last {
      pieces.append(token)
      last = token
    }
  }

  // MARK: Object

  private func appendObject(to pieces: inout LabelPieces, _ extent: PhraseReader.Extent) {
    let verb = trigger.head
    if let object = roles.object?.token,
      let receiver = writer.clauses.receiver(of: verb, besides: object)
    {
      pieces.append(writer.phrases.phrase(of: receiver, extent))
    }
    guard let object = roles.object, !trigger.tokens.contains(object.token) else { return }
    let phrase = writer.phrases.phrase(of: object.token, extent)
    appendGap(before: phrase, to: &pieces)
    pieces.append(phrase)
    for word in words where isBehindObject(word) { pieces.append(word) }
  }

  /// "drew near the city", "sent back the men": what belongs to the verb as much as to what follows.
  private func appendGap(before phrase: Range<Int>, to pieces: inout LabelPieces) {
    guard case .tokens(let last)? = pieces.pieces.last, last.upperBound < phrase.lowerBound,
      phrase.lowerBound - last.upperBound <= 2
    else { return }
    let gap = last.upperBound..<phrase.lowerBound
    let belongs = gap.allSatisfy {
      switch tree.tag($0) {
      case .adp, .adv, .part: true
      default: false
      }
    }
    if belongs { pieces.append(gap) }
  }

  private func appendBy(_ by: Int, to pieces: inout LabelPieces, _ extent: PhraseReader.Extent) {
    guard let preposition = tree.preposition(of: by), preposition > trigger.head else { return }
    pieces.append(preposition)
    let phrase = writer.phrases.phrase(of: by, extent)
    pieces.append(max(phrase.lowerBound, preposition + 1)..<phrase.upperBound)
  }

  // MARK: Complement

  /// "tried to leave", "said that it had rained", "became gruel", "arrived at 40", "put the toll at 40".
  private func appendComplement(to pieces: inout LabelPieces, _ extent: PhraseReader.Extent) {
    if roles.by != nil { return }
    let verb = trigger.head
    let clause = tree.dependent(of: verb) {
      let relation = tree.relation($0)
      return (relation == .xcomp || relation == .ccomp) && $0 >= trigger.tokens.upperBound
    }
    if let clause {
      if extent == .whole, let range = subtree(of: clause, after: trigger.tokens.upperBound) {
        appendClause(range, to: &pieces)
      } else if tree.relation(clause) == .xcomp {
        let core = writer.groups.words(of: clause) + [clause]
        guard case .tokens(let last)? = pieces.pieces.last, core.min() == last.upperBound else {
          return
        }
        append(core, to: &pieces)
        if let object = writer.clauses.ownObject(of: clause) {
          pieces.append(writer.phrases.phrase(of: object.token, extent))
        }
      }
      return
    }
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
  private func subtree(of clause: Int, after start: Int) -> Range<Int>? {
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

  // MARK: Inversion

  /// "had they known", "did nobody ask": an auxiliary before the subject.
  private var isInverted: Bool {
    if let filler = tree.dependent(of: trigger.head, .expl), let own = roles.subject?.own {
      return filler < own
    }
    guard let own = roles.subject?.own, governors.isEmpty, roles.subject?.token == own,
      let first = words.first
    else { return false }
    return first < own && own < trigger.tokens.lowerBound
      && (tree.relation(first) == .aux || tree.relation(first) == .auxPass)
  }

  private func inverted(_ shape: Shape) -> LabelPieces {
    var ranges = words.map { $0..<$0 + 1 }
    ranges.append(trigger.tokens)
    if let filler = tree.dependent(of: trigger.head, .expl) { ranges.append(filler..<filler + 1) }
    if let asked = tree.dependent(of: trigger.head, where: { tree.pennTag($0) == .wrb }),
      asked < trigger.head
    {
      ranges.append(asked..<asked + 1)
    }
    if shape.hasSubject, let own = roles.subject?.own {
      ranges.append(writer.phrases.phrase(of: own, shape.extent))
    }
    if shape.hasObject, let own = roles.object?.own {
      ranges.append(writer.phrases.phrase(of: own, shape.extent))
    }
    return LabelPieces.sorted(ranges)
  }
}
