import AnnalsAnnotation
import AnnalsLanguage

/// Finds, by the tree, the verb of saying in whose complement quoted words stand, and its subject:
/// "Chen told the board in May that the mill, built in haste, was “a heap of scrap”".
///
/// For words of which nothing beside them tells the speaker. Only complements count: what is quoted in a
/// verb's subject, or in a phrase of time and place, need not be the subject's words.
struct GovernorFinder: Sendable {
  let lexicon: QuotationLexicon
  let subjects: SubjectFinder
  private static let reach = 8

  /// Whether tokens stand inside quotation marks, one flag a token.
  static func quoted(_ stretches: [QuotedStretch], count: Int) -> [Bool] {
    var isQuoted = [Bool](repeating: false, count: count)
    for stretch in stretches where stretch.parent == nil {
      for index in stretch.start..<stretch.end { isQuoted[index] = true }
    }
    return isQuoted
  }

  /// - Parameter isTerm: whether nothing but the tree speaks for words that are said.
  func attribution(
    of stretch: QuotedStretch, isTerm: Bool, isQuoted: [Bool], _ tree: DependencyTree,
    _ tokens: [Token]
  ) -> FoundAttribution? {
    guard !tree.isEmpty, stretch.parent == nil, !stretch.isBlock, !stretch.content.isEmpty else {
      return nil
    }
    var index = tree.top(of: stretch.content)
    for _ in 0..<Self.reach {
      guard let head = tree.head(index) else { return nil }
      let relation = tree.relation(index)
      index = head
      guard !isQuoted[head], tree.tag(head) == .verb,
        let match = subjects.cue(at: head, low: 0, limit: tokens.count, in: tokens)
      else { continue }
      guard match.cue.use == .utter || match.cue.use == .manner,
        isComplement(relation, isTerm: isTerm),
        let speaker = speaker(of: head, isQuoted, tree, tokens)
      else { return nil }
      return FoundAttribution(
        speaker: speaker, cue: match.tokens, use: match.cue.use, place: .inClause)
    }
    return nil
  }

  /// "began a policy of “denial”" says nothing, so a term must stand in a clause that is said.
  private func isComplement(_ relation: Relation, isTerm: Bool) -> Bool {
    switch relation {
    case .ccomp, .xcomp: true
    case .parataxis, .obj: !isTerm
    default: false
    }
  }

  /// The subject of a verb, through coordination and participles; of a relative clause its noun. None of
  /// a passive: "was told".
  private func speaker(
    of verb: Int, _ isQuoted: [Bool], _ tree: DependencyTree, _ tokens: [Token]
  ) -> SpeakerPhrase? {
    var verb = verb
    for _ in 0..<4 {
      if let subject = tree.subject(of: verb) {
        guard tree.relation(subject) == .nsubj, !isQuoted[subject] else { return nil }
        switch tree.pennTag(subject) {
        case .wdt, .wp: return antecedent(of: verb, tree, tokens)
        default: return phrase(around: subject, tree, tokens)
        }
      }
      guard tree.dependent(of: verb, .auxPass) == nil else { return nil }
      switch tree.relation(verb) {
      case .conj, .xcomp, .advcl:
        // "heard him call out": who calls is the object.
        guard let head = tree.head(verb),
          tree.relation(verb) != .xcomp || tree.dependent(of: head, .obj) == nil
        else { return nil }
        verb = head
      default: return nil
      }
    }
    return nil
  }

  private func antecedent(
    of verb: Int, _ tree: DependencyTree, _ tokens: [Token]
  ) -> SpeakerPhrase? {
    guard tree.relation(verb) == .aclRelcl, let head = tree.head(verb) else { return nil }
    return phrase(around: head, tree, tokens)
  }

  /// The noun with its article, adjectives, titles and the parts of its name; or the pronoun.
  private func phrase(
    around head: Int, _ tree: DependencyTree, _ tokens: [Token]
  ) -> SpeakerPhrase? {
    if let pronoun = lexicon.pronouns[tokens[head].word] {
      guard pronoun.grammaticalCase == .subject || pronoun.grammaticalCase == .indefinite else {
        return nil
      }
      return SpeakerPhrase(tokens: head..<head + 1, form: .pronoun)
    }
    guard tree.isNoun(head) else { return nil }
    var start = head
    while start > 0, head - start < Self.reach, isPart(start - 1, of: head, tree) { start -= 1 }
    var end = head + 1
    while end < tokens.count, end - head < Self.reach, tree.relation(end) == .flat,
      tree.head(end) == head
    {
      end += 1
    }
    return SpeakerPhrase(
      tokens: start..<end, form: tree.tag(head) == .propn ? .name : .nominal)
  }

  private func isPart(_ index: Int, of head: Int, _ tree: DependencyTree) -> Bool {
    var index = index
    for _ in 0..<4 {
      switch tree.relation(index) {
      case .det, .compound, .amod, .nmodPoss, .flat, .nmodDesc, .nummod: break
      case .case where tree.pennTag(index) == .pos: break
      default: return false
      }
      guard let next = tree.head(index) else { return false }
      if next == head { return true }
      index = next
    }
    return false
  }
}
