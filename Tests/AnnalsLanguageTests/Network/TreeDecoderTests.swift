import AnnalsLanguage
import AnnalsTestSupport
import Testing

@Suite struct TreeDecoderTests {
  static func decode(_ scores: [Int32], count: Int) -> [Int32] {
    var heads = [Int32](repeating: -1, count: count)
    var decoder = TreeDecoder(capacity: max(count, 8))
    decoder.decode(
      scores, stride: count + 1, count: count, into: &heads)
    return heads
  }

  static func isTree(_ heads: [Int32]) -> Bool {
    guard heads.count(where: { $0 == 0 }) == 1 else { return false }
    return heads.indices.allSatisfy { word in
      var walker = Int32(word + 1)
      for _ in 0...heads.count where walker != 0 { walker = heads[Int(walker) - 1] }
      return walker == 0
    }
  }

  /// The best score of any tree, by trying all heads of all words.
  static func bestScore(_ scores: [Int32], count: Int) -> Int {
    var best = Int.min
    var heads = [Int32](repeating: 0, count: count)
    func choose(_ word: Int, _ sum: Int) {
      if word == count {
        if sum > best, isTree(heads) { best = sum }
        return
      }
      for head in 0...count where head != word + 1 {
        heads[word] = Int32(head)
        choose(word + 1, sum + Int(scores[word * (count + 1) + head]))
      }
    }
    choose(0, 0)
    return best
  }

  @Test(arguments: 1...6)
  func drawsTheBestTree(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    for round in 0..<(count == 6 ? 60 : 200) {
      let spread: Int32 = round % 2 == 0 ? 1_000_000 : 4
      let scores = (0..<(count * (count + 1))).map { _ in
        Int32.random(in: -spread...spread, using: &random)
      }
      let heads = Self.decode(scores, count: count)
      let sum = heads.enumerated().reduce(0) {
        $0 + Int(scores[$1.offset * (count + 1) + Int($1.element)])
      }
      #expect(Self.isTree(heads), "seed \(count), round \(round)")
      #expect(sum == Self.bestScore(scores, count: count), "seed \(count), round \(round)")
    }
  }

  @Test func drawsTreesOfManyWords() {
    var random = SeededGenerator(seed: 99)
    var decoder = TreeDecoder(capacity: 192)
    for count in [192, 50, 191, 2, 192] {
      let scores = (0..<(count * (count + 1))).map { index -> Int32 in
        // Neighbours in pairs like each other best: many cycles, and cycles of cycles.
        let (word, head) = (index / (count + 1), index % (count + 1) - 1)
        let near: Int32 = head >= 0 && word ^ 1 == head ? 5000 : 0
        return near + Int32.random(in: 0...4000, using: &random)
      }
      var heads = [Int32](repeating: -1, count: count)
      decoder.decode(scores, stride: count + 1, count: count, into: &heads)
      #expect(Self.isTree(heads))
    }
  }

  @Test func equalScoresGoToTheLowestHead() {
    #expect(Self.decode([0], count: 1) == [0])
    // The second and third word like the first and each other equally; the first has the root.
    let scores: [Int32] = [9, 0, 0, 0, 0, 5, 0, 5, 0, 5, 5, 0]
    #expect(Self.decode(scores, count: 3) == [0, 1, 1])
  }
}
