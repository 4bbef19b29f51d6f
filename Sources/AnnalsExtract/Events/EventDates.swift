import AnnalsAnnotation

/// What a date asks of the verb that it is for.
struct EventTense {
  /// A verb with a subject; only such inherit.
  var isFinite = false
  /// Told in the pluperfect, so earlier than the date of the sentence.
  var isEarlier = false
  /// With `have`.
  var isPerfect = false
}

/// Which date mention holds for an event: one in its own clause or at the opening of its sentence,
/// else the date that heads its entry or that the sentence before began with.
struct EventDates {
  private let document: AnalyzedDocument
  private let mentions: [DateMention]
  private let splitter: ClauseSplitter
  private var next = 0
  /// The date mentions of the sentence.
  private var current = 0..<0
  private var clauses: ClauseDates?
  private var hasDates = false
  /// The date that heads the block like an entry of a chronology: `1958, 17 August. …`
  private var heading: Int?
  /// The date that opened a sentence, and how many sentences ago.
  private var opening: (date: Int, age: Int)?
  private var block = -1
  private var continues = false

  private static let openingReach = 2

  init(document: AnalyzedDocument, mentions: [DateMention], splitter: ClauseSplitter) {
    self.document = document
    self.mentions = mentions
    self.splitter = splitter
  }

  /// Whether the sentence has a date or inherits one.
  var isDated: Bool { hasDates || heading != nil }

  /// Goes on to a sentence; sentences come in order.
  mutating func enter(_ index: Int, scene: TriggerScene) {
    if mentions.isEmpty { return }
    let sentence = document.sentences[index]
    if sentence.block != block {
      block = sentence.block
      heading = nil
      opening = nil
    } else if let opening {
      self.opening = (opening.date, opening.age + 1)
    }
    continues = scene.has(sentence.tokens.lowerBound, .continuing)
    while next < mentions.count, mentions[next].token < sentence.tokens.lowerBound { next += 1 }
    let first = next
    while next < mentions.count, mentions[next].token < sentence.tokens.upperBound { next += 1 }
    current = first..<next
    read(current, of: sentence, scene)
  }

  private mutating func read(_ range: Range<Int>, of sentence: Sentence, _ scene: TriggerScene) {
    let calendar = range.filter {
      mentions[$0].kind == .date && mentions[$0].expression.mayBeDated && mentions[$0].range != .end
    }
    hasDates = !calendar.isEmpty
    clauses = nil
    guard let first = calendar.first else { return }
    let governing = calendar.filter { holds($0, scene) }
    let map = splitter.clauses(of: sentence, in: document.tokens)
    clauses = ClauseDates(clauses: map, mentions: mentions, candidates: governing)
    let isOpening = mentions[first].token <= sentence.tokens.lowerBound + 1
    if isOpening, isBlockStart(sentence), isEntryHead(first, sentence, scene) {
      heading = first
    } else if calendar.count > 1 || !isOpening {
      heading = nil
    }
    opening = isOpening && calendar.count == 1 && governing.count == 1 ? (first, 0) : nil
  }

  private func isBlockStart(_ sentence: Sentence) -> Bool {
    let start = document.document.blocks[sentence.block].span.utf8Start
    return sentence.span.utf8Start - start <= 4
  }

  /// `17 August 1958:`, `1958, May.`: a mark ends the head of an entry.
  private func isEntryHead(_ index: Int, _ sentence: Sentence, _ scene: TriggerScene) -> Bool {
    guard scene.range.lowerBound == mentions[index].token else { return false }
    let end = mentions[index].span.utf8End
    var token = mentions[index].token
    while token < scene.range.upperBound, Int(scene.tokens[token].utf8Start) < end { token += 1 }
    guard scene.range.contains(token) else { return true }
    return scene.tokens[token].shape.contains(.punctuation)
      && !scene.isWord(token, scene.words.comma)
  }

