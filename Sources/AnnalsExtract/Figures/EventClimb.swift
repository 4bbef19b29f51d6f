import AnnalsAnnotation
import AnnalsLanguage

/// The way up the tree from one figure to the event that it measures; see `FigureEvents`.
struct EventClimb {
  let sentence: FigureSentence
  let tree: DependencyTree
  let events: EventTokens
  let draft: FigureDraft
  let owner: FigureEvents

  private enum Step {
    case up(Int)
    /// To a noun that isn't itself what the figure measures.
    case past(Int)
    case found(Int?)
  }

  func event() -> Int? {
    let top = tree.top(of: draft.tokens)
    var index = top
    var isItself = true
    for _ in 0..<FigureEvents.reach {
      if isItself, !draft.numberTokens.contains(index), tree.isNoun(index),
        let event = admitted(index)
      {
        return event
      }
      switch step(from: index) {
      case .up(let head): (index, isItself) = (head, true)
      case .past(let head): (index, isItself) = (head, false)
      case .found(let event): return event ?? eventBehind(top)
      }
    }
    return nil
  }

  /// The event at a noun or verb; none where it only says, or says of something that it is so.
  private func admitted(_ index: Int) -> Int? {
    guard let event = events[index], !owner.isSaying(index, in: sentence),
      tree.tag(index) == .verb || tree.dependent(of: index, .cop) == nil
    else { return nil }
    return event
  }

  /// "the 3 million who died", "the 40 tons smelted in yards".
  private func eventBehind(_ top: Int) -> Int? {
    var noun = top
    if tree.relation(top) == .nummod, let head = tree.head(top), isOfFigure(head) { noun = head }
    let clause = tree.dependent(of: noun) { clause in
      guard clause > noun, admitted(clause) != nil else { return false }
      switch tree.relation(clause) {
      case .acl: return tree.pennTag(clause) == .vbn
      case .aclRelcl: return tree.subject(of: clause).map(isRelative) ?? false
      default: return false
      }
    }
    return clause.flatMap(admitted)
  }

  private func isRelative(_ index: Int) -> Bool {
    switch tree.pennTag(index) {
    case .wdt, .wp: true
    default: false
    }
  }

  private func step(from index: Int) -> Step {
    // "The toll was 5 million": what the subject names is that many.
    if tree.dependent(of: index, .cop) != nil {
      return .found(tree.subject(of: index).flatMap(event(namedBy:)))
    }
    guard let head = tree.head(index) else { return .found(nil) }
    switch tree.relation(index) {
    // "by one calculation"
    case .nummod: return owner.isSaying(head, in: sentence) ? .found(nil) : .up(head)
    case .compound, .amod, .nmodUnmarked, .nmodDesc, .nmodPoss, .det, .dep, .flat, .fixed:
      return described(head, isInside: isOfFigure(head))
    case .nmod: return noun(index, under: head)
    case .conj: return tree.tag(head) == .verb ? .found(nil) : .past(head)
    case .appos, .parataxis, .list:
      return tree.tag(head) == .verb ? .found(nil) : described(head, isInside: isNumber(head))
    case .obj, .iobj, .obl, .oblUnmarked, .oblAgent, .nsubj, .nsubjPass, .advmod, .xcomp, .csubj,
      .ccomp:
      return .found(predicate(head, over: index))
    default: return .found(nil)
    }
  }

  /// The noun that a figure stands before or beside: "a 12 per cent rise", "the harvest, 5 million tons".
  private func described(_ head: Int, isInside: Bool) -> Step {
    if let event = admitted(head) { return .found(event) }
    return isInside || owner.isQuantity(head, in: sentence) ? .up(head) : .found(nil)
  }

