import Foundation
import Testing

/// The links of the published dataset beside a reader's judgement of each, Tests/Quality/links.tsv.
///
/// Whoever changes what is found sees new mentions counted here as not judged; they are to be read beside
/// their sentences and added.
@Suite struct LinkQualityTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  private struct Judgement: Equatable {
    let form: String
    let type: String
    let entity: String
  }

  private static let judged: [String: Judgement] = {
    let url = root.appending(path: "Tests/Quality/links.tsv")
    let lines = ((try? String(contentsOf: url, encoding: .utf8)) ?? "").split(separator: "\n")
    var judged: [String: Judgement] = [:]
    for line in lines where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t").map(String.init)
      judged[cells[0]] = Judgement(form: cells[4], type: cells[5], entity: cells[6])
    }
    return judged
  }()

  private func rows(_ table: String) throws -> [[String: Any]] {
    let data = try Data(contentsOf: Self.root.appending(path: "Output/json/\(table).json"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
  }

  @Test func ninetyFiveInAHundredAreRight() throws {
    var entities: [String: (name: String, type: String)] = [:]
    for row in try rows("entities") {
      let id = try #require(row["entity_id"] as? String)
      entities[id] = (
        try #require(row["name"] as? String), try #require(row["type"] as? String)
      )
    }
    var right = 0
    var wrong: [String] = []
    var unjudged: [String] = []
    for row in try rows("mentions") {
      let id = try #require(row["mention_id"] as? String)
      let reference = try #require(row["entity_id"] as? String)
      let entity = try #require(entities[reference])
      let found = Judgement(
        form: try #require(row["form"] as? String), type: entity.type, entity: entity.name)
      guard let judgement = Self.judged[id] else {
        unjudged.append("\(id) \(row["exact"] ?? "")")
        continue
      }
      if found == judgement { right += 1 } else { wrong.append("\(id) \(found)") }
    }
    let count = right + wrong.count
    #expect(Self.judged.count > 500)
    #expect(count * 100 >= Self.judged.count * 95, "mentions that are judged are lost")
    #expect(right * 100 >= count * 95, "\(wrong)")
    #expect(unjudged.count * 100 <= count, "not judged yet: \(unjudged)")
  }
}
