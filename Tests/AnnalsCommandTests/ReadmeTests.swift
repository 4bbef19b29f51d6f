import Foundation
import Testing

/// What README.md says is what the tool does.
@Suite struct ReadmeTests {
  static let readme: String = {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../README.md").standardizedFileURL
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }()

  /// The rows of the first table: dimension, marked text, column values.
  static let examples: [(dimension: String, text: String, row: String)] = {
    readme.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, cells[1].contains("⟦") else { return nil }
      return (cells[0], cells[1], cells[2])
    }
  }()

  @Test func hasExamples() { #expect(Self.examples.count == 6) }

  @Test(arguments: examples.indices) func itsExamplesHold(index: Int) throws {
    let example = Self.examples[index]
    let plain = example.text.replacing("⟦", with: "").replacing("⟧", with: "")
    let input = try JSONEncoder().encode(["id": "a", "text": plain])
    let result = try AnnalsProcess.run(["stream"], input: input)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let rows = try #require(object[example.dimension] as? [[String: Any]])
    let marked = example.text.split(separator: "⟦").dropFirst().map {
      String($0.prefix { $0 != "⟧" })
    }
    let found = rows.filter { marked.contains($0["exact"] as? String ?? "") }
    #expect(found.count == marked.count)
    // What a row refers to belongs to it: a mention's type stands with its entity.
    let entities = try #require(object["entities"] as? [[String: Any]]).filter { entity in
      found.contains { $0["entity_id"] as? String == entity["entity_id"] as? String }
    }
    let values = Set((found + entities).flatMap(\.values).map { "\($0)" })
    for part in example.row.split(whereSeparator: { ",;".contains($0) }) {
      // "`column` value", or a further value alone.
      let value = part.split(separator: "`").last?.trimmingCharacters(in: .whitespaces) ?? ""
      #expect(values.contains(value), "\(value) in \(example.row)")
    }
  }

  @Test func namesEveryCommandAndTarget() throws {
    let help = try AnnalsProcess.run(["--help"]).output
    for line in help.split(separator: "SUBCOMMANDS:")[1].split(separator: "\n") {
      let words = line.split(separator: " ")
      guard line.hasPrefix("  "), !line.hasPrefix("   "), let name = words.first, name != "See"
      else {
        continue
      }
      #expect(Self.readme.contains("annals \(name)"), "\(name)")
    }
    for target in ["test", "validate", "check", "validate-external", "benchmark", "help"] {
      #expect(Self.readme.contains("make \(target)"), "\(target)")
    }
  }
}