  private func noun(_ index: Int, under head: Int) -> Step {
    let preposition = tree.preposition(of: index)
    if owner.isComparison(preposition, in: sentence)
      || owner.isPlace(preposition, of: draft, in: sentence)
    {
      return .found(nil)
    }
    // "a cyclone with three waves" isn't measured in waves.
    if !owner.isWith(preposition, in: sentence), let event = admitted(head) { return .found(event) }
    guard owner.isOf(preposition, in: sentence) || isNumber(head) else { return .found(nil) }
    return isOfFigure(head) || owner.isQuantity(head, in: sentence) || isNumber(head)
      ? .up(head) : .found(nil)
  }

  private func isNumber(_ index: Int) -> Bool {
    tree.tag(index) == .num || sentence.shape(index).contains(.digits)
  }

  /// Whether a token belongs to the figure with its unit and the things counted.
  private func isOfFigure(_ index: Int) -> Bool {
    draft.tokens.contains(index) || draft.counted?.contains(index) ?? false
      || draft.unitTokens?.contains(index) ?? false
  }

  // MARK: Predicates

  private func predicate(_ head: Int, over index: Int) -> Int? {
    if isBase(index, under: head) { return nil }
    let isSubject = isSubject(index)
    if owner.isSaying(head, in: sentence) {
      // "put the deaths at 5 million"; "40 are said to have died". Who says it measures nothing.
      return isSubject
        ? tree.dependent(of: head, .xcomp).flatMap(admitted)
        : reckoned(by: head, besides: index)
    }
    if !isSubject, owner.isLevel(head, in: sentence) || tree.relation(index) == .xcomp,
      let subject = tree.subject(of: head)
    {
      // "his calculation came to 40"
      if owner.isSaying(subject, in: sentence) { return nil }
      if let event = event(namedBy: subject) { return event }
    }
    if tree.dependent(of: head, .cop) != nil {
      // "40 were homeless"; but no rate "was low", and no "one of the causes is the lamp".
      return isSubject && isOfFigure(index) && tree.tag(head) == .adj ? events[head] : nil
    }
    return tree.tag(head) == .verb ? events[head] : nil
  }

  /// "Of 60 men", "16 tons out of 40", "exceeded its target of 40 tons": what the measured is a part of or is
  /// compared with.
  private func isBase(_ index: Int, under head: Int) -> Bool {
    let preposition = tree.preposition(of: index)
    if owner.isComparison(preposition, in: sentence)
      || owner.isComparison(draft.tokens.lowerBound - 1, in: sentence)
    {
      return true
    }
    if owner.isPlace(preposition, of: draft, in: sentence), !owner.isLevel(head, in: sentence) {
      return true
    }
    if tree.relation(index) == .obj {
      return !isOfFigure(index) && owner.isComparison(head, in: sentence)
    }
    return owner.isOf(preposition, in: sentence)
      || owner.isOf(draft.tokens.lowerBound - 1, in: sentence)
        && owner.isOut(draft.tokens.lowerBound - 2, in: sentence)
  }

  private func isSubject(_ index: Int) -> Bool {
    switch tree.relation(index) {
    case .nsubj, .nsubjPass, .csubj: true
    default: false
    }
  }

  private func reckoned(by verb: Int, besides index: Int) -> Int? {
    if let object = tree.dependent(of: verb, .obj), object != index {
      return event(namedBy: object)
    }
    guard let subject = tree.subject(of: verb), tree.relation(subject) == .nsubjPass else {
      return nil
    }
    return event(namedBy: subject)
  }

  /// The event that a noun tells of: its own, or that of "the number of deaths", "the death toll".
  private func event(namedBy noun: Int) -> Int? {
    if let event = admitted(noun) { return event }
    guard owner.isQuantity(noun, in: sentence) else { return nil }
    let inner = tree.dependent(of: noun) { dependent in
      guard events[dependent] != nil else { return false }
      switch tree.relation(dependent) {
      case .compound, .nmodPoss: return true
      case .nmod: return owner.isOf(tree.preposition(of: dependent), in: sentence)
      default: return false
      }
    }
    return inner.flatMap { events[$0] }
  }
}
