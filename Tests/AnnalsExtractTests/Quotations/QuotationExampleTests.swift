import AnnalsRecords
import Foundation
import Testing

/// Runs Tests/Examples/Quotations/*.tsv.
@Suite struct QuotationExampleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let place: String
    let rule: String
    let text: String
    let marked: [String]
    let kind: String
    let speaker: String
    let speakerText: String
    let cue: String

    var isCounterexample: Bool { rule.hasPrefix("!") }
    var testDescription: String { place }
  }

  static let examples: [Example] = readExamples()

  private static func readExamples() -> [Example] {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Examples/Quotations")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".tsv") }.sorted().flatMap { name -> [Example] in
      let path = folder.appendingPathComponent(name).path
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
        number, line in
        if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("rule\t") { return nil }
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return example(cells, place: "\(name):\(number + 1)")
      }
    }
  }

  private static func example(_ cells: [String], place: String) -> Example {
    let cells = cells + Array(repeating: "", count: max(0, 6 - cells.count))
    var text = ""
    var marked: [String] = []
    var open: [Int] = []
    for character in cells[1].replacingOccurrences(of: "¶", with: "\n\n") {
      switch character {
      case "⟦":
        open.append(marked.count)
        marked.append("")
      case "⟧": open.removeLast()
      default:
        text.append(character)
        for index in open { marked[index].append(character) }
      }
    }
    return Example(
      place: place, rule: cells[0], text: text, marked: marked, kind: cells[2], speaker: cells[3],
      speakerText: cells[4], cue: cells[5])
  }

  @Test(arguments: examples) func matches(_ example: Example) {
    let rule = example.rule.drop { $0 == "!" }
    let found = QuotationFixture.shared.records(example.text).filter { $0.evidence.rule == rule }
    #expect(found.map(\.evidence.exact) == example.marked, "\(example.place)")
    guard let last = found.last, !example.isCounterexample else { return }
    #expect(last.kind.rawValue == example.kind, "\(example.place)")
    #expect(last.speaker ?? "" == example.speaker, "\(example.place)")
    #expect(last.speakerText ?? "" == example.speakerText, "\(example.place)")
    #expect(last.cue ?? "" == example.cue, "\(example.place)")
  }

  @Test(arguments: [
    "block", "continued", "unclosed", "slogan", "term", "sequence", "cue-before", "cue-after",
    "cue-in-clause", "unattributed",
  ])
  func ruleHasExamples(_ name: String) {
    let rule = "quotations." + name
    #expect(Self.examples.filter { $0.rule == rule }.count >= 2)
    #expect(Self.examples.contains { $0.rule == "!" + rule })
  }
}
