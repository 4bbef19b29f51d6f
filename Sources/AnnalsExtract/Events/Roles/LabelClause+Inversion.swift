import AnnalsAnnotation

/// Clauses that are told in the order of the text: questions, "had they known", "in the yard was a well".
extension LabelClause {
  /// "had they known", "did nobody ask": an auxiliary before the subject.
  var isInverted: Bool {
    // "In the yard was a well", "Are we ready"
    if isObjectInFront { return true }
    if trigger.isBareCopula,
      trigger.head < trigger.tokens.lowerBound
        || (roles.subject?.own ?? filler).map({ $0 > trigger.tokens.lowerBound }) ?? false
    {
      return true
    }
    if let filler, let own = roles.subject?.own {
      return filler < own
    }
    guard let own = roles.subject?.own, governors.isEmpty, roles.subject?.token == own,
      let first = words.first
    else { return false }
    return first < own && own < trigger.tokens.lowerBound
      && (tree.relation(first) == .aux || tree.relation(first) == .auxPass)
  }

  /// "there", "it"
  var filler: Int? { tree.dependent(of: trigger.head, .expl) }

  /// "what they made"
  private var isObjectInFront: Bool {
    guard let object = roles.object?.token, tree.pennTag(object) == .wp else { return false }
    return governors.isEmpty && object < (roles.subject?.own ?? 0)
  }

  func inverted(_ shape: Shape) -> LabelPieces {
    if trigger.isBareCopula, roles.subject?.own == nil, filler == nil { return LabelPieces() }
    var ranges = words.map { $0..<$0 + 1 }
    ranges.append(trigger.tokens)
    if trigger.isBareCopula, let predicate = predicate(shape.extent) { ranges.append(predicate) }
    if let filler { ranges.append(filler..<filler + 1) }
    if let asked = tree.dependent(of: trigger.head, where: { tree.pennTag($0) == .wrb }),
      asked < trigger.head
    {
      ranges.append(asked..<asked + 1)
    }
    if shape.hasSubject, let own = roles.subject?.own {
      ranges.append(writer.phrases.phrase(of: own, shape.extent))
    }
    if shape.hasObject, let own = roles.object?.own ?? (isObjectInFront ? roles.object?.token : nil)
    {
      ranges.append(writer.phrases.phrase(of: own, shape.extent))
    }
    return LabelPieces.sorted(ranges)
  }
}
