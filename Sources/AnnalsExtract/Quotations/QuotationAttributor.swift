import AnnalsAnnotation
import AnnalsLanguage

/// A quotation with its kind and attribution, still in tokens.
struct AttributedQuotation: Sendable {
  var stretch: QuotedStretch
  var kind: QuotationMention.Kind
  var attribution: FoundAttribution?
  /// Whether the attribution was taken over from a neighbour.
  var isSequence = false
}

/// Gives each stretch its attribution: from the words around it, then from its neighbours.
///
/// Hard cases: `“A,” he said. “B.”` shares speaker and cue; `“a” and “b”` in one clause do too; the parts
/// of a quotation over several paragraphs have the speaker of any of them.
struct QuotationAttributor: Sendable {
  private let finder: AttributionFinder
  private let governors: GovernorFinder
  private let classifier: QuotationClassifier
  private let lexicon: QuotationLexicon
  /// How far apart two quotations of one speaker may stand in a paragraph.
  private static let turnReach = 60

  init(lexicon: QuotationLexicon, words: inout VocabularyBuilder) {
    self.lexicon = lexicon
    finder = AttributionFinder(lexicon: lexicon)
    governors = GovernorFinder(lexicon: lexicon)
    classifier = QuotationClassifier(lexicon: lexicon, words: &words)
  }

  func attribute(_ stretches: [QuotedStretch], in analyzed: AnalyzedDocument)
    -> [AttributedQuotation]
  {
    let tokens = analyzed.tokens
    let scene = SpeechScene(analyzed, quoted: stretches)
    let finder = finder.reading(scene)
    let neighbours = Neighbours(stretches, analyzed)
    var quotations: [AttributedQuotation] = []
    quotations.reserveCapacity(stretches.count)
    for (index, stretch) in stretches.enumerated() {
      let low = neighbours.lows[index]
      let high = neighbours.highs[index]
      let found =
        stretch.isBlock ? nil : finder.attribution(of: stretch, low: low, high: high, in: tokens)
      let introduced =
        found
        ?? introduction(
          of: stretch, isFirst: low == stretch.start, neighbours, finder, tokens)
      quotations.append(
        AttributedQuotation(
          stretch: stretch,
          kind: classifier.kind(
            of: stretch, attribution: introduced, low: low, high: high, in: tokens),
          attribution: introduced))
    }
    attributeByTree(&quotations, finder.subjects, scene)
    share(&quotations, neighbours, tokens)
    for index in quotations.indices
    where quotations[index].kind == .slogan && quotations[index].attribution?.use == .text {
      quotations[index].attribution?.speaker = nil
    }
    // "is called the Old Gate, but the dog, with its inscription “…”": the verb isn't the slogan's.
    for index in quotations.indices where quotations[index].kind == .slogan {
      if let found = quotations[index].attribution, found.speaker == nil, found.place == .inClause,
        found.use == .label || found.use == .think
      {
        quotations[index].attribution = nil
        quotations[index].isSequence = false
      }
    }
    for index in quotations.indices where quotations[index].kind == .term {
      quotations[index].attribution = nil
      quotations[index].isSequence = false
    }
    return quotations
  }

  /// What no words beside a quotation tell, or only words further off. A term inside what somebody says is
  /// a piece of it: `said that the plan was “a heap of scrap”`.
  private func attributeByTree(
    _ quotations: inout [AttributedQuotation], _ subjects: SubjectFinder, _ scene: SpeechScene
  ) {
    for index in quotations.indices {
      let quotation = quotations[index]
      if let known = quotation.attribution, known.speaker != nil, known.place != .inClause {
        continue
      }
      guard
        let found = governors.attribution(
          of: quotation.stretch, kind: quotation.kind, subjects: subjects, in: scene)
      else { continue }
      if quotation.kind == .slogan, found.use != .slogan { continue }
      if quotation.attribution?.speaker != nil, quotation.attribution?.cue == found.cue { continue }
      quotations[index].attribution = found
      if quotation.kind == .term { quotations[index].kind = .mixed }
    }
  }

  /// What the paragraph before says, ending with a colon.
  private func introduction(
    of stretch: QuotedStretch, isFirst: Bool, _ neighbours: Neighbours,
    _ finder: AttributionFinder, _ tokens: [Token]
  ) -> FoundAttribution? {
    guard isFirst, stretch.parent == nil, stretch.continues == nil, stretch.start > 0,
      tokens[stretch.start].shape.contains(.sentenceStart)
    else { return nil }
    let low = max(neighbours.ends[stretch.block] ?? 0, stretch.start - 60)
    return finder.introduction(endingAt: stretch.start, low: low, in: tokens)
  }

  // MARK: Neighbours

  private func share(
    _ quotations: inout [AttributedQuotation], _ neighbours: Neighbours, _ tokens: [Token]
  ) {
    for index in quotations.indices {
      if let before = neighbours.previous[index] {
        inherit(index, from: before, &quotations, tokens)
        if quotations[index].attribution == nil, let turn = lastTurn(before, quotations, neighbours)
        {
          inherit(index, from: turn, &quotations, tokens)
        }
      }
      if let part = quotations[index].stretch.continues {
        take(index, from: part, &quotations)
        quotations[index].kind = quotations[part].kind
      }
    }
    for index in quotations.indices.reversed() {
      if let before = neighbours.previous[index] {
        inherit(before, from: index, &quotations, tokens)
      }
      if let part = quotations[index].stretch.continues { take(part, from: index, &quotations) }
    }
  }

