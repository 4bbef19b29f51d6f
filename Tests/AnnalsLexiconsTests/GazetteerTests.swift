import AnnalsAnnotation
import AnnalsLexicons
import Testing

@Suite struct GazetteerTests {
  private let gazetteer = Gazetteer()

  private func entry(_ name: String) -> Gazetteer.Entry? {
    gazetteer.entry(of: FoldedName(name).bytes)
  }

  @Test func foldsNames() {
    let equal = [
      ("Dikötter", "DIKOTTER"), ("U.S.S.R.", "USSR"), ("Chou En-lai", "chou enlai"),
      ("Cormac Ó\u{A0}Gráda", "Cormac O Grada"), (" Łódź\n ", "lodz"), ("Straße", "strasse"),
      ("E\u{301}va", "Eva"), ("Сталин", "СТАЛИН"),
    ]
    for (first, second) in equal { #expect(FoldedName(first) == FoldedName(second), "\(first)") }
    #expect(FoldedName("Hong Kong") != FoldedName("Hongkong"))
    #expect(FoldedName("Hong Kong").squeezed == FoldedName("Hongkong"))
    #expect(FoldedName("a b").words == [FoldedName("a"), FoldedName("b")])
    #expect(FoldedName("–").isEmpty)
    #expect(FoldedName([0xFF, 0x61, 0xC3]).bytes == [0x61], "broken UTF-8 is passed over")
  }

  /// The table of hashes finds what reading the whole file finds.
  @Test(arguments: ["gazetteer", "person-names", "family-names"])
  func findsEveryRow(name: String) {
    let file = LexiconFile(named: "Entities/\(name)")
    let index = LexiconIndex(named: "Entities/\(name)")
    for row in file.rows {
      let key = Array(row.cells[0].utf8)
      let found = index.cells(of: key).map { String(decoding: $0, as: UTF8.self) }
      #expect(found == row.cells.dropFirst().joined(separator: "\t"), "\(row.cells[0])")
      #expect(!index.contains(key + [0x7A, 0x7A]), "\(row.cells[0])zz")
      #expect(FoldedName(row.cells[0]).bytes == key, "\(row.cells[0]) is folded")
    }
    #expect(!index.contains([]) && !index.contains([0x21]) && !index.contains([0xFF]))
  }

  @Test func knowsTypesAndUsualNames() {
    #expect(entry("Peking")?.type == .place && entry("Peking")?.usual == "Beijing")
    #expect(entry("Beijing")?.usual == nil, "its own")
    #expect(entry("Stalin")?.usual == "Joseph Stalin")
    #expect(entry("Washington") == nil, "a person's and a place's")
    #expect(entry("Cold War")?.type == .event)
    for row in LexiconFile(named: "Entities/gazetteer").rows where row.cells[1] != "city" {
      #expect(EntityType(name: row.cells[1]) != nil, "\(row.cells)")
    }
  }

  @Test func knowsWordsOfPersonsNames() {
    #expect(gazetteer.personWord(Array("mary".utf8)).isSuperset(of: [.given, .female]))
    #expect(gazetteer.personWord(Array("smith".utf8)).contains(.surname))
    #expect(gazetteer.personWord(Array("zhang".utf8)).contains(.leading))
    #expect(gazetteer.personWord(Array("table".utf8)).isEmpty)
  }

  @Test func putsTheMaintainersWordFirst() {
    let authority = Authority(
      entries: [.init(name: "Lisbon Mill", type: .organization, aliases: ["Lisbon"])],
      distinct: [.init(FoldedName("Peking"), FoldedName("Beijing"))])
    let knowledge = NameKnowledge(authority: authority)
    #expect(knowledge.known(FoldedName("LISBON"))?.type == .organization)
    #expect(knowledge.usualName(of: FoldedName("Lisbon"), type: .organization) == "Lisbon Mill")
    #expect(knowledge.usualName(of: FoldedName("Peking"), type: .place) == nil, "kept apart")
    #expect(NameKnowledge().usualName(of: FoldedName("Peking"), type: .place) == "Beijing")
    #expect(NameKnowledge().usualName(of: FoldedName("Peking"), type: .person) == nil)
  }
}
