/// A place in a text where a person, a place or an organization is named.
///
/// Nouns and pronouns that stand for one ("the chairman", "he") will be mentions of another form, made
/// by rules of their own; each rule id tells which form it finds.
public struct EntityMention: Mention, Hashable {
  /// The name alone, without an article, a title or a possessive ending.
  public let span: TextSpan
  /// Id of the rule or model that found it, such as `entities.name`.
  public let rule: String
  /// What is named.
  public let type: EntityType

  public init(span: TextSpan, rule: String, type: EntityType) {
    self.span = span
    self.rule = rule
    self.type = type
  }
}

extension EntityType: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let type = EntityType(name: name) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription:
          "'\(name)' is no type, expected one of \(Self.names.joined(separator: ", "))")
    }
    self = type
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
