import AnnalsExtract
import AnnalsLexicons
import Foundation
import Testing

/// Rules as data: what the code can emit, what the lexicons `<Dimension>/rules` describe, and the examples
/// that run are about the same rules.
@Suite struct RuleTests {
  /// The ids that the code of each dimension defines.
  static let defined: [String: [String]] = [
    "Dates": DateRule.allCases.map(\.rawValue),
    "Entities": EntityRule.allCases.map(\.rawValue),
    "Events": EventRule.allCases.map(\.rawValue),
    "Figures": FigureRule.allCases.map(\.rawValue),
    "Quotations": QuotationRule.allCases.map(\.rawValue),
  ]
  static let dimensions = defined.keys.sorted()
  static let examples = dimensions.flatMap { ExampleRow.all($0) }

  @Test(arguments: dimensions) func theTableDescribesTheRulesOfTheCode(dimension: String) {
    let described = RuleDescription.all.filter { $0.dimension == dimension }.map(\.id)
    #expect(described.sorted() == Self.defined[dimension]?.sorted())
    for id in described { #expect(id.hasPrefix(dimension.lowercased() + "."), "\(id)") }
  }

  @Test func everyTableIsOfADimension() {
    #expect(Set(RuleDescription.all.map(\.dimension)) == Set(Self.dimensions))
  }

  @Test(arguments: RuleDescription.all.map(\.id))
  func isDescribedInASentence(id: String) throws {
    let rule = try #require(RuleDescription.rule(named: id))
    let name = id.drop { $0 != "." }.dropFirst()
    #expect(name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }, "kebab-case")
    #expect(rule.reads.hasSuffix(".") && rule.reads.count > 20)
    #expect(rule.reads.count <= 240, "one plain sentence")
  }

  @Test(arguments: RuleDescription.all.map(\.id))
  func hasTwoExamplesAndACounterexample(id: String) throws {
    let rule = try #require(RuleDescription.rule(named: id))
    let own = Self.examples.filter { $0.rule == id }
    #expect(own.count { !$0.isCounterexample } >= 2)
    #expect(own.contains { $0.isCounterexample })
    #expect(own.contains { !$0.isCounterexample && $0.cells[1] == rule.example }, "\(rule.example)")
  }

  @Test func everyExampleIsOfARule() {
    let ids = Set(RuleDescription.all.map(\.id))
    for example in Self.examples {
      #expect(ids.contains(example.rule), "\(example.place): no rule '\(example.rule)'")
    }
  }

  /// Else an id might be emitted that no definition has.
  @Test(arguments: dimensions) func codeSpellsIdsOnlyInTheirDefinition(dimension: String) throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../Sources/AnnalsExtract")
      .standardized
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") && !$0.hasSuffix("Rule.swift") }
    #expect(!files.isEmpty)
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      #expect(!text.contains("\"\(dimension.lowercased())."), "\(file)")
    }
  }
}