  /// `“A” and “B!” hung over the doors`: what is coordinated with a slogan is one.
  private func shareSlogan(
    _ index: Int, from other: Int, _ quotations: inout [AttributedQuotation], _ tokens: [Token]
  ) {
    guard quotations[other].kind == .slogan, quotations[index].attribution == nil else { return }
    let first = quotations[min(index, other)].stretch
    let second = quotations[max(index, other)].stretch
    let between = first.end...max(first.end, second.start)
    // `had pasted “A!” in red, and below it “B.”`: the same verb governs both.
    let isSecondOf = index > other && between.count <= 12 && quotations[index].kind == .direct
    if first.end < second.start,
      isCoordination(between, tokens) || isSecondOf && isOneSentence(between, tokens)
    {
      quotations[index].kind = .slogan
    }
  }

  /// The last utterance with a speaker among the few quotations before: terms may stand between.
  private func lastTurn(
    _ index: Int, _ quotations: [AttributedQuotation], _ neighbours: Neighbours
  ) -> Int? {
    var index: Int? = index
    for _ in 0..<4 {
      guard let current = index else { return nil }
      if quotations[current].kind == .direct { return current }
      index = neighbours.previous[current]
    }
    return nil
  }

  private func take(_ index: Int, from other: Int, _ quotations: inout [AttributedQuotation]) {
    guard quotations[index].attribution == nil, let found = quotations[other].attribution else {
      return
    }
    quotations[index].attribution = found
    quotations[index].isSequence = true
  }

  /// Takes over the attribution of a neighbour in the paragraph: of an utterance for an utterance, or of
  /// words in the same sentence.
  private func inherit(
    _ index: Int, from other: Int, _ quotations: inout [AttributedQuotation], _ tokens: [Token]
  ) {
    guard let found = quotations[other].attribution else {
      return shareSlogan(index, from: other, &quotations, tokens)
    }
    if let own = quotations[index].attribution {
      guard index > other, own.speaker == nil, let speaker = found.speaker,
        isOneSentence(quotations[other].stretch.end...quotations[index].stretch.start, tokens)
      else { return }
      quotations[index].attribution?.speaker = speaker
      quotations[index].isSequence = true
      return
    }
    let first = quotations[min(index, other)].stretch
    let second = quotations[max(index, other)].stretch
    guard second.start - first.end <= Self.turnReach else { return }
    let between = first.end...second.start
    let kind = quotations[index].kind
    let opensSentence = tokens[quotations[index].stretch.start].shape.contains(.sentenceStart)
    if kind == .direct, opensSentence, quotations[other].kind == .direct, found.place != .inClause {
      take(index, from: other, &quotations)
    } else if isOneSentence(between, tokens),
      isCoordination(between, tokens) || kind == .mixed && index > other
    {
      take(index, from: other, &quotations)
      if isCoordination(between, tokens) { quotations[index].kind = quotations[other].kind }
    }
  }

  private func isOneSentence(_ between: ClosedRange<Int>, _ tokens: [Token]) -> Bool {
    between.count <= Self.turnReach
      && !tokens[between].contains { $0.shape.contains(.sentenceStart) }
  }

  /// Only commas and conjunctions.
  private func isCoordination(_ between: ClosedRange<Int>, _ tokens: [Token]) -> Bool {
    between.count <= 4
      && tokens[between.lowerBound..<between.upperBound].allSatisfy {
        $0.word == lexicon.comma || lexicon.conjunctions.contains($0.word)
      }
  }
}

/// For each stretch what bounds the words around it.
struct Neighbours {
  private(set) var lows: [Int] = []
  private(set) var highs: [Int] = []
  /// The stretch before in the same paragraph or quotation.
  private(set) var previous: [Int?] = []
  /// The end of the last quotation before the stretches of a block, by block.
  private(set) var ends: [Int: Int] = [:]

  init(_ stretches: [QuotedStretch], _ analyzed: AnalyzedDocument) {
    lows = Array(repeating: 0, count: stretches.count)
    highs = lows
    previous = Array(repeating: nil, count: stretches.count)
    let blocks = Self.blockRanges(of: stretches, in: analyzed)
    var lastAt: [Int] = []
    var lastInBlock: Int?
    var lastEnd = 0
    for (index, stretch) in stretches.enumerated() {
      let around = stretch.parent.map { stretches[$0].content } ?? blocks[index]
      lows[index] = around.lowerBound
      highs[index] = around.upperBound
      let sibling: Int?
      if let parent = stretch.parent {
        sibling = lastAt[parent] >= 0 ? lastAt[parent] : nil
        lastAt[parent] = index
      } else {
        sibling = lastInBlock.flatMap { stretches[$0].block == stretch.block ? $0 : nil }
        if sibling == nil { ends[stretch.block] = lastEnd }
        lastInBlock = index
        lastEnd = stretch.end
      }
      lastAt.append(-1)
      if let sibling {
        lows[index] = max(lows[index], stretches[sibling].end)
        highs[sibling] = min(highs[sibling], stretch.start)
        previous[index] = sibling
      }
    }
  }

  /// The tokens of each stretch's block.
  private static func blockRanges(
    of stretches: [QuotedStretch], in analyzed: AnalyzedDocument
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var sentence = 0
    let sentences = analyzed.sentences
    var block = 0..<0
    var current = -1
    for stretch in stretches {
      if stretch.block != current {
        while sentences[sentence].block != stretch.block { sentence += 1 }
        let start = sentences[sentence].tokens.lowerBound
        while sentence + 1 < sentences.count, sentences[sentence + 1].block == stretch.block {
          sentence += 1
        }
        block = start..<sentences[sentence].tokens.upperBound
        current = stretch.block
      }
      ranges.append(block)
    }
    return ranges
  }
}
