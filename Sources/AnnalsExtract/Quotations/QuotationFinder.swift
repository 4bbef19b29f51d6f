import AnnalsAnnotation
import AnnalsLanguage

/// Finds the quoted stretches of a whole document: those of each block, nested in one another and
/// linked over paragraph ends.
struct QuotationFinder: Sendable {
  private let scanner: QuotationMarkScanner
  private let matcherWords: QuotationMatcherWords
  private let missing: MissingMarkReader
  private let dialogue: DialogueDashReader
  private let layout: BlockQuotationReader
  /// To this depth every quotation is kept.
  static let freeLevels = 4
  /// Paragraphs without any mark that a quotation may run through.
  private static let mostBareBlocks = 8

  init(lexicon: QuotationLexicon, words: inout VocabularyBuilder) {
    scanner = QuotationMarkScanner(words: &words)
    matcherWords = QuotationMatcherWords(words: &words)
    missing = MissingMarkReader(lexicon: lexicon, words: &words)
    dialogue = DialogueDashReader(lexicon: lexicon, words: &words)
    layout = BlockQuotationReader(words: &words)
  }

  /// Sorted by start, the longer first; stretches are disjoint or lie in one another.
  func stretches(in analyzed: AnalyzedDocument) -> [QuotedStretch] {
    let blocks = tokenRanges(of: analyzed)
    var stretches: [QuotedStretch] = []
    var openEnd: Int?
    var bare: [BlockTokens] = []
    let hasDashes = analyzed.document.source.dialogue == .dashes
    var marks = blocks.first.map { scanner.marks(in: analyzed, range: $0.tokens) } ?? []
    for (position, block) in blocks.enumerated() {
      let next = position + 1 < blocks.count ? blocks[position + 1] : nil
      let nextMarks = next.map { scanner.marks(in: analyzed, range: $0.tokens) } ?? []
      let result = QuotationMatcher.match(
        marks, tokens: analyzed.tokens, range: block.tokens, block: block.index,
        nextOpening: opening(of: nextMarks, range: next?.tokens), words: matcherWords)
      if openEnd != nil, marks.isEmpty, bare.count < Self.mostBareBlocks {
        bare.append(block)
        marks = nextMarks
        sign(&stretches, block, analyzed)
        continue
      }
      if let begun = openEnd, !bare.isEmpty {
        openEnd =
          missing.closes(result, in: block.tokens, analyzed.tokens)
          ? fill(bare, from: begun, &stretches) : nil
        bare = []
      }
      var own = completed(
        result, block: block, isBegun: openEnd != nil,
        nextOpening: opening(of: nextMarks, range: next?.tokens), tokens: analyzed.tokens)
      if hasDashes, dialogue.opens(block.tokens, in: analyzed.tokens) {
        // The dash opens; nothing need be guessed of marks that don't.
        own.removeAll { $0.open == nil }
        own += dialogue.stretches(in: block.tokens, index: block.index, around: own, analyzed)
        own.sort { ($0.start, $1.end) < ($1.start, $0.end) }
      }
      let kind = analyzed.document.blocks[block.index].kind
      if kind == .quotation {
        layout.add(to: &own, block: block.tokens, index: block.index, in: analyzed.tokens)
      }
      sign(&stretches, block, analyzed)
      let first = stretches.count
      append(own, blockLength: block.tokens.count, to: &stretches)
      layout.addVoices(
        to: &stretches, in: first..<stretches.count, block: analyzed.document.blocks[block.index],
        tokens: block.tokens, analyzed)
      link(stretches.indices.suffix(from: first), openEnd, block.tokens, analyzed, &stretches)
      openEnd = stretches.indices.suffix(from: first).last {
        !stretches[$0].isClosed && stretches[$0].parent == nil
          && stretches[$0].content.upperBound == block.tokens.upperBound
      }
      marks = nextMarks
    }
    return stretches
  }

  private struct BlockTokens {
    let index: Int
    let tokens: Range<Int>
  }

  private func tokenRanges(of analyzed: AnalyzedDocument) -> [BlockTokens] {
    var blocks: [BlockTokens] = []
    for sentence in analyzed.sentences {
      if let last = blocks.last, last.index == sentence.block {
        blocks[blocks.count - 1] = BlockTokens(
          index: last.index, tokens: last.tokens.lowerBound..<sentence.tokens.upperBound)
      } else {
        blocks.append(BlockTokens(index: sentence.block, tokens: sentence.tokens))
      }
    }
    return blocks
  }

