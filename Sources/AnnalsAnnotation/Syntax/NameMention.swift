/// A name of a person, a place or an organization.
public struct NameMention: Sendable, Hashable {
  /// Indices into `AnalyzedDocument.tokens`; never empty.
  public let tokens: Range<Int>
  public let type: EntityType

  public init(tokens: Range<Int>, type: EntityType) {
    self.tokens = tokens
    self.type = type
  }
}

extension [TokenAnalysis] {
  /// The names that the entity tags mark, in text order, disjoint.
  ///
  /// A begun name of which no proper end follows is left out: a model's tags are always well-formed,
  /// those read from a file need not be.
  public var names: [NameMention] {
    var names: [NameMention] = []
    var start: Int?
    for (index, analysis) in enumerated() where analysis.entity != 0 || start != nil {
      let tag = analysis.entityTag
      if let first = start, tag.type != self[first].entityTag.type { start = nil }
      switch tag.position {
      case .begin: start = index
      case .inside: break
      case .end, .single:
        let first = tag.position == .single ? index : start
        if let first, let type = tag.type {
          names.append(NameMention(tokens: first..<(index + 1), type: type))
        }
        start = nil
      case nil: start = nil
      }
    }
    return names
  }
}