  /// "the 1957 harvest", "the result for 1957" date a noun; a verb's date stands bare or behind
  /// `in`, `on` and their like.
  private func holds(_ index: Int, _ scene: TriggerScene) -> Bool {
    var before = mentions[index].token - 1
    if scene.isWord(before, scene.words.the) { before -= 1 }
    guard scene.range.contains(before) else { return true }
    // "counted from 1958" begins a count; "from 1958 to 1962" is the event's time.
    if scene.isWord(before, scene.words.from), mentions[index].range != .start {
      return false
    }
    // What is done by a time was done before it.
    if scene.isWord(before, scene.words.by) { return false }
    // "by 1932 or '33": the second goes as the first.
    if scene.has(before, .conjunction), index > current.lowerBound,
      before - mentions[index - 1].token <= 2
    {
      return holds(index - 1, scene)
    }
    if scene.has(before, [.temporal, .conjunction]) { return true }
    // "Banister (1987)" dates a book.
    if scene.isWord(before, scene.words.openingBracket) { return false }
    if scene.tokens[before].shape.contains(.punctuation) { return true }
    return scene.isAdverb(before)
  }

  // MARK: An event's date

  /// The date that holds for an event.
  ///
  /// - Parameters:
  ///   - tense: how the verb is told.
  func when(
    of mention: EventMention, mood: ClauseMood, tense: EventTense, scene: TriggerScene
  ) -> EventMention.When? {
    if mentions.isEmpty { return nil }
    if let stated = clauses?.mention(forToken: mention.token) {
      return isValid(stated, mention, mood, tense, scene)
        ? EventMention.When(date: stated, isInherited: false) : nil
    }
    let isPlain = mention.modality == .actual && mention.polarity == .affirmed && tense.isFinite
    guard isPlain, !tense.isEarlier, !mood.isRelative, mood.complementStart == nil, !hasDates else {
      return nil
    }
    guard !hasOtherTime(mention, scene) else { return nil }
    if let heading { return EventMention.When(date: heading, isInherited: true) }
    guard let opening, opening.age <= Self.openingReach, continues else { return nil }
    return EventMention.When(date: opening.date, isInherited: true)
  }

  private static let nounReach = 3

  /// The date of an event noun: one right behind it, "the famine of 1959", or that which opens the
  /// sentence where the noun is its subject, "In 1959 a famine struck".
  func when(
    ofNoun mention: EventMention, mood: ClauseMood, scene: TriggerScene
  ) -> EventMention.When? {
    if let date = dateBehind(mention, scene) {
      return EventMention.When(date: date, isInherited: false)
    }
    guard mood.last == nil, let stated = clauses?.mention(forToken: mention.token),
      mentions[stated].token < mention.token, mentions[stated].token >= mood.start,
      isValid(stated, mention, mood, EventTense(), scene)
    else { return nil }
    return EventMention.When(date: stated, isInherited: false)
  }

  /// "the famine of 1959"; with another date beside it ("of 1932, '33") none of the two is the
  /// whole.
  private func dateBehind(_ mention: EventMention, _ scene: TriggerScene) -> Int? {
    guard
      let date = current.first(where: {
        mentions[$0].token > mention.token && mentions[$0].token - mention.token <= Self.nounReach
      }), mentions[date].kind == .date, mentions[date].range != .end
    else { return nil }
    guard (mention.token + 1..<mentions[date].token).allSatisfy({ scene.has($0, [.preposition]) }),
      mentions[date].token > mention.token + 1 || mentions[date].range != nil
    else { return nil }
    let next = date + 1
    let isPaired = current.contains(next) && mentions[next].token - mentions[date].token <= 3
    return isPaired && mentions[date].range != .start ? nil : date
  }

