import AnnalsAnnotation
import AnnalsLanguage

/// What the sentences beside a quotation's own tell of its speaker.
extension AttributionFinder {
  /// "That was how Chen put it." "So said the clerk." "These were Chen's words.": the sentence behind.
  func following(
    _ stretch: QuotedStretch, _ high: Int, _ tokens: [Token]
  ) -> FoundAttribution? {
    let start = stretch.end
    guard stretch.isClosed, !stretch.isBlock, start + 2 < high,
      tokens[start].shape.contains(.sentenceStart),
      lexicon.pointers.contains(tokens[start].word)
    else { return nil }
    var limit = min(high, start + 16)
    if let next = (start + 1..<limit).first(where: { tokens[$0].shape.contains(.sentenceStart) }) {
      limit = next
    }
    if lexicon.passives.contains(tokens[start + 1].word) {
      if lexicon.manners.contains(tokens[start + 2].word) {
        return attribution(behind: start + 3, limit, tokens)
      }
      let noun = (start + 2..<limit).first { lexicon.speechNouns.contains(tokens[$0].word) }
      guard let noun, var found = nouns.attribution(at: noun, noun + 1, start, tokens) else {
        return nil
      }
      found.place = .after
      return found
    }
    // "This said nothing" goes on with the story, "So said the clerk" doesn't.
    guard let match = subjects.cue(at: start + 1, low: start, limit: limit, in: tokens),
      match.cue.use == .utter, subjects.mayInvert(match.cue)
    else { return nil }
    return attribution(behind: start + 1, limit, tokens)
  }

  /// `The mill was lost, she said. “Nobody came.”`: what she said goes on in her own words.
  func sentenceBefore(
    _ floor: Int, _ start: Int, _ low: Int, _ tokens: [Token]
  ) -> FoundAttribution? {
    guard floor == start, floor - low > 4, tokens[floor].shape.contains(.sentenceStart),
      tokens[floor - 1].word == lexicon.stop
    else { return nil }
    let end = floor - 1
    var comma = end - 1
    let limit = max(low, end - 12)
    while comma > limit, tokens[comma].word != lexicon.comma {
      if tokens[comma].shape.contains(.sentenceStart) { return nil }
      comma -= 1
    }
    guard tokens[comma].word == lexicon.comma,
      let (match, phrase) = subjects.attribution(from: comma + 1, limit: end, in: tokens),
      match.cue.use == .utter, max(match.tokens.upperBound, phrase.tokens.upperBound) == end
    else { return nil }
    return FoundAttribution(speaker: phrase, cue: match.tokens, use: .utter, place: .before)
  }
}
