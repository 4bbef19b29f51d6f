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

  static let examples = ExampleRow.all("Quotations").map { example($0.cells, place: $0.place) }

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
    let document = QuotationFixture.document(
      example.text, dialogue: rule == "quotations.dialogue" ? .dashes : nil)
    let found = QuotationFixture.shared.records(in: document)
      .filter { $0.evidence.rule == rule }
    #expect(found.map(\.evidence.exact) == example.marked, "\(example.place)")
    guard let last = found.last, !example.isCounterexample else { return }
    #expect(last.kind.rawValue == example.kind, "\(example.place)")
    #expect(last.speaker ?? "" == example.speaker, "\(example.place)")
    #expect(last.speakerText ?? "" == example.speakerText, "\(example.place)")
    #expect(last.cue ?? "" == example.cue, "\(example.place)")
  }
}
