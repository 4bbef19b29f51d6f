import AnnalsAnnotation
import AnnalsLanguage
import AnnalsTestSupport
import Testing

@Suite struct NetworkTests {
  static let paths = KernelPath.allCases.filter(\.isAvailable)
  static let sentences: [[String]] = [
    ["The", "village", "counted", "45", "families", "in", "1958", "."],
    ["“", "We", "don’t", "know", ",", "”", "said", "Dr.", "Müller", "."],
    ["OK"], ["!", "!"], ["IJSSELMEER", "水", "x"],
  ]

  /// Tokens with a space before every one but each fifth.
  static func tokens(_ forms: [String]) -> (bytes: [UInt8], tokens: [Token], spaces: [Bool]) {
    var bytes: [UInt8] = []
    var tokens: [Token] = []
    var spaces: [Bool] = []
    for (index, form) in forms.enumerated() {
      let isSpace = index % 5 != 4
      if isSpace { bytes.append(UInt8(ascii: " ")) }
      let start = bytes.count
      bytes += Array(form.utf8)
      var shape: TokenShape = isSpace ? .spaceBefore : []
      if form == "," { shape.insert(.punctuation) }
      tokens.append(Token(utf8Start: start, utf8End: bytes.count, word: 0, shape: shape))
      spaces.append(isSpace)
    }
    return (bytes, tokens, spaces)
  }

  static func sentence(_ tokens: [Token], _ range: Range<Int>) -> Sentence {
    Sentence(
      span: tokens[range.lowerBound].span.union(tokens[range.upperBound - 1].span), tokens: range,
      block: 0)
  }

  static func run(_ network: Network, _ forms: [String]) -> [TokenAnalysis] {
    let (bytes, tokens, _) = tokens(forms)
    return bytes.withUnsafeBufferPointer {
      network.analyze($0, tokens: tokens, sentences: [sentence(tokens, 0..<tokens.count)])
    }
  }

  /// Words that differ, some of them known.
  static func words(_ count: Int, _ random: inout SeededGenerator) -> [String] {
    (0..<count).map { _ in
      let known = ModelFixture.words.randomElement(using: &random)!
      return Bool.random(using: &random) ? known : "w\(UInt16.random(in: 0...999, using: &random))"
    }
  }

  @Test(arguments: paths, 1...3)
  func equalsItsDescription(path: KernelPath, seed: Int) throws {
    let blocks: [(kind: Int32, dilation: Int32)] =
      seed == 1 ? [(0, 2)] : seed == 2 ? [(1, 0), (1, 0)] : [(0, 1), (1, 0), (0, 3), (1, 0)]
    let model = try ModelFixture(seed: UInt64(seed), blocks: blocks).model()
    let network = try Network(model, path: path)
    let plain = PlainNetwork(model: model, blocks: blocks)
    var random = SeededGenerator(seed: UInt64(seed))
    for forms in Self.sentences + [7, 40, 70].map({ Self.words($0, &random) }) {
      let expected = try plain.analyze(forms, spaces: Self.tokens(forms).spaces)
      #expect(Self.run(network, forms) == expected, "seed \(seed), \(forms)")
    }
  }

  @Test func sentencesOfABatchDontSeeEachOther() throws {
    let network = try Network(try ModelFixture(seed: 4).model())
    var random = SeededGenerator(seed: 4)
    let lengths = (0..<60).map { _ in Int.random(in: 1...30, using: &random) }
    let groups = lengths.map { Self.words($0, &random) }
    let whole = groups.flatMap { $0 }
    var (bytes, tokens, _) = Self.tokens(whole)
    var sentences: [Sentence] = []
    var start = 0
    for group in groups {
      for (index, place) in (start..<(start + group.count)).enumerated() {
        tokens[place].shape = index % 5 != 4 ? .spaceBefore : []
        if group[index] == "," { tokens[place].shape.insert(.punctuation) }
      }
      sentences.append(Self.sentence(tokens, start..<(start + group.count)))
      start += group.count
    }
    let together = bytes.withUnsafeBufferPointer {
      network.analyze($0, tokens: tokens, sentences: sentences)
    }
    for (sentence, group) in zip(sentences, groups) {
      let offset = Int32(sentence.tokens.lowerBound)
      let alone = Self.run(network, group).map { analysis in
        var analysis = analysis
        if analysis.head >= 0 { analysis.head += offset }
        return analysis
      }
      #expect(Array(together[sentence.tokens]) == alone)
    }
  }

