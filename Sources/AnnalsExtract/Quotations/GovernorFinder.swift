import AnnalsAnnotation
import AnnalsLanguage

/// Finds, by the tree, the verb or noun of saying in whose complement quoted words stand, and who says it:
/// "Chen told the board in May that the mill, built in haste, was “a heap of scrap”".
///
/// For words of which nothing beside them tells the speaker. Only complements count: what is quoted in a
/// verb's subject, or in a phrase of time and place, need not be the subject's words.
struct GovernorFinder: Sendable {
  let lexicon: QuotationLexicon
  private let sources: SourceReader
  private static let reach = 16

  init(lexicon: QuotationLexicon) {
    self.lexicon = lexicon
    sources = SourceReader(lexicon: lexicon)
  }

  /// - Parameters:
  ///   - kind: what the words look like so far; a term needs more than a verb of saying around it.
  ///   - subjects: with the scene's trees.
  func attribution(
    of stretch: QuotedStretch, kind: QuotationMention.Kind, subjects: SubjectFinder,
    in scene: SpeechScene
  ) -> FoundAttribution? {
    let tree = scene.tree
    guard !tree.isEmpty, stretch.parent == nil, !stretch.isBlock, !stretch.content.isEmpty else {
      return nil
    }
    let isName = kind == .term && !isInSmallLetters(stretch, scene.tokens)
    var index = tree.top(of: stretch.content)
    var weaker: FoundAttribution?
    for _ in 0..<Self.reach {
      guard let head = tree.head(index) else { break }
      // "who …" may tell of others' words than the sentence around does.
      if weaker != nil, tree.relation(index) == .aclRelcl { break }
      if !scene.isInQuotation(head) {
        let link = Link(
          child: index, head: head, start: stretch.start, isTerm: kind == .term, isName: isName)
        if tree.tag(head) == .verb {
          if let found = byVerb(link, subjects, scene) {
            if !isWeak(found, link, tree) {
              return weaker == nil || found.use == .utter ? found : weaker
            }
            if weaker == nil { weaker = found }
          }
        } else if kind != .slogan, weaker == nil, let found = byNoun(link, scene) {
          return found
        }
      }
      index = head
    }
    return weaker
  }

  /// "said the clerks feared the “black year”", "said he would promise “more bricks”": the words are those of
  /// whoever says so, if somebody does.
  private func isWeak(_ found: FoundAttribution, _ link: Link, _ tree: DependencyTree) -> Bool {
    found.use == .think || tree.pennTag(link.head) == .vb
      || tree.relation(link.child) == .parataxis
  }

  /// A step of the way up from the quoted words.
  private struct Link {
    let child: Int
    let head: Int
    /// Where the quotation begins.
    let start: Int
    let isTerm: Bool
    /// A term with a capital, which may be a title: only a verb of naming makes it somebody's words.
    let isName: Bool
  }

  private func isInSmallLetters(_ stretch: QuotedStretch, _ tokens: [Token]) -> Bool {
    guard let first = stretch.content.first else { return false }
    return tokens[first].shape.contains(.letters) && !tokens[first].shape.contains(.capitalized)
  }

  private func byVerb(
    _ link: Link, _ subjects: SubjectFinder, _ scene: SpeechScene
  ) -> FoundAttribution? {
    guard
      let match = subjects.cue(at: link.head, low: 0, limit: scene.tokens.count, in: scene.tokens),
      match.tokens.lowerBound == link.head, isComplement(link, of: match.cue, scene),
      let speaker = sources.source(ofVerb: link.head, in: scene)
    else { return nil }
    return FoundAttribution(
      speaker: speaker, cue: match.tokens, use: match.cue.use, place: .inClause)
  }

  /// Whether what a verb governs so is what its subject says: "said that", "called him", "spoke of".
  private func isComplement(_ link: Link, of cue: AttributionCue, _ scene: SpeechScene) -> Bool {
    let relation = scene.tree.relation(link.child)
    if link.isName, cue.use != .label { return false }
    switch cue.use {
    case .text, .passive: return false
    case .slogan: return relation == .obj || relation == .ccomp || relation == .xcomp
    case .manner: return relation == .ccomp || relation == .parataxis && !link.isTerm
    case .utter, .think, .label: break
    }
    switch relation {
    case .ccomp, .xcomp: return true
    case .obj: return !link.isTerm || cue.use != .utter
    case .parataxis: return !link.isTerm && cue.use == .utter
    case .obl:
      guard let preposition = scene.tree.preposition(of: link.child) else { return false }
      return lexicon.topics.contains(scene.tokens[preposition].word)
        || cue.use == .think && !link.isTerm
    default: return false
    }
  }

  /// "Chen's claim that the mill was “safe”", "a promise to".
  private func byNoun(_ link: Link, _ scene: SpeechScene) -> FoundAttribution? {
    guard !link.isName, scene.tree.tag(link.head) == .noun,
      lexicon.speechNouns.contains(scene.tokens[link.head].word)
    else { return nil }
    switch scene.tree.relation(link.child) {
    case .ccomp, .xcomp: break
    case .acl where scene.tree.dependent(of: link.child, .mark) != nil: break
    case .appos where link.start - link.head <= 2 && link.start > link.head: break
    case .nmod where !link.isTerm:
      guard let preposition = scene.tree.preposition(of: link.child),
        lexicon.topics.contains(scene.tokens[preposition].word)
      else { return nil }
    default: return nil
    }
    guard let speaker = sources.source(ofNoun: link.head, in: scene) else { return nil }
    return FoundAttribution(
      speaker: speaker, cue: link.head..<link.head + 1, use: .utter, place: .inClause)
  }
}
