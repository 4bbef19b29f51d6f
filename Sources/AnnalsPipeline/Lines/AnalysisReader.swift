import AnnalsAnnotation
import AnnalsLanguage
import AnnalsRecords

/// Reads tags, trees, names and triggers from a document line. Every tree is checked, so that no later stage walks
/// from head to head for ever.
struct AnalysisReader {
  private let value: JSONValue

  /// - Parameter value: the value of the key `document`.
  init(_ value: JSONValue) { self.value = value }

  /// One analysis a token.
  func read(_ tokens: GivenTokens) throws(LineRefusal) -> [TokenAnalysis] {
    let count = tokens.spans.count
    let universalTags: [UniversalTag] = try labels("universal_tags", count: count)
    let pennTags: [PennTag] = try labels("penn_tags", count: count)
    let relations: [Relation] = try labels("relations", count: count)
    let heads = try heads(of: tokens)
    let entities = try entities(of: tokens)
    let events = try events(of: tokens)
    return (0..<count).map { index in
      TokenAnalysis(
        head: heads[index], universalTag: universalTags[index], pennTag: pennTags[index],
        relation: relations[index], entity: entities[index],
        event: events[index])
    }
  }

  private func refusal(_ key: String, _ message: String) -> LineRefusal {
    LineRefusal(utf8Offset: (value[key] ?? value).utf8Offset, message: message)
  }

  private static func miscount(_ key: String, _ found: Int, _ expected: Int) -> String {
    "'\(key)' has \(found) values; expected one for each of \(expected) tokens"
  }

  private func labels<Label: AnalysisLabel>(
    _ key: String, count: Int
  ) throws(LineRefusal) -> [Label] {
    let names = try value.member(key).string?.split(separator: " ") ?? []
    guard names.count == count else {
      throw refusal(key, Self.miscount(key, names.count, count))
    }
    let known = Dictionary(uniqueKeysWithValues: Label.allCases.map { (Substring($0.name), $0) })
    var labels: [Label] = []
    labels.reserveCapacity(count)
    for name in names {
      guard let label = known[name] else { throw refusal(key, "'\(name)' is no value of '\(key)'") }
      labels.append(label)
    }
    return labels
  }

  private func heads(of tokens: GivenTokens) throws(LineRefusal) -> [Int32] {
    let heads = try value.elements(of: "heads").map { $0.integer ?? Int.max }
    guard heads.count == tokens.spans.count else {
      throw refusal("heads", Self.miscount("heads", heads.count, tokens.spans.count))
    }
    for (range, _) in tokens.sentences where !Self.isTree(heads, range) {
      throw refusal(
        "heads", "the heads of tokens \(range.lowerBound) to \(range.upperBound - 1) are no tree")
    }
    return heads.map { Int32($0) }
  }

  /// Whether the heads of a sentence lie in it, one is -1, and every way from head to head ends there.
  private static func isTree(_ heads: [Int], _ sentence: Range<Int>) -> Bool {
    guard sentence.count(where: { heads[$0] == -1 }) == 1 else { return false }
    // For each token the walk that came past it first: meeting one's own walk again is a circle.
    var walks = [Int](repeating: -1, count: sentence.count)
    for start in sentence {
      var token = start
      while heads[token] != -1, walks[token - sentence.lowerBound] == -1 {
        walks[token - sentence.lowerBound] = start
        token = heads[token]
        guard sentence.contains(token) else { return false }
        if walks[token - sentence.lowerBound] == start { return false }
      }
    }
    return true
  }

  /// The bytes that mark names, from their ranges.
  private func entities(of tokens: GivenTokens) throws(LineRefusal) -> [UInt8] {
    var entities = [UInt8](
      repeating: EntityTag.outside.rawValue, count: tokens.spans.count)
    var next = 0
    var sentences = tokens.sentences[...]
    for element in try value.elements(of: "names") {
      let values = element.elements ?? []
      guard values.count == 3, let first = values[0].integer, let end = values[1].integer,
        let type = values[2].string.flatMap(EntityType.init(name:)), first >= next, end > first
      else { throw Self.noName(element) }
      sentences = sentences.drop { $0.tokens.upperBound <= first }
      guard let sentence = sentences.first, end <= sentence.tokens.upperBound else {
        throw Self.noName(element)
      }
      for (index, position) in zip(first..<end, EntityTag.positions(count: end - first)) {
        entities[index] = EntityTag(position, of: type).rawValue
      }
      next = end
    }
    return entities
  }

  /// The bytes that mark triggers, from their ranges.
  private func events(of tokens: GivenTokens) throws(LineRefusal) -> [UInt8] {
    var events = [UInt8](repeating: EventTag.outside.rawValue, count: tokens.spans.count)
    var next = 0
    var sentences = tokens.sentences[...]
    for element in try value.elements(of: "triggers") {
      let values = element.elements ?? []
      guard values.count == 4, let first = values[0].integer, let end = values[1].integer,
        let type = values[2].string.flatMap(EventClass.init(name:)),
        let telling = values[3].string.flatMap(EventTag.Telling.init(name:)), first >= next,
        end > first
      else { throw Self.noTrigger(element) }
      sentences = sentences.drop { $0.tokens.upperBound <= first }
      guard let sentence = sentences.first, end <= sentence.tokens.upperBound else {
        throw Self.noTrigger(element)
      }
      events[first] = EventTag(type, telling).rawValue
      for index in (first + 1)..<end { events[index] = EventTag.inside.rawValue }
      next = end
    }
    return events
  }

  private static func noTrigger(_ element: JSONValue) -> LineRefusal {
    LineRefusal(
      utf8Offset: element.utf8Offset,
      message:
        "expected [first token, end token, class, told, unsure or untold] of a trigger in one sentence"
    )
  }

  private static func noName(_ element: JSONValue) -> LineRefusal {
    LineRefusal(
      utf8Offset: element.utf8Offset,
      message: "expected [first token, end token, type] of a name in one sentence, in text order")
  }
}

extension EntityTag {
  /// The positions of a name's tokens.
  fileprivate static func positions(count: Int) -> [Position] {
    count == 1 ? [.single] : [.begin] + Array(repeating: .inside, count: count - 2) + [.end]
  }
}