  @Test(arguments: [192, 193, 400, 5000, 50_000])
  func longSentencesAreCutAndStayTrees(count: Int) throws {
    let network = try Network(try ModelFixture(seed: 5).model())
    var random = SeededGenerator(seed: 5)
    let analyses = Self.run(network, Self.words(count, &random))
    #expect(analyses.count == count)
    let roots = analyses.indices.filter { analyses[$0].head == -1 }
    #expect(roots.count == 1)
    for (index, analysis) in analyses.enumerated() {
      #expect((analysis.relation == .root) == (analysis.head == -1))
      var walker = index
      var steps = 0
      while analyses[walker].head >= 0, steps <= 2 * 192 {
        walker = Int(analyses[walker].head)
        steps += 1
      }
      #expect(walker == roots[0])
    }
  }

  @Test func aLongSentenceIsCutBehindAMark() throws {
    let network = try Network(try ModelFixture(seed: 6).model())
    var random = SeededGenerator(seed: 6)
    var forms = Self.words(300, &random).map { $0 == "," ? "the" : $0 }
    forms[150] = ","
    let analyses = Self.run(network, forms)
    let root = Int32(analyses.firstIndex { $0.head == -1 }!)
    #expect(root <= 150)
    for (index, analysis) in analyses.enumerated() where analysis.head >= 0 {
      let crosses = (index <= 150) != (analysis.head <= 150)
      #expect(!crosses || (analysis.head == root && analysis.relation == .parataxis))
    }
  }

  @Test func namesAreWhole() throws {
    let network = try Network(try ModelFixture(seed: 7).model())
    var random = SeededGenerator(seed: 7)
    let analyses = Self.run(network, Self.words(2000, &random))
    let covered = analyses.names.reduce(0) { $0 + $1.tokens.count }
    #expect(covered == analyses.count { $0.entity != 0 })
    #expect(covered > 0)
  }

  @Test func aMegabyteWithoutASpaceIsAnalysed() throws {
    let network = try Network(try ModelFixture(seed: 8).model())
    let analyses = Self.run(network, [String(repeating: "ab1’", count: 200_000), "."])
    #expect(analyses.count == 2)
    var random = SeededGenerator(seed: 8)
    let bytes = (0..<1_000_000).map { _ in UInt8.random(in: 0x21...0x7E, using: &random) }
    let analyzed = analyze(String(decoding: bytes, as: UTF8.self))
    #expect(analyzed.analyses.count == analyzed.tokens.count)
  }

  @Test func workersShareANetwork() async throws {
    let network = try Network(try ModelFixture(seed: 9).model())
    var random = SeededGenerator(seed: 9)
    let texts = (0..<40).map { _ in Self.words(Int.random(in: 1...500, using: &random), &random) }
    let expected = texts.map { Self.run(network, $0) }
    await withTaskGroup(of: (Int, [TokenAnalysis]).self) { group in
      for (index, forms) in texts.enumerated() {
        group.addTask { (index, Self.run(network, forms)) }
      }
      for await (index, analyses) in group { #expect(analyses == expected[index]) }
    }
  }

  @Test func theBinarysModelIsSound() throws {
    let analyzed = analyze("The harbour board met in May. It sold two boats.")
    #expect(analyzed.analyses.count == analyzed.tokens.count)
    #expect(analyzed.analyses.count { $0.head == -1 } == analyzed.sentences.count)
  }
}
