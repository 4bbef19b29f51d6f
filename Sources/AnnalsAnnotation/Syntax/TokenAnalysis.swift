/// What the analyser says of one token. Twelve bytes, because a document may have millions of tokens.
public struct TokenAnalysis: Sendable, Hashable {
  /// Index of the head in `AnalyzedDocument.tokens`, always in the same sentence; -1 for its root.
  public var head: Int32
  public var universalTag: UniversalTag
  public var pennTag: PennTag
  /// `root` exactly where there is no head.
  public var relation: Relation
  /// The raw value of an `EntityTag`; 0 outside names.
  public var entity: UInt8
  /// The raw value of an `EventTag`; 0 outside triggers.
  public var event: UInt8

  public init(
    head: Int32, universalTag: UniversalTag, pennTag: PennTag, relation: Relation,
    entity: UInt8 = EntityTag.outside.rawValue, event: UInt8 = EventTag.outside.rawValue
  ) {
    self.head = head
    self.universalTag = universalTag
    self.pennTag = pennTag
    self.relation = relation
    self.entity = entity
    self.event = event
  }

  /// Where the token stands in a name; outside for a byte that is no tag.
  public var entityTag: EntityTag { EntityTag(rawValue: entity) ?? .outside }

  /// Where the token stands in a trigger; outside for a byte that is no tag.
  public var eventTag: EventTag { EventTag(rawValue: event) ?? .outside }
}
