import AnnalsAnnotation
import AnnalsLanguage

/// Finds where the noun phrase of a topic begins and ends, by the tree: adjectives, compounds and
/// owners before its head, a name or short phrases behind it ("exports of rice to Japan"); neither
/// its article nor relative clauses.
struct TopicPhraseReader: Sendable {
  private let parts = TreePhraseReader()
  private let joining: WordSet
  private let times: WordSet
  private static let longestBefore = 8
  private static let longestAfter = 6
  private static let mostPhrases = 2

  /// - Parameter times: the words that say when, and so belong to no topic.
  init(words: inout VocabularyBuilder, times: WordSet) {
    joining = CueWords.set("joins a topic", in: &words)
    self.times = times
  }

  /// The phrase around a noun, as far as every token is free.
  func phrase(
    around noun: Int, in sentence: FigureSentence, isFree: (Int) -> Bool
  ) -> Range<Int> {
    let head = firstOfName(noun, in: sentence, isFree: isFree)
    var start = head
    while head - start < Self.longestBefore, isFree(start - 1),
      parts.isPart(start - 1, of: head, in: sentence)
    {
      start -= 1
    }
    while start < head, !mayBegin(start, in: sentence) { start += 1 }
    var end = endOfName(head, in: sentence, isFree: isFree)
    for _ in 0..<Self.mostPhrases {
      guard
        let next = endOfPart(from: end, of: start..<end, in: sentence, isFree: isFree)
          ?? endOfPair(from: end, of: start..<end, in: sentence, isFree: isFree)
      else { break }
      end = next
    }
    return start..<end
  }

  /// Of "Wei" in "Hu Wei" the first, on which the tree hangs the name.
  private func firstOfName(
    _ noun: Int, in sentence: FigureSentence, isFree: (Int) -> Bool
  ) -> Int {
    var first = noun
    for _ in 0..<Self.longestAfter where sentence.tree.relation(first) == .flat {
      guard let head = sentence.tree.head(first), head < first, noun - head < Self.longestAfter,
        (head..<first).allSatisfy(isFree)
      else { break }
      first = head
    }
    return first
  }

  private func mayBegin(_ index: Int, in sentence: FigureSentence) -> Bool {
    switch sentence.tree.tag(index) {
    case .noun, .propn, .adj, .verb, .num, .x: sentence.tree.relation(index) != .case
    default: false
    }
  }

  /// Behind the parts of a name ("Bay Railway", "TA-125") and a name that is put to the noun without
  /// a comma ("her brother Paul").
  private func endOfName(
    _ head: Int, in sentence: FigureSentence, isFree: (Int) -> Bool
  ) -> Int {
    let tree = sentence.tree
    var end = head + 1
    while isFree(end), let above = tree.head(end), (head..<end).contains(above),
      isName(end, in: sentence)
    {
      end += 1
    }
    while sentence.isPunctuation(end), sentence.isGlued(end), sentence.isGlued(end + 1),
      !sentence.isPunctuation(end + 1), isFree(end + 1), end - head < Self.longestAfter
    {
      end += 2
    }
    return end
  }

  private func isName(_ index: Int, in sentence: FigureSentence) -> Bool {
    switch sentence.tree.relation(index) {
    case .flat, .goeswith: true
    case .appos: sentence.tree.tag(index) == .propn && sentence.isCapitalized(index)
    default: false
    }
  }

  /// Behind a phrase that follows at once and describes the topic, or nil.
  private func endOfPart(
    from end: Int, of phrase: Range<Int>, in sentence: FigureSentence, isFree: (Int) -> Bool
  ) -> Int? {
    guard isFree(end), joining.contains(sentence.word(end)), let part = sentence.tree.head(end),
      sentence.tree.relation(end) == .case, part > end, part - end <= Self.longestAfter,
      sentence.tree.isNoun(part), !times.contains(sentence.word(part)),
      let above = sentence.tree.head(part), phrase.contains(above),
      sentence.tree.relation(part) == .nmod,
      ((end + 1)...part).allSatisfy({ isFree($0) && mayStand($0, in: sentence) })
    else { return nil }
    return endOfName(part, in: sentence, isFree: isFree)
  }

  /// Behind the second of two nouns that share their role: "rice and wheat".
  private func endOfPair(
    from end: Int, of phrase: Range<Int>, in sentence: FigureSentence, isFree: (Int) -> Bool
  ) -> Int? {
    guard isFree(end), sentence.tree.relation(end) == .cc, let second = sentence.tree.head(end),
      second > end, second - end <= Self.longestAfter, sentence.tree.isNoun(second),
      sentence.tree.relation(second) == .conj, let first = sentence.tree.head(second),
      phrase.contains(first),
      ((end + 1)...second).allSatisfy({
        isFree($0) && mayStand($0, in: sentence)
      })
    else { return nil }
    return endOfName(second, in: sentence, isFree: isFree)
  }

  private func mayStand(_ index: Int, in sentence: FigureSentence) -> Bool {
    switch sentence.tree.tag(index) {
    case .num, .pron, .aux, .sconj, .adp: false
    case .verb: sentence.tree.relation(index) == .amod
    case .punct: sentence.isGlued(index) && sentence.isGlued(index + 1)
    default: true
    }
  }
}
