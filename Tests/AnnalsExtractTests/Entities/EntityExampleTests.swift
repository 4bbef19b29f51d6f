import AnnalsAnnotation
import Testing

/// Runs the examples of names in Tests/Examples/Entities.
@Suite struct EntityExampleTests {
  static let examples = ExampleRow.all("Entities").filter { $0.place.hasPrefix("names.tsv") }

  @Test(arguments: examples) func example(row: ExampleRow) {
    let text = MarkedText(row.cells[1])
    let spans = Self.spans(of: row.cells[1])
    let tags = row.cells[2].split(separator: " ").map { EntityType(name: String($0)) }
    let names = zip(spans, tags).compactMap { span, type in type.map { (span: span, type: $0) } }
    let document = EntityTestBench.shared.document(text.plain, names: names, proper: spans)
    let mentions = EntityTestBench.shared.mentions(in: document)
    #expect(mentions.map(\.span) == spans, "\(row.cells[1])")
    #expect(mentions.map(\.type.name).joined(separator: " ") == row.cells[3], "\(row.cells[1])")
    #expect(mentions.contains { $0.rule == row.rule } != row.isCounterexample, "\(row.cells[1])")
  }

  /// Where the marked stretches stand in the text without marks.
  private static func spans(of text: String) -> [TextSpan] {
    var spans: [TextSpan] = []
    var offset = 0
    var start = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦": start = offset
      case "⟧": spans.append(TextSpan(utf8Start: start, utf8End: offset))
      default: offset += scalar.utf8.count
      }
    }
    return spans
  }

  @Test func cutsWhatIsNoPartOfAName() {
    let text = "The Grain Board met. They read Keller's book in the Hall."
    let tagged: [(String, EntityType)] = [
      ("The Grain Board", .organization), ("Keller's", .person), ("the", .place),
    ]
    let names = tagged.map { name, type in
      let start = text.utf8.distance(
        from: text.startIndex, to: text.firstRange(of: name)?.lowerBound ?? text.startIndex)
      return (span: TextSpan(utf8Start: start, utf8End: start + name.utf8.count), type: type)
    }
    let document = EntityTestBench.shared.document(text, names: names)
    let mentions = EntityTestBench.shared.mentions(in: document)
    #expect(mentions.map { document.document.text[$0.span] } == ["Grain Board", "Keller"])
  }

  @Test func dropsNounsAtTheStartOfASentence() {
    let text = "Villager after mill had gone. Miller was old."
    let names = [(0, 8), (30, 36)].map {
      (span: TextSpan(utf8Start: $0, utf8End: $1), type: EntityType.person)
    }
    let document = EntityTestBench.shared.document(text, names: names)
    let mentions = EntityTestBench.shared.mentions(in: document)
    #expect(mentions.map { document.document.text[$0.span] } == ["Miller"])
  }

  @Test func takesASentenceOfNames() {
    let words = (0..<50_000).map { "Toft\($0 % 7)" }
    let text = words.joined(separator: " ")
    let names = [0, 60, 120].map {
      (span: TextSpan(utf8Start: $0, utf8End: $0 + 5), type: EntityType.place)
    }
    let document = EntityTestBench.shared.document(text, names: names)
    #expect(EntityTestBench.shared.mentions(in: document).count >= 3)
  }
}