  /// The stretches of a block with those whose mark on one side is missing.
  private func completed(
    _ result: QuotationMatcher.Result, block: BlockTokens, isBegun: Bool,
    nextOpening: QuotationMark.Family?, tokens: [Token]
  ) -> [QuotedStretch] {
    var own = result.stretches
    for index in own.indices where !own[index].isClosed {
      // What the next paragraph goes on with may tell of others' words: `I came, he said, too late.`
      let goesOn = nextOpening != nil && own[index].content.upperBound == block.tokens.upperBound
      if goesOn { continue }
      own[index].content =
        own[index].content.lowerBound..<missing.end(ofUnclosed: own[index].content, in: tokens)
    }
    var unopened: [QuotedStretch] = []
    var floor = block.tokens.lowerBound
    var next = 0
    for close in result.strayCloses {
      while next < own.count, own[next].start < close {
        floor = max(floor, own[next].end)
        next += 1
      }
      if close <= floor { continue }
      let isFirst = floor == block.tokens.lowerBound
      let start =
        isFirst && isBegun
        ? floor
        : missing.start(
          ofUnopened: close, floor: floor, isBehindQuotation: !isFirst, in: tokens)
      floor = close + 1
      guard let start else { continue }
      unopened.append(
        QuotedStretch(open: nil, content: start..<close, isClosed: true, block: block.index))
    }
    if unopened.isEmpty { return own }
    return (own + unopened).sorted { ($0.start, $1.end) < ($1.start, $0.end) }
  }

  /// Lets an unclosed quotation run through whole paragraphs.
  ///
  /// - Returns: its last part.
  private func fill(
    _ blocks: [BlockTokens], from begun: Int, _ stretches: inout [QuotedStretch]
  ) -> Int {
    var last = begun
    for block in blocks where stretches[last].block + 1 == block.index {
      var part = QuotedStretch(
        open: nil, content: block.tokens, isClosed: false, block: block.index)
      part.continues = last
      last = stretches.count
      stretches.append(part)
    }
    return last
  }

  private func opening(of marks: [QuotationMark], range: Range<Int>?) -> QuotationMark.Family? {
    guard let first = marks.first, first.token == range?.lowerBound, first.direction != .close
    else { return nil }
    return first.family
  }

  /// A block that is nothing but `— Vera Holm` says whose the block quotation before it is.
  private func sign(
    _ stretches: inout [QuotedStretch], _ block: BlockTokens, _ analyzed: AnalyzedDocument
  ) {
    guard block.index > 0, analyzed.document.blocks[block.index - 1].kind == .quotation,
      let index = stretches.lastIndex(where: { $0.parent == nil }),
      stretches[index].block == block.index - 1,
      layout.signature(endingAt: block.tokens, in: analyzed.tokens) == block.tokens
    else { return }
    let signature = block.tokens
    stretches[index].signature = signature
  }

  /// Appends a block's stretches with their parents. An unclosed one gives way to a quotation that
  /// would cross its end.
  ///
  /// Nesting has no bound of its own: what lies deep is kept as long as all that does repeats the block
  /// no more than 16 times, and a short one of some hundred marks as it is. Without that, the rows of
  /// n marks inside one another would hold n times the text.
  private func append(
    _ own: [QuotedStretch], blockLength: Int, to stretches: inout [QuotedStretch]
  ) {
    var open: [Int] = []
    var budget = 16 * blockLength + 20_000
    for stretch in own {
      while let last = open.last, stretches[last].end <= stretch.start { open.removeLast() }
      while let last = open.last, stretches[last].end < stretch.end, !stretches[last].isClosed {
        stretches[last].content = stretches[last].content.lowerBound..<stretch.start
        open.removeLast()
      }
      if open.count >= Self.freeLevels {
        guard stretch.isClosed, stretch.content.count <= budget else { continue }
        budget -= stretch.content.count
      }
      var stretch = stretch
      stretch.parent = open.last
      open.append(stretches.count)
      stretches.append(stretch)
    }
  }

  /// Joins the first stretch of a block to the one that the block before left open, where it begins the
  /// block with a mark of its own or has none; and quotations by layout to one another.
  private func link(
    _ own: Range<Int>, _ openEnd: Int?, _ block: Range<Int>, _ analyzed: AnalyzedDocument,
    _ stretches: inout [QuotedStretch]
  ) {
    guard let first = own.first, first > 0 else { return }
    let head = stretches[first]
    guard head.start == block.lowerBound else { return }
    if let openEnd, stretches[openEnd].block + 1 == head.block {
      stretches[first].continues = openEnd
    } else if head.isBlock {
      let before = stretches[..<first].last { $0.parent == nil }
      guard let before, before.isBlock, before.block + 1 == head.block else { return }
      let blocks = analyzed.document.blocks
      guard blocks[before.block].speaker == blocks[head.block].speaker else { return }
      stretches[first].continues = stretches[..<first].lastIndex { $0.parent == nil }
    }
  }
}
