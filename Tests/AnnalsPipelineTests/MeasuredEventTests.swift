import AnnalsPipeline
import Foundation
import Testing

/// One figure of Tests/Examples/Figures/events-measured.tsv: a text with figures between marks, the trigger
/// of the event that they measure, and the figures' date.
struct MeasuredEventExample: CustomTestStringConvertible, Sendable {
  let line: Int
  let marked: String
  let event: String
  let date: String

  var testDescription: String { "events-measured.tsv:\(line) \(marked)" }

  static let all: [MeasuredEventExample] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../Examples/Figures/events-measured.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    return lines.filter { !$1.isEmpty && !$1.hasPrefix("#") }.dropFirst().map { index, line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return MeasuredEventExample(
        line: index + 1, marked: cells[0], event: cells[1], date: cells[2])
    }
  }()
}

@Suite struct MeasuredEventTests {
  private static let pipeline = Pipeline()

  @Test(arguments: MeasuredEventExample.all)
  func figureMeasuresItsEvent(_ example: MeasuredEventExample) throws {
    let text = example.marked.replacing("⟦", with: "").replacing("⟧", with: "")
    let records = Self.pipeline.records(id: "test", text: text)
    let events = Dictionary(
      uniqueKeysWithValues: records.events.map { ($0.id, $0.evidence.exact) })
    for marked in example.marked.split(separator: "⟦").dropFirst() {
      let words = String(marked.prefix { $0 != "⟧" })
      let figure = try #require(
        records.figures.first {
          $0.evidence.exact.contains(words) || words.contains($0.evidence.exact)
        })
      #expect(figure.eventID.flatMap { events[$0] } ?? "" == example.event)
      #expect(figure.date ?? "" == example.date)
    }
  }

  @Test func examplesAreThere() { #expect(MeasuredEventExample.all.count >= 40) }
}
