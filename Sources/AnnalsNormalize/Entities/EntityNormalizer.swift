import AnnalsAnnotation
import AnnalsRecords

/// Turns a document's entity mentions into rows, and joins those that mean the same into entities.
///
/// Takes mentions in text order. Gives a row for each, in the same order, and a row for each entity, in
/// the order of first mention, with its count in this document: "Hu Wen" twice is one person with two
/// mentions. Which mentions mean the same their `entity` says; `EntityNames` gives it a name.
package struct EntityNormalizer: Sendable {
  package init() {}

  /// The rows of one document. An entity that several documents name has the same id in each.
  package struct Records: Sendable {
    package let mentions: RecordList<MentionRecord>
    package let entities: RecordList<EntityRecord>
    /// The entity's id for the span of each mention.
    package let idOfSpan: [TextSpan: String]
    /// By the number that the document's mentions have for it.
    package let entityOfNumber: [Int: EntityRecord]
  }

  package func records(
    for mentions: [EntityMention], in context: NormalizationContext
  ) -> Records {
    let names = EntityNames(mentions, in: context)
    var entities = names.entities.map { entity in
      var record = EntityRecord()
      record.name = entity.name
      record.type = AnnalsRecords.EntityType(entity.type)
      record.id = EntityRecord.identifier(type: record.type, name: record.name)
      return record
    }
    for entity in names.entityOfMention { entities[entity].mentions += 1 }
    var idOfSpan: [TextSpan: String] = [:]
    var entityOfNumber: [Int: EntityRecord] = [:]
    for (mention, entity) in zip(mentions, names.entityOfMention) {
      idOfSpan[mention.span] = entities[entity].id
      entityOfNumber[mention.entity] = entities[entity]
    }
    return Records(
      mentions: mentionRecords(
        mentions, entityOfMention: names.entityOfMention, entityIDs: entities.map(\.id), context),
      entities: RecordList(entities), idOfSpan: idOfSpan,
      entityOfNumber: entityOfNumber)
  }

  private func mentionRecords(
    _ mentions: [EntityMention], entityOfMention: [Int], entityIDs: [String],
    _ context: NormalizationContext
  ) -> RecordList<MentionRecord> {
    RecordList(count: mentions.count) {
      var identifiers = RecordIdentifiers(
        MentionRecord.self, sourceID: context.document.source.id)
      var index = 0
      return {
        guard index < mentions.count else { return nil }
        defer { index += 1 }
        var record = MentionRecord()
        record.evidence = context.evidence(for: mentions[index].span, rule: mentions[index].rule)
        record.id = identifiers.next(exact: record.evidence.exact)
        record.entityID = entityIDs[entityOfMention[index]]
        record.form = MentionForm(mentions[index].form)
        return record
      }
    }
  }
}

extension AnnalsRecords.EntityType {
  init(_ type: AnnalsAnnotation.EntityType) {
    switch type {
    case .person: self = .person
    case .place: self = .place
    case .organization: self = .organization
    case .event: self = .event
    case .work: self = .work
    }
  }
}

extension MentionForm {
  init(_ form: EntityMention.Form) {
    switch form {
    case .name: self = .name
    case .nominal: self = .nominal
    case .pronoun: self = .pronoun
    }
  }
}

extension EntityRecord {
  /// The id of whatever has this type and name, the same in every text.
  static func identifier(type: AnnalsRecords.EntityType, name: String) -> String {
    RecordIdentifiers.identifier(prefix: idPrefix, of: [tableName, type.rawValue, name])
  }
}
