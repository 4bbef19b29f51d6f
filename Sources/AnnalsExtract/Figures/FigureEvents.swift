import AnnalsAnnotation
import AnnalsLanguage

/// Finds the event that a figure measures.
///
/// The way goes up the tree from the number: over the things counted and over nouns that only name a
/// quantity ("a total of 5 tons"), to the noun or verb that tells of an event ("5 million deaths", "killed
/// 30 million", "rose to 8 tons"). Where it comes to a noun that tells of none, the figure describes who
/// or what takes part ("the village of 300 souls starved"), and it measures no event.
struct FigureEvents: Sendable {
  private let words: TopicWords
  private let quantities, comparisons, datingLengths, reckoning, levels, places: WordSet
  private let out: WordID
  static let reach = 8

  init(words: inout VocabularyBuilder, topicWords: TopicWords) {
    self.words = topicWords
    quantities = CueWords.set("names a quantity", in: &words)
    comparisons = CueWords.set("compares", in: &words)
    datingLengths = CueWords.set("before a length that dates", in: &words)
    reckoning = CueWords.set("reckons", in: &words)
    levels = CueWords.set("comes to a number", in: &words)
    places = CueWords.set("places a count", in: &words)
    out = words.id(of: "out")
  }

  /// The event that a figure measures, as an index among the document's events.
  func event(
    of draft: FigureDraft, among events: EventTokens, in sentence: FigureSentence
  ) -> Int? {
    guard !events.isEmpty, !sentence.tree.isEmpty, draft.kind != .age, !isDate(draft, in: sentence)
    else { return nil }
    let climb = EventClimb(
      sentence: sentence, tree: sentence.tree, events: events, draft: draft, owner: self)
    return climb.event()
  }

  /// "after two days", "two days later": when it was.
  private func isDate(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    draft.kind == .duration
      && (datingLengths.contains(sentence.word(draft.tokens.lowerBound - 1))
        || words.dating.contains(sentence.word(draft.tokens.upperBound)))
  }

  /// A noun that stands for its number: "total", "output", "group".
  func isQuantity(_ noun: Int, in sentence: FigureSentence) -> Bool {
    let word = sentence.word(noun)
    return words.empty.contains(word) || words.emptyTopics.contains(word)
      || words.groups.contains(word) || words.changes.contains(word) || quantities.contains(word)
  }

  func isComparison(_ preposition: Int?, in sentence: FigureSentence) -> Bool {
    preposition.map { comparisons.contains(sentence.word($0)) } ?? false
  }

  func isSaying(_ verb: Int, in sentence: FigureSentence) -> Bool {
    let word = sentence.word(verb)
    return words.saying.contains(word) || reckoning.contains(word)
  }

  /// "reached", "totalled": the number is the subject's.
  func isLevel(_ verb: Int, in sentence: FigureSentence) -> Bool {
    levels.contains(sentence.word(verb))
  }

  func isOf(_ preposition: Int?, in sentence: FigureSentence) -> Bool {
    preposition.map { sentence.word($0) == words.of } ?? false
  }

  /// "in two of the towns": where something happens, not how much.
  func isPlace(_ preposition: Int?, of draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    let start = draft.tokens.lowerBound
    guard draft.kind == .count || draft.kind == .number, let preposition,
      (start - 2..<start).contains(preposition)
    else { return false }
    return places.contains(sentence.word(preposition))
  }

  func isWith(_ preposition: Int?, in sentence: FigureSentence) -> Bool {
    preposition.map { sentence.word($0) == words.with } ?? false
  }

  func isOut(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.word(index) == out
  }
}
