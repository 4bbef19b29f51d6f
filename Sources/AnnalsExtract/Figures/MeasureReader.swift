import AnnalsAnnotation
import AnnalsLanguage

/// Finds what a figure measures: the things that it counts, the noun phrase that it speaks of, or
/// both.
struct MeasureReader: Sendable {
  private let nouns: NounPhraseReader
  private let topics: TopicReader
  let topicWords: TopicWords
  private let inWord, within: WordID
  private let copulas, turned, emptyAlone, motions, having, distances, dimensions, times: WordSet

  /// - Parameter changes: the words of rise and fall.
  init(words: inout VocabularyBuilder, nouns: NounPhraseReader, changes: WordSet) {
    self.nouns = nouns
    inWord = words.id(of: "in")
    within = words.id(of: "within")
    copulas = CueWords.set("level verb", in: &words)
    turned = CueWords.set("turned by a person", in: &words)
    emptyAlone = CueWords.set("empty alone", in: &words)
    motions = CueWords.set("motion", in: &words)
    having = WordSet(["has", "have", "had", "having"], in: &words)
    distances = WordSet(["from", "away", "off"], in: &words)
    dimensions = CueWords.set("dimension noun", in: &words)
    times = CueWords.set("stretch of time", in: &words)
    topicWords = TopicWords(
      words: &words, changes: changes, levels: copulas, empty: emptyAlone,
      groups: nouns.emptyNouns)
    topics = TopicReader(words: &words, topicWords: topicWords)
  }

  /// Finds the noun phrase that a figure without a measure speaks of.
  ///
  /// - Parameters:
  ///   - verb: the nearest word of change before the figure.
  ///   - taken: the tokens of all figures of the sentence, in text order.
  func readTopic(
    _ draft: inout FigureDraft, _ verb: Int?, _ taken: [Range<Int>], in sentence: FigureSentence
  ) {
    guard draft.measure == nil else { return }
    guard !sentence.tree.isEmpty else {
      draft.measure = changed(draft, verb, in: sentence)
      return
    }
    if isWay(draft, verb, in: sentence) { return }
    let topic = topics.topic(of: draft, verb, taken: taken, in: sentence)
    let isFar = draft.kind == .length && isDistance(draft, in: sentence)
    if isFar, !(topic.map { isDimension($0, in: sentence) } ?? false) { return }
    draft.measure =
      topic ?? changed(draft, verb, in: sentence) ?? described(draft, in: sentence)
  }

  /// "advanced 25 km", "raised $5 million": a way that is gone, money that is got together.
  private func isWay(_ draft: FigureDraft, _ verb: Int?, in sentence: FigureSentence) -> Bool {
    if isTurned(before: draft.tokens.lowerBound, in: sentence) { return true }
    guard draft.kind == .length else { return false }
    let governor = sentence.tree.head(sentence.tree.top(of: draft.tokens))
    return [verb, governor].contains { $0.map { motions.contains(sentence.word($0)) } ?? false }
  }

  /// "they raised", "they have raised", but not "output was raised".
  private func isTurned(before index: Int, in sentence: FigureSentence) -> Bool {
    guard turned.contains(sentence.word(index - 1)) else { return false }
    return nouns.ends.kind(sentence.word(index - 2)) != .auxiliary
      || having.contains(sentence.word(index - 2))
  }

  /// "900 miles (1,400 km) from the front", "within 5 miles of it": how far, not how long.
  private func isDistance(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    if sentence.word(draft.tokens.lowerBound - 1) == within { return true }
    let end = draft.tokens.upperBound
    return (end..<(end + 7)).contains { distances.contains(sentence.word($0)) }
  }

  private func isDimension(_ topic: Range<Int>, in sentence: FigureSentence) -> Bool {
    topic.contains { dimensions.contains(sentence.word($0)) }
  }

  /// "a $30,000 fine" where the tree doesn't join the two.
  private func described(_ draft: FigureDraft, in sentence: FigureSentence) -> Range<Int>? {
    guard draft.kind == .money,
      nouns.ends.kind(sentence.word(draft.tokens.lowerBound - 1)) == .determiner,
      let noun = nouns.partitive(
        at: draft.tokens.upperBound, in: sentence, allowsArticle: false),
      sentence.tree.tag(noun.upperBound - 1) != .verb
    else { return nil }
    return noun
  }

  /// Sets right what is counted, and puts it beside the topic where there is one.
  func readCounted(
    _ draft: inout FigureDraft, _ taken: [Range<Int>], in sentence: FigureSentence
  ) {
    guard !sentence.tree.isEmpty else { return }
    if let measure = draft.measure {
      draft.measure = topics.counted.corrected(measure, in: sentence)
    } else if draft.isPlain, let counted = topics.counted.counted(by: draft, in: sentence) {
      draft.measure = counted
      draft.kind = .count
      draft.rule = .count
    }
    guard draft.kind == .count, draft.unit == nil, let counted = draft.measure else { return }
    draft.counted = counted
    // "an official of one consulate" isn't counted in consulates.
    guard draft.number != DecimalNumber(1),
      let topic = topics.topic(ofCounted: counted, by: draft, taken: taken, in: sentence)
    else { return }
    draft.measure = topic
    draft.unitTokens = counted
  }

  // MARK: By the words before

  private func changed(
    _ draft: FigureDraft, _ verb: Int?, in sentence: FigureSentence
  ) -> Range<Int>? {
    switch draft.kind {
    case .age, .duration, .multiple: return nil
    default: break
    }
    // "the year closes at 11 million": when, not what.
    guard let subject = subject(of: draft, verb, in: sentence),
      !times.contains(sentence.word(subject.upperBound - 1))
    else { return nil }
    return subject
  }

  /// "steel output was 5.35 million tons", "the urban population increased by more than 30 per
  /// cent": the
  /// verb within a few tokens, no noun phrase in between, and the subject right before it.
  private func subject(
    of draft: FigureDraft, _ change: Int?, in sentence: FigureSentence
  ) -> Range<Int>? {
    var index = draft.tokens.lowerBound - 1
    let limit = max(sentence.range.lowerBound, index - 4)
    while index >= limit {
      let word = sentence.word(index)
      if isTurned(before: index + 1, in: sentence), index == draft.tokens.lowerBound - 1 {
        return nil
      }
      if copulas.contains(word) || index == change { break }
      guard
        nouns.ends.kind(word) == .preposition || nouns.ends.kind(word) == .adverb
          || sentence.ends(index, in: "ly")
      else { return nil }
      index -= 1
    }
    guard index >= limit, index > sentence.range.lowerBound else { return nil }
    while index > limit - 4,
      nouns.ends.kind(sentence.word(index - 1)) == .auxiliary
        || nouns.ends.kind(sentence.word(index - 1)) == .adverb
    {
      index -= 1
    }
    index = skipDate(endingAt: index, in: sentence)
    guard let subject = nouns.subject(endingAt: index, in: sentence) else { return nil }
    // "the final figure is 5": names no quantity.
    return emptyAlone.contains(sentence.word(subject.upperBound - 1)) ? nil : subject
  }

  /// "Output of steel in 1957 was": the date between subject and verb.
  private func skipDate(endingAt index: Int, in sentence: FigureSentence) -> Int {
    guard sentence.shape(index - 1).contains(.number), sentence.word(index - 2) == inWord else {
      return index
    }
    return index - 2
  }
}
