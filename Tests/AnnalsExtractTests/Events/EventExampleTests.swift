import AnnalsAnnotation
import Testing

/// Runs the examples in Tests/Examples/Events: every trigger of an example is marked, and the
/// columns tell of the first trigger that the rule made.
@Suite struct EventExampleTests {
  static let examples = ExampleRow.all("Events")

  @Test(arguments: examples) func example(row: ExampleRow) throws {
    let text = MarkedText(row.cells[1])
    let mentions = EventTestBench.shared.mentions(in: text.plain)
    let document = EventTestBench.shared.analyze(text.plain)
    let found = mentions.map { document.document.text[$0.span] }
    #expect(found == text.marked, "\(row.cells[1])")
    guard !row.isCounterexample else { return }
    let mention = try #require(mentions.first { $0.rule == row.cells[0] }, "\(row.cells[1])")
    let values = [
      mention.lemma, mention.eventClass, mention.polarity.rawValue, mention.modality.rawValue,
    ]
    #expect(values == Array(row.cells[2...]), "\(row.cells[1])")
  }
}
