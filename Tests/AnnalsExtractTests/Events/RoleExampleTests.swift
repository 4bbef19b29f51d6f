import AnnalsAnnotation
import Foundation
import Testing

/// Runs Tests/Examples/Events/roles.tsv: who takes part in the marked event, where it happens, its headline.
@Suite struct RoleExampleTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let line: Int
    let cells: [String]
    var testDescription: String { "roles.tsv:\(line) \(cells[0])" }
  }

  static let rows: [Row] = {
    let file = URL(filePath: #filePath).appending(path: "../../../Examples/Events/roles.tsv")
    let text = (try? String(contentsOf: file.standardized, encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    return lines.filter { !$0.element.isEmpty && !$0.element.hasPrefix("#") }.dropFirst().map {
      Row(
        line: $0.offset + 1,
        cells: $0.element.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
    }
  }()

  @Test func thereAreManyRows() { #expect(Self.rows.count >= 80) }

  @Test(arguments: rows) func example(row: Row) throws {
    let text = MarkedText(row.cells[0])
    let document = EventTestBench.shared.analyze(text.plain)
    let start = row.cells[0].utf8.count - row.cells[0].drop { $0 != "⟦" }.utf8.count
    let end = start + text.marked[0].utf8.count
    let inside = document.tokens.indices.filter {
      document.tokens[$0].span.overlaps(TextSpan(utf8Start: start, utf8End: end))
    }
    let trigger = try #require(inside.first)..<(try #require(inside.last) + 1)
    let (events, entities) = EventTestBench.shared.events(at: [trigger], in: document)
    let event = try #require(events.first)
    let found = [
      told(event.agent, document, entities), told(event.patient, document, entities),
      told(event.place, document, entities),
      label(of: event, document),
    ]
    #expect(found == Array(row.cells[1...]))
  }

  private func label(of event: EventMention, _ document: AnalyzedDocument) -> String {
    event.label.map { part in
      let words = document.document.text[part.span]
      return part.isLowered ? words.prefix(1).lowercased() + words.dropFirst() : words
    }.joined(separator: " ")
  }

  /// The phrase, and behind = the longest name of the entity that it means.
  private func told(
    _ participant: EventMention.Participant?, _ document: AnalyzedDocument,
    _ entities: [EntityMention]
  ) -> String {
    guard let participant else { return "" }
    let phrase = document.document.text[participant.span]
    guard let mention = entities.first(where: { $0.span == participant.mention }) else {
      return phrase
    }
    let names = entities.filter { $0.entity == mention.entity && $0.form == .name }
      .map { document.document.text[$0.span] }
    return phrase + " = " + (names.max { $0.count < $1.count } ?? "?")
  }
}
