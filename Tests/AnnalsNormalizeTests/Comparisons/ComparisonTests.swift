import AnnalsAnnotation
import AnnalsNormalize
import AnnalsPipeline
import AnnalsRecords
import AnnalsTestSupport
import Testing

/// Small texts, each a document, and the comparisons that a careful reader would make between them.
@Suite struct ComparisonTests {
  private static let pipeline = Pipeline()
  private static let reader = ClaimReader()

  /// Topics, each with the exact texts of its figures and the agreement.
  private static func compare(_ texts: [String], order: [Int]? = nil) -> [String] {
    var table = ComparisonTable()
    var exact: [String: String] = [:]
    for index in order ?? Array(texts.indices) {
      let records = pipeline.records(id: "text-\(index)", text: texts[index])
      for figure in records.figures { exact[figure.id] = figure.evidence.exact }
      table.add(reader.claims(in: records))
    }
    let rows = table.finish()
    return rows.comparisons.map { comparison in
      let claims = rows.claims.filter { $0.comparisonID == comparison.id }
        .map { exact[$0.figureID] ?? "" }
      return "\(comparison.topic): \(claims.joined(separator: " | ")): \(comparison.agreement)"
    }
  }

  struct Case: Sendable {
    let texts: [String]
    let comparisons: [String]
  }

  static let cases: [Case] = [
    // Words that mean the same.
    .init(
      texts: [
        "In 1911 some 4,000 people died in Verona.", "The death toll in Verona in 1911 was 6,500.",
      ], comparisons: ["deaths, Verona, 1911: some 4,000 | 6,500: conflict"]),
    .init(
      texts: [
        "In 1911 at least 4,000 people perished in Verona.",
        "In 1911 the fever cost 4,500 lives in Verona.",
      ], comparisons: ["deaths, Verona, 1911: at least 4,000 | 4,500: overlap"]),
    // Other places, times and things.
    .init(
      texts: [
        "In 1911 some 4,000 people died in Verona.", "In 1911 some 9,000 people died in Padua.",
        "In 1912 some 700 people died in Verona.",
        "In 1911 some 200 people in Verona were arrested.",
      ], comparisons: []),
    // The dead of one year aren't those of five.
    .init(
      texts: [
        "Between 1911 and 1915 some 40,000 people died in Verona.",
        "In 1913 some 9,000 people died in Verona.",
      ], comparisons: []),
    // Targets stand beside targets only.
    .init(
      texts: [
        "In 1935 Norway produced 5.1 million tonnes of steel.",
        "The target for steel in Norway in 1935 was 6 million tonnes.",
        "In 1935 Norway made 4.9 million tonnes of steel.",
      ],
      comparisons: [
        "steel output, Norway, 1935: 5.1 million tonnes | 4.9 million tonnes: conflict"
      ]),
    // What is bought isn't what is grown.
    .init(
      texts: [
        "In 1935 Canada exported 5 million tonnes of wheat.",
        "In 1935 Canada produced 8 million tonnes of wheat.",
      ], comparisons: []),
    // One voice that says the same again.
    .init(
      texts: [
        "In 1911 some 4,000 people died in Verona. In 1911 4,000 people died in Verona, nobody less."
      ], comparisons: []),
    // A number without a noun leans on the one before; a part of it isn't it.
    .init(
      texts: [
        "In 1911 some 40,000 people died in Verona. Of these 9,000 died of hunger.",
        "Anna Keller wrote that 30,000 people died in Verona in 1911. Jon Marsh puts the figure at 20,000.",
      ],
      comparisons: ["deaths, Verona, 1911: some 40,000 | 30,000 | 20,000: conflict"]),
    // Who is to be overtaken.
    .init(
      texts: [
        "Ivan Toth said that they would overtake France in ten years.",
        "Their aim was to surpass the coal output of France in less than five years.",
        "They wanted to catch up with Italy in two years.",
      ],
      comparisons: ["time to overtake France: ten years | less than five years: conflict"]),
  ]

  @Test(arguments: cases) func standSideBySide(example: Case) {
    #expect(Self.compare(example.texts) == example.comparisons)
  }

  @Test func unitsAreConvertedExactly() throws {
    var table = ComparisonTable()
    for (index, text) in [
      "In 1935 Canada produced 5 tonnes of copper.",
      "In 1935 Canada produced 4,999.5 kilograms of copper.",
      "In 1935 Canada produced 5 tonnes of copper, they said again.",
      "In 1935 Canada produced 5 tons of copper.",
    ].enumerated() {
      table.add(Self.reader.claims(in: Self.pipeline.records(id: "text-\(index)", text: text)))
    }
    let rows = table.finish()
    let comparison = try #require(rows.comparisons.first)
    #expect(rows.comparisons.count == 1)
    #expect(comparison.unit == "tonne")
    // A ton of no kind has no size.
    #expect(rows.claims.map(\.value?.description) == ["5", "4.9995", "5"])
  }

  @Test func theOrderOfDocumentsChangesNothing() {
    let texts = Self.cases.flatMap(\.texts)
    let rows = Self.compare(texts)
    #expect(!rows.isEmpty)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<5 {
      #expect(Self.compare(texts, order: texts.indices.shuffled(using: &generator)) == rows)
    }
  }
}
