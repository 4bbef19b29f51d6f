import AnnalsAnnotation
import AnnalsExtract
import Testing

/// Which names of a text mean the same. Names are given in text order with a letter for the type: p, l (place)
/// or o; the numbers say which are one.
@Suite struct NameChainTests {
  private static let types: [Character: EntityType] = [
    "p": .person, "l": .place, "o": .organization,
  ]

  static let cases: [(text: String, names: String, entities: [Int])] = [
    ("Anna Keller came. Keller left.", "p:Anna Keller p:Keller", [0, 0]),
    ("Keller came. Anna Keller left.", "p:Keller p:Anna Keller", [0, 0]),
    ("Anna Keller came. Anna left. Anna wept.", "p:Anna Keller p:Anna p:Anna", [0, 0, 0]),
    ("Anna Keller left. They took Fort Anna.", "p:Anna Keller p:Anna", [0, 1]),
    ("Ngo Dinh Diem came. Then Diem left.", "p:Ngo Dinh Diem p:Diem", [0, 0]),
    ("Hu Lan came. Then Lan left.", "p:Hu Lan p:Lan", [0, 1]),
    ("James Stalin came. Then Stalin left.", "p:James Stalin p:Stalin", [0, 0]),
    ("Sir Robert Toft came. Lady Toft left.", "p:Robert Toft p:Toft", [0, 1]),
    ("ANNA KELLER. Anna Keller left.", "p:ANNA KELLER p:Anna Keller", [0, 0]),
    ("Jon Tödt came. Todt left.", "p:Jon Tödt p:Todt", [0, 0]),
    ("Hu Teh-wen came. Hu Tehwen left.", "p:Hu Teh-wen p:Hu Tehwen", [0, 0]),
    ("Hu Wen came. Hu left.", "p:Hu Wen p:Hu", [0, 0]),
    ("R. W. Toft came. Robert Toft left.", "p:R. W. Toft p:Robert Toft", [0, 0]),
    ("John Toft came. John F. Toft left.", "p:John Toft p:John F. Toft", [0, 0]),
    ("Jan van Toft came. But van Toft left.", "p:Jan van Toft p:van Toft", [0, 0]),
    // Two of a name stay two, and their short name stays alone.
    (
      "John Smith met Mary Smith. Then Smith left.", "p:John Smith p:Mary Smith p:Smith",
      [0, 1, 2]
    ),
    (
      "John Smith met Mary Smith. Then Mrs Smith left.", "p:John Smith p:Mary Smith p:Smith",
      [0, 1, 1]
    ),
    ("John Smith came. Then Mrs Smith left.", "p:John Smith p:Smith", [0, 1]),
    ("R. W. Toft met R. S. Toft.", "p:R. W. Toft p:R. S. Toft", [0, 1]),
    (
      "Robert Toft met Rudolf Toft. Then R. Toft left.", "p:Robert Toft p:Rudolf Toft p:R. Toft",
      [0, 1, 2]
    ),
    ("Hu Wen met Hu Lan. Then Hu left.", "p:Hu Wen p:Hu Lan p:Hu", [0, 1, 2]),
    ("Jon Toft Jr. met Jon Toft.", "p:Jon Toft Jr. p:Jon Toft", [0, 1]),
    // Places and bodies.
    ("From Peking to Beijing it rained.", "l:Peking l:Beijing", [0, 0]),
    ("In Hong Kong and Hongkong it rained.", "l:Hong Kong l:Hongkong", [0, 0]),
    ("The USSR met the Soviet Union.", "l:USSR l:Soviet Union", [0, 0]),
    ("In Toft Province lies Toft.", "l:Toft Province l:Toft", [0, 0]),
    ("The Toft Grain Board (TGB) met. The TGB paid.", "o:Toft Grain Board o:TGB o:TGB", [0, 0, 0]),
    ("The Grain Board (GB) met.", "o:Grain Board o:GB", [0, 0]),
    ("Marl Ltd paid Marl.", "o:Marl Ltd o:Marl", [0, 0]),
    ("The Grain Board met. The Board paid.", "o:Grain Board o:Board", [0, 0]),
    ("The Toft Army met. The Army paid.", "o:Toft Army o:Army", [0, 1]),
    ("The Toft People met. The People paid.", "o:Toft People o:People", [0, 1]),
    (
      "The Grain Board met the Salt Board. The Board paid.",
      "o:Grain Board o:Salt Board o:Board", [0, 1, 2]
    ),
  ]

  @Test(arguments: cases) func joins(
    text: String, names: String, entities: [Int]
  ) throws {
    let document = try Self.document(text, names)
    #expect(EntityTestBench.shared.mentions(in: document).map(\.entity) == entities, "\(text)")
  }

  private static func document(_ text: String, _ names: String) throws -> AnalyzedDocument {
    var rest = text[...]
    var spans: [(span: TextSpan, type: EntityType)] = []
    for part in names.split(separator: /\s(?=[plo]:)/) {
      let type = try #require(part.first.flatMap { types[$0] })
      let name = part.dropFirst(2)
      let range = try #require(rest.firstRange(of: name), "\(name)")
      rest = rest[range.upperBound...]
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      spans.append((TextSpan(utf8Start: start, utf8End: start + name.utf8.count), type))
    }
    return EntityTestBench.shared.document(text, names: spans)
  }

  @Test func obeysTheMaintainer() throws {
    let authority = Authority(
      entries: [.init(name: "Hu Wen", type: .person, aliases: ["Old Hu"])],
      distinct: [
        .init(FoldedName("Anna Keller"), FoldedName("Keller")),
        .init(FoldedName("Peking"), FoldedName("Beijing")),
      ])
    let document = try Self.document(
      "Hu Wen met Old Hu. Anna Keller met Keller. They left Peking for Beijing.",
      "p:Hu Wen p:Old Hu p:Anna Keller p:Keller l:Peking l:Beijing")
    let mentions = EntityTestBench.shared.mentions(in: document, authority: authority)
    #expect(mentions.map(\.entity) == [0, 0, 1, 2, 3, 4])
  }
}
