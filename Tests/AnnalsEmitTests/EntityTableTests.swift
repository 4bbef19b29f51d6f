import AnnalsEmit
import AnnalsRecords
import AnnalsTestSupport
import Testing

/// The table of entities, which spans documents.
@Suite struct EntityTableTests {
  private func document(_ id: String, _ entities: [EntityRecord]) -> DocumentRecords {
    var records = DocumentRecords(source: SampleDataset.document(id: id).source, text: [])
    records.entities = RecordList(entities)
    return records
  }

  private func entity(
    _ digit: Int, _ name: String, mentions: Int, aliases: String? = nil
  ) -> EntityRecord {
    var record = EntityRecord()
    record.id = "ent-00000000000\(digit)"
    record.name = name
    record.aliases = aliases
    record.mentions = mentions
    return record
  }

  private func rows(_ documents: [DocumentRecords]) throws -> String {
    let folder = try TemporaryFolder()
    var writer = try DatasetWriter(folder: folder.path, options: EmitOptions())
    for document in documents { try writer.append(document) }
    _ = try writer.finish(comparisons: [], claims: [])
    return try folder.text(of: "csv/entities.csv")
  }

  @Test func hasOneRowForAnEntityOfSeveralDocuments() throws {
    let one = document("a", [entity(1, "Hu", mentions: 2), entity(2, "Berg", mentions: 1)])
    let two = document("b", [entity(3, "Änne", mentions: 1), entity(1, "Hu", mentions: 5)])
    let expected = """
      entity_id,name,type,aliases,mentions,authority
      ent-000000000002,Berg,person,,1,
      ent-000000000001,Hu,person,,7,
      ent-000000000003,Änne,person,,1,

      """
    #expect(try rows([one, two]) == expected)
    #expect(try rows([two, one]) == expected, "sorted, whatever the order of documents")
  }

  @Test func keepsTheAliasesOfAll() throws {
    let one = document("a", [entity(1, "Hu", mentions: 1, aliases: "Wen | Old Hu")])
    let two = document("b", [entity(1, "Hu", mentions: 1, aliases: "Wen | Hu Wen")])
    let three = document("c", [entity(1, "Hu", mentions: 1)])
    #expect(try rows([one, two, three]).contains("Hu,person,Hu Wen | Old Hu | Wen,3,"))
  }

  @Test func refusesAnIDWithTwoNames() throws {
    let one = document("a", [entity(1, "Hu", mentions: 1)])
    let two = document("b", [entity(1, "Tan", mentions: 1)])
    #expect(
      throws: EmitError.conflictingEntity(id: "ent-000000000001", names: ["Hu", "Tan"])
    ) { try rows([one, two]) }
  }
}
