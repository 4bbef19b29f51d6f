import AnnalsAnnotation
import AnnalsLanguage
import Foundation
import Testing

/// The embedded model against what its trainer computed with other code, in NumPy's integers.
@Suite struct TrainedModelTests {
  private struct Reference: Decodable {
    let forms: [String]
    let spaceBefore: [Bool]
    let universalTags: [String]
    let pennTags: [String]
    let heads: [Int]
    let relations: [String]
    let isTree: Bool
    let triggers: [Trigger]
  }

  /// First word, end word, class, how surely it is told.
  private struct Trigger: Decodable {
    let mention: TriggerMention

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      let first = try values.decode(Int.self)
      let end = try values.decode(Int.self)
      let name = try values.decode(String.self)
      mention = TriggerMention(
        tokens: first..<end, eventClass: try #require(EventClass(name: name)),
        telling: try #require(EventTag.Telling(name: try values.decode(String.self))))
    }
  }

  private static func references() throws -> [Reference] {
    let file = URL(filePath: #filePath).appending(
      path: "../../../Examples/Network/reference.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([Reference].self, from: Data(contentsOf: file.standardized))
  }

  private static func analyses(_ reference: Reference) -> [TokenAnalysis] {
    var text = ""
    var spans: [TextSpan] = []
    for (form, space) in zip(reference.forms, reference.spaceBefore) {
      if space, !text.isEmpty { text += " " }
      spans.append(TextSpan(text.utf8.count..<text.utf8.count + form.utf8.count))
      text += form
    }
    let given = GivenTokens(spans: spans, sentences: [(tokens: spans.indices, block: 0)])
    return analyzer().analyze(plainDocument(text), tokens: given).analyses
  }

  @Test func agreesWithItsTrainer() throws {
    let references = try Self.references()
    #expect(references.filter(\.isTree).count >= 2, "heads are compared where they are a tree")
    for reference in references {
      let found = Self.analyses(reference)
      #expect(found.map(\.universalTag.name) == reference.universalTags)
      #expect(found.map(\.pennTag.name) == reference.pennTags)
      guard reference.isTree else { continue }
      #expect(found.map { Int($0.head) + 1 } == reference.heads)
      #expect(found.map(\.relation.name) == reference.relations)
      #expect(found.triggers == reference.triggers.map(\.mention))
    }
  }
}
