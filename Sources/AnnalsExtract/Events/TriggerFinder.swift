import AnnalsAnnotation

/// A trigger and how it stands.
struct FoundTrigger {
  let tokens: Range<Int>
  /// The token that is inflected: the verb, or the copula of an adjective or a noun, which stands in the
  /// trigger or before it; nil for a noun or an adjective that stands for itself.
  let inflected: Int?
  /// How the inflected token stands.
  let use: VerbUse?
  let rule: EventRule

  /// Whether another verb tells that it happened: "began to march", "were robbed and exiled", "did march".
  private var sharesTelling: Bool {
    rule == .infinitive || rule == .coordinated || rule == .modal
  }

  /// What an undenied fact is told as. What something is like is a state; where it isn't sure whether a thing is
  /// told of, only verbs of states aren't. A noun that isn't told of is named in general.
  func modality(_ telling: EventTag.Telling, isStative: Bool) -> EventMention.Modality {
    if rule == .copula { return .state }
    switch telling {
    case .told: return .actual
    case .unsure: return isStative ? .state : .actual
    case .untold:
      if rule == .noun { return .generic }
      return isStative || !sharesTelling ? .state : .actual
    }
  }
}

/// Takes a trigger as the analyser marks it, gives its whole extent and how it stands.
///
/// The analyser marks token by token; the tree mends where that tore apart what belongs together: a
/// copula and its complement ("is always desirable"), an article or adjective and its noun ("made
/// the|tour").
struct TriggerFinder {
  let scene: TriggerScene

  /// How far behind a copula its complement may stand, and how far before.
  private static let complementReach = 6
  private static let nounReach = 4

  /// The trigger that is marked as beginning at a token; nil for a part of a name, "the Great Leap Forward".
  func trigger(at index: Int, _ eventClass: EventClass) -> FoundTrigger? {
    if scene.isName(index), !isVerbal(index) { return nil }
    var end = index + 1
    while end < scene.range.upperBound, scene.tree.analyses[end].eventTag == .inside { end += 1 }
    if eventClass == .spaceMovement, end == index + 2, isVerbal(index), isDirection(index + 1) {
      end = index + 1
    }
    let tokens = index..<wholeEnd(index..<end)
    guard let inflected = inflected(tokens) else {
      let isNoun = scene.tree.analyses[index].universalTag != .adj
      return FoundTrigger(
        tokens: tokens, inflected: nil, use: nil, rule: isNoun ? .noun : .adjective)
    }
    let use = use(of: inflected)
    let isCopula = scene.tree.analyses[inflected].relation == .cop
    return FoundTrigger(
      tokens: tokens, inflected: inflected, use: use, rule: isCopula ? .copula : use.rule)
  }

  // MARK: Extent

  private func wholeEnd(_ tokens: Range<Int>) -> Int {
    if let end = endOfComplement(tokens) { return max(end, tokens.upperBound) }
    return endOfPhrase(tokens)
  }

  /// "is always desirable", "were presentation copies".
  private func endOfComplement(_ tokens: Range<Int>) -> Int? {
    let copula = scene.tree.analyses[tokens.lowerBound]
    let head = Int(copula.head)
    guard copula.relation == .cop, head >= tokens.upperBound,
      head - tokens.lowerBound <= Self.complementReach
    else { return nil }
    let complement = scene.tree.analyses[head]
    let facts = scene.tree[head].facts
    guard complement.universalTag == .adj || complement.universalTag == .noun,
      facts.contains(.subject) || complement.universalTag == .adj,
      // "was 40 million tons" is a figure, "was in the city" a place.
      facts.isDisjoint(with: [.preposition, .number]),
      !hasBreak(tokens.lowerBound + 1, head)
    else { return nil }
    return head + 1
  }

  /// A mark, a name or another clause between a copula and what would complete it.
  private func hasBreak(_ start: Int, _ end: Int) -> Bool {
    (start..<max(start, end)).contains {
      let analysis = scene.tree.analyses[$0]
      if analysis.universalTag == .punct || analysis.universalTag == .propn { return true }
      switch analysis.relation {
      case .nsubj, .cop, .aux, .expl, .mark: return true
      default: return false
      }
    }
  }

  /// What ends with an article or an adjective goes on to the noun, or ends before; a negation, a number and a
  /// conjunction are no end.
  private func endOfPhrase(_ tokens: Range<Int>) -> Int {
    var end = tokens.upperBound
    let last = scene.tree.analyses[end - 1]
    let isTorn =
      last.universalTag == .det || last.universalTag == .adj && last.relation == .amod
    if tokens.count > 1, isTorn {
      let noun = Int(last.head)
      let isNear = noun >= end && noun - end < Self.nounReach
      end = isNear && !hasMark(end..<noun) ? noun + 1 : end - 1
    }
    while end - 1 > tokens.lowerBound, isNoEnd(end - 1) { end -= 1 }
    return end
  }

  private func isNoEnd(_ index: Int) -> Bool {
    switch scene.tree.analyses[index].universalTag {
    case .cconj, .num, .punct: true
    default: scene.has(index, .negation)
    }
  }

  private func hasMark(_ tokens: Range<Int>) -> Bool {
    tokens.contains { scene.tree.analyses[$0].universalTag == .punct }
  }

  /// Where a movement leads is no part of it: "came | back", "sat | down".
  private func isDirection(_ index: Int) -> Bool {
    let tag = scene.tree.analyses[index].universalTag
    return tag == .adp || tag == .adv
  }

  // MARK: Use

  private func inflected(_ tokens: Range<Int>) -> Int? {
    if let verb = tokens.first(where: isVerbal) { return verb }
    let first = scene.tree.analyses[tokens.lowerBound]
    guard first.universalTag == .adj || first.universalTag == .noun,
      scene.tree[tokens.lowerBound].facts.contains(.copula)
    else { return nil }
    let start = max(scene.range.lowerBound, tokens.lowerBound - Self.complementReach)
    return (start..<tokens.lowerBound).last {
      let analysis = scene.tree.analyses[$0]
      return analysis.relation == .cop && Int(analysis.head) == tokens.lowerBound
    }
  }

  private func isVerbal(_ index: Int) -> Bool {
    let analysis = scene.tree.analyses[index]
    return analysis.universalTag == .verb || analysis.universalTag == .aux
  }

  private func use(of index: Int) -> VerbUse {
    let analysis = scene.tree.analyses[index]
    guard analysis.relation == .cop, analysis.head >= 0 else {
      return VerbUse(
        tag: analysis.pennTag, frame: scene.tree[index], isJoined: analysis.relation == .conj,
        // "Eat!" he said: what opens a quotation is no infinitive.
        isComplement: [.xcomp, .ccomp, .advcl, .acl].contains(analysis.relation)
          && !scene.startsPhrase(index))
    }
    var frame = scene.tree[Int(analysis.head)]
    frame.facts.remove(.copula)
    return VerbUse(tag: analysis.pennTag, frame: frame, isJoined: false, isComplement: true)
  }
}
