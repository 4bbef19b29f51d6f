import AnnalsAnnotation

/// What the trigger rules look at: one sentence's tokens with the lexicon and the cues, and
/// questions about neighbours. Every look-back is bounded, so a sentence of any length stays
/// linear.
struct TriggerScene {
  let tokens: [Token]
  let bytes: [UInt8]
  let range: Range<Int>
  let lexicon: EventLexicon
  let cues: EventCueTable
  let words: EventWords

  /// How many adverbs may stand between a verb and what governs it.
  private static let adverbLimit = 6

  @inline(__always)
  func cue(_ index: Int) -> EventCue {
    range.contains(index) ? cues[tokens[index].word] : []
  }

  func has(_ index: Int, _ cue: EventCue) -> Bool { !self.cue(index).isDisjoint(with: cue) }

  func isWord(_ index: Int, _ word: WordID) -> Bool {
    range.contains(index) && tokens[index].word == word
  }

  /// The first token to the left that is no adverb; before the range where there is none.
  func governor(of index: Int) -> Int {
    var left = index - 1
    var steps = 0
    while left >= range.lowerBound, steps < Self.adverbLimit, isAdverb(left) {
      left -= 1
      steps += 1
    }
    return left
  }

  func isAdverb(_ index: Int) -> Bool {
    let cue = cue(index)
    if !cue.isDisjoint(with: [.adverb, .negation]) { return true }
    if !cue.isEmpty { return false }
    let token = tokens[index]
    guard token.utf8Count > 4, !token.shape.contains(.capitalized) else { return false }
    let end = Int(token.utf8End)
    guard bytes[end - 1] == UInt8(ascii: "y"), bytes[end - 2] == UInt8(ascii: "l") else {
      return false
    }
    return lexicon[token.word].forms.isEmpty
  }

  /// A content word, a name or a number: what a subject or a compound may end with.
  func isNounLike(_ index: Int) -> Bool {
    guard range.contains(index) else { return false }
    let token = tokens[index]
    if token.shape.contains(.punctuation) {
      return token.shape.contains(.quotationMark) || token.word == words.closingBracket
    }
    let cue = cue(index)
    if isName(index) { return true }
    return cue.isDisjoint(with: EventCue.closedClass)
  }

  /// A capitalized word that isn't so only because it opens the sentence.
  func isName(_ index: Int) -> Bool {
    guard range.contains(index), tokens[index].shape.contains(.capitalized) else { return false }
    return !startsPhrase(index) && tokens[index].word != words.pronounI
  }

  /// A sentence's first word that no determiner opens and that is no plural: "Liu presents …".
  func isOpeningName(_ index: Int) -> Bool {
    index == range.lowerBound && tokens[index].shape.contains([.capitalized, .letters])
      && cue(index).isEmpty && !endsInS(index)
  }

  /// Whether a capital says nothing here: first of the sentence, or of what stands in quotation
  /// marks.
  func startsPhrase(_ index: Int) -> Bool {
    if index == range.lowerBound { return true }
    let before = tokens[index - 1]
    return before.shape.contains(.quotationMark) || before.word == words.colon
      || index == range.lowerBound + 1 && before.shape.contains(.punctuation)
  }

  /// A lower-case word in -s, which is a plural unless it is a name or a possessive.
  func isPlural(_ index: Int) -> Bool {
    guard isNounLike(index) else { return has(index, .pluralSubject) }
    let token = tokens[index]
    guard !token.shape.contains(.capitalized) || startsPhrase(index) else {
      return has(index, .pluralSubject)
    }
    return endsInS(index) && !isVerbOnly(index) || has(index, .pluralSubject)
  }

  private func endsInS(_ index: Int) -> Bool {
    let end = Int(tokens[index].utf8End)
    guard tokens[index].utf8Count > 3, bytes[end - 1] == UInt8(ascii: "s") else { return false }
    let before = bytes[end - 2]
    return before != UInt8(ascii: "s") && before != UInt8(ascii: "'") && before != UInt8(ascii: "u")
  }

  /// `says` and its like are no plurals.
  private func isVerbOnly(_ index: Int) -> Bool {
    let word = lexicon[tokens[index].word]
    return word.forms.contains(.present) && word.noun < 0 && word.verb >= 0
      && !lexicon.entries[Int(word.verb)].homographs.contains(.noun)
  }

  /// Whether a token opens a noun phrase, so that the verb form before it governs an object.
  func opensObject(_ index: Int) -> Bool {
    guard range.contains(index) else { return false }
    if has(index, [.determiner, .possessive, .objectPronoun, .quantifier]) { return true }
    if isWord(index, words.that) { return true }
    let shape = tokens[index].shape
    return shape.contains(.digits) || shape.contains(.capitalized) && shape.contains(.letters)
  }

  /// Whether a token goes on after a verb without being its bare object: a preposition, an adverb,
  /// a mark.
  func opensAdjunct(_ index: Int) -> Bool {
    guard range.contains(index) else { return true }
    let token = tokens[index]
    if token.shape.contains(.punctuation) { return !isHyphen(index) }
    return has(index, [.preposition, .to, .conjunction, .relative, .condition]) || isAdverb(index)
  }

  func isHyphen(_ index: Int) -> Bool {
    isWord(index, words.hyphen) && !tokens[index].shape.contains(.spaceBefore)
  }

  /// `state-owned`, `set-up`: part of a compound.
  func isHyphenated(_ span: Range<Int>) -> Bool {
    let before = span.lowerBound - 1
    if isWord(before, words.hyphen), !tokens[before].shape.contains(.spaceAfter) { return true }
    return isHyphen(span.upperBound) && !tokens[span.upperBound].shape.contains(.spaceAfter)
  }

  /// A form of `be`, of which `'s` is one behind a pronoun.
  func isBe(_ index: Int) -> Bool {
    if has(index, .be) { return true }
    return isWord(index, words.cliticS) && has(index - 1, .singularSubject)
  }

  /// An auxiliary of mood; the month of May is none.
  func isModal(_ index: Int) -> Bool {
    has(index, EventCue.modal) && !isName(index)
  }
}

extension EventCue {
  /// Function words that can't be the head of a noun phrase.
  static let closedClass: EventCue = [
    .determiner, .quantifier, .possessive, .singularSubject, .pluralSubject, .objectPronoun,
    .preposition, .be, .have, .do, .get, .to, .will, .would, .may, .must, .negation, .noSubject,
    .condition, .relative, .conjunction, .adverb, .adjective,
  ]
}
