import AnnalsAnnotation
import AnnalsLanguage

/// Finds noun phrases by closed word lists and endings; only patterns that are safe without a tree.
struct NounPhraseReader: Sendable {
  let ends: PhraseEnds
  private let hyphens: WordSet
  private let plurals: WordSet
  private let notAfterOne, adjectives, notHyphened: WordSet
  /// "group", "total": nouns that name no quantity of their own before "of".
  let emptyNouns: WordSet
  private let numberWords: WordSet
  private let possessive: WordID
  private static let longest = 6

  init(words: inout VocabularyBuilder, ends: PhraseEnds, numberWords: WordSet) {
    self.ends = ends
    self.numberWords = numberWords
    possessive = words.id(of: "'s")
    adjectives = WordSet(["dead", "sick", "wounded"], in: &words)
    hyphens = WordSet(["-", "‑"], in: &words)
    var plurals = WordSet()
    var notAfterOne = WordSet()
    var emptyNouns = WordSet()
    var notHyphened = WordSet()
    for row in words.lexicon("Figures/counted-nouns").rows {
      let id = words.id(of: row.cells[0])
      switch row.cells[1] {
      case "plural": plurals.insert(id)
      case "empty before of": emptyNouns.insert(id)
      case "not behind a hyphen": notHyphened.insert(id)
      case "not after one": notAfterOne.insert(id)
      default: break
      }
    }
    self.notHyphened = notHyphened
    self.plurals = plurals
    self.notAfterOne = notAfterOne
    self.emptyNouns = emptyNouns
  }

  /// What is counted by the number that ends before `index`: "premature deaths". A number other
  /// than one
  /// counts a plural, which ends the phrase ("people died" counts people).
  func counted(at index: Int, isOne: Bool, in sentence: FigureSentence) -> Range<Int>? {
    let limit = phraseEnd(from: index, in: sentence)
    guard limit > index else { return nil }
    if isOne {
      let isPronoun = notAfterOne.contains(sentence.word(index))
      // "one counts", "one country and its neighbours": a singular must follow, up to a participle.
      let end =
        (index + 1..<max(limit, index + 1)).first {
          isVerbal($0, in: sentence)
            || sentence.isCapitalized($0) && sentence.isLowercaseWord($0 - 1)
        } ?? limit
      let hasPlural = (index..<end).contains { isPlural($0, in: sentence) }
      // "one Oeobazus of Cardia": a certain man.
      let isName =
        sentence.isCapitalized(index) && ends.kind(sentence.word(index + 1)) == .of
      return isPronoun || hasPlural || isName || isVerbal(end - 1, in: sentence)
        ? nil : index..<end
    }
    for position in index..<limit where isPlural(position, in: sentence) {
      if isModifier(position, limit, in: sentence) { continue }
      return index..<endOfPair(position, in: sentence)
    }
    return nil
  }

  /// The "cylinder" of "six-cylinder engine": a singular that a number counts from before a hyphen.
  func isHyphenedNoun(_ index: Int, in sentence: FigureSentence) -> Bool {
    let tree = sentence.tree
    let isNoun = tree.isEmpty || tree.isNoun(index) || tree.tag(index) == .adj
    return isNoun && !notHyphened.contains(sentence.word(index))
      && ends.kind(sentence.word(index)) == nil && !numberWords.contains(sentence.word(index))
      && !isVerbal(index, in: sentence)
      && !(hyphens.contains(sentence.word(index + 1)) && sentence.isGlued(index + 1)
        && sentence.isGlued(index + 2))
  }

  /// "French and British troops": a people's name that is an adjective here, with a second one.
  private func endOfPair(_ position: Int, in sentence: FigureSentence) -> Int {
    guard sentence.isCapitalized(position), plurals.contains(sentence.word(position)),
      ends.kind(sentence.word(position + 1)) == .conjunction,
      sentence.isCapitalized(position + 2), sentence.isLowercaseWord(position + 3),
      isPlural(position + 3, in: sentence)
    else { return position + 1 }
    return position + 4
  }

  /// The noun phrase behind "of": "steel", "the victims"; the article is left out.
  func partitive(
    at index: Int, in sentence: FigureSentence, allowsArticle: Bool = true
  ) -> Range<Int>? {
    var start = index
    var determiners = 0
    while allowsArticle, determiners < 3, ends.kind(sentence.word(start)) == .determiner {
      start += 1
      determiners += 1
    }
    if numberWords.contains(sentence.word(start)) { return nil }
    var limit = phraseEnd(from: start, in: sentence)
    for position in start..<max(start, limit)
    where isPlural(position, in: sentence) && !isModifier(position, limit, in: sentence) {
      limit = position + 1
      break
    }
    while limit > start + 1, isVerbal(limit - 1, in: sentence) { limit -= 1 }
    if isGerund(limit, after: start, in: sentence) { return start..<(limit + 1) }
    // "of the prefecture's 8 million": the owner is not what is measured.
    guard limit > start, !isVerbal(limit - 1, in: sentence), sentence.word(limit) != possessive
    else {
      return nil
    }
    return start..<limit
  }

