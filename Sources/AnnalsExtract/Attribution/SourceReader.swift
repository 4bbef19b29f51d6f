import AnnalsAnnotation
import AnnalsLanguage

/// Reads from the tree who answers for what a verb or a noun of saying tells: the subject, over
/// coordination, participles and control; the one behind "by"; whose claim it is.
///
/// Hard cases: of "asked the crowd to chant" the object chants; of "said he was told" nobody is known to
/// tell; of "the clerk, who wrote" the clerk writes. Looks at a bounded number of tokens.
struct SourceReader: Sendable {
  let lexicon: QuotationLexicon
  private static let reach = 8
  private static let steps = 4

  // MARK: Verbs

  /// The one who says what a verb says; nil where the clause doesn't tell.
  func source(ofVerb verb: Int, in scene: SpeechScene) -> SpeakerPhrase? {
    let tree = scene.tree
    if isPassive(verb, tree) { return agent(of: verb, in: scene) }
    var verb = verb
    for _ in 0..<Self.steps {
      if let subject = tree.subject(of: verb) {
        return phrase(ofSubject: subject, of: verb, in: scene)
      }
      guard let head = tree.head(verb) else { return nil }
      switch tree.relation(verb) {
      case .conj: verb = partner(of: verb, head, in: scene)
      case .advcl, .acl:
        let isGerund = tree.pennTag(verb) == .vbg
        if isGerund, verb > 0, scene.tokens[verb - 1].word == lexicon.comma {
          verb = matrix(of: head, tree)
        } else if tree.relation(verb) == .acl {
          return holder(ofParticiple: verb, noun: head, in: scene)
        } else if isGerund || tree.pennTag(verb) == .vb {
          verb = head
        } else {
          return nil
        }
      case .xcomp:
        if let object = tree.dependent(of: head, .obj) ?? tree.dependent(of: head, .iobj) {
          return tree.isNoun(object) ? phrase(around: object, in: scene) : nil
        }
        verb = head
      default: return nil
      }
    }
    return nil
  }

  /// The same where the tree leaves little doubt: the verb's own subject, that of the verb it is
  /// coordinated with, or the noun that a participle hangs on.
  func sureSource(ofVerb verb: Int, in scene: SpeechScene) -> SpeakerPhrase? {
    let tree = scene.tree
    if let subject = tree.subject(of: verb) {
      return tree.relation(subject) == .nsubj
        ? phrase(ofSubject: subject, of: verb, in: scene) : nil
    }
    guard let head = tree.head(verb) else { return nil }
    switch tree.relation(verb) {
    case .conj where tree.relation(head) != .ccomp && tree.pennTag(head) == tree.pennTag(verb):
      guard let subject = tree.subject(of: head), tree.relation(subject) == .nsubj else {
        return nil
      }
      return phrase(ofSubject: subject, of: head, in: scene)
    case .acl where verb > 0 && scene.tokens[verb - 1].word != lexicon.comma:
      return holder(ofParticiple: verb, noun: head, in: scene)
    default: return nil
    }
  }

  /// What a verb of saying without a subject is coordinated with. In "said the mill was lost and insisted"
  /// the tree may take the nearer verb; whoever said it goes on.
  private func partner(of verb: Int, _ head: Int, in scene: SpeechScene) -> Int {
    let tree = scene.tree
    guard tree.relation(head) == .ccomp, let outer = tree.head(head),
      tree.pennTag(outer) == tree.pennTag(verb), lexicon.isCue(scene.tokens, outer)
    else { return head }
    return outer
  }

  /// The clause that ", calling it" goes on: the sentence's own, or that of "who …".
  private func matrix(of head: Int, _ tree: DependencyTree) -> Int {
    var verb = head
    var index = head
    for _ in 0..<Self.reach {
      if tree.tag(index) == .verb || tree.tag(index) == .aux { verb = index }
      if tree.relation(index) == .aclRelcl || tree.relation(index) == .parataxis { break }
      guard let next = tree.head(index) else { break }
      index = next
    }
    return verb
  }

