import AnnalsAnnotation
import AnnalsLexicons
import AnnalsRecords

/// Turns a document's entity mentions into rows, and joins those that mean the same into entities.
///
/// Takes mentions in text order. Gives a row for each, in the same order, and a row for each entity, in
/// the order of first mention, with its count in this document: "Hu Wen" twice is one person with two
/// mentions. Which mentions mean the same their `entity` says; `EntityNames` gives it a name. Entities
/// that are called the same are one.
package struct EntityNormalizer: Sendable {
  private let knowledge: NameKnowledge

  /// - Parameter authority: what the maintainer has decided of names.
  package init(authority: Authority = .none) {
    knowledge = NameKnowledge(authority: authority)
  }

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
    let names = EntityNames(mentions, knowledge: knowledge, in: context)
    var entities: [EntityRecord] = []
    var indices: [String: Int] = [:]
    let recordOfEntity = names.entities.map { entity in
      let record = EntityRecord(entity)
      let index = indices[record.id, default: entities.count]
      if index == entities.count {
        indices[record.id] = index
        entities.append(record)
      } else {
        entities[index] = entities[index].joined(with: record)
      }
      return index
    }
    var idOfSpan = [TextSpan: String](minimumCapacity: mentions.count)
    let entityOfMention = names.entityOfMention.map { recordOfEntity[$0] }
    for (mention, entity) in zip(mentions, entityOfMention) {
      entities[entity].mentions += 1
      idOfSpan[mention.span] = entities[entity].id
    }
    var entityOfNumber: [Int: EntityRecord] = [:]
    for (mention, entity) in zip(mentions, entityOfMention)
    where entityOfNumber[mention.entity] == nil {
      entityOfNumber[mention.entity] = entities[entity]
    }
    return Records(
      mentions: mentionRecords(
        mentions, entityOfMention: entityOfMention, entityIDs: entities.map(\.id), context),
      entities: RecordList(entities), idOfSpan: idOfSpan, entityOfNumber: entityOfNumber)
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
  /// The row of an entity without mentions. Its id is a hash of type and name, apart from case and
  /// diacritics: the same in every text.
  init(_ entity: EntityNames.Entity) {
    self.init()
    name = entity.name
    type = AnnalsRecords.EntityType(entity.type)
    aliases = Self.joined(aliases: entity.aliases)
    authority = entity.uri
    id = RecordIdentifiers.identifier(
      prefix: Self.idPrefix,
      of: [Self.tableName, type.rawValue, FoldedName(name).description])
  }
}
