import AnnalsAnnotation

/// Makes an event's headline of the text's own words: who, the verb with its auxiliaries and negation, to whom
/// or what, and what the verb can't do without. Where all of it is too long or no sentence, less.
///
/// A class, because each event's clause carries it.
final class LabelWriter {
  let scene: RoleScene
  let clauses: ClauseReader
  let phrases: PhraseReader
  let groups: VerbGroupReader

  private var tree: DependencyTree { scene.tree }

  init(scene: RoleScene, clauses: ClauseReader) {
    self.scene = scene
    self.clauses = clauses
    phrases = PhraseReader(scene: scene)
    groups = VerbGroupReader(scene: scene, clauses: clauses)
  }

  /// In reading order; empty where nothing sensible can be told.
  func label(of trigger: RoleTrigger, _ roles: EventRoles, _ mention: EventMention) -> [EventMention
    .LabelPart]
  {
    switch trigger.kind {
    case .noun: return first(of: nouns(trigger), trigger, mention) ?? []
    case .modifier: return first(of: modifiers(trigger), trigger, mention) ?? []
    case .verb, .copula:
      let clause = LabelClause(trigger, roles, writer: self)
      // None is made before those that tell more have failed.
      for shape in Self.shapes {
        if let spans = spans(of: clause.pieces(shape), trigger, mention) { return spans }
      }
      return spans(of: only(trigger), trigger, mention) ?? []
    }
  }

  /// The first headline that can be told.
  private func first(
    of candidates: [LabelPieces], _ trigger: RoleTrigger, _ mention: EventMention
  ) -> [EventMention.LabelPart]? {
    for candidate in candidates {
      if let spans = spans(of: candidate, trigger, mention) { return spans }
    }
    return nil
  }

  private func spans(
    of candidate: LabelPieces, _ trigger: RoleTrigger, _ mention: EventMention
  ) -> [EventMention.LabelPart]? {
    guard !candidate.isEmpty, isTrue(candidate, trigger, mention) else { return nil }
    return candidate.spans(in: scene)
  }

  /// Whether the words alone tell as denied or unreal what is so.
  private func isTrue(
    _ pieces: LabelPieces, _ trigger: RoleTrigger, _ mention: EventMention
  ) -> Bool {
    if mention.polarity == .negated,
      !pieces.contains(where: { scene.has($0, [.denying, .kept]) })
    {
      return false
    }
    guard trigger.kind == .verb || trigger.kind == .copula, isAsserted(trigger) else { return true }
    switch mention.modality {
    case .actual, .state, .generic: return true
    case .planned, .possible, .hypothetical:
      return pieces.contains {
        tree.pennTag($0) == .md || tree.pennTag($0) == .to || scene.has($0, [.condition, .kept])
          || isSubjunctive($0)
      } || mention.attribution != nil
    }
  }

  /// "had they known": what isn't so is told by the order of its words.
  private func isSubjunctive(_ index: Int) -> Bool {
    guard tree.tag(index) == .aux, let verb = tree.head(index),
      let subject = clauses.subject(of: verb)?.own
    else { return false }
    return index < subject
  }

  private func isAsserted(_ trigger: RoleTrigger) -> Bool {
    // "reverse" of "to close and reverse" may be tagged as a finite verb.
    if tree.relation(trigger.head) == .conj, tree.subject(of: trigger.head) == nil,
      let head = tree.head(trigger.head), groups.isBare(head)
    {
      return tree.dependent(of: head, where: isFiniteAuxiliary) != nil
    }
    if isFinite(trigger.head) { return true }
    // A command asserts nothing.
    return tree.dependent(of: trigger.head, where: isFiniteAuxiliary) != nil
      && clauses.subject(of: trigger.head) != nil
  }

  private func isFiniteAuxiliary(_ word: Int) -> Bool { tree.tag(word) == .aux && isFinite(word) }

