import AnnalsAnnotation
import AnnalsRecords

/// The entities of all documents, one row each: documents that name the same hold rows with the same id.
///
/// Only this table waits for the last document. It grows with the entities that differ, not with their
/// mentions, which are written document by document.
struct EntityTable {
  private var records: [String: EntityRecord] = [:]

  /// Adds a document's entities to those of the documents before.
  ///
  /// - Throws: `conflictingEntity` where an id stands for two names.
  mutating func add(_ entities: RecordList<EntityRecord>) throws(EmitError) {
    for entity in entities {
      guard let known = records[entity.id] else {
        records[entity.id] = entity
        continue
      }
      guard known.type == entity.type, FoldedName(known.name) == FoldedName(entity.name) else {
        throw .conflictingEntity(id: entity.id, names: [known.name, entity.name])
      }
      records[entity.id] = known.joined(with: entity)
    }
  }

  /// Sorted by name, then by type, so that a row stays near its place when texts change.
  var sorted: RecordList<EntityRecord> {
    RecordList(
      records.values.sorted { left, right in
        let isEqual = left.name.utf8.elementsEqual(right.name.utf8)
        return isEqual
          ? left.type.rawValue < right.type.rawValue
          : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
      })
  }
}
