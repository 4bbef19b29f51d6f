import AnnalsAnnotation

/// The contexts in which a verb has a class of its own; named in the lexicon of senses, and asked
/// in this order.
enum EventSense: String, CaseIterable {
  /// Beside quoted words or before `that`: `"No," he continued`.
  case speech
  /// Before a verb in -ing: `kept saying`.
  case phase
  /// About a measured thing or with a number behind: `prices rose`, `was set at 6.2 million tons`.
  case amount
  /// A stretch of time behind: `spent a week`.
  case duration
  /// With a measured thing behind: `met the target`.
  case measure
  /// A name or pronoun behind: `received him`.
  case name
  /// After `be`: `was returned`.
  case passive
  /// A place behind: `came to the village`, `went home`, `left China`.
  case place
  /// A person went alone or with others: `he came with his brother`.
  case person
  /// An infinitive behind: `ordered the farmers to leave`.
  case command
}

/// Finds the class that a verb has where it stands. A verb of many meanings has none unless one of
/// its contexts settles it: `took the city`, `took an hour`.
struct EventSenseReader {
  let scene: TriggerScene
  let index: Int
  /// After the trigger.
  let end: Int
  let use: VerbUse

  func eventClass(of entry: EventLexicon.Entry) -> String {
    if entry.senses.isEmpty { return entry.eventClass }
    for sense in EventSense.allCases {
      if let eventClass = entry.senses[sense], holds(sense) { return eventClass }
    }
    return entry.eventClass
  }

  private func holds(_ sense: EventSense) -> Bool {
    switch sense {
    case .speech: isBesideSpeech
    case .phase: scene.tag(end) == .vbg
    case .amount: isMeasured || hasAmount
    case .duration: near(end).contains { scene.has($0, .duration) }
    case .measure: isMeasured || hasMeasure
    case .name: scene.isName(end) || scene.has(end, .objectPronoun)
    case .passive: use == .passive
    case .place: hasPlace
    case .person: isPersonAlone
    case .command: hasInfinitive
    }
  }

  // MARK: Speech

  private var isBesideSpeech: Bool {
    if scene.isWord(end, scene.words.that) { return true }
    let next =
      scene.isWord(end, scene.words.comma) || scene.isWord(end, scene.words.colon)
      ? end + 1 : end
    return isQuotationMark(next) || isQuotationMark(scene.governor(of: index))
      || isQuotationMark(scene.governor(of: index) - 1)
  }

  private func isQuotationMark(_ index: Int) -> Bool {
    scene.range.contains(index) && scene.tokens[index].shape.contains(.quotationMark)
  }

  /// "ordered the farmers to grow"; `to` with a name or a noun behind is none.
  private var hasInfinitive: Bool {
    near(end).contains { next in
      scene.has(next, .to) && scene.tag(next + 1) == .vb
        && !scene.has(next + 1, .place)
    }
  }

  // MARK: Amounts

  private static let reach = 4

  /// The tokens behind, up to a mark.
  private func near(_ start: Int) -> some Sequence<Int> {
    (start..<max(start, min(start + Self.reach, scene.range.upperBound))).lazy
      .prefix { !scene.tokens[$0].shape.contains(.punctuation) }
  }

  private func isNumber(_ index: Int) -> Bool {
    scene.range.contains(index) && scene.tokens[index].shape.contains(.digits)
  }

  private var subject: Int {
    scene.governor(of: VerbGroup(before: index, use: use, in: scene).start)
  }

  /// "prices rose", "the target was met".
  private var isMeasured: Bool { scene.has(subject, .measured) }

  /// "met the target".
  private var hasMeasure: Bool { near(end).contains { scene.has($0, .measured) } }

  /// "was set at 6.2 million tons".
  private var hasAmount: Bool {
    near(end).contains { isNumber($0) }
  }

  // MARK: Places and persons

  /// A noun for a place, a direction, or a name behind a preposition of place or right behind the
  /// verb. The name of a month is none: "came in June".
  private var hasPlace: Bool {
    near(end).contains { next in
      if scene.has(next, .place) { return true }
      guard scene.isName(next), !scene.has(next, .calendar) else { return false }
      return next == end || scene.has(next - 1, .spatial)
    }
  }

  /// "she stood up" tells of a movement, "it stood" may not; what stands behind must not open
  /// another meaning, as in "he came to power".
  private var isPersonAlone: Bool {
    let cue = scene.cue(subject)
    guard cue.contains(.pronounSubject), cue.isDisjoint(with: [.relative, .noSubject]),
      !scene.isWord(subject, scene.words.it)
    else { return false }
    if !scene.range.contains(end) || scene.tokens[end].shape.contains(.punctuation) { return true }
    if scene.isWord(end, scene.words.to) {
      return scene.has(end + 1, [.determiner, .possessive]) || scene.isName(end + 1)
    }
    return scene.has(end, [.conjunction, .company])
      || scene.has(end, .spatial) && !scene.has(end + 1, .quantifier) && !isNumber(end + 1)
  }
}