  private func phrase(
    ofSubject subject: Int, of verb: Int, in scene: SpeechScene
  ) -> SpeakerPhrase? {
    let tree = scene.tree
    guard !scene.isInQuotation(subject), tree.relation(subject) != .nsubjOuter else { return nil }
    switch tree.pennTag(subject) {
    case .wdt, .wp: return antecedent(of: verb, in: scene)
    default: return phrase(around: subject, in: scene)
    }
  }

  private func antecedent(of verb: Int, in scene: SpeechScene) -> SpeakerPhrase? {
    var verb = verb
    for _ in 0..<Self.steps {
      guard let head = scene.tree.head(verb) else { return nil }
      switch scene.tree.relation(verb) {
      case .aclRelcl: return phrase(around: head, in: scene)
      case .conj: verb = head
      default: return nil
      }
    }
    return nil
  }

  /// "was called", or a participle on a noun: "an option seen by the clerks as".
  func isPassive(_ verb: Int, _ tree: DependencyTree) -> Bool {
    if tree.dependent(of: verb, .auxPass) != nil { return true }
    if tree.pennTag(verb) == .vbn, tree.relation(verb) == .acl || tree.relation(verb) == .advcl {
      return tree.dependent(of: verb, .aux) == nil && tree.subject(of: verb) == nil
    }
    return false
  }

  /// "by the citizens".
  private func agent(of verb: Int, in scene: SpeechScene) -> SpeakerPhrase? {
    guard let agent = scene.tree.dependent(of: verb, .oblAgent), !scene.isInQuotation(agent) else {
      return nil
    }
    return phrase(around: agent, in: scene)
  }

  /// "marchers chanting": the noun; but "issued a statement saying": who issued it.
  private func holder(
    ofParticiple verb: Int, noun: Int, in scene: SpeechScene
  ) -> SpeakerPhrase? {
    guard scene.tree.pennTag(verb) == .vbg || scene.tree.pennTag(verb) == .vb else { return nil }
    if lexicon.speechNouns.contains(scene.tokens[noun].word) {
      return source(ofNoun: noun, in: scene) ?? phrase(around: noun, in: scene)
    }
    return phrase(around: noun, in: scene)
  }

  // MARK: Nouns

  /// "Chen's claim", "a promise by Chen", "Chen issued a statement".
  func source(ofNoun noun: Int, in scene: SpeechScene) -> SpeakerPhrase? {
    let tree = scene.tree
    if let owner = tree.dependent(of: noun, .nmodPoss) {
      guard !scene.isInQuotation(owner) else { return nil }
      if lexicon.pronouns[scene.tokens[owner].word]?.grammaticalCase == .possessive {
        return SpeakerPhrase(tokens: owner..<owner + 1, form: .pronoun)
      }
      return phrase(around: owner, in: scene)
    }
    if let maker = tree.dependent(
      of: noun,
      where: { dependent in
        guard tree.relation(dependent) == .nmod, dependent > noun,
          let preposition = tree.preposition(of: dependent)
        else { return false }
        return lexicon.makers.contains(scene.tokens[preposition].word)
      })
    {
      return scene.isInQuotation(maker) ? nil : phrase(around: maker, in: scene)
    }
    guard tree.relation(noun) == .obj, let verb = tree.head(noun),
      lexicon.givingVerbs.contains(scene.tokens[verb].word)
    else { return nil }
    return source(ofVerb: verb, in: scene)
  }

  // MARK: Phrases

