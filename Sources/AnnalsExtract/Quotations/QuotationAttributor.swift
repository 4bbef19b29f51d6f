import AnnalsAnnotation
import AnnalsLanguage

/// A quotation with its kind and attribution, still in tokens.
struct AttributedQuotation: Sendable {
  var stretch: QuotedStretch
  var kind: QuotationMention.Kind
  var attribution: FoundAttribution?
  /// Whether the attribution was taken over from a neighbour.
  var isSequence = false
  /// Where the conversation tells the speaker, by which rule.
  var turnRule: QuotationRule?
}

/// Gives each stretch its attribution: from the words around it, then from its neighbours.
///
/// Hard cases: `“A,” he said. “B.”` shares speaker and cue; `“a” and “b”` in one clause do too; the parts
/// of a quotation over several paragraphs have the speaker of any of them.
struct QuotationAttributor: Sendable {
  private let finder: AttributionFinder
  private let governors: GovernorFinder
  private let classifier: QuotationClassifier
  private let turns: SpeakerTurns
  private let conversations: ConversationReader

  init(lexicon: QuotationLexicon, words: inout VocabularyBuilder) {
    finder = AttributionFinder(lexicon: lexicon)
    governors = GovernorFinder(lexicon: lexicon)
    classifier = QuotationClassifier(lexicon: lexicon, words: &words)
    turns = SpeakerTurns(lexicon: lexicon, words: &words)
    conversations = ConversationReader(lexicon: lexicon, words: &words)
  }

  func attribute(
    _ stretches: [QuotedStretch], in analyzed: AnalyzedDocument, tree: DependencyTree
  ) -> [AttributedQuotation] {
    let tokens = analyzed.tokens
    let scene = SpeechScene(analyzed, tree: tree, quoted: stretches)
    let finder = finder.reading(scene)
    let neighbours = QuotationNeighbours(stretches, analyzed)
    var quotations: [AttributedQuotation] = []
    quotations.reserveCapacity(stretches.count)
    for (index, stretch) in stretches.enumerated() {
      let low = neighbours.lows[index]
      let high = neighbours.highs[index]
      let found =
        stretch.signature.flatMap { finder.signed($0, in: tokens) }
        ?? (stretch.isBlock
          ? nil : finder.attribution(of: stretch, low: low, high: high, in: tokens))
      let introduced =
        found
        ?? introduction(
          of: stretch, isFirst: low == stretch.start, neighbours, finder, tokens)
      quotations.append(
        AttributedQuotation(
          stretch: stretch,
          kind: classifier.kind(
            of: stretch, attribution: introduced, low: low, high: high, in: tokens),
          attribution: introduced))
    }
    attributeByTree(&quotations, finder.subjects, scene)
    turns.share(&quotations, neighbours, tokens)
    for index in quotations.indices
    where quotations[index].kind == .slogan && quotations[index].attribution?.use == .text {
      quotations[index].attribution?.speaker = nil
    }
    // "is called the Old Gate, but the dog, with its inscription “…”": the verb isn't the slogan's.
    for index in quotations.indices where quotations[index].kind == .slogan {
      if let found = quotations[index].attribution, found.speaker == nil, found.place == .inClause,
        found.use == .label || found.use == .think
      {
        quotations[index].attribution = nil
        quotations[index].isSequence = false
      }
    }
    for index in quotations.indices where quotations[index].kind == .term {
      quotations[index].attribution = nil
      quotations[index].isSequence = false
    }
    conversations.attribute(&quotations, isQuoted: scene.isQuoted, scene.tree, analyzed)
    return quotations
  }

  /// What no words beside a quotation tell, or only words further off. A term inside what somebody says is
  /// a piece of it: `said that the plan was “a heap of scrap”`.
  private func attributeByTree(
    _ quotations: inout [AttributedQuotation], _ subjects: SubjectFinder, _ scene: SpeechScene
  ) {
    for index in quotations.indices {
      let quotation = quotations[index]
      if let known = quotation.attribution, known.speaker != nil, known.place != .inClause {
        continue
      }
      guard
        let found = governors.attribution(
          of: quotation.stretch, kind: quotation.kind, subjects: subjects, in: scene)
      else { continue }
      if quotation.kind == .slogan, found.use != .slogan { continue }
      if quotation.attribution?.speaker != nil, quotation.attribution?.cue == found.cue { continue }
      quotations[index].attribution = found
      if quotation.kind == .term { quotations[index].kind = .mixed }
    }
  }

  /// What the paragraph before says, ending with a colon.
  private func introduction(
    of stretch: QuotedStretch, isFirst: Bool, _ neighbours: QuotationNeighbours,
    _ finder: AttributionFinder, _ tokens: [Token]
  ) -> FoundAttribution? {
    guard isFirst, stretch.parent == nil, stretch.continues == nil, stretch.start > 0,
      tokens[stretch.start].shape.contains(.sentenceStart)
    else { return nil }
    let low = max(neighbours.ends[stretch.block] ?? 0, stretch.start - 60)
    return finder.introduction(endingAt: stretch.start, low: low, in: tokens)
  }
}
