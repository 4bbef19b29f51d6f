import AnnalsAnnotation
import AnnalsLexicons
import Foundation
import Testing

/// Runs the examples in Tests/Examples/Events: every trigger of an example is marked, and the
/// columns tell of the first trigger that the rule made.
@Suite struct EventExampleTests {
  static let examples: [LexiconFile.Row] = {
    let path = URL(filePath: #filePath).appending(path: "../../../Examples/Events/rules.tsv")
    guard let data = try? Data(contentsOf: path.standardized) else { return [] }
    return LexiconFile(name: "rules.tsv", tsv: String(decoding: data, as: UTF8.self)).rows
  }()

  static let rules = [
    "past", "present", "infinitive", "modal", "passive", "perfect", "progressive", "participle",
    "gerund", "imperative", "coordinated", "copula", "noun",
  ].map { "events." + $0 }

  @Test(arguments: examples) func example(row: LexiconFile.Row) throws {
    let text = MarkedText(row.cells[1])
    let mentions = EventTestBench.shared.mentions(in: text.plain)
    let document = EventTestBench.shared.analyze(text.plain)
    let found = mentions.map { document.document.text[$0.span] }
    #expect(found == text.marked, "\(row.cells[1])")
    guard !row.cells[0].hasPrefix("!") else { return }
    let mention = try #require(mentions.first { $0.rule == row.cells[0] }, "\(row.cells[1])")
    let values = [
      mention.lemma, mention.eventClass, mention.polarity.rawValue, mention.modality.rawValue,
    ]
    #expect(values == Array(row.cells[2...]), "\(row.cells[1])")
  }

  @Test(arguments: rules) func everyRuleHasExamples(rule: String) {
    #expect(Self.examples.count { $0.cells[0] == rule } >= 2)
    #expect(Self.examples.contains { $0.cells[0] == "!" + rule })
  }

  @Test func everyExampleHasARule() {
    for row in Self.examples {
      let rule = row.cells[0].hasPrefix("!") ? String(row.cells[0].dropFirst()) : row.cells[0]
      #expect(Self.rules.contains(rule), "\(rule)")
    }
  }
}
