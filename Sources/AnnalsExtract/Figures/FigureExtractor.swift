import AnnalsAnnotation
import AnnalsLanguage

/// Finds quantities: numbers with their unit, hedge, direction of change, measure, status and
/// source.
///
/// Takes an analysed document and its date mentions; numbers inside a date, a time of day or a
/// recurring
/// time are no figures, but a duration may be one. Gives mentions sorted by start and disjoint.
/// Linear in
/// the tokens: every look around is bounded.
package struct FigureExtractor: Sendable {
  private let quantities: QuantityReader
  private let changes: ChangeReader
  private let statuses: StatusReader
  private let sharing: UnitSharing
  private let clauses: ClauseSplitter
  private let dating: FigureDates
  private let placing: FigurePlaces
  private let measuring: FigureEvents
  private let from: WordID

  package init(words: inout VocabularyBuilder) {
    quantities = QuantityReader(words: &words)
    changes = ChangeReader(words: &words, nouns: quantities.nouns)
    statuses = StatusReader(words: &words, ends: quantities.nouns.ends)
    dating = FigureDates(words: &words, ends: quantities.nouns.ends)
    placing = FigurePlaces(words: &words)
    measuring = FigureEvents(words: &words, topicWords: changes.topicWords)
    from = words.id(of: "from")
    sharing = UnitSharing(words: &words)
    clauses = ClauseSplitter(words: &words)
  }

  /// - Parameters:
  ///   - dates: the document's date mentions, in text order.
  ///   - entities: its named entities, in text order, of which the places matter.
  ///   - sources: who answers for what it tells.
  ///   - events: its events, in text order.
  ///   - tree: the document's, where it is made already.
  /// - Returns: sorted and disjoint; `date` indexes into `dates`, `event` into `events`.
  package func mentions(
    in analyzed: AnalyzedDocument, dates: [DateMention], entities: [EntityMention] = [],
    sources: StatementSources = StatementSources(), events: [EventMention] = [],
    tree: DependencyTree? = nil
  ) -> [FigureMention] {
    let eventTokens = EventTokens(events, in: analyzed.tokens)
    let isDated = datedTokens(analyzed.tokens, dates)
    let tree = tree ?? DependencyTree(analyzed.analyses)
    var mentions: [FigureMention] = []
    var nextDate = 0
    var nextEntity = 0
    var plans = Plans()
    for sentence in analyzed.sentences {
      let firstDate = nextDate
      while nextDate < dates.count, dates[nextDate].span.utf8Start < sentence.span.utf8End {
        nextDate += 1
      }
      let firstEntity = nextEntity
      while nextEntity < entities.count,
        entities[nextEntity].span.utf8Start < sentence.span.utf8End
      {
        nextEntity += 1
      }
      plans.enter(sentence)
      let view = FigureSentence(
        tokens: analyzed.tokens, utf8: analyzed.document.text.utf8, range: sentence.tokens,
        isDated: isDated, tree: tree)
      var drafts = drafts(in: view)
      guard !drafts.isEmpty else { continue }
      let isCell = analyzed.document.blocks[sentence.block].kind == .cell
      if isCell { drafts.removeAll { $0.isPlain } }
      sharing.share(&drafts, in: view)
      let around = Surroundings(
        dates: dates, ownDates: firstDate..<nextDate, entities: entities,
        ownEntities: firstEntity..<nextEntity, sources: sources, events: events,
        eventTokens: eventTokens)
      finish(drafts, sentence, around, view, &plans, into: &mentions)
    }
    return mentions
  }

  /// How far back a target was told of, within the block.
  private struct Plans {
    private var block = -1
    private var distance = Int.max
    private(set) var isLastTarget = false
    private var endsInTarget = false
    private static let memory = 4

    var isNear: Bool { distance <= Self.memory }

    mutating func enter(_ sentence: Sentence) {
      if sentence.block != block {
        block = sentence.block
        distance = .max
        endsInTarget = false
      }
      isLastTarget = endsInTarget
      endsInTarget = false
      if distance < .max { distance += 1 }
    }

    mutating func note(_ status: FigureMention.Status) {
      endsInTarget = status == .target
      if endsInTarget { distance = 0 }
    }
  }

  /// The document's other mentions, and which of them stand in the sentence.
  private struct Surroundings {
    let dates: [DateMention]
    let ownDates: Range<Int>
    let entities: [EntityMention]
    let ownEntities: Range<Int>
    let sources: StatementSources
    let events: [EventMention]
    let eventTokens: EventTokens
  }

  /// Which tokens lie in a date mention of a kind that no figure may use.
  private func datedTokens(_ tokens: [Token], _ dates: [DateMention]) -> [Bool] {
    var isDated = [Bool](repeating: false, count: tokens.count)
    for date in dates where date.kind == .date || date.kind == .time {
      var index = date.token
      while index < tokens.count, Int(tokens[index].utf8Start) < date.span.utf8End {
        isDated[index] = true
        index += 1
      }
    }
    return isDated
  }

  private func drafts(in sentence: FigureSentence) -> [FigureDraft] {
    var drafts: [FigureDraft] = []
    var index = sentence.range.lowerBound
    var start = index
    while index < sentence.range.upperBound {
      guard quantities.mayBegin(index, in: sentence), !sentence.isDated[index] else {
        index += 1
        continue
      }
      switch quantities.quantity(at: index, from: start, in: sentence) {
      case .figure(let draft):
        drafts.append(draft)
        start = draft.tokens.upperBound
        index = max(index + 1, start)
      case .skip(let end):
        index = max(index + 1, end)
        start = index
      case nil: index += 1
      }
    }
    return drafts
  }

  private func finish(
    _ drafts: [FigureDraft], _ sentence: Sentence, _ around: Surroundings, _ view: FigureSentence,
    _ plans: inout Plans, into mentions: inout [FigureMention]
  ) {
    let clauseMap = clauses.clauses(of: sentence, in: view.tokens)
    var drafts = drafts
    changes.read(&drafts, in: view)
    let held = dating.dates(
      of: drafts, mentions: around.dates, candidates: around.ownDates, clauses: clauseMap,
      in: view)
    let places = placing.places(around.entities, around.ownEntities, in: view)
    let told = statuses(of: drafts, clauseMap, &plans, in: view)
    var measured: [Int?] = []
    for (index, draft) in drafts.enumerated() {
      let source = around.sources.source(ofToken: draft.numberTokens.lowerBound, isNumber: true)
      var facts = FigureFacts(status: told[index])
      facts.source = source.map(view.span)
      facts.date = held[index].mention
      if !places.isEmpty {
        let others = [index - 1, index + 1].filter(drafts.indices.contains).map { drafts[$0] }
        facts.place = placing.place(of: draft, among: places, beside: others, in: view)
          .map { around.entities[$0].span }
      }
      facts.event = event(of: index, drafts, measured, around, in: view)
      measured.append(facts.event)
      if let event = facts.event {
        facts.takeOver(
          from: around.events[event],
          isDated: held[index].isUndated && view.word(draft.tokens.lowerBound - 1) != from
            && !dating.isLater(draft, in: view))
      }
      mentions.append(mention(withoutSource(draft, source, in: view), facts, in: view))
    }
  }

  /// The event that a figure measures; one that only restates the figure before it measures the same.
  private func event(
    of index: Int, _ drafts: [FigureDraft], _ measured: [Int?], _ around: Surroundings,
    in view: FigureSentence
  ) -> Int? {
    let draft = drafts[index]
    if around.eventTokens.isEmpty { return nil }
    if let event = measuring.event(of: draft, among: around.eventTokens, in: view) {
      return measures(draft, around.events[event], in: view) ? event : nil
    }
    guard index > 0, let link = changes.links.link(drafts[index - 1], draft, in: view) else {
      return nil
    }
    switch link {
    case .restated, .bracketed, .or: return measured[index - 1]
    case .beside: return nil
    }
  }

  /// Words have no size, unless things counted are written: "printed 400 letters". And who is counted among
  /// the sources of what is told measures nothing.
  private func measures(
    _ draft: FigureDraft, _ event: EventMention, in view: FigureSentence
  ) -> Bool {
    if event.eventClass == "communication" {
      guard let counted = draft.counted else { return false }
      let top = view.tree.top(of: counted)
      return view.tree.relation(top) == .obj || view.tree.relation(top) == .nsubjPass
    }
    let span = view.span(draft.tokens)
    return event.attribution.map {
      span.utf8Start < $0.utf8Start || $0.utf8End < span.utf8End
    } ?? true
  }

  /// "According to Davies, 55 million" doesn't measure Davies.
  private func withoutSource(
    _ draft: FigureDraft, _ source: Range<Int>?, in view: FigureSentence
  ) -> FigureDraft {
    guard let source, let measure = draft.measure, measure.overlaps(source), !view.tree.isEmpty,
      view.tree.preposition(of: view.tree.top(of: source)) != nil
    else { return draft }
    var draft = draft
    draft.measure = nil
    return draft
  }

  private func statuses(
    of drafts: [FigureDraft], _ clauseMap: ClauseMap, _ plans: inout Plans,
    in view: FigureSentence
  ) -> [FigureMention.Status] {
    var before = StatusReader.Before()
    before.isAfterTarget = plans.isLastTarget
    before.isAmongTargets = plans.isNear
    var told: [FigureMention.Status] = []
    for (index, draft) in drafts.enumerated() {
      let clause = clauseMap.clause(of: draft.numberTokens.lowerBound)
      let status = statuses.status(
        of: draft, from: clauseMap.tokens(ofClause: clause).lowerBound, before: before,
        limit: index + 1 < drafts.count
          ? drafts[index + 1].tokens.lowerBound : view.range.upperBound,
        in: view)
      if status == .target, statuses.isSetAgainst(draft, in: view) {
        before.isSetAgainstTarget = true
      }
      before.end = draft.tokens.upperBound
      before.status = status
      plans.note(status)
      told.append(status)
    }
    return told
  }

  private func mention(
    _ draft: FigureDraft, _ facts: FigureFacts, in sentence: FigureSentence
  ) -> FigureMention {
    var mention = FigureMention(
      span: sentence.span(draft.tokens), token: draft.tokens.lowerBound, rule: draft.rule.rawValue,
      kind: draft.kind, number: draft.number, upperNumber: draft.upper, bound: draft.bound,
      change: draft.change, unit: draft.unit, denominator: draft.denominator,
      unitText: draft.unitTokens.map(sentence.span), measure: draft.measure.map(sentence.span),
      status: facts.status, attribution: facts.source, date: facts.date, place: facts.place)
    mention.event = facts.event
    return mention
  }
}
