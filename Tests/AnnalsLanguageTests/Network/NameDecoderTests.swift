import AnnalsAnnotation
import AnnalsLanguage
import AnnalsTestSupport
import Testing

@Suite struct NameDecoderTests {
  static func decode(_ scores: [Int32], count: Int, tags: [EntityTag] = EntityTag.all) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: count)
    var trail = [UInt8](repeating: 0, count: 2 * count)
    NameDecoder(tags: tags).decode(
      scores, stride: EntityTag.count, count: count, trail: &trail, into: &result)
    return result
  }

  static func isWhole(_ tags: [UInt8]) -> Bool {
    var open: EntityType?
    for tag in tags.compactMap(EntityTag.init(rawValue:)) {
      switch tag.position {
      case .begin where open == nil: open = tag.type
      case .inside where open != nil && open == tag.type: break
      case .end where open != nil && open == tag.type: open = nil
      case .single where open == nil, nil where open == nil: break
      default: return false
      }
    }
    return open == nil
  }

  @Test func findsTheBestWholeRow() {
    var random = SeededGenerator(seed: 1)
    for round in 0..<30 {
      let count = 1 + round % 4
      let scores = (0..<(count * EntityTag.count)).map { _ in
        Int32.random(in: -100...100, using: &random)
      }
      func sum(_ tags: [UInt8]) -> Int {
        tags.enumerated().reduce(0) {
          $0 + Int(scores[$1.offset * EntityTag.count + Int($1.element)])
        }
      }
      var best = Int.min
      var tags = [UInt8](repeating: 0, count: count)
      func choose(_ word: Int) {
        if word == count {
          if Self.isWhole(tags) { best = max(best, sum(tags)) }
          return
        }
        for tag in 0..<UInt8(EntityTag.count) {
          tags[word] = tag
          choose(word + 1)
        }
      }
      choose(0)
      let decoded = Self.decode(scores, count: count)
      #expect(Self.isWhole(decoded))
      #expect(sum(decoded) == best, "round \(round)")
    }
  }

  @Test func readsColumnsInTheModelsOrder() {
    let tags = Array(EntityTag.all.reversed())
    var scores = [Int32](repeating: 0, count: 2 * EntityTag.count)
    scores[tags.firstIndex(of: EntityTag(.begin, of: .place))!] = 5
    scores[EntityTag.count + tags.firstIndex(of: EntityTag(.end, of: .place))!] = 5
    let decoded = Self.decode(scores, count: 2, tags: tags)
    #expect(
      decoded == [EntityTag(.begin, of: .place), EntityTag(.end, of: .place)].map(\.rawValue))
  }

  @Test func longRowsStayWhole() {
    var random = SeededGenerator(seed: 2)
    let scores = (0..<(5000 * EntityTag.count)).map { _ in
      Int32.random(in: Int32.min / 4...Int32.max / 4, using: &random)
    }
    #expect(Self.isWhole(Self.decode(scores, count: 5000)))
  }
}
