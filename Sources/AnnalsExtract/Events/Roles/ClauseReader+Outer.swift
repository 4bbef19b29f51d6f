import AnnalsAnnotation

/// Clauses that are subjects or predicates: "the reason was that they left", "paying him took weeks".
extension ClauseReader {
  /// The copula by which a whole clause is what another subject is: "was" of "the reason was that they left",
  /// "the plan was to leave". What stands before it isn't the inner clause's.
  func outerCopula(of clause: Int) -> Int? {
    guard tree.dependent(of: clause, .cop) != nil else { return nil }
    var copula: Int?
    var before: Int?
    var isOuter = false
    tree.forEachDependent(of: clause) { part in
      guard part < clause, !isOuter else { return }
      switch tree.relation(part) {
      case .cop: if copula == nil { copula = part }
      case .nsubj, .nsubjPass, .nsubjOuter, .csubj, .csubjPass, .csubjOuter, .expl:
        if copula == nil { before = part } else { isOuter = before != nil }
      case .mark:
        // "The vote was to take place" is told of the vote.
        if copula != nil, let before {
          isOuter = tree.pennTag(part) != .to || scene.nounCue(before).contains(.aim)
        }
      default: break
      }
    }
    return isOuter ? copula : nil
  }

  /// Who or what is said to be a whole clause, and the copula that says so.
  func outerSubject(of clause: Int) -> (subject: Int, copula: Int)? {
    guard let copula = outerCopula(of: clause) else { return nil }
    let subject = tree.dependent(of: clause) {
      switch tree.relation($0) {
      case .nsubj, .nsubjPass, .nsubjOuter: $0 < copula
      default: false
      }
    }
    return subject.map { ($0, copula) }
  }

  /// A clause that is what its verb tells of: "applying for a visa took weeks".
  func clausalSubject(of verb: Int) -> Int? {
    guard scene.isFinite(verb) else { return nil }
    return tree.dependent(of: verb) {
      guard $0 < verb else { return false }
      switch tree.relation($0) {
      case .csubj, .csubjPass: return true
      case .advcl: return isGerund($0, before: verb)
      default: return false
      }
    }
  }

  /// "Applying for a visa took weeks", but "Applying for a visa, he took a week off".
  private func isGerund(_ clause: Int, before verb: Int) -> Bool {
    guard tree.pennTag(clause) == .vbg, verb - clause <= Self.longestSubject,
      tree.dependent(
        of: clause,
        where: {
          tree.relation($0) == .mark || tree.relation($0) == .case
        }) == nil
    else { return false }
    return !(clause..<verb).contains { tree.pennTag($0) == .comma }
  }

  private static let longestSubject = 16
}