  /// The noun with its article, adjectives, titles and the parts of its name, and with what "of" adds; or
  /// the pronoun. Nil for a pronoun that names nobody by itself.
  func phrase(around head: Int, in scene: SpeechScene) -> SpeakerPhrase? {
    let tree = scene.tree
    if let pronoun = lexicon.pronouns[scene.tokens[head].word] {
      guard pronoun.grammaticalCase == .subject || pronoun.grammaticalCase == .indefinite else {
        return nil
      }
      return SpeakerPhrase(tokens: head..<head + 1, form: .pronoun)
    }
    guard tree.isNoun(head), !lexicon.timeNouns.contains(scene.tokens[head].word) else {
      return nil
    }
    var start = head
    while start > 0, head - start < Self.reach, isPart(start - 1, of: head, scene) { start -= 1 }
    var end = self.end(ofNameAt: head, in: scene)
    if end < scene.tokens.count, tree.relation(end) == .appos, tree.head(end) == head,
      tree.tag(end) == .propn
    {
      // "his daughter Vera Holm"
      return SpeakerPhrase(
        tokens: start..<self.end(ofNameAt: end, in: scene), form: .name)
    }
    let form: SpeakerPhrase.Form = tree.tag(head) == .propn ? .name : .nominal
    if form == .nominal { end = self.end(ofComplementsFrom: end, of: head, in: scene) }
    let all = self.end(ofPartnersFrom: end, of: head, in: scene)
    return SpeakerPhrase(tokens: start..<all, form: all > end ? .nominal : form)
  }

  /// "Holm, Aase and Roe"
  private func end(ofPartnersFrom end: Int, of head: Int, in scene: SpeechScene) -> Int {
    let tree = scene.tree
    var end = end
    for _ in 0..<Self.steps {
      guard end < scene.tokens.count, tree.relation(end) == .cc || tree.relation(end) == .punct,
        let partner = tree.head(end), partner > end, partner - end <= Self.steps,
        tree.relation(partner) == .conj, tree.head(partner) == head, tree.isNoun(partner)
      else { break }
      end = self.end(ofNameAt: partner, in: scene)
    }
    return end
  }

  /// "Yu Xiguang", of which the tree may make two with one head; and what the tags of names join.
  private func isNamePart(_ index: Int, after head: Int, _ scene: SpeechScene) -> Bool {
    let tree = scene.tree
    if tree.tag(index) == .propn, tree.isNoun(index - 1), let above = tree.head(index),
      above == tree.head(index - 1), tree.relation(index) == tree.relation(index - 1)
    {
      return true
    }
    guard let type = tree.nameType(index - 1), tree.nameType(index) == type else { return false }
    return tree.continuesName(index)
  }

  /// "supporters of Chen", "a spokesman for the ministry": what a preposition adds at once.
  private func end(ofComplementsFrom end: Int, of head: Int, in scene: SpeechScene) -> Int {
    let tree = scene.tree
    guard end < scene.tokens.count, lexicon.prepositions.contains(scene.tokens[end].word),
      let noun = tree.head(end), noun > end, noun - end < Self.reach,
      tree.relation(noun) == .nmod, tree.head(noun) == head
    else { return end }
    return self.end(ofNameAt: noun, in: scene)
  }

  private func end(ofNameAt head: Int, in scene: SpeechScene) -> Int {
    let tree = scene.tree
    var end = head + 1
    while end < scene.tokens.count, end - head < Self.reach,
      tree.relation(end) == .flat && tree.head(end) == head || isNamePart(end, after: head, scene)
    {
      end += 1
    }
    return end
  }

  private func isPart(_ index: Int, of head: Int, _ scene: SpeechScene) -> Bool {
    let tree = scene.tree
    if scene.isInQuotation(index) != scene.isInQuotation(head) { return false }
    if tree.nameType(index) != nil, isNamePart(index + 1, after: head, scene) { return true }
    var index = index
    for _ in 0..<Self.steps {
      switch tree.relation(index) {
      case .det, .compound, .amod, .nmodPoss, .flat, .nmodDesc, .nummod: break
      case .punct where lexicon.hyphen == scene.tokens[index].word: break
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
