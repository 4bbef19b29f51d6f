import AnnalsAnnotation
import AnnalsRecords
import Foundation
import Testing

/// One line of Tests/Examples/Figures/figures.tsv.
struct FigureExample: CustomTestStringConvertible, Sendable {
  let line: Int
  let cells: [String]

  var rule: String { cells[0].hasPrefix("!") ? String(cells[0].dropFirst()) : cells[0] }
  var isCounterexample: Bool { cells[0].hasPrefix("!") }
  var text: String {
    cells[1].replacingOccurrences(of: "⟦", with: "").replacingOccurrences(of: "⟧", with: "")
  }
  /// The characters between the marks.
  var exact: String {
    guard let start = cells[1].range(of: "⟦"), let end = cells[1].range(of: "⟧") else { return "" }
    return String(cells[1][start.upperBound..<end.lowerBound])
  }
  var testDescription: String { "figures.tsv:\(line) \(cells[1])" }

  static let all: [FigureExample] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../../Examples/Figures/figures.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    return lines.filter { !$1.isEmpty && !$1.hasPrefix("#") }.dropFirst().map { index, line in
      FigureExample(
        line: index + 1,
        cells: line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
    }
  }()
}

@Suite struct FigureExampleTests {
  static let probe = FigureProbe()

  @Test(arguments: FigureExample.all.filter { !$0.isCounterexample })
  func figureIsFoundWithItsValues(_ example: FigureExample) throws {
    let records = Self.probe.records(in: example.text)
    let found = records.map { "\($0.evidence.exact) [\($0.evidence.rule)]" }
    let record = try #require(
      records.first { $0.evidence.exact == example.exact }, "found only \(found)")
    #expect(Self.cells(of: record) == Array(example.cells[2...]))
    #expect(record.evidence.rule == example.rule)
  }

  @Test(arguments: FigureExample.all.filter(\.isCounterexample))
  func ruleDoesNotFire(_ example: FigureExample) {
    let records = Self.probe.records(in: example.text)
    let fired = records.filter { $0.evidence.rule == example.rule }.map(\.evidence.exact)
    #expect(fired.isEmpty)
  }

  @Test func everyRuleHasExamples() {
    let rules = [
      "figures.count", "figures.number-unit", "figures.percent", "figures.fraction",
      "figures.ratio", "figures.money", "figures.rate", "figures.age", "figures.multiple",
      "figures.vague", "figures.shared-unit", "figures.bare-number",
    ]
    for rule in rules {
      let own = FigureExample.all.filter { $0.rule == rule }
      #expect(own.filter { !$0.isCounterexample }.count >= 2, "\(rule)")
      #expect(own.filter { $0.isCounterexample }.count >= 1, "\(rule)")
    }
    #expect(Set(FigureExample.all.map(\.rule)) == Set(rules))
  }

  /// The record's columns in the order of the table.
  private static func cells(of record: FigureRecord) -> [String] {
    [
      record.kind.rawValue, record.value?.description ?? "", record.low?.description ?? "",
      record.high?.description ?? "", record.bound.rawValue, record.change?.rawValue ?? "",
      record.unit ?? "", record.measure ?? "", record.status.rawValue, record.attributedTo ?? "",
    ]
  }
}
