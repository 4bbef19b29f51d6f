import AnnalsAnnotation

/// A trigger and how it stands.
struct FoundTrigger {
  let tokens: Range<Int>
  /// The token that is inflected: the verb, or the copula of an adjective or a noun, which stands in the
  /// trigger or before it; nil for a noun or an adjective that stands for itself.
  let inflected: Int?
  /// How the inflected token stands.
  let use: VerbUse?
  /// Whether a verb stands in the past, the perfect, or a present with a date, and a noun with a date or behind "the" or a
  /// possessive.
  let isSettled: Bool
  let rule: EventRule

  /// What a fact is told as, where grammar leaves no doubt that it is one.
  ///
  /// What somebody or something is like is a state. Of what isn't surely told of, verbs of states are one, and other verbs
  /// tell what happened if two of three hold: they are settled, stand in a report, and aren't surely untold of; those that
  /// share the telling of another verb do so nearly always. For nouns all three must hold, or they name something general.
  func modality(
    _ telling: EventTag.Telling, isStative: Bool, in register: Register
  ) -> EventMention.Modality {
    if rule == .copula || rule == .adjective { return .state }
    if telling == .told { return .actual }
    let signs = [isSettled, register == .report, telling == .unsure].count { $0 }
    if rule == .noun { return signs == 3 ? .actual : .generic }
    if isStative { return .state }
    switch rule {
    case .infinitive, .modal: return .actual
    case .coordinated: return signs > 0 ? .actual : .state
    case .participle: return .state
    case .present: return signs > 1 ? .actual : .generic
    default: return signs > 1 ? .actual : .state
    }
  }
}

/// Takes a trigger as the analyser marks it, gives its whole extent and how it stands.
///
/// The analyser marks token by token; the tree mends where that tore apart what belongs together: a copula and its
/// complement ("were|hungry"), an article or adjective and its noun ("made the|tour").
struct TriggerFinder {
  let scene: TriggerScene
  /// Whether the sentence has a date or inherits one.
  let isDated: Bool

  /// How far before a participle or a complement its auxiliary or copula may stand.
  private static let auxiliaryReach = 6
  private static let nounReach = 4

  /// The trigger that is marked as beginning at a token; nil for a part of a name, "the Great Leap Forward".
  func trigger(at index: Int, _ eventClass: EventClass) -> FoundTrigger? {
    if scene.isName(index), !isVerbal(index) { return nil }
    var end = index + 1
    while end < scene.range.upperBound, scene.tree.analyses[end].eventTag == .inside { end += 1 }
    if eventClass == .spaceMovement, end == index + 2, isVerbal(index), isDirection(index + 1) {
      end = index + 1
    }
    let tokens = index..<(endOfComplement(index) ?? endOfPhrase(index..<end))
    guard let inflected = inflected(tokens) else {
      let isNoun = scene.tree.analyses[index].universalTag != .adj
      return FoundTrigger(
        tokens: tokens, inflected: nil, use: nil, isSettled: isDated || isDefinite(index),
        rule: isNoun ? .noun : .adjective)
    }
    let use = use(of: inflected)
    let isCopula = scene.tree.analyses[inflected].relation == .cop
    return FoundTrigger(
      tokens: tokens, inflected: inflected, use: use, isSettled: isSettled(inflected, use),
      rule: isCopula ? .copula : use.rule)
  }

  // MARK: Extent

  /// "were | hungry": a copula and what is marked as its complement are one trigger.
  private func endOfComplement(_ index: Int) -> Int? {
    let copula = scene.tree.analyses[index]
    let head = Int(copula.head)
    guard copula.relation == .cop, head > index, head - index <= Self.auxiliaryReach,
      scene.tree.analyses[head].eventTag.eventClass != nil,
      scene.tree.analyses[head].universalTag == .adj, !hasMark(index..<head)
    else { return nil }
    return head + 1
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
      scene.tree[tokens.lowerBound].contains(.copula)
    else { return nil }
    let start = max(scene.range.lowerBound, tokens.lowerBound - Self.auxiliaryReach)
    return (start..<tokens.lowerBound).last {
      let analysis = scene.tree.analyses[$0]
      return analysis.relation == .cop && Int(analysis.head) == tokens.lowerBound
    }
  }

  /// "fled", "had fled", "was hanged", "was fleeing", but not "is hanged"; "1958, May: the council meets".
  private func isSettled(_ verb: Int, _ use: VerbUse) -> Bool {
    switch use {
    case .past, .perfect: return true
    case .present: return isDated
    case .passive, .progressive:
      let start = max(scene.range.lowerBound, verb - Self.auxiliaryReach)
      return (start..<verb).contains {
        let analysis = scene.tree.analyses[$0]
        guard analysis.head == verb else { return false }
        switch analysis.relation {
        case .auxPass: return analysis.pennTag == .vbd
        case .aux: return analysis.pennTag == .vbd || scene.has($0, .have)
        default: return false
        }
      }
    default: return false
    }
  }

  /// "the famine", "their revolt"
  private func isDefinite(_ noun: Int) -> Bool {
    (max(scene.range.lowerBound, noun - Self.nounReach)..<noun).contains {
      let analysis = scene.tree.analyses[$0]
      guard analysis.head == noun else { return false }
      return analysis.relation == .nmodPoss
        || analysis.relation == .det && scene.isWord($0, scene.words.the)
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
    frame.remove(.copula)
    return VerbUse(tag: analysis.pennTag, frame: frame, isJoined: false, isComplement: true)
  }
}
