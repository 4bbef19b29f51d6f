import AnnalsAnnotation
import AnnalsPipeline
import Foundation
import Testing

/// One line of Tests/Examples/Events/dates-held.tsv: an event between marks, its date and basis.
struct HeldEventDateExample: CustomTestStringConvertible, Sendable {
  let line: Int
  let marked: String
  let date: String
  let basis: String

  var testDescription: String { "dates-held.tsv:\(line) \(marked)" }

  static let all: [HeldEventDateExample] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../Examples/Events/dates-held.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    return lines.filter { !$1.isEmpty && !$1.hasPrefix("#") }.dropFirst().map { index, line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return HeldEventDateExample(
        line: index + 1, marked: cells[0], date: cells[1], basis: cells[2])
    }
  }()
}

@Suite struct EventDateExampleTests {
  private static let pipeline = Pipeline()

  /// A document whose paragraphs are parted by `\n`; one that begins with `\h` is a heading.
  private func document(_ example: HeldEventDateExample) -> (Document, start: Int) {
    var text = ""
    var blocks: [Block] = []
    for part in example.marked.components(separatedBy: "\\n") {
      let isHeading = part.hasPrefix("\\h")
      let start = text.replacing("⟦", with: "").replacing("⟧", with: "").utf8.count
      text += (isHeading ? String(part.dropFirst(2)) : part) + "\n"
      let end = text.replacing("⟦", with: "").replacing("⟧", with: "").utf8.count - 1
      blocks.append(
        Block(
          span: TextSpan(utf8Start: start, utf8End: end), kind: isHeading ? .heading : .paragraph))
    }
    let start = text.split(separator: "⟦", maxSplits: 1)[0].unicodeScalars.count
    let plain = DocumentText(text.replacing("⟦", with: "").replacing("⟧", with: ""))
    let document = Document(
      source: SourceMetadata(id: "test", path: "test.txt"), text: plain,
      lines: LineMap(countingLinesOf: plain.utf8), blocks: blocks)
    return (document, text.hasPrefix("⟦") ? 0 : start)
  }

  @Test(arguments: HeldEventDateExample.all)
  func eventGetsItsDate(_ example: HeldEventDateExample) throws {
    let (document, start) = document(example)
    let events = Array(Self.pipeline.records(for: document).events)
    let event = try #require(
      events.first { $0.evidence.start <= start && start < $0.evidence.end })
    #expect(event.date ?? "" == example.date)
    #expect(event.dateBasis?.rawValue ?? "" == example.basis)
  }

  @Test func examplesAreThere() { #expect(HeldEventDateExample.all.count > 40) }
}
