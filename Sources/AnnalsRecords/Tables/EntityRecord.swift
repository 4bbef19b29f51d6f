public enum EntityType: String, FieldEnumeration { case person, place, organization, event, work }
public enum MentionForm: String, FieldEnumeration { case name, nominal, pronoun }

/// Somebody or something that texts name, joined over all its mentions.
public struct EntityRecord: PublishedRecord {
  public static let tableName = "entities"
  public static let rowName = "entity"
  /// Short prefix of this table's ids.
  package static let idPrefix = "ent"
  /// Stands between the names in `aliases`.
  package static let aliasSeparator = " | "
  public static let title = "Entities"
  public static let summary = "Persons, places, organizations, named events and works."
  public static let primaryKey = ["entity_id"]

  public var id = ""
  public var name = ""
  public var type = EntityType.person
  public var aliases: String?
  public var mentions = 0
  public var authority: String?

  public init() {}

  public static let fields: [Field<EntityRecord>] = [
    .required(
      "entity_id", \.id, pattern: .identifier(idPrefix), example: "\(idPrefix)-3f2a91c07b5d",
      "Stable identifier: a hash of type and name (apart from case and diacritics), the same in every text."
    ),
    .required(
      "name", \.name,
      "The name in the authority file, else the usual one, else the fullest that a text gives."),
    .required("type", \.type, "What it is."),
    .optional("aliases", \.aliases, "Other names, joined by ' | '."),
    .required(
      "mentions", \.mentions, minimum: 0, unit: "mentions",
      "How often it is mentioned in all sources."),
    .optional("authority", \.authority, pattern: .uri, "URI from the maintainer's authority file."),
  ]
}

extension EntityRecord {
  /// The row of an entity that two sources name: mentions are summed, aliases those of both.
  ///
  /// Where the names are written differently ("Dikötter", "Dikotter") the result doesn't hang on the order:
  /// the one with more letters beyond ASCII is taken, then the first by bytes; the other is an alias.
  package func joined(with other: EntityRecord) -> EntityRecord {
    var joined = self
    joined.name = Self.isPreferred(name, to: other.name) ? name : other.name
    joined.mentions += other.mentions
    joined.authority = authority ?? other.authority
    let lowercased = joined.name.lowercased()
    let names = [name, other.name].filter { $0.lowercased() != lowercased }
    joined.aliases = Self.joined(aliases: names + aliasList + other.aliasList)
    return joined
  }

  /// The names in `aliases`.
  package var aliasList: [String] {
    aliases?.split(separator: Self.aliasSeparator).map { String($0) } ?? []
  }

  /// The content of `aliases` for these names; nil for none.
  package static func joined(aliases names: [String]) -> String? {
    if names.isEmpty { return nil }
    return Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .joined(separator: aliasSeparator)
  }

  private static func isPreferred(_ name: String, to other: String) -> Bool {
    let counts = [name, other].map { $0.utf8.count { $0 >= 0x80 } }
    if counts[0] != counts[1] { return counts[0] > counts[1] }
    let small = [name, other].map { $0.unicodeScalars.count { $0.properties.isLowercase } }
    if small[0] != small[1] { return small[0] > small[1] }
    return name.utf8.lexicographicallyPrecedes(other.utf8)
  }
}

/// A place in a text where an entity is mentioned.
public struct MentionRecord: EvidencedRecord {
  public static let tableName = "mentions"
  public static let rowName = "mention"
  public static let idPrefix = "men"
  public static let title = "Mentions"
  public static let summary = "Where entities are mentioned."

  public var id = ""
  public var evidence = Evidence()
  public var entityID = ""
  public var form = MentionForm.name

  public init() {}

  public static let fields: [Field<MentionRecord>] =
    evidenceFields(\.id, \.evidence) + [
      .required(
        "entity_id", \.entityID, reference: .init(table: "entities", field: "entity_id"),
        "The entity that is meant."),
      .required("form", \.form, "Whether a name, a noun or a pronoun mentions it."),
    ]
}
