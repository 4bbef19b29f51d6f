import AnnalsAnnotation
import AnnalsLanguage

/// Finds whose number it is, in three patterns: "according to X", "X estimates that … N", "X's
/// figure of N".
struct AttributionReader: Sendable {
  private let verbs, possessed, sources: WordSet
  private let according, to, apostropheS, apostrophe, comma, and, the, of: WordID
  private let linkers, links, clauseWords, thatVerbs, givers, givenNouns: WordSet
  private let that, openingBracket, closingBracket: WordID
  private let nouns: NounPhraseReader
  private static let reach = 25
  private static let longestName = 8

  init(words: inout VocabularyBuilder, nouns: NounPhraseReader) {
    self.nouns = nouns
    var verbs = WordSet()
    var possessed = WordSet()
    for row in words.lexicon("Figures/attribution-cues").rows {
      let id = words.id(of: row.cells[0])
      if row.cells[1] == "verb" || row.cells[1] == "both" { verbs.insert(id) }
      if row.cells[1] == "noun" || row.cells[1] == "both" { possessed.insert(id) }
    }
    self.verbs = verbs
    self.possessed = possessed
    according = words.id(of: "according")
    to = words.id(of: "to")
    apostropheS = words.id(of: "'s")
    apostrophe = words.id(of: "'")
    comma = words.id(of: ",")
    and = words.id(of: "and")
    the = words.id(of: "the")
    of = words.id(of: "of")
    sources = CueWords.set("source", in: &words)
    clauseWords = WordSet(["and", "but", "while", "whereas", "although"], in: &words)
    thatVerbs = CueWords.set("says only with that", in: &words)
    openingBracket = words.id(of: "(")
    closingBracket = words.id(of: ")")
    givers = WordSet(["gave"], in: &words)
    givenNouns = CueWords.set("number noun", in: &words)
    that = words.id(of: "that")
    links = WordSet(["of", "is", "was", ":"], in: &words)
    linkers = CueWords.set("inside a name", in: &words)
  }

  /// All attributions of a sentence, each with the tokens that it holds for.
  func attributions(in sentence: FigureSentence) -> [(holds: Range<Int>, source: Range<Int>)] {
    var found: [(Range<Int>, Range<Int>)] = []
    for index in sentence.range {
      let word = sentence.word(index)
      guard word != 0 else { continue }
      if word == according, sentence.word(index + 1) == to {
        if let pair = accordingTo(index, in: sentence) { found.append(pair) }
      } else if verbs.contains(word), !sentence.isCapitalized(index),
        !thatVerbs.contains(word) || sentence.word(index + 1) == that,
        !givers.contains(word) || givesNumber(index, in: sentence),
        let name = name(endingAt: index, in: sentence)
      {
        found.append((index..<reach(from: index, in: sentence), name))
      } else if possessed.contains(word), links.contains(sentence.word(index + 1)),
        let name = possessor(index, in: sentence)
      {
        found.append((index..<min(sentence.range.upperBound, index + 6), name))
      }
    }
    return found
  }

  /// "gave a figure of 5 million", but "gave 2,000 pounds".
  private func givesNumber(_ index: Int, in sentence: FigureSentence) -> Bool {
    (index + 1...index + 4).contains { givenNouns.contains(sentence.word($0)) }
  }

  /// Index behind what a verb of saying holds for: up to a mark or a conjunction that starts a new clause.
  private func reach(from index: Int, in sentence: FigureSentence) -> Int {
    let limit = min(sentence.range.upperBound, index + Self.reach)
    var position = index + 1
    while position < limit {
      let word = sentence.word(position)
      if sentence.isPunctuation(position), let byte = sentence.bytes(position).first,
        ";(".utf8.contains(byte)
          || word == comma && clauseWords.contains(sentence.word(position + 1))
      {
        return position
      }
      position += 1
    }
    return limit
  }

  /// "According to X," holds to the end of the sentence; ", according to X" for what stands before.
  private func accordingTo(
    _ index: Int, in sentence: FigureSentence
  ) -> (Range<Int>, Range<Int>)? {
    if let source = openingSource(index, in: sentence) {
      return (index..<min(sentence.range.upperBound, source.upperBound + Self.reach), source)
    }
    var end = index + 2
    while end < sentence.range.upperBound, end - index < 12 {
      if sentence.isPunctuation(end),
        !isInner(end, in: sentence) || sentence.word(end) == closingBracket
      {
        break
      }
      if sentence.shape(end).contains(.digits) { return nil }
      end += 1
    }
    guard end > index + 2, end - index < 12 else { return nil }
    if end == index + 3, nouns.ends.kind(sentence.word(index + 2)) != nil { return nil }
    let source = (index + 2)..<end
    if sentence.word(end) == comma {
      return (index..<min(sentence.range.upperBound, end + Self.reach), source)
    }
    var start = max(sentence.range.lowerBound, index - Self.reach)
    // "(170 according to X)" says nothing of what stands before the bracket.
    if sentence.word(end) == closingBracket,
      let open = (start..<index).last(where: { sentence.word($0) == openingBracket })
    {
      start = open
    }
    return (start..<index, source)
  }

  /// "According to different estimates the famine cost …": a plural ends the source where no comma does.
  private func openingSource(_ index: Int, in sentence: FigureSentence) -> Range<Int>? {
    guard index == sentence.range.lowerBound,
      let phrase = nouns.counted(at: index + 2, isOne: false, in: sentence),
      nouns.ends.kind(sentence.word(phrase.upperBound)) == .determiner
    else { return nil }
    return phrase
  }

  private func isInner(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.isGlued(index) && sentence.isGlued(index + 1)
  }

  /// The capitalized names before a verb, or "the commission".
  private func name(endingAt end: Int, in sentence: FigureSentence) -> Range<Int>? {
    var start = end
    if sources.contains(sentence.word(end - 1)) {
      start = end - 1
      while end - start < 4,
        sentence.isLowercaseWord(start - 1) || sentence.isCapitalized(start - 1)
      {
        start -= 1
        if sentence.word(start) == the { break }
        if nouns.ends.kind(sentence.word(start)) != nil { start += 1; break }
      }
      return start..<end
    }
    while start > sentence.range.lowerBound, end - start < Self.longestName {
      let word = sentence.word(start - 1)
      let joins =
        start < end
        && (linkers.contains(word) || word == and
          || word == comma && isList(start, end, in: sentence))
      guard isName(start - 1, in: sentence) || joins else { break }
      start -= 1
    }
    while start < end, !isName(start, in: sentence) { start += 1 }
    guard start < end, isName(end - 1, in: sentence) || linkers.contains(sentence.word(end - 1)),
      nouns.ends.kind(sentence.word(start - 1)) != .preposition,
      nouns.ends.kind(sentence.word(start - 1)) != .of
    else { return nil }
    return start..<end
  }

  private func isName(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.isCapitalized(index) && sentence.isWord(index)
      && nouns.ends.kind(sentence.word(index)) == nil && !verbs.contains(sentence.word(index))
  }

  /// A comma between names: only where "and" follows among them.
  private func isList(_ start: Int, _ end: Int, in sentence: FigureSentence) -> Bool {
    (start..<end).contains { sentence.word($0) == and }
  }

  /// "Yu Xiguang's figure"
  private func possessor(_ index: Int, in sentence: FigureSentence) -> Range<Int>? {
    for mark in [index - 1, index - 2]
    where sentence.word(mark) == apostropheS || sentence.word(mark) == apostrophe {
      return name(endingAt: mark, in: sentence)
    }
    return nil
  }
}