  /// By its form alone.
  func isFinite(_ word: Int) -> Bool {
    switch tree.pennTag(word) {
    case .vbd, .vbz, .vbp, .md: true
    default: false
    }
  }

  // MARK: Nouns

  private func nouns(_ trigger: RoleTrigger) -> [LabelPieces] {
    let head = trigger.head
    var candidates: [LabelPieces] = []
    for extent in [PhraseReader.Extent.single, .core] {
      var pieces = LabelPieces()
      let phrase = phrases.phrase(of: head, extent)
      pieces.append(phrase.lowerBound..<max(phrase.upperBound, trigger.tokens.upperBound))
      if let place = behind(pieces, of: head, where: { scene.isPlace($0) }) {
        var withPlace = pieces
        withPlace.append(place)
        candidates.append(withPlace)
      }
      candidates.append(pieces)
    }
    candidates.append(only(trigger))
    return candidates.map { withDenial($0) }
  }

  /// "without delay", "no uprising": what denies a noun stands before it.
  private func withDenial(_ pieces: LabelPieces) -> LabelPieces {
    guard case .tokens(let range)? = pieces.pieces.first, range.lowerBound > 0,
      scene.has(range.lowerBound - 1, .without)
    else { return pieces }
    var denied = LabelPieces()
    denied.append(range.lowerBound - 1)
    denied.append(pieces)
    return denied
  }

  private func only(_ trigger: RoleTrigger) -> LabelPieces {
    var pieces = LabelPieces()
    pieces.append(trigger.tokens)
    return pieces
  }

  private func modifiers(_ trigger: RoleTrigger) -> [LabelPieces] {
    guard let noun = tree.head(trigger.head) else { return [only(trigger)] }
    return [PhraseReader.Extent.single, .core].map { extent in
      var pieces = LabelPieces()
      pieces.append(phrases.phrase(of: noun, extent))
      return pieces
    }.filter { $0.contains { $0 == trigger.head } } + [only(trigger)]
  }

  // MARK: Clauses

  /// From all that can be told to the verb alone.
  private static let shapes: [LabelClause.Shape] =
    [PhraseReader.Extent.whole, .core].flatMap { extent in
      [LabelClause.Complement.whole, .core, .none].map {
        LabelClause.Shape(extent: extent, complement: $0)
      }
    } + [
      LabelClause.Shape(extent: .whole, hasGovernors: false),
      LabelClause.Shape(extent: .core, hasGovernors: false),
      LabelClause.Shape(extent: .core, hasSubject: false),
      LabelClause.Shape(extent: .core, hasObject: false),
      LabelClause.Shape(extent: .core, hasSubject: false, hasObject: false),
    ]

  /// What stands right behind with a preposition, unless it says when: "in Kent", "at 40 tons".
  func behind(
    _ pieces: LabelPieces, of head: Int, _ extent: PhraseReader.Extent = .whole,
    where fits: (Int) -> Bool
  ) -> Range<Int>? {
    guard case .tokens(let last)? = pieces.pieces.last else { return nil }
    let next = last.upperBound
    let part = tree.dependent(of: head) {
      let relation = tree.relation($0)
      guard relation == .obl || relation == .nmod || relation == .oblAgent, $0 > next,
        tree.preposition(of: $0) == next, fits($0), !scene.isTime($0)
      else { return false }
      return phrases.phrase(of: $0).lowerBound <= next + 2
    }
    guard let part else { return nil }
    // "between 40 and 50" is no "between 40".
    let isPair = scene.has(next, .pairing)
    let phrase =
      extent == .whole
      ? phrases.phrase(of: part) : phrases.phrase(of: part, isPair ? .whole : extent)
    if isPair, tree.dependent(of: part, .conj).map({ !phrase.contains($0) }) ?? false { return nil }
    let hasDate = (next..<phrase.upperBound).contains { scene.isTime($0) }
    return hasDate ? nil : next..<phrase.upperBound
  }
}
