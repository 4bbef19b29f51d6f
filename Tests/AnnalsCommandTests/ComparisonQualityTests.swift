import AnnalsTestSupport
import Foundation
import Testing

/// The comparisons of the project's texts beside those that a careful reader makes, and which of them lie in
/// Tests/Quality/comparisons.tsv; and those of two texts beside the repository.
@Suite struct ComparisonQualityTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  struct Figure: Hashable {
    let source: String
    let start: Int
  }

  /// A line "claim" or "may" of the file.
  struct Expected {
    let comparison: String
    let agreement: String
    let isRequired: Bool
    /// Why it is still missing; empty where it is found.
    let note: String
  }

  private struct Published {
    var agreement = ""
    var topic = ""
    var figures: [Figure] = []
  }

  private static let lines: [[String]] = {
    let url = root.appending(path: "Tests/Quality/comparisons.tsv")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }()

  static let expected: [Figure: Expected] = {
    var expected: [Figure: Expected] = [:]
    for cells in lines where cells[0] != "apart" {
      guard let start = Int(cells[4]) else { continue }
      expected[Figure(source: cells[3], start: start)] = Expected(
        comparison: cells[1], agreement: cells[2], isRequired: cells[0] == "claim", note: cells[6])
    }
    return expected
  }()

  private func rows(_ table: String, in folder: TemporaryFolder) throws -> [[String: Any]] {
    let data = try Data(contentsOf: folder.url("Output/json/\(table).json"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
  }

  /// What a build of a folder publishes, by comparison.
  private func published(from raw: String) throws -> [String: Published] {
    let folder = try TemporaryFolder()
    let result = try AnnalsProcess.run(["build", raw, "-o", "Output"], in: folder.url("."))
    #expect(result.status == 0, "\(result.errors)")
    var figures: [String: Figure] = [:]
    for row in try rows("figures", in: folder) {
      figures[try #require(row["figure_id"] as? String)] = Figure(
        source: try #require(row["source_id"] as? String), start: try #require(row["start"] as? Int)
      )
    }
    var published: [String: Published] = [:]
    for row in try rows("comparisons", in: folder) {
      published[try #require(row["comparison_id"] as? String)] = Published(
        agreement: try #require(row["agreement"] as? String),
        topic: try #require(row["topic"] as? String))
    }
    for row in try rows("claims", in: folder) {
      let id = try #require(row["figure_id"] as? String)
      let figure = try #require(figures[id])
      published[try #require(row["comparison_id"] as? String)]?.figures.append(figure)
    }
    return published
  }

  @Test func allThatIsFoundIsExpectedAndAllExpectedIsFound() throws {
    let published = try published(from: Self.root.appending(path: "Raw").path)
    var found: Set<Figure> = []
    for comparison in published.values {
      let names = Set(comparison.figures.compactMap { Self.expected[$0]?.comparison })
      #expect(names.count == 1, "\(comparison.topic) mixes \(names.sorted())")
      for figure in comparison.figures {
        #expect(Self.expected[figure] != nil, "\(comparison.topic): \(figure)")
      }
      found.formUnion(comparison.figures)
    }
    for (figure, expected) in Self.expected where expected.isRequired {
      if expected.note.isEmpty {
        #expect(found.contains(figure), "\(expected.comparison): \(figure) is lost")
      } else {
        #expect(
          !found.contains(figure), "\(expected.comparison): \(figure) is found; drop its note")
      }
    }
  }

  @Test func theyAgreeWhereAReaderSaysSo() throws {
    let published = try published(from: Self.root.appending(path: "Raw").path)
    for comparison in published.values {
      let expected = comparison.figures.compactMap { Self.expected[$0] }
      let all = Self.expected.filter { $0.value.comparison == expected.first?.comparison }
      // Where claims are missing, those that are there may agree.
      guard all.allSatisfy({ comparison.figures.contains($0.key) }) else { continue }
      #expect(comparison.agreement == expected.first?.agreement, "\(comparison.topic)")
    }
  }

  @Test func whatLooksAlikeStaysApart() throws {
    let published = try published(from: Self.root.appending(path: "Raw").path)
    var count = 0
    for cells in Self.lines where cells[0] == "apart" {
      count += 1
      let left = Figure(source: cells[2], start: try #require(Int(cells[3])))
      let right = Figure(source: cells[5], start: try #require(Int(cells[6])))
      for comparison in published.values where comparison.figures.contains(left) {
        #expect(!comparison.figures.contains(right), "\(comparison.topic): \(cells[1])")
      }
    }
    #expect(count > 60)
  }

  static let texts = root.deletingLastPathComponent().appending(path: "shared/texts")
  static let areTextsThere = FileManager.default.fileExists(atPath: texts.path)

  @Test(.enabled(if: areTextsThere, "the texts in ../shared/texts are missing"))
  func otherTextsDifferAboutDeathsAndDeadlines() throws {
    let folder = try TemporaryFolder()
    let result = try AnnalsProcess.run(
      ["build", Self.texts.path, "-o", "Output"], in: folder.url("."))
    #expect(result.status == 0, "\(result.errors)")
    let comparisons = try rows("comparisons", in: folder)
    let claims = try rows("claims", in: folder)
    func values(_ measure: String) -> Set<String> {
      let ids = Set(
        comparisons.filter { $0["measure"] as? String == measure && $0["sources"] as? Int == 2 }
          .compactMap { $0["comparison_id"] as? String })
      return Set(
        claims.filter { ids.contains($0["comparison_id"] as? String ?? "") }.map { claim in
          ["value", "low", "high"].map { (claim[$0] as? Int).map(String.init) ?? "" }
            .joined(separator: ",")
        })
    }
    #expect(values("United Kingdom") == ["15,,", ",,5"])
    #expect(values("deaths").isSuperset(of: [",30000000,50000000", ",45000000,"]))
  }
}
