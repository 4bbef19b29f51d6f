import AnnalsAnnotation
import AnnalsLanguage

/// What the layout and the markup say of quotations: that a whole block is one, who signs it, and who
/// speaks.
struct BlockQuotationReader: Sendable {
  private let dashes: WordSet
  private let ends: WordSet
  private static let signatureReach = 14

  init(words: inout VocabularyBuilder) {
    dashes = WordSet(["-", "--", "---", "–", "—", "―"], in: &words)
    ends = WordSet([".", "!", "?", "…", "..."], in: &words)
  }

  /// Adds the quotation that a block is by its layout, unless marks or a quotation that goes on from the
  /// block before enclose all of it.
  func add(to own: inout [QuotedStretch], block: Range<Int>, index: Int, in tokens: [Token]) {
    let signature = signature(endingAt: block, in: tokens)
    if signature?.lowerBound == block.lowerBound { return }
    let body = block.lowerBound..<(signature?.lowerBound ?? block.upperBound)
    if let whole = own.firstIndex(where: {
      $0.start == body.lowerBound && $0.end == body.upperBound
    }) {
      own[whole].signature = signature
    } else if own.first.map({ $0.open != nil || $0.start > body.lowerBound }) ?? true {
      own.insert(
        QuotedStretch(
          open: nil, content: body, isClosed: true, isBlock: true, block: index,
          signature: signature),
        at: 0)
    }
  }

  /// `— Vera Holm`: a dash and a few words with a capital that end a block, behind a sentence's end or on
  /// a line of their own; or fill it.
  func signature(endingAt block: Range<Int>, in tokens: [Token]) -> Range<Int>? {
    let floor = max(block.lowerBound, block.upperBound - Self.signatureReach)
    for index in (floor..<block.upperBound).reversed() {
      if tokens[index].shape.contains(.sentenceStart), index + 1 < block.upperBound,
        !dashes.contains(tokens[index].word), !dashes.contains(tokens[max(index - 1, 0)].word)
      {
        return nil
      }
      guard dashes.contains(tokens[index].word), index + 1 < block.upperBound else { continue }
      guard tokens[index + 1].shape.contains(.capitalized) else { return nil }
      if index == block.lowerBound { return index..<block.upperBound }
      let previous = tokens[index - 1]
      let isSetOff =
        tokens[index].shape.contains(.lineBefore) || ends.contains(previous.word)
        || previous.shape.contains(.quotationMark)
      return isSetOff ? index..<block.upperBound : nil
    }
    return nil
  }

  /// Gives the stretches of a block, in order, whom the markup lets speak: all of the block, or the
  /// innermost voice that holds them. What is quoted inside a voice's own quotation is others'.
  func addVoices(
    to stretches: inout [QuotedStretch], in range: Range<Int>, block: Block,
    tokens blockTokens: Range<Int>,
    _ analyzed: AnalyzedDocument
  ) {
    var open: [Block.Voice] = []
    var next = 0
    for index in range {
      let stretch = stretches[index]
      let span = analyzed.span(of: stretch.content)
      if stretch.parent == nil, let speaker = block.speaker, block.kind != .turn,
        stretch.isBlock
          || stretch.start == blockTokens.lowerBound && stretch.end == blockTokens.upperBound
      {
        stretches[index].voice = speaker
      }
      while next < block.voices.count, block.voices[next].span.utf8Start <= span.utf8Start {
        open.append(block.voices[next])
        next += 1
      }
      while let last = open.last, last.span.utf8End <= span.utf8Start { open.removeLast() }
      guard let voice = open.last, voice.span.contains(span) else { continue }
      if let parent = stretch.parent,
        voice.span.contains(analyzed.span(of: stretches[parent].content))
      {
        continue
      }
      stretches[index].voice = voice.speaker
    }
  }
}
