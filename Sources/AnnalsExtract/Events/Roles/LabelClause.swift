import AnnalsAnnotation

/// The parts of a clause from which its headline is put together.
struct LabelClause {
  let trigger: RoleTrigger
  let roles: EventRoles
  let writer: LabelWriter
  let words: [Int]
  let governors: [Int]

  var scene: RoleScene { writer.scene }
  var tree: DependencyTree { writer.scene.tree }

  init(_ trigger: RoleTrigger, _ roles: EventRoles, writer: LabelWriter) {
    self.trigger = trigger
    self.roles = roles
    self.writer = writer
    words = Self.words(of: trigger, writer)
    governors = writer.groups.governors(of: trigger.head)
  }

  /// Those of "was" in "the reason was not that they left" are only its own.
  private static func words(of trigger: RoleTrigger, _ writer: LabelWriter) -> [Int] {
    guard trigger.isBareCopula, let outer = writer.clauses.outerCopula(of: trigger.head),
      trigger.tokens.contains(outer)
    else { return writer.groups.words(of: trigger.head) }
    let next = trigger.tokens.upperBound
    return next < trigger.head && writer.scene.has(next, .denying) ? [next] : []
  }

  /// How much is told of what the verb needs beside its object.
  enum Complement { case whole, core, none }

  /// How much of the clause is told.
  struct Shape: Sendable {
    let extent: PhraseReader.Extent
    var hasSubject = true
    var hasObject = true
    /// Whether the verbs are told that govern the trigger.
    var hasGovernors = true
    var complement = Complement.none
  }

