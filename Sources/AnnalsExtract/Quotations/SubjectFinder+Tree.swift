import AnnalsAnnotation
import AnnalsLanguage

/// What only the tree tells of who speaks.
extension SubjectFinder {
  /// "the editor who had come late said", by the tree: a verb of saying whose subject stands before it.
  func treeAttribution(
    from index: Int, limit: Int, in tokens: [Token]
  ) -> (CueMatch, SpeakerPhrase)? {
    guard let scene, !scene.tree.isEmpty else { return nil }
    var verb = index
    while verb < limit, verb == index || !tokens[verb].shape.contains(.sentenceStart) {
      if scene.tree.tag(verb) == .verb, scene.tree.subject(of: verb) != nil,
        let match = cue(at: verb, low: index, limit: limit, in: tokens), match.cue.use == .utter,
        match.cue.inflection == .past || match.cue.inflection == .present,
        let subject = sources.sureSource(ofVerb: verb, in: scene), subject.tokens.contains(index)
      {
        return (match, subject)
      }
      verb += 1
    }
    return nil
  }

  /// Whose a noun of saying is, by the tree: "issued a statement".
  func source(ofNoun noun: Int) -> SpeakerPhrase? {
    guard let scene, !scene.tree.isEmpty else { return nil }
    return sources.source(ofNoun: noun, in: scene)
  }

  /// The person who does what a sentence with a colon tells: "He turned to the crowd:".
  func actor(before colon: Int, low: Int) -> SpeakerPhrase? {
    guard let scene, !scene.tree.isEmpty else { return nil }
    var verb = colon
    for _ in 0..<12 {
      guard let head = scene.tree.head(verb), head >= low, head < colon || verb == colon else {
        break
      }
      verb = head
    }
    guard verb < colon, verb >= low, scene.tree.tag(verb) == .verb,
      let phrase = sources.sureSource(ofVerb: verb, in: scene), phrase.tokens.lowerBound >= low
    else { return nil }
    return names(phrase, scene) ? phrase : nil
  }

  private func names(_ phrase: SpeakerPhrase, _ scene: SpeechScene) -> Bool {
    let last = phrase.tokens.upperBound - 1
    switch phrase.form {
    case .pronoun:
      let kind = lexicon.pronouns[scene.tokens[last].word]?.kind
      return kind == .male || kind == .female || kind == .own
    case .name: return scene.tree.nameType(last) == .person
    case .nominal: return lexicon.speakerNouns.contains(scene.tokens[last].word)
    }
  }
}
