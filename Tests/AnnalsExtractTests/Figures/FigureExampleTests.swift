import AnnalsAnnotation
import AnnalsRecords
import Testing

@Suite struct FigureExampleTests {
  static let probe = FigureProbe()
  static let examples = ExampleRow.all("Figures")

  @Test(arguments: examples.filter { !$0.isCounterexample })
  func figureIsFoundWithItsValues(_ example: ExampleRow) throws {
    let text = MarkedText(example.cells[1])
    let records = Self.probe.records(in: text.plain)
    let found = records.map { "\($0.evidence.exact) [\($0.evidence.rule)]" }
    let record = try #require(
      records.first { $0.evidence.exact == text.marked.first }, "found only \(found)")
    #expect(Self.cells(of: record) == Array(example.cells[2...]))
    #expect(record.evidence.rule == example.rule)
  }

  @Test(arguments: examples.filter(\.isCounterexample))
  func ruleDoesNotFire(_ example: ExampleRow) {
    let records = Self.probe.records(in: MarkedText(example.cells[1]).plain)
    let fired = records.filter { $0.evidence.rule == example.rule }.map(\.evidence.exact)
    #expect(fired.isEmpty)
  }

  /// The record's columns in the order of the examples.
  static func cells(of record: FigureRecord) -> [String] {
    [
      record.kind.rawValue, record.value?.description ?? "", record.low?.description ?? "",
      record.high?.description ?? "", record.bound.rawValue, record.change?.rawValue ?? "",
      record.unit ?? "", record.measure ?? "", record.status.rawValue, record.attributedTo ?? "",
    ]
  }
}