  /// A date that only opens the sentence holds for what is told there as happening, not for what
  /// was planned, said or remembered; one behind the trigger in its clause holds for all.
  private func isValid(
    _ date: Int, _ mention: EventMention, _ mood: ClauseMood, _ tense: EventTense,
    _ scene: TriggerScene
  ) -> Bool {
    // "has grown since 1958", but "the worst that they saw since 1958" dates nothing.
    if scene.isWord(mentions[date].token - 1, scene.words.since), !tense.isPerfect { return false }
    let isBehind = mentions[date].token > mention.token
    if let complement = mood.complementStart, mentions[date].token < complement { return false }
    let isOwnClause = mentions[date].token >= mood.start
    if isBehind {
      return !hasOtherTime(mention, scene, besides: mentions[date].token - 1)
        && reaches(from: mention, to: date, scene)
    }
    if let quotation = mood.quotation, mentions[date].token < quotation { return false }
    if let semicolon = mood.semicolon, mentions[date].token < semicolon { return false }
    if hasOtherTime(mention, scene) { return false }
    // "those who died in 1958 were buried": the date is that of the first verb.
    if let first = mood.firstTrigger, first < mentions[date].token { return false }
    if mention.modality != .actual || tense.isEarlier { return false }
    let isOpening = mentions[date].token <= scene.range.lowerBound + Self.openingWidth
    let isClauseOpening = mentions[date].token <= mood.start + Self.openingWidth
    if !isOpening, !isClauseOpening || !isOwnClause,
      hasComma(from: mentions[date].token, to: mention.token, scene)
    {
      return false
    }
    return isOwnClause || isOpening && !mood.isRelative
  }

  /// How many words may stand before a date that opens its sentence: "At the end of 1958".
  private static let openingWidth = 4

  /// "There were furnaces in September, nobody counted them": the comma parts two clauses.
  private func hasComma(from start: Int, to end: Int, _ scene: TriggerScene) -> Bool {
    (max(start, end - Self.reach)..<end).contains { scene.isWord($0, scene.words.comma) }
  }

  private static let adverbReach = 3

  /// "it was later lowered": not at the time of the text around.
  ///
  /// - Parameter governor: the word before the date itself, "has risen since 1958".
  private func hasOtherTime(
    _ mention: EventMention, _ scene: TriggerScene, besides governor: Int = -1
  ) -> Bool {
    let from = max(scene.range.lowerBound, mention.token - Self.adverbReach)
    let to = min(scene.range.upperBound, mention.token + Self.adverbReach)
    return (from..<to).contains { $0 != governor && scene.has($0, .otherTime) }
  }

  private static let reach = 20

  /// Between a trigger and its date stand no other verb, no `that`, no infinitive, and no comma but
  /// one right before the date.
  private func reaches(from mention: EventMention, to date: Int, _ scene: TriggerScene) -> Bool {
    let target = mentions[date].token
    guard target - mention.token <= Self.reach else { return false }
    var index = mention.token + 1
    while index < target {
      let tag = scene.tag(index)
      let isInside = Int(scene.tokens[index].utf8Start) < mention.span.utf8End
      if !isInside {
        if scene.isWord(index, scene.words.that) { return false }
        // "spoke of the floods in 1931", "wrote about the mines in the 1890s"
        let isTopic = scene.isWord(index, scene.words.of) || scene.isWord(index, scene.words.about)
        if isTopic, mention.eventClass == "communication", index - mention.token <= 2 {
          return false
        }
        if tag == .to, scene.tag(index + 1) == .vb { return false }
        if isOtherVerb(index, tag, scene) { return false }
        if scene.isWord(index, scene.words.comma), target - index > 2 { return false }
      }
      index += 1
    }
    return true
  }

  /// A verb of its own between a trigger and a date; a participle before a noun is none.
  private func isOtherVerb(_ index: Int, _ tag: PennTag?, _ scene: TriggerScene) -> Bool {
    guard tag == .vbd || tag == .vbn || tag == .vbz || tag == .vbp else { return false }
    let analysis = scene.tree.analyses[index]
    return analysis.universalTag == .verb && analysis.relation != .amod
  }
}
