import AnnalsTestSupport
import Foundation
import Testing

/// Mentions and entities on their way through the files. The mentions are given by hand, as lines between
/// *extract* and *normalize*, so that they don't hang on the model's weights.
@Suite struct EntityTests {
  private static let texts = [
    "a": "Hu Wen left Berg.\nIn Berg they wept.", "b": "By 1960 HU WEN was old. Hu\nWen died.",
  ]

  /// Where the names stand, in text order, and which of a text's entities they name.
  private static let mentions = [
    "a": [(0, 6, "person", 0), (12, 16, "place", 1), (21, 25, "place", 1)],
    "b": [(8, 14, "person", 0), (24, 30, "person", 0)],
  ]

  /// The lines of both documents with their mentions.
  private func mentionLines(in folder: TemporaryFolder) throws -> Data {
    var lines = ""
    for id in ["a", "b"] {
      try folder.write(try #require(Self.texts[id]), to: "Raw/\(id).txt")
      let read = try AnnalsProcess.run(["read", "Raw/\(id).txt"], in: folder.url("."))
      let analyzed = try AnnalsProcess.run(["analyze"], input: Data(read.output.utf8))
      lines += analyzed.output
      for (start, end, type, entity) in try #require(Self.mentions[id]) {
        lines += """
          {"mention":"entities","value":{"rule":"entities.name","span":[\(start),\(end)],"type":"\(type)",\
          "form":"name","entity":\(entity)}}

          """
      }
    }
    return Data(lines.utf8)
  }

  private func emitted() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let records = try AnnalsProcess.run(["normalize"], input: try mentionLines(in: folder))
    #expect(records.status == 0, "\(records.errors)")
    let result = try AnnalsProcess.run(
      ["emit", "-o", "Output"], input: Data(records.output.utf8), in: folder.url("."))
    #expect(result.status == 0, "every row is valid: \(result.errors)")
    return folder
  }

  private func rows(_ table: String, in folder: TemporaryFolder) throws -> [[String: Any]] {
    let json = Data(try folder.bytes(of: "Output/json/\(table).json"))
    return try #require(JSONSerialization.jsonObject(with: json) as? [[String: Any]])
  }

  @Test func becomeRowsThatValidate() throws {
    let folder = try emitted()
    let entities = try rows("entities", in: folder)
    #expect(entities.map { $0["name"] as? String } == ["Berg", "Hu Wen"])
    #expect(entities.map { $0["type"] as? String } == ["place", "person"])
    #expect(entities.map { $0["mentions"] as? Int } == [2, 3])
    let mentions = try rows("mentions", in: folder)
    let names = ["Hu Wen", "Berg", "Berg", "HU WEN", "Hu\nWen"]
    #expect(mentions.map { $0["exact"] as? String } == names)
    let berg = entities[0]["entity_id"] as? String
    let hu = entities[1]["entity_id"] as? String
    #expect(mentions.map { $0["entity_id"] as? String } == [hu, berg, berg, hu, hu])
    #expect(mentions.allSatisfy { $0["form"] as? String == "name" })
    #expect(try folder.text(of: "Output/xml/mentions.xml").contains("<form>name</form>"))
    #expect(try AnnalsProcess.run(["validate", "Output"], in: folder.url(".")).status == 0)
  }

  @Test func areFoundMissingByTheValidator() throws {
    let folder = try emitted()
    for format in ["csv", "json", "xml"] {
      let path = "Output/\(format)/entities.\(format)"
      let lines = try folder.text(of: path).split(separator: "\n")
      try folder.write(
        lines.filter { !$0.contains("Berg") }.joined(separator: "\n") + "\n", to: path)
    }
    let result = try AnnalsProcess.run(["validate", "Output"], in: folder.url("."))
    #expect(result.status == 1)
    #expect(result.errors.contains("expected a value of entities.entity_id"))
  }

  @Test func areExplained() throws {
    let folder = try emitted()
    let mention = try #require(try rows("mentions", in: folder)[1]["mention_id"] as? String)
    let result = try AnnalsProcess.run(["explain", mention], in: folder.url("."))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Hu Wen left ⟦Berg⟧."))
    #expect(result.output.contains("entities.name"))
    #expect(result.output.contains("(Berg, place)"))
  }

  @Test func areRefusedWithAnUnknownType() throws {
    let folder = try TemporaryFolder()
    let lines = String(decoding: try mentionLines(in: folder), as: UTF8.self)
    let result = try AnnalsProcess.run(
      ["normalize"],
      input: Data(lines.replacing("\"type\":\"place\"", with: "\"type\":\"river\"").utf8))
    #expect(result.status == 2)
    #expect(result.errors.contains("'river' is no type, expected one of person, place"))
  }
}