  /// "heavy fighting in the hills": an adjective and a noun in -ing.
  private func isGerund(_ index: Int, after start: Int, in sentence: FigureSentence) -> Bool {
    guard index == start + 1, sentence.isLowercaseWord(start), !isPlural(start, in: sentence),
      sentence.ends(index, in: "ing"),
      sentence.ends(start, in: "ic") || isAdjective(start, sentence)
    else { return false }
    let kind = ends.kind(sentence.word(index + 1))
    return kind == .preposition || kind == .conjunction || sentence.isPunctuation(index + 1)
  }

  private func isAdjective(_ index: Int, _ sentence: FigureSentence) -> Bool {
    let endings: [StaticString] = ["al", "ous", "ive", "ful", "avy", "ter", "rce"]
    return endings.contains { sentence.ends(index, in: $0) }
  }

  /// The noun phrase that ends before `index` and is a clause's subject as far as can be seen: it
  /// reaches
  /// back to the sentence's start, a mark or a conjunction, over "of" and "for" at most.
  ///
  /// "Revenue in the quarter": phrases behind the noun are passed over, a few of them.
  func subject(
    endingAt index: Int, in sentence: FigureSentence, passing phrases: Int = 2
  ) -> Range<Int>? {
    var start = index
    var first = index
    while index - start < 9, start > sentence.range.lowerBound {
      let word = sentence.word(start - 1)
      let kind = ends.kind(word)
      if kind == .determiner {
        start -= 1
        if start == sentence.range.lowerBound { return finished(first, index, in: sentence) }
        continue
      }
      if kind == .of, start < index {
        start -= 1
        continue
      }
      if kind == .preposition, phrases > 0, first < index || sentence.isDated[start],
        start - 1 > sentence.range.lowerBound
      {
        return subject(endingAt: start - 1, in: sentence, passing: phrases - 1)
      }
      if kind != nil || sentence.isPunctuation(start - 1) && !hyphens.contains(word) {
        return kind == .preposition || kind == .auxiliary || kind == .verb && first < index
          || kind == .pronoun ? nil : finished(first, index, in: sentence)
      }
      // "In 1959 purchases rose"
      if sentence.shape(start - 1).contains(.number), start < index,
        start - 2 == sentence.range.lowerBound
      {
        return finished(first, index, in: sentence)
      }
      guard sentence.isWord(start - 1) || hyphens.contains(word), !numberWords.contains(word) else {
        return nil
      }
      start -= 1
      first = start
    }
    return start == sentence.range.lowerBound ? finished(first, index, in: sentence) : nil
  }

  /// Whether a plural only describes a later one: "weapons caches", "French Union soldiers", "wounded men".
  private func isModifier(_ position: Int, _ limit: Int, in sentence: FigureSentence) -> Bool {
    guard position + 1 < limit else { return false }
    // "55 soldiers dead"
    if adjectives.contains(sentence.word(position + 1)) { return false }
    if isPlural(position + 1, in: sentence) { return true }
    return plurals.contains(sentence.word(position))
      && ((position + 1)..<limit).contains { isPlural($0, in: sentence) }
  }

  private func finished(_ start: Int, _ end: Int, in sentence: FigureSentence) -> Range<Int>? {
    guard start < end, sentence.isWord(start), sentence.isWord(end - 1),
      !isVerbal(end - 1, in: sentence)
    else { return nil }
    return start..<end
  }

  /// Index after the words, joined by hyphens or not, that may form a noun phrase from `index` on.
  private func phraseEnd(from index: Int, in sentence: FigureSentence) -> Int {
    var position = index
    while position - index < Self.longest, sentence.range.contains(position) {
      if hyphens.contains(sentence.word(position)), position > index, sentence.isGlued(position),
        sentence.isGlued(position + 1), sentence.isWord(position + 1)
      {
        position += 2
        continue
      }
      guard sentence.isWord(position),
        ends.kind(sentence.word(position)) == nil || plurals.contains(sentence.word(position)),
        !sentence.isDated[position], !numberWords.contains(sentence.word(position))
      else { break }
      // "lean towards half of the villages affected", "tons exported": an adverb or a participle
      // behind
      // a noun belongs to no noun phrase.
      if position > index, isVerbal(position, in: sentence), !continues(position, in: sentence) {
        break
      }
      if sentence.ends(position, in: "ly"), position > index { break }
      position += 1
    }
    return position
  }

  private func continues(_ position: Int, in sentence: FigureSentence) -> Bool {
    sentence.isWord(position + 1) && ends.kind(sentence.word(position + 1)) == nil
      && isPlural(position + 1, in: sentence)
  }

  private func isVerbal(_ index: Int, in sentence: FigureSentence) -> Bool {
    if plurals.contains(sentence.word(index)) { return false }
    return sentence.ends(index, in: "ed") || sentence.ends(index, in: "ing")
      || sentence.ends(index, in: "ly")
  }

  func isPlural(_ index: Int, in sentence: FigureSentence) -> Bool {
    if plurals.contains(sentence.word(index)) { return true }
    if sentence.ends(index, in: "men") { return true }
    guard sentence.ends(index, in: "s") else { return false }
    return !sentence.ends(index, in: "ss") && !sentence.ends(index, in: "us")
      && !sentence.ends(index, in: "is") && !sentence.ends(index, in: "ous")
  }
}
