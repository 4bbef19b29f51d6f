import AnnalsAnnotation

/// How a verb form stands in its sentence.
enum VerbUse: Sendable {
  /// With a subject, in the past or present.
  case past, present
  /// After `to`, or without it below another verb: `let them go`.
  case infinitive
  /// After a modal or `do`.
  case bare
  /// After `be` or `get`; after `have`; in -ing after `be`.
  case passive, perfect, progressive
  /// A participle or gerund without an auxiliary: `destroying homes`, `, followed by`.
  case participle, gerund
  /// A base form that commands.
  case imperative
  /// A form that shares the auxiliary of the one that it is joined to: `robbed and exiled`.
  case coordinated

  /// The rule that reads a verb in this use.
  var rule: EventRule {
    switch self {
    case .past: .past
    case .present: .present
    case .infinitive: .infinitive
    case .bare: .modal
    case .passive: .passive
    case .perfect: .perfect
    case .progressive: .progressive
    case .participle: .participle
    case .gerund: .gerund
    case .imperative: .imperative
    case .coordinated: .coordinated
    }
  }

  /// Reads the use from a verb's tag and from the words that hang on it.
  ///
  /// - Parameters:
  ///   - tag: that of the form which is inflected: the verb, or the copula before a complement.
  ///   - isJoined: whether the clause is joined to another by `and`.
  init(tag: PennTag, frame: VerbFrame, isJoined: Bool, isComplement: Bool) {
    let isPerfect = frame.contains(.have) || frame.contains(.modal) && tag == .vbn
    if frame.contains(.passive) || frame.contains(.copula) && tag == .vbn {
      self = .passive
    } else if isPerfect, tag == .vbn || tag == .vbd || tag == .vb {
      self = .perfect
    } else if frame.contains(.to) {
      self = .infinitive
    } else if !frame.isDisjoint(with: [.modal, .do]), tag != .vbg, tag != .vbn {
      self = .bare
    } else {
      self = Self.withoutAuxiliary(
        tag, frame, isJoined: isJoined, isComplement: isComplement)
    }
  }

  private static func withoutAuxiliary(
    _ tag: PennTag, _ frame: VerbFrame, isJoined: Bool, isComplement: Bool
  ) -> VerbUse {
    switch tag {
    case .vbd: return .past
    case .vbz, .vbp: return .present
    case .vbg: return frame.isDisjoint(with: [.be, .copula]) ? .gerund : .progressive
    case .vb:
      if isJoined { return .coordinated }
      if isComplement { return .infinitive }
      return frame.contains(.subject) ? .present : .imperative
    default:
      // A participle has no subject: "the miller nearly drowned" is a past, whatever its tag.
      if frame.contains(.subject) { return .past }
      return isJoined ? .coordinated : .participle
    }
  }
}
