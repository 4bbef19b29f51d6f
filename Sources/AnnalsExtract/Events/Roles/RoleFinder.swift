import AnnalsAnnotation
import AnnalsLanguage

/// Finds who takes part in events, where they happen, and their headlines.
///
/// Takes event mentions in text order and what was found before, fills agent, patient, place and label. The
/// tree decides: subject and object of a verb, "by" of a passive, the noun that a relative clause or a participle
/// describes, the subject that joined verbs share, whom an infinitive means; owner and "of" of a noun. Of "Chen,
/// who had fled, ordered the men to burn the mill" the fleeing has the agent *Chen*, the burning has the agent
/// *the men* and the patient *the mill*.
package struct RoleFinder: Sendable {
  private let words: RoleWords

  package init(words: inout VocabularyBuilder) {
    self.words = RoleWords(words: &words)
  }

  /// - Parameters:
  ///   - entities: the document's entity mentions, sorted by start, the longer first.
  ///   - dates: its date mentions, in text order.
  package func fill(
    _ mentions: inout [EventMention], in document: AnalyzedDocument, tree: DependencyTree,
    entities: [EntityMention], dates: [DateMention], lemmas: WordLemmas
  ) {
    guard !mentions.isEmpty, !tree.isEmpty else { return }
    let scene = RoleScene(
      document, tree: tree, words: words, lemmas: lemmas, mentions: entities, dates: dates)
    let filler = RoleFiller(scene: scene)
    for index in mentions.indices { filler.fill(&mentions[index]) }
  }
}

/// Fills one event after the other.
struct RoleFiller {
  private let scene: RoleScene
  private let reader: RoleReader
  private let places: PlaceFinder
  private let phrases: PhraseReader
  private let labels: LabelWriter

  init(scene: RoleScene) {
    self.scene = scene
    let clauses = ClauseReader(scene: scene)
    reader = RoleReader(scene: scene, clauses: clauses)
    places = PlaceFinder(scene: scene, clauses: clauses)
    phrases = PhraseReader(scene: scene)
    labels = LabelWriter(scene: scene, clauses: clauses)
  }

  func fill(_ mention: inout EventMention) {
    let trigger = RoleTrigger(mention, in: scene)
    let roles = reader.roles(of: trigger, lemma: mention.lemma)
    mention.agent = roles.agent.map { participant($0, scene.mention(ofPhrase: $0)) }
    mention.patient = roles.patient.map { participant($0, scene.mention(ofPhrase: $0)) }
    let place = places.place(
      of: trigger, eventClass: mention.eventClass, object: roles.object?.token,
      participant: roles.patient)
    mention.place = place.map { participant($0, places.mention(of: $0)) }
    mention.label = labels.label(of: trigger, roles, mention)
  }

  private func participant(_ head: Int, _ mention: Int?) -> EventMention.Participant {
    let phrase = phrases.phrase(of: head)
    let span = TextSpan(
      utf8Start: Int(scene.tokens[phrase.lowerBound].utf8Start),
      utf8End: Int(scene.tokens[phrase.upperBound - 1].utf8End))
    return EventMention.Participant(span: span, mention: mention.map { scene.mentions[$0].span })
  }
}
