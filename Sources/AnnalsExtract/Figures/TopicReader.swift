import AnnalsAnnotation
import AnnalsLanguage

/// Finds, by the tree, the noun phrase that a figure speaks of.
///
/// From the figure upwards: the noun that it describes ("a 25 per cent premium", "a yield of 5 tons"),
/// the object that its verb sets at it ("cut the force to 200 men"), else the verb's subject; see
/// `TopicClimb`.
struct TopicReader: Sendable {
  let phrases: TopicPhraseReader
  let counted = TreePhraseReader()
  private let words: TopicWords

  init(words: inout VocabularyBuilder, topicWords: TopicWords) {
    self.words = topicWords
    phrases = TopicPhraseReader(words: &words, times: topicWords.times)
  }

  /// - Parameters:
  ///   - change: the nearest word of rise or fall before the figure.
  ///   - taken: the tokens of all figures of the sentence, in text order.
  func topic(
    of draft: FigureDraft, _ change: Int?, taken: [Range<Int>], in sentence: FigureSentence
  ) -> Range<Int>? {
    let top = sentence.tree.top(of: draft.tokens)
    if draft.kind == .duration, !isLasting(draft, top, in: sentence) { return nil }
    let climb = TopicClimb(
      sentence: sentence, words: words, taken: taken, figure: draft.tokens, kind: draft.kind,
      isStrict: isStrict(draft, in: sentence))
    guard
      let noun = climb.nounBefore(draft, top) ?? change.flatMap(climb.noun(changedBy:))
        ?? climb.noun(above: top)
    else { return nil }
    // "The Union overtook Britain in ten years" measures neither.
    if draft.kind == .duration, let type = sentence.tree.nameType(noun), type != .person {
      return nil
    }
    if let person = climb.holder(of: noun) { return person }
    return phrases.phrase(around: noun, in: sentence) { climb.isFree($0) }
  }

  /// What a number of things is told of, where the sentence says so: "sales of 5,000 carts", "sales
  /// rose to 5,000 carts", "the farm keeps 40 cows". The subject of any other verb is who acts on
  /// the things counted.
  func topic(
    ofCounted counted: Range<Int>, by draft: FigureDraft, taken: [Range<Int>],
    in sentence: FigureSentence
  ) -> Range<Int>? {
    let all = min(draft.tokens.lowerBound, counted.lowerBound)..<counted.upperBound
    let climb = TopicClimb(
      sentence: sentence, words: words, taken: taken, figure: all, kind: .count, isStrict: false)
    let top = sentence.tree.top(of: counted)
    let isUnit = words.units.contains(sentence.word(counted.upperBound - 1))
    guard
      let noun = climb.nounBefore(draft, top)
        ?? (isUnit ? climb.noun(above: top) : climb.noun(aboveCounted: top)),
      climb.isNoun(noun), !counted.contains(noun)
    else { return nil }
    return phrases.phrase(around: noun, in: sentence) { climb.isFree($0) && !counted.contains($0) }
  }

  /// Whether only the subject of a verb of level or change may be the topic: who "prefers 2.1
  /// million" or "needs four times as much" isn't what the number speaks of, as the works that
  /// "made 2 million tons" are.
  private func isStrict(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    switch draft.kind {
    case .number, .multiple: draft.unit == nil
    case .age: true
    case .rate: draft.unit == nil
    default: false
    }
  }

  /// "for two years", "lasted two years": not "after two years", "two years later", which date what
  /// happens.
  private func isLasting(
    _ draft: FigureDraft, _ top: Int, in sentence: FigureSentence
  ) -> Bool {
    if words.dating.contains(sentence.word(draft.tokens.upperBound)) { return false }
    guard let preposition = sentence.tree.preposition(of: top) else { return true }
    return words.lasting.contains(sentence.word(preposition))
  }
}
