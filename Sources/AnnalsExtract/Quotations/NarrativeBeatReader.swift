import AnnalsAnnotation
import AnnalsLanguage

/// Finds who speaks in a paragraph that says so by what they do: `“No.” Anna turned away. “Never.”`
///
/// The only person who is, or whose voice or eyes are, the subject of the paragraph's narration is taken for the speaker; with two
/// of them, or where what they do is hearing, nobody is.
struct NarrativeBeatReader: Sendable {
  private let lexicon: QuotationLexicon
  private let reader: SpeakerPhraseReader
  private let hearingVerbs: WordSet
  private static let mostSubjects = 8
  private static let mostWords = 8
  private static let introductionReach = 60

  init(lexicon: QuotationLexicon, words: inout VocabularyBuilder) {
    self.lexicon = lexicon
    reader = SpeakerPhraseReader(lexicon: lexicon)
    hearingVerbs = WordSet(
      words.lexicon("Quotations/hearing-verbs").rows.map { $0.cells[0] }, in: &words)
  }

  /// - Parameter isQuoted: one flag a token.
  func speaker(
    in turn: Turn, isQuoted: [Bool], _ tree: DependencyTree, _ analyzed: AnalyzedDocument
  ) -> SpeakerPhrase? {
    if tree.isEmpty { return nil }
    var found: SpeakerPhrase?
    var identity: SpeakerIdentity?
    var count = 0
    for index in turn.tokens where !isQuoted[index] && tree.relation(index) == .nsubj {
      guard let verb = tree.head(index), !isQuoted[verb], isMain(verb, tree) else { continue }
      let owner = tree.dependent(of: index, .nmodPoss)
      guard
        let phrase = person(at: index, turn.tokens.lowerBound, tree, analyzed.tokens)
          ?? owner.flatMap({ person(at: $0, turn.tokens.lowerBound, tree, analyzed.tokens) })
      else { continue }
      count += 1
      if count > Self.mostSubjects || hearingVerbs.contains(analyzed.tokens[verb].word) {
        return nil
      }
      let next = SpeakerIdentity(phrase, lexicon: lexicon, in: analyzed)
      guard let known = identity else {
        found = phrase
        identity = next
        continue
      }
      switch known.compared(to: next) {
      case .same: break
      case .different: return nil
      case .unknown where phrase.form == .pronoun: break
      case .unknown: return nil
      }
    }
    return found
  }

  /// Who acts in the sentence that leads to the next paragraph with a colon: `Anna turned to them:`
  func speaker(
    introducingAt colon: Int, isQuoted: [Bool], _ tree: DependencyTree,
    _ analyzed: AnalyzedDocument
  ) -> SpeakerPhrase? {
    guard !tree.isEmpty else { return nil }
    let floor = max(0, colon - Self.introductionReach)
    var start = colon
    while start > floor, !analyzed.tokens[start].shape.contains(.sentenceStart) { start -= 1 }
    guard analyzed.tokens[start].shape.contains(.sentenceStart),
      let root = (start...colon).first(where: { tree.head($0) == nil }),
      tree.tag(root) == .verb, !hearingVerbs.contains(analyzed.tokens[root].word),
      let subject = tree.dependent(of: root, .nsubj), !isQuoted[subject],
      (start...colon).contains(subject)
    else { return nil }
    return person(at: subject, start, tree, analyzed.tokens)
  }

  private func isMain(_ verb: Int, _ tree: DependencyTree) -> Bool {
    switch tree.relation(verb) {
    case .root, .conj, .parataxis: true
    default: false
    }
  }

  /// Behind the last word of the name that the head begins: "Vera Holm".
  private func nameEnd(from index: Int, _ tree: DependencyTree, _ tokens: [Token]) -> Int {
    var end = index + 1
    guard tree.nameType(index) == .person else { return end }
    while end < tokens.count, end - index < Self.mostWords, tree.nameType(end) == .person,
      tree.relation(end) == .flat
    {
      end += 1
    }
    return end
  }

  private func person(
    at index: Int, _ low: Int, _ tree: DependencyTree, _ tokens: [Token]
  ) -> SpeakerPhrase? {
    if let pronoun = lexicon.pronouns[tokens[index].word] {
      guard pronoun.grammaticalCase == .subject,
        pronoun.kind == .male || pronoun.kind == .female || pronoun.kind == .own
      else { return nil }
      return SpeakerPhrase(tokens: index..<index + 1, form: .pronoun)
    }
    guard tree.isNoun(index),
      tree.nameType(index) == .person
        || tree.nameType(index) == nil && lexicon.speakerNouns.contains(tokens[index].word),
      let phrase = reader.phrase(endingAt: nameEnd(from: index, tree, tokens), low: low, in: tokens)
    else { return nil }
    return phrase
  }
}
