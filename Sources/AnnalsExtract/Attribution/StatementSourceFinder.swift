import AnnalsAnnotation
import AnnalsLanguage

/// Finds what a document tells in others' words without marks: indirect speech, "according to", "in Chen's
/// estimate".
///
/// Takes an analysed document and its quotations, gives for each token who answers for it. Promises: one
/// pass; a source only where the text names one: "is said to have burned" has none, nor has what somebody
/// asks, denies or might say.
package struct StatementSourceFinder: Sendable {
  let words: AttributionWords
  let lexicon: QuotationLexicon
  let sources: SourceReader
  static let longestPhrase = 12

  /// - Parameter words: takes up the words of the lexicons that the rules compare with.
  package init(words: inout VocabularyBuilder) {
    self.words = AttributionWords(words: &words)
    lexicon = QuotationLexicon(words: &words)
    sources = SourceReader(lexicon: lexicon)
  }

  /// - Parameters:
  ///   - quotations: in text order; what stands inside one has its speaker for a source.
  ///   - tree: the document's, where it is made already.
  package func sources(
    in analyzed: AnalyzedDocument, quotations: [QuotationMention] = [],
    tree: DependencyTree? = nil
  ) -> StatementSources {
    let scene = SpeechScene(analyzed, tree: tree ?? DependencyTree(analyzed.analyses))
    var found = StatementSources(
      tree: scene.tree, tokens: scene.tokens, commas: words.clauseMarks)
    if !scene.tree.isEmpty {
      for index in scene.tokens.indices where scene.tokens[index].word != 0 {
        read(index, scene, into: &found)
      }
    }
    addSpeakers(of: quotations, scene.tokens, into: &found)
    return found
  }

  private func read(_ index: Int, _ scene: SpeechScene, into found: inout StatementSources) {
    let word = scene.tokens[index].word
    switch scene.tree.tag(index) {
    case .verb where !isNextToPhrase(index, scene):
      if let role = words.verbs.longestMatch(in: scene.tokens, at: index, limit: index + 1)?.value {
        verb(index, role, scene, into: &found)
      }
    case .noun where words.statements.contains(word): noun(index, scene, into: &found)
    default: break
    }
    if let match = lexicon.sourcePhrases.longestMatch(
      in: scene.tokens, at: index, limit: min(scene.tokens.count, index + 6))
    {
      phrase(index, index + match.count, scene, into: &found)
    }
  }

  /// "as reported by": the phrase tells it.
  private func isNextToPhrase(_ index: Int, _ scene: SpeechScene) -> Bool {
    scene.tree.relation(index) == .case
  }

  // MARK: Verbs

  private func verb(
    _ verb: Int, _ role: AttributionWords.Role, _ scene: SpeechScene,
    into found: inout StatementSources
  ) {
    let tree = scene.tree
    guard isAsserted(verb, scene), let speaker = source(ofVerb: verb, scene) else { return }
    let source = speaker.tokens
    let mayCount = mayState(speaker, scene)
    switch role {
    case .puts, .gives:
      if mayCount { amount(from: verb, role, source, scene, into: &found) }
      return
    case .says, .counts, .finds: break
    }
    let isCounted = mayCount && (role == .counts || role == .finds && isDocument(source, scene))
    var hasClause = false
    tree.forEachDependent(of: verb) { child in
      switch tree.relation(child) {
      case .ccomp where isClause(child, of: verb, needsThat: !mayCount, scene),
        .xcomp where isClaimed(child, tree):
        hasClause = true
        found.add(statement(source), at: child)
      case .obj where clause(toldTo: child, of: verb, scene) != nil,
        .iobj where clause(toldTo: child, of: verb, scene) != nil:
        hasClause = true
        clause(toldTo: child, of: verb, scene).map { found.add(statement(source), at: $0) }
      case .obj where isCounted: found.add(statement(source, isAmount: true), at: child)
      case .obl where isCounted && isLed(child, by: words.at, scene):
        found.add(statement(source, isAmount: true), at: child)
      default: break
      }
    }
    // "The mill was lost, Chen said."
    if !hasClause, tree.relation(verb) == .parataxis, let head = tree.head(verb), head < verb,
      tree.dependent(of: verb, .obj) == nil, isBehindComma(speaker.tokens.lowerBound, verb, scene)
    {
      found.add(statement(source, except: verb), at: head)
    }
  }

  /// A semicolon would part it from what stands before.
  private func isBehindComma(_ start: Int, _ verb: Int, _ scene: SpeechScene) -> Bool {
    let before = min(start, verb) - 1
    guard before >= 0 else { return false }
    return scene.tokens[before].word == lexicon.comma
      || scene.tokens[before].shape.contains(.quotationMark)
  }

  /// A pronoun right before the verb is its subject, whatever the tree says.
  private func source(ofVerb verb: Int, _ scene: SpeechScene) -> SpeakerPhrase? {
    guard var speaker = sources.source(ofVerb: verb, in: scene) else { return nil }
    if verb > 0, !sources.isPassive(verb, scene.tree),
      lexicon.pronouns[scene.tokens[verb - 1].word]?.grammaticalCase == .subject,
      !speaker.tokens.contains(verb - 1)
    {
      speaker = SpeakerPhrase(tokens: verb - 1..<verb, form: .pronoun)
    }
    return speaker.form == .pronoun && !mayState(speaker, scene) ? nil : speaker
  }

  /// "told the board that …", where the tree hangs the clause on the board.
  private func clause(toldTo listener: Int, of verb: Int, _ scene: SpeechScene) -> Int? {
    scene.tree.dependent(of: listener) { child in
      scene.tree.relation(child) == .acl && listener + 1 < scene.tokens.count
        && scene.tokens[listener + 1].word == words.that && isClause(child, of: verb, scene)
    }
  }

  private func isDocument(_ source: Range<Int>, _ scene: SpeechScene) -> Bool {
    source.contains { words.sources.contains(scene.tokens[$0].word) }
  }

  /// A clause with a subject or "that"; not "what they had told him" or "whether it burned", and behind a
  /// comma only with "that": "told him, I forget when, …".
  private func isClause(
    _ child: Int, of verb: Int, needsThat: Bool = false, _ scene: SpeechScene
  ) -> Bool {
    let tree = scene.tree
    var hasSubject = false
    var hasThat = false
    var isOpen = false
    var isSetOff = false
    tree.forEachDependent(of: child) { index in
      switch tree.relation(index) {
      case .mark:
        // "concluded when …" is no statement.
        if scene.tokens[index].word == words.that { hasThat = true } else { isOpen = true }
      case .punct where index < child && child > verb:
        if words.clauseMarks.contains(scene.tokens[index].word) { isSetOff = true }
      case .nsubj, .nsubjPass, .expl, .csubj, .nsubjOuter: hasSubject = true
      default: break
      }
      if tree.pennTag(index) == .wp { isOpen = true }
    }
    return !isOpen && (hasThat || hasSubject && !isSetOff && !needsThat)
  }

  private func isLed(_ noun: Int, by preposition: WordID, _ scene: SpeechScene) -> Bool {
    scene.tree.preposition(of: noun).map { scene.tokens[$0].word } == preposition
  }

  /// "claimed to have shot him", but no "asked to leave".
  private func isClaimed(_ child: Int, _ tree: DependencyTree) -> Bool {
    tree.tag(child) == .verb && tree.dependent(of: child, .mark) != nil
      && tree.dependent(of: child, .aux) != nil
  }

  private func isAsserted(_ verb: Int, _ scene: SpeechScene) -> Bool {
    if scene.tree.pennTag(verb) == .vb, scene.tree.subject(of: verb) == nil { return false }
    return scene.tree.dependent(of: verb) { child in
      words.negations.contains(scene.tokens[child].word) && child < verb
        || scene.tree.relation(child) == .aux && scene.tree.pennTag(child) == .md
        || scene.tree.relation(child) == .mark && scene.tree.pennTag(child) == .to
        || scene.tree.relation(child) == .mark && words.doubts.contains(scene.tokens[child].word)
    } == nil
  }

  /// "put the toll at 36 million": the amount's name, or "it", and the number behind "at"; "gives 36 million",
  /// but "gave 36 pounds".
  private func amount(
    from verb: Int, _ role: AttributionWords.Role, _ source: Range<Int>, _ scene: SpeechScene,
    into found: inout StatementSources
  ) {
    guard let object = scene.tree.dependent(of: verb, .obj),
      words.amounts.contains(scene.tokens[object].word)
        || role == .gives && scene.tree.tag(object) == .num
    else { return }
    found.add(statement(source, isAmount: true), at: object)
    scene.tree.forEachDependent(of: verb) { child in
      if scene.tree.relation(child) == .obl, isLed(child, by: words.at, scene) {
        found.add(statement(source, isAmount: true), at: child)
      }
    }
  }

  // MARK: Nouns

  /// "Chen's claim that …", "Chen's estimate of 40", "Chen's figure is 40", "in Chen's estimate, …".
  private func noun(_ noun: Int, _ scene: SpeechScene, into found: inout StatementSources) {
    let tree = scene.tree
    guard let speaker = sources.source(ofNoun: noun, in: scene), mayState(speaker, scene) else {
      return
    }
    let source = speaker.tokens
    tree.forEachDependent(of: noun) { child in
      guard child > noun else { return }
      switch tree.relation(child) {
      case .ccomp: found.add(statement(source), at: child)
      case .acl
      where tree.subject(of: child) != nil
        && (tree.dependent(of: child, .mark) != nil || scene.tokens[noun + 1].word == words.that):
        found.add(statement(source), at: child)
      case .nmod where isLed(child, by: words.of, scene):
        found.add(statement(source, isAmount: true), at: child)
      case .appos, .parataxis: found.add(statement(source, isAmount: true), at: child)
      default: break
      }
    }
    guard let head = tree.head(noun) else { return }
    if tree.relation(noun) == .nsubj, tree.dependent(of: head, .cop) != nil {
      let isClause = tree.tag(head) == .verb
      found.add(statement(source, except: noun, isAmount: !isClause), at: head)
    } else if tree.relation(noun) == .obl, let preposition = tree.preposition(of: noun),
      words.holders.contains(scene.tokens[preposition].word),
      noun < head || words.verbs.longestMatch(in: scene.tokens, at: head, limit: head + 1) == nil
    {
      found.add(statement(source, except: noun, holdsForSentence: noun < head), at: head)
    }
  }

  // MARK: Sources

  /// A person, a body, a document: no flood claims lives here, and nothing goes "according to plan".
  func mayState(_ phrase: SpeakerPhrase, _ scene: SpeechScene) -> Bool {
    switch phrase.form {
    case .pronoun:
      switch lexicon.pronouns[scene.tokens[phrase.tokens.lowerBound].word]?.kind {
      case .male, .female: return true
      default: return false
      }
    case .name, .nominal:
      return phrase.tokens.contains { index in
        let word = scene.tokens[index].word
        return scene.tree.nameType(index) != nil || scene.tree.tag(index) == .propn
          || words.sources.contains(word) || lexicon.speakerNouns.contains(word)
          || lexicon.titles[word] != nil
      }
    }
  }

  func statement(
    _ source: Range<Int>, except: Int? = nil, from: Int = 0, holdsForSentence: Bool = false,
    isAmount: Bool = false
  ) -> StatementSources.Statement {
    StatementSources.Statement(
      source: source, except: except, from: from, holdsForSentence: holdsForSentence,
      isAmount: isAmount)
  }
}
