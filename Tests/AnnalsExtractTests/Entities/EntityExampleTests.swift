import AnnalsAnnotation
import AnnalsLexicons
import Foundation
import Testing

/// Runs the examples in Tests/Examples/Entities.
@Suite struct EntityExampleTests {
  static let examples: [LexiconFile.Row] = {
    let path = URL(filePath: #filePath).appending(path: "../../../Examples/Entities/names.tsv")
    guard let data = try? Data(contentsOf: path.standardized) else { return [] }
    return LexiconFile(name: "names.tsv", tsv: String(decoding: data, as: UTF8.self)).rows
  }()

  static let rules = ["name", "name-words", "repeated", "surname", "type-vote"]
    .map { "entities." + $0 }

  @Test(arguments: examples) func example(row: LexiconFile.Row) {
    let text = MarkedText(row.cells[1])
    let spans = Self.spans(of: row.cells[1])
    let tags = row.cells[2].split(separator: " ").map { EntityType(name: String($0)) }
    let names = zip(spans, tags).compactMap { span, type in type.map { (span: span, type: $0) } }
    let document = EntityTestBench.shared.document(text.plain, names: names, proper: spans)
    let mentions = EntityTestBench.shared.mentions(in: document)
    #expect(mentions.map(\.span) == spans, "\(row.cells[1])")
    #expect(mentions.map(\.type.name).joined(separator: " ") == row.cells[3], "\(row.cells[1])")
    let isExample = !row.cells[0].hasPrefix("!")
    let rule = String(row.cells[0].drop { $0 == "!" })
    #expect(mentions.contains { $0.rule == rule } == isExample, "\(row.cells[1])")
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

  @Test(arguments: rules) func everyRuleHasExamples(rule: String) {
    #expect(Self.examples.count { $0.cells[0] == rule } >= 2)
    #expect(Self.examples.contains { $0.cells[0] == "!" + rule })
  }
}
