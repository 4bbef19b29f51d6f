/// A place in a text where an entity is named, or where a noun or a pronoun stands for one.
///
/// Shape: sorted by start; mentions nest ("her brother" holds "her") but don't cross.
public struct EntityMention: Mention, Hashable {
  /// What stands there: a name ("Anna Keller"), a noun phrase ("the chairman"), or a pronoun ("she").
  public enum Form: String, Sendable, Codable { case name, nominal, pronoun }

  /// A name alone, without an article, a title or a possessive ending; a noun with its article.
  public let span: TextSpan
  /// Id of the rule or model that found it, such as `entities.name`.
  public let rule: String
  /// What the entity is.
  public let type: EntityType
  /// How it is mentioned.
  public let form: Form
  /// Number of the entity in its document: mentions with one number mean the same.
  public let entity: Int

  public init(span: TextSpan, rule: String, type: EntityType, form: Form = .name, entity: Int) {
    self.span = span
    self.rule = rule
    self.type = type
    self.form = form
    self.entity = entity
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