  func pieces(_ shape: Shape) -> LabelPieces {
    if !shape.hasGovernors, !isPurpose { return LabelPieces() }
    if isInverted { return inverted(shape) }
    let extent = shape.extent
    var pieces = LabelPieces()
    let top = shape.hasGovernors ? governors.last : nil
    let front = (top.map(writer.groups.words) ?? words).filter(isFront)
    append(front, to: &pieces)
    if shape.hasSubject, !isWithoutSubject(shape) {
      if isMisnumbered(extent) { return LabelPieces() }
      appendSubject(to: &pieces, extent)
    }
    if shape.hasGovernors, !appendGovernors(to: &pieces, extent) { return LabelPieces() }
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

  /// "without paying", "to close the road": nobody stands before it.
  private func isWithoutSubject(_ shape: Shape) -> Bool {
    if words.contains(where: { scene.has($0, .without) }) || isBareParticiple { return true }
    if isPronounOfParticiple { return true }
    guard governors.isEmpty || !shape.hasGovernors, roles.subject?.own == nil,
      words.contains(where: { tree.pennTag($0) == .to }),
      !words.contains(where: isFiniteAuxiliary), governingNoun == nil
    else { return false }
    // "the first to leave"
    return tree.relation(topJoined) != .acl
  }

  /// "Caught in the open, they fled": "they caught" would say that they did it.
  private var isBareParticiple: Bool {
    tree.pennTag(trigger.head) == .vbn && tree.relation(topJoined) == .advcl && roles.by == nil
      && roles.subject?.own == nil && !words.contains { tree.tag($0) == .aux }
      && !followsWithoutComma
  }

  /// "They recruiting miners" is no sentence, "Toft recruiting miners" a headline.
  private var isPronounOfParticiple: Bool {
    guard tree.pennTag(trigger.head) == .vbg, governors.isEmpty, let subject = roles.subject,
      subject.own == nil, tree.pennTag(subject.token) == .prp
    else { return false }
    return scene.name(ofPronoun: subject.token) == nil
      && !words.contains { tree.tag($0) == .aux }
  }

  /// "They were found buried", not "They fled, caught in the open".
  private var followsWithoutComma: Bool {
    guard let subject = roles.subject?.token, subject < trigger.head else { return false }
    return tree.pennTag(trigger.tokens.lowerBound - 1) != .comma
  }

  /// "to keep them out" of "built a wall to keep them out".
  private var isPurpose: Bool {
    tree.relation(topJoined) == .advcl && writer.clauses.isInfinitive(topJoined)
  }

  private func isFiniteAuxiliary(_ word: Int) -> Bool {
    tree.tag(word) == .aux && writer.isFinite(word)
  }

  /// The first of the verbs that the trigger is joined to.
  private var topJoined: Int {
    var verb = trigger.head
    for _ in 0..<4 {
      guard tree.relation(verb) == .conj, let head = tree.head(verb), scene.isVerbForm(head),
        tree.subject(of: verb) == nil
      else { break }
      verb = head
    }
    return verb
  }

  /// "bus and tram are": a part of a list has another number than its verb.
  private func isMisnumbered(_ extent: PhraseReader.Extent) -> Bool {
    guard extent != .whole, let subject = topSubject?.token,
      tree.dependent(of: subject, .conj) != nil
    else { return false }
    let verb = firstVerbWord
    switch tree.pennTag(verb) {
    case .vbp, .vbz: return true
    default: return tree.tag(verb) == .aux && tree.pennTag(verb) != .md
    }
  }

  private func appendSubject(to pieces: inout LabelPieces, _ extent: PhraseReader.Extent) {
    if let noun = governingNoun {
      pieces.append(writer.phrases.phrase(of: noun, extent))
      return
    }
    guard let subject = topSubject else {
      let top = governors.last ?? trigger.head
      if let outer = writer.clauses.outerSubject(of: top), writer.clauses.isInfinitive(top) {
        pieces.append(writer.phrases.phrase(of: outer.subject, extent))
        return
      }
      if let clause = writer.clauses.clausalSubject(of: top) {
        if extent == .whole { pieces.append(clauseRange(of: clause, before: firstVerbWord)) }
        return
      }
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
      if let range = freeRelative(subject.token) { pieces.append(range) }
    } else if tree.pennTag(subject.token) == .wdt {
      return
    } else if !writer.clauses.hasRelative(inPhraseOf: subject.token) {
      pieces.append(writer.phrases.phrase(of: subject.token, extent))
    }
  }

  /// "what they made": nothing without its clause.
  func freeRelative(_ pronoun: Int) -> Range<Int>? {
    guard let clause = tree.dependent(of: pronoun, .aclRelcl),
      let range = subtree(of: clause, after: pronoun + 1), range.lowerBound == pronoun + 1
    else { return nil }
    return pronoun..<range.upperBound
  }

  /// "his refusal" of "his refusal to leave", which isn't told of who refused.
  private var governingNoun: Int? {
    let verb = topJoined
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
    defer { if trigger.isBareCopula { appendPredicate(to: &pieces, extent) } }
    // Most have no auxiliary, and need no list.
    if words.isEmpty {
      pieces.append(trigger.tokens)
      return
    }
    append(
      words.filter { !isFront($0) && !isBehindObject($0) } + Array(trigger.tokens), to: &pieces)
  }

  /// "if", "perhaps", "nor": before the subject.
  func isFront(_ word: Int) -> Bool {
    if tree.relation(word) == .mark, scene.has(word, .condition) { return true }
    guard tree.relation(word) == .advmod, let own = topSubject?.own else { return false }
    return word < own
  }

  /// "turned the offer down"
  private func isBehindObject(_ word: Int) -> Bool {
    guard tree.relation(word) == .compoundPrt, let own = roles.object?.own else { return false }
    return own > trigger.head && own < word
  }

  /// "ordered the men to leave", also of "the men whom he ordered to leave".
  func isTold(_ object: ClauseReader.Part, between governor: Int) -> Bool {
    if object.own != object.token { return object.token == roles.subject?.token }
    return object.token > governor && object.token < trigger.tokens.lowerBound
  }

  func append(_ tokens: [Int], to pieces: inout LabelPieces) {
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
    guard let object = roles.object ?? measure(of: verb), !trigger.tokens.contains(object.token)
    else { return }
    let phrase = writer.phrases.phrase(of: object.token, extent)
    appendGap(before: phrase, to: &pieces)
    pieces.append(phrase)
    for word in words where isBehindObject(word) { pieces.append(word) }
  }

  /// "lasted two years": what is no object of somebody's deed, but belongs to the verb.
  private func measure(of verb: Int) -> ClauseReader.Part? {
    guard roles.by == nil else { return nil }
    return tree.dependent(of: verb) { tree.relation($0) == .obj && $0 > verb }
      .map { ClauseReader.Part(token: $0, own: $0) }
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
}
