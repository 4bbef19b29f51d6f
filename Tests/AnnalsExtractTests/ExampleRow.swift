import Foundation
import Testing

/// A line of the tables in Tests/Examples: a rule's id, behind `!` for a counterexample, a text in which the
/// expected mentions stand between ⟦ and ⟧, and what is expected of them.
struct ExampleRow: Sendable, CustomTestStringConvertible {
  /// `file:line`.
  let place: String
  let cells: [String]

  /// Without the `!` of a counterexample.
  var rule: String { String(cells[0].drop { $0 == "!" }) }
  var isCounterexample: Bool { cells[0].hasPrefix("!") }
  var testDescription: String { "\(place) \(cells[1])" }

  /// The rows of all tables of a dimension that tell of rules, in the order of files and lines.
  static func all(_ dimension: String) -> [ExampleRow] {
    let folder = URL(filePath: #filePath)
      .appending(path: "../../Examples/\(dimension)").standardized
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".tsv") }.sorted().flatMap { file in
      rows(of: folder.appending(path: file))
    }
  }

  private static func rows(of file: URL) -> [ExampleRow] {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.isEmpty && !$0.element.hasPrefix("#") }
    guard let head = lines.first, head.element.hasPrefix("rule\t") else { return [] }
    return lines.dropFirst().map { number, line in
      ExampleRow(
        place: "\(file.lastPathComponent):\(number + 1)",
        cells: line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
    }
  }
}
