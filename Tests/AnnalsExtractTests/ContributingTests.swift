import AnnalsLexicons
import Foundation
import Testing

/// What CONTRIBUTING.md shows is enough: its lines, added to the lexicons, make its examples hold.
@Suite struct ContributingTests {
  /// Lines to add, each with the path of the file that the text names before them.
  struct Addition: Sendable {
    let path: String
    let line: String

    private static let data = "Sources/CAnnalsLexicons/Data/"

    /// Such as `Figures/units`; nil for an example.
    var lexicon: String? {
      guard path.hasPrefix(Self.data) else { return nil }
      return String(path.dropFirst(Self.data.count).dropLast(".tsv".count))
    }
    var cells: [String] {
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  static let repository = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// The blocks of TSV below a heading, line by line.
  static func additions(under heading: String) throws -> [Addition] {
    let url = repository.appending(path: "CONTRIBUTING.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let section = try #require(
      text.components(separatedBy: "\n## ").first { $0.hasPrefix(heading) })
    var additions: [Addition] = []
    var path = ""
    var isInside = false
    for line in section.split(separator: "\n") {
      let content = line.trimmingPrefix { $0 == " " }
      if content.hasPrefix("```") {
        isInside = content == "```tsv"
      } else if isInside {
        additions.append(Addition(path: path, line: String(content)))
      } else if let named = line.split(separator: "`").first(where: { $0.hasSuffix(".tsv") }) {
        path = String(named)
      }
    }
    return additions
  }

  /// The lexicons with the lines that a section adds.
  static func lexicons(with additions: [Addition]) -> Lexicons {
    var lexicons = Lexicons()
    for addition in additions {
      if let name = addition.lexicon { lexicons.add(addition.line, to: name) }
    }
    return lexicons
  }

  @Test(arguments: ["A unit in five minutes", "A date form in five minutes"])
  func itsLinesFitTheirFiles(heading: String) throws {
    let additions = try Self.additions(under: heading)
    #expect(additions.contains { $0.lexicon != nil } && additions.contains { $0.lexicon == nil })
    for addition in additions {
      let file = try String(
        contentsOf: Self.repository.appending(path: addition.path), encoding: .utf8)
      let header = try #require(file.split(separator: "\n").first { !$0.hasPrefix("#") })
      let columns = header.split(separator: "\t", omittingEmptySubsequences: false)
      #expect(addition.cells.count == columns.count, "\(addition.line)")
      #expect(!file.contains(addition.line + "\n"), "\(addition.line): there already")
    }
  }

  @Test func itsUnitIsReadOnceItsLinesAreAdded() throws {
    let additions = try Self.additions(under: "A unit in five minutes")
    let before = FigureProbe()
    let after = FigureProbe(lexicons: Self.lexicons(with: additions))
    for example in additions where example.lexicon == nil {
      let text = MarkedText(example.cells[1])
      let found = after.records(in: text.plain)
      let record = try #require(found.first { $0.evidence.exact == text.marked.first })
      #expect(record.evidence.rule == example.cells[0])
      #expect(FigureExampleTests.cells(of: record) == Array(example.cells[2...]))
      #expect(!before.records(in: text.plain).contains { $0.unit == record.unit })
      let code = additions.first { $0.lexicon == "Figures/units" }?.cells[3]
      #expect(record.unitCode == code)
      let unit = try #require(after.units(in: text.plain).first { $0.name == record.unit })
      let conversion = additions.first { $0.lexicon == "Figures/conversions" }?.cells
      #expect(unit.row[3...].map(\.text) == conversion.map { Array($0[1...]) })
    }
  }

  @Test func itsDateFormIsReadOnceItsLinesAreAdded() throws {
    let additions = try Self.additions(under: "A date form in five minutes")
    let before = DateReader()
    let after = DateReader(lexicons: Self.lexicons(with: additions))
    for example in additions where example.lexicon == nil {
      let text = MarkedText(example.cells[1])
      let (mentions, records) = after.read(text.plain)
      #expect(mentions.contains { $0.rule == example.cells[0] })
      #expect(records.map(\.evidence.exact) == text.marked)
      #expect(records.map(\.value).joined(separator: " ") == example.cells[2])
      #expect(before.read(text.plain).records.map(\.value) != records.map(\.value))
    }
  }

  /// The commands that it gives name suites that exist.
  @Test func itsCommandsNameSuites() throws {
    let url = Self.repository.appending(path: "CONTRIBUTING.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let tests = Self.repository.appending(path: "Tests")
    let files = Set(
      try FileManager.default.subpathsOfDirectory(atPath: tests.path)
        .map { String($0.split(separator: "/").last ?? "") })
    let filters = text.components(separatedBy: "--filter \"").dropFirst().map {
      $0.prefix { $0 != "\"" }
    }
    #expect(filters.count >= 2)
    for name in filters.flatMap({ $0.split(separator: "|") }) {
      #expect(files.contains(name + ".swift"), "\(name)")
    }
  }
}
