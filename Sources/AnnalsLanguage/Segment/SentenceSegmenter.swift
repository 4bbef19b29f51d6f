import AnnalsAnnotation

/// Finds where sentences end among the tokens of one block, by a linear model over what stands around
/// each place where one could: `BoundaryWalk` tells the places, `SentenceModel` decides.
///
/// A line that begins with a bullet begins a sentence. Else no rule decides by itself: a full stop may
/// belong to an abbreviation, a line break may be a wrapped line's, and a heading may have neither.
struct SentenceSegmenter: Sendable {
  let abbreviations: Abbreviations
  let model: SentenceModel

  /// Appends the sentences of the tokens in `range` (one block, not empty) and marks each one's first
  /// token.
  func segment(
    _ bytes: UnsafeBufferPointer<UInt8>, tokens: inout [Token], range: Range<Int>, block: Int,
    into sentences: inout [Sentence]
  ) {
    let first = sentences.count
    var start = range.lowerBound
    tokens.withUnsafeBufferPointer { tokens in
      BoundaryWalk.run(
        bytes, tokens: UnsafeBufferPointer(rebasing: tokens[range]), abbreviations: abbreviations
      ) { place in
        guard place.isBeforeItem || model.endsSentence(place) else { return false }
        let end = range.lowerBound + place.index + 1
        sentences.append(sentence(tokens, start..<end, block))
        start = end
        return true
      }
      sentences.append(sentence(tokens, start..<range.upperBound, block))
    }
    for sentence in sentences[first...] {
      tokens[sentence.tokens.lowerBound].shape.insert(.sentenceStart)
    }
  }

  private func sentence(
    _ tokens: UnsafeBufferPointer<Token>, _ range: Range<Int>, _ block: Int
  ) -> Sentence {
    let span = TextSpan(
      utf8Start: Int(tokens[range.lowerBound].utf8Start),
      utf8End: Int(tokens[range.upperBound - 1].utf8End))
    return Sentence(span: span, tokens: range, block: block)
  }
}
