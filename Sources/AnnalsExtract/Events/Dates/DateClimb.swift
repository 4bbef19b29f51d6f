import AnnalsAnnotation
import AnnalsLanguage

/// The way from an event up the tree to a date that holds for it.
///
/// Its own date comes first. Else it shares that of the clause that it belongs to: coordinated verbs share a
/// date before the first or behind the last; a participle and an infinitive of what was done share that of
/// their verb, a subject that of what it does. What is said, planned, remembered, or told in a relative clause
/// doesn't.
struct DateClimb {
  let scene: DateScene
  let links: DateLinks
  private static let reach = 8

  enum Result {
    /// A date of its sentence, by its link.
    case stated(DateLink)
    /// A date of its clause that isn't its own, or a place in the sentence that shares none.
    case closed
    /// No date in its clause; `main` ends the way, a verb or a noun that no verb governs.
    case open(main: Int)
    /// The same in a relative or adverbial clause.
    case subordinate(Int)
  }

  private enum Step {
    case up(Int)
    case end(Result)
  }

  func date(of event: EventMention) -> Result {
    let start = scene.head(of: event)
    if let own = ownLink(of: event, start) {
      return holds(own, for: event, start) ? .stated(own) : .closed
    }
    var index = start
    for _ in 0..<Self.reach {
      switch step(from: index, of: event, start) {
      case .end(let result): return result
      case .up(let head):
        // Between two coordinated verbs it is the first one's.
        if let link = links[head] {
          return isShared(link, with: event, start, through: index, head) ? .stated(link) : .closed
        }
        index = head
      }
    }
    return .closed
  }

  private func ownLink(of event: EventMention, _ start: Int) -> DateLink? {
    links[start] ?? links[event.token] ?? links[scene.governed(by: event) ?? start]
  }

  /// A date that hangs on the trigger itself.
  private func holds(_ link: DateLink, for event: EventMention, _ start: Int) -> Bool {
    if link.isLimit { return event.modality == .planned || event.modality == .possible }
    // "would be open for a campaign in 1976"
    if link.isAmbiguous || !link.isDirect && !event.isReal { return false }
    let tense = scene.isPredicate(start) ? scene.tense(of: start) : .none
    if link.isSince { return tense == .perfect || tense == .pluperfect }
    // "In 1958 they were to leave": by then, or then?
    if link.token < start, event.modality == .planned { return false }
    return !scene.hasOtherTime(start, besides: link.token)
  }

  private func isShared(
    _ link: DateLink, with event: EventMention, _ start: Int, through index: Int, _ head: Int
  ) -> Bool {
    let isTold = event.isReal || event.modality == .planned && isErrand(start, of: head)
    guard isTold, !link.isLimit, !link.isSince, !link.isAmbiguous else { return false }
    // "(born in 1986), also known as Toft"
    if scene.bracket(before: link.token) != scene.bracket(before: start) { return false }
    if scene.tree.relation(index) == .conj {
      if link.token > head, link.token < index { return false }
      if link.token > index, scene.hasSubject(index) { return false }
    }
    if scene.isPredicate(index), scene.isPredicate(head) {
      // "In May they leave, and they have sold the farm": before.
      let tense = scene.tense(of: index)
      if tense != .none, tense != scene.tense(of: head) { return false }
    }
    return !scene.hasOtherTime(start)
  }

  // MARK: Steps

  private func step(from index: Int, of event: EventMention, _ start: Int) -> Step {
    let tree = scene.tree
    guard let head = tree.head(index) else { return .end(.open(main: index)) }
    switch tree.relation(index) {
    // "…, you see"
    case .parataxis where scene.isOfWords(index) && scene.isPredicate(head): return .end(.closed)
    // "burned in 1931, the worst fire of the century"
    case .parataxis where index > head && tree.isNoun(index) && !scene.isPredicate(index):
      return .up(head)
    case .parataxis, .root, .list, .dep: return .end(.open(main: index))
    case .conj: return .up(head)
    case .xcomp: return event.isReal || isErrand(index, of: head) ? .up(head) : .end(.closed)
    case .advcl: return adverbialClause(index, under: head, of: event)
    case .acl: return participle(index, of: head)
    case .aclRelcl:
      if let date = dateBefore(index) { return .end(.stated(date)) }
      if scene.isEvent(head), links[head] != nil, isSetOff(index) { return .up(head) }
      return .end(.subordinate(index))
    case .nsubj, .nsubjPass: return .up(head)
    case .obj: return object(index, of: head)
    case .nmod: return part(index, of: head)
    default: return .end(.closed)
    }
  }

