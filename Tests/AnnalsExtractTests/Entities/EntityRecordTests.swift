import AnnalsAnnotation
import AnnalsNormalize
import AnnalsRecords
import Testing

@Suite struct EntityRecordTests {
  private typealias Name = (text: String, type: AnnalsAnnotation.EntityType)

  /// The records of a text in which these names were tagged, one after the other.
  private func records(
    _ text: String, _ names: [Name], id: String = "test"
  ) throws -> EntityNormalizer.Records {
    var rest = text[...]
    let tagged = try names.map { name in
      let range = try #require(rest.firstRange(of: name.text), "\(name.text)")
      rest = rest[range.upperBound...]
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return (
        span: TextSpan(utf8Start: start, utf8End: start + name.text.utf8.count), type: name.type
      )
    }
    let document = EntityTestBench.shared.document(text, names: tagged)
    var source = document.document.source
    source.id = id
    let own = Document(
      source: source, text: document.document.text, lines: document.document.lines,
      blocks: document.document.blocks)
    return EntityNormalizer().records(
      for: EntityTestBench.shared.mentions(in: document),
      in: NormalizationContext(document: own, sentences: document.sentences))
  }

  @Test func joinsEqualNamesOfOneType() throws {
    let records = try records(
      "Hu Wen left Berg. Later Hu Wen wrote to Berg, the firm.",
      [("Hu Wen", .person), ("Berg", .place), ("Hu Wen", .person), ("Berg", .organization)])
    let entities = Array(records.entities)
    #expect(entities.map(\.name) == ["Hu Wen", "Berg", "Berg"])
    #expect(entities.map(\.type) == [.person, .place, .organization])
    #expect(entities.map(\.mentions) == [2, 1, 1])
    let ids = entities.map(\.id)
    #expect(Set(ids).count == 3)
    #expect(Array(records.mentions).map(\.entityID) == [ids[0], ids[1], ids[0], ids[2]])
    #expect(Array(records.mentions).allSatisfy { $0.form == .name })
    #expect(Set(Array(records.mentions).map(\.id)).count == 4)
  }

  @Test func readsAWrappedNameAsOneLine() throws {
    let records = try records(
      "They sang for Anna\n  Keller, and Anna Keller wept.",
      [("Anna\n  Keller", .person), ("Anna Keller", .person)])
    #expect(Array(records.entities).map(\.name) == ["Anna Keller"])
    #expect(Array(records.mentions).map(\.evidence.exact) == ["Anna\n  Keller", "Anna Keller"])
  }

  @Test func joinsCapitalsWithTheUsualSpelling() throws {
    let records = try records(
      "HU WEN AND NATO. Hu Wen spoke. Hu wen slept. Hu Wen left NATO.",
      [
        ("HU WEN", .person), ("NATO", .organization), ("Hu Wen", .person), ("Hu wen", .person),
        ("Hu Wen", .person), ("NATO", .organization),
      ])
    let entities = Array(records.entities)
    #expect(entities.map(\.name) == ["Hu Wen", "NATO"])
    #expect(entities.map(\.mentions) == [4, 2])
    #expect(entities.map(\.aliases) == [nil, nil], "case alone makes no other name")
  }

  @Test func keepsCapitalsOfAnotherType() throws {
    let records = try records(
      "TOFTMARL burns. Toftmarl slept.", [("TOFTMARL", .place), ("Toftmarl", .person)])
    #expect(Array(records.entities).map(\.name) == ["TOFTMARL", "Toftmarl"])
  }

  @Test func callsAnEntityByItsFullestOrUsualName() throws {
    let records = try records(
      "Keller came. R. Keller spoke. Robert Keller left Peking. Keller wept.",
      [
        ("Keller", .person), ("R. Keller", .person), ("Robert Keller", .person),
        ("Peking", .place), ("Keller", .person),
      ])
    let entities = Array(records.entities)
    #expect(entities.map(\.name) == ["Robert Keller", "Beijing"])
    #expect(entities.map(\.aliases) == ["Keller | R. Keller", "Peking"])
    #expect(entities.map(\.mentions) == [4, 1])
  }

  @Test func givesOneIDWhateverTheSpelling() throws {
    let one = try records("Jon Tödt left.", [("Jon Tödt", .person)], id: "one")
    let two = try records("Jon Todt left.", [("Jon Todt", .person)], id: "two")
    let rows = (Array(one.entities)[0], Array(two.entities)[0])
    #expect(rows.0.id == rows.1.id)
    let joined = (rows.0.joined(with: rows.1), rows.1.joined(with: rows.0))
    #expect(joined.0.name == "Jon Tödt" && joined.1.name == "Jon Tödt")
    #expect(joined.0.aliases == "Jon Todt" && joined.1.aliases == "Jon Todt")
  }

  @Test func givesOneEntityTheSameIDInEveryText() throws {
    let one = try records("Hu Wen left.", [("Hu Wen", .person)], id: "one")
    let two = try records(
      "Nobody but Hu Wen knew Berg.", [("Hu Wen", .person), ("Berg", .place)], id: "two")
    let id = Array(one.entities)[0].id
    #expect(Array(two.entities)[0].id == id)
    #expect(id.hasPrefix("ent-") && id.utf8.count == 16)
    #expect(Array(one.mentions)[0].id != Array(two.mentions)[0].id)
  }
}
