import AnnalsAnnotation

/// The verbs that govern the trigger: "tried to leave", "built a wall to keep them out".
extension LabelClause {
  /// - Returns: false where a purpose would stand behind a verb torn from what it needs.
  func appendGovernors(
    to pieces: inout LabelPieces, _ extent: PhraseReader.Extent
  ) -> Bool {
    for (index, governor) in governors.enumerated().reversed() {
      let group = writer.groups.words(of: governor).filter { !isFront($0) }
      append(group + [governor], to: &pieces)
      let lower = index == 0 ? trigger.head : governors[index - 1]
      if let to = writer.groups.purposeMark(of: lower), governor < to {
        guard appendPurposeGap(governor + 1..<to, of: governor, to: &pieces, extent) else {
          return false
        }
      } else if let object = writer.clauses.ownObject(of: governor),
        isTold(object, between: governor)
      {
        pieces.append(writer.phrases.phrase(of: object.token, extent))
      }
    }
    return true
  }

  /// What stands between a verb and its purpose, all of it or the object alone: "relied on the guard to keep order",
  /// "built a wall to keep them out".
  private func appendPurposeGap(
    _ gap: Range<Int>, of governor: Int, to pieces: inout LabelPieces,
    _ extent: PhraseReader.Extent
  ) -> Bool {
    if gap.isEmpty { return true }
    if extent == .whole {
      guard gap.count <= Self.widestGap, !gap.contains(where: isMark) else { return false }
      pieces.append(gap)
      return true
    }
    if let object = writer.clauses.ownObject(of: governor), object.own == object.token,
      gap.contains(object.token)
    {
      pieces.append(writer.phrases.phrase(of: object.token, extent))
      return true
    }
    return writer.clauses.isPassive(governor)
      || !scene.traits(governor).isDisjoint(with: [.motion, .happening])
  }

  private static let widestGap = 12

  func isMark(_ token: Int) -> Bool {
    tree.tag(token) == .punct && tree.pennTag(token) != .hyph
  }
}