  private func adverbialClause(_ index: Int, under head: Int, of event: EventMention) -> Step {
    if !scene.hasSubject(index) {
      return event.isReal || isErrand(index, of: head) ? .up(head) : .end(.closed)
    }
    if event.isReal, let date = dateBefore(index) { return .end(.stated(date)) }
    // "In 1958, when the mills opened, …"
    guard opening(of: index) != nil, let link = links[head], link.token < min(index, head) else {
      return .end(.subordinate(index))
    }
    return .up(head)
  }

  /// "met to mark the day", "came to see him": whoever has come does it there and then.
  private func isErrand(_ clause: Int, of verb: Int) -> Bool {
    guard clause > verb, !scene.isNegated(verb), scene.isMoving(verb) else { return false }
    return scene.tree.dependent(of: clause) { scene.tree.pennTag($0) == .to && $0 < clause } != nil
  }

  /// "when" of a clause.
  private func opening(of clause: Int) -> Int? {
    scene.tree.dependent(of: clause) { child in
      child < clause && scene.words.sameTime.contains(scene.word(child))
    }
  }

  /// "in 1961, when the mills closed": the clause tells of that time.
  private func dateBefore(_ clause: Int) -> DateLink? {
    guard let opening = opening(of: clause) else { return nil }
    for near in [opening - 1, opening - 2] {
      if let date = scene.date(at: near), scene.dates[date].kind == .date,
        scene.dates[date].expression.mayBeDated
      {
        return DateLink(
          date: date, beside: nil, token: near, isLimit: false, isSince: false)
      }
      guard scene.word(near) == scene.words.comma || scene.words.onward.contains(scene.word(near))
      else { return nil }
    }
    return nil
  }

  /// "The council, meeting in Leeds, passed the law": at the time of what the subject does.
  private func participle(_ index: Int, of noun: Int) -> Step {
    guard scene.tree.pennTag(index) == .vbg, scene.word(noun + 1) == scene.words.comma,
      let verb = scene.tree.head(noun)
    else { return .end(.subordinate(index)) }
    switch scene.tree.relation(noun) {
    case .nsubj, .nsubjPass: return .up(verb)
    default: return .end(.subordinate(index))
    }
  }

  /// "launched a campaign", but not "ended the war", "recalled a war".
  private func object(_ noun: Int, of verb: Int) -> Step {
    guard !scene.isPredicate(noun), !isDefinite(noun), let link = links[verb], link.isDirect,
      !scene.isOfWords(verb)
    else { return .end(.closed) }
    return .up(verb)
  }

  private func isDefinite(_ noun: Int) -> Bool {
    scene.tree.dependent(of: noun) { child in
      scene.word(child) == scene.words.the || scene.tree.relation(child) == .nmodPoss
    } != nil
  }

  /// "part of these deaths occurred"
  private func part(_ noun: Int, of head: Int) -> Step {
    guard scene.words.parts.contains(scene.word(head)),
      scene.tree.preposition(of: noun).map(scene.word) == scene.words.of
    else { return .end(.closed) }
    return .up(head)
  }

  /// ", which burned the mill"
  private func isSetOff(_ clause: Int) -> Bool {
    scene.tree.dependent(of: clause) { child in
      child < clause && scene.word(child) == scene.words.comma
    } != nil
  }
}

extension EventMention {
  /// Told as true: it happened, or was so.
  var isReal: Bool { modality == .actual || modality == .state }
}
