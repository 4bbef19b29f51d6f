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
  private let attributions: AttributionReader
  private let sharing: UnitSharing
  private let clauses: ClauseSplitter

  package init(words: inout VocabularyBuilder) {
    quantities = QuantityReader(words: &words)
    changes = ChangeReader(words: &words, nouns: quantities.nouns)
    statuses = StatusReader(words: &words)
    attributions = AttributionReader(words: &words, nouns: quantities.nouns)
    sharing = UnitSharing(words: &words)
    clauses = ClauseSplitter(words: &words)
  }

  /// - Parameter dates: the document's date mentions, in text order.
  /// - Returns: sorted and disjoint; `date` indexes into `dates`.
  package func mentions(in analyzed: AnalyzedDocument, dates: [DateMention]) -> [FigureMention] {
    let isDated = datedTokens(analyzed.tokens, dates)
    var mentions: [FigureMention] = []
    var nextDate = 0
    for sentence in analyzed.sentences {
      let firstDate = nextDate
      while nextDate < dates.count, dates[nextDate].span.utf8Start < sentence.span.utf8End {
        nextDate += 1
      }
      let view = FigureSentence(
        tokens: analyzed.tokens, utf8: analyzed.document.text.utf8, range: sentence.tokens,
        isDated: isDated)
      var drafts = drafts(in: view)
      guard !drafts.isEmpty else { continue }
      let isCell = analyzed.document.blocks[sentence.block].kind == .cell
      if isCell { drafts.removeAll { $0.isPlain } }
      sharing.share(&drafts, in: view)
      finish(
        drafts, sentence, SentenceDates(mentions: dates, candidates: firstDate..<nextDate), view,
        into: &mentions)
    }
    return mentions
  }

  private struct SentenceDates {
    let mentions: [DateMention]
    let candidates: Range<Int>
  }

  /// Which tokens lie in a date mention of a kind that no figure may use.
  private func datedTokens(_ tokens: [Token], _ dates: [DateMention]) -> [Bool] {
    var isDated = [Bool](repeating: false, count: tokens.count)
    for date in dates where date.kind != .duration {
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
      guard quantities.mayBegin(sentence.tokens[index]), !sentence.isDated[index] else {
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
    _ drafts: [FigureDraft], _ sentence: Sentence, _ dates: SentenceDates, _ view: FigureSentence,
    into mentions: inout [FigureMention]
  ) {
    let clauseMap = clauses.clauses(of: sentence, in: view.tokens)
    let clauseDates = ClauseDates(
      clauses: clauseMap, mentions: dates.mentions, candidates: dates.candidates)
    let sources = attributions.attributions(in: view)
    var nextSource = 0
    var previous: Int?
    for var draft in drafts {
      changes.read(&draft, in: view)
      let first = draft.numberTokens.lowerBound
      let clauseStart = clauseMap.tokens(ofClause: clauseMap.clause(of: first)).lowerBound
      let status = statuses.status(of: draft, from: clauseStart, previous: previous, in: view)
      previous = draft.tokens.upperBound
      while nextSource < sources.count, sources[nextSource].holds.upperBound <= first {
        nextSource += 1
      }
      var source: Range<Int>?
      for candidate in sources[nextSource...].prefix(4) where candidate.holds.contains(first) {
        source = candidate.source
      }
      mentions.append(
        mention(draft, status, source, clauseDates.mention(forToken: first), in: view))
    }
  }

  private func mention(
    _ draft: FigureDraft, _ status: FigureMention.Status, _ source: Range<Int>?, _ date: Int?,
    in sentence: FigureSentence
  ) -> FigureMention {
    FigureMention(
      span: sentence.span(draft.tokens), token: draft.tokens.lowerBound, rule: draft.rule.rawValue,
      kind: draft.kind, number: draft.number, upperNumber: draft.upper, bound: draft.bound,
      change: draft.change, unit: draft.unit, denominator: draft.denominator,
      unitText: draft.unitTokens.map(sentence.span), measure: draft.measure.map(sentence.span),
      status: status, attribution: source.map(sentence.span), date: date)
  }
}
