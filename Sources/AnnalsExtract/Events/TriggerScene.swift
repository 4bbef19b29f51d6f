import AnnalsAnnotation
import AnnalsLanguage

/// What the trigger rules look at: one sentence's tokens with the lexicon and the cues, and
/// questions about neighbours. Every look-back is bounded, so a sentence of any length stays
/// linear.
struct TriggerScene {
  let tokens: [Token]
  let bytes: [UInt8]
  let range: Range<Int>
  let cues: EventCueTable
  let words: EventWords
  let tree: SentenceTree
  let lemmas: WordLemmas

  /// How many adverbs may stand between a verb and what governs it.
  private static let adverbLimit = 6

  @inline(__always)
  func cue(_ index: Int) -> EventCue {
    range.contains(index) ? cues[tokens[index].word] : []
  }

  func lemma(_ index: Int) -> WordID {
    lemmas.id(of: tokens[index], tree.analyses[index], in: bytes)
  }

  /// The tag of a token of the sentence, nil beyond it.
  @inline(__always)
  func tag(_ index: Int) -> PennTag? {
    range.contains(index) ? tree.analyses[index].pennTag : nil
  }

  /// The token that a clause hangs on as its complement, before it: `aimed` of "aimed to build"; nil
  /// for clauses that stand alone.
  func governingClause(of index: Int) -> Int? {
    let analysis = tree.analyses[index]
    switch analysis.relation {
    case .xcomp, .ccomp, .acl, .advcl: return analysis.head < index ? Int(analysis.head) : nil
    default: return nil
    }
  }

  /// The verb before a token whose object its clause is: `proposed` of "proposed building a dam".
  func governingComplement(of index: Int) -> Int? {
    switch tree.analyses[index].relation {
    case .xcomp, .ccomp: governingClause(of: index)
    default: nil
    }
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
    return cue.isEmpty && tree.analyses[index].universalTag == .adv
  }

  /// A capitalized word that isn't so only because it opens the sentence.
  func isName(_ index: Int) -> Bool {
    guard range.contains(index), tokens[index].shape.contains(.capitalized) else { return false }
    return !startsPhrase(index) && tokens[index].word != words.pronounI
  }

  /// A sentence's first word that is a name: "Liu presents …".
  func isOpeningName(_ index: Int) -> Bool {
    index == range.lowerBound && tree.analyses[index].universalTag == .propn
  }

  /// Whether a capital says nothing here: first of the sentence, or of what stands in quotation
  /// marks.
  func startsPhrase(_ index: Int) -> Bool {
    if index == range.lowerBound { return true }
    let before = tokens[index - 1]
    return before.shape.contains(.quotationMark) || before.word == words.colon
      || index == range.lowerBound + 1 && before.shape.contains(.punctuation)
  }

  func isPlural(_ index: Int) -> Bool { tag(index) == .nns || has(index, .pluralSubject) }

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
