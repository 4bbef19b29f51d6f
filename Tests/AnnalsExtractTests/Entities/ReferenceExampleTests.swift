import AnnalsAnnotation
import Testing

/// Runs Tests/Examples/Entities/references.tsv with the analyser's own names and trees.
@Suite struct ReferenceExampleTests {
  static let examples = ExampleRow.all("Entities").filter { $0.place.hasPrefix("references.tsv") }

  @Test func thereAreExamples() { #expect(Self.examples.count > 20) }

  @Test(arguments: examples) func example(row: ExampleRow) {
    let text = MarkedText(row.cells[1])
    let mentions = EntityTestBench.shared.analyzedMentions(in: text.plain)
    let found = mentions.filter { $0.mention.rule == row.rule }
    #expect(found.map(\.exact) == text.marked, "\(row.cells[1])")
    #expect(found.map(\.name).joined(separator: "|") == row.cells[2], "\(row.cells[1])")
    #expect(found.isEmpty == row.isCounterexample)
    #expect(found.allSatisfy { $0.mention.form != .name })
  }

  /// Whatever stands in a quotation is another's world: a pronoun inside means nobody outside.
  @Test func keepsToOneQuotation() {
    let mentions = EntityTestBench.shared.analyzedMentions(
      in: "Anna Keller came late. “Clara Berg fell. She is ill,” said Tom Berg.")
    #expect(mentions.filter { $0.mention.form == .pronoun }.map(\.name) == ["Clara Berg"])
  }

  @Test(arguments: ["he ", "Anna Keller, who said ", "the board "])
  func takesAnEndlessSentence(words: String) {
    let text = "The Grain Board met Tom Berg. " + String(repeating: words, count: 20_000)
    #expect(EntityTestBench.shared.analyzedMentions(in: text).count >= 2)
  }
}
