import AnnalsAnnotation
import AnnalsLanguage

/// Shares attributions among neighbours: what one quotation tells of its speaker for those beside it.
struct SpeakerTurns: Sendable {
  private let lexicon: QuotationLexicon
  /// How far apart two quotations of one speaker may stand in a paragraph.
  private static let turnReach = 60
  /// The longest phrase before an utterance that names nobody else.
  private static let openingReach = 9

  private let resumptions: WordSet

  init(lexicon: QuotationLexicon, words: inout VocabularyBuilder) {
    self.lexicon = lexicon
    resumptions = WordSet([",", ";", ":", "—", "--", "–", ")"], in: &words)
  }

  /// Lets quotations take over what their neighbours in the paragraph, and the parts of one quotation,
  /// say of the speaker.
  func share(
    _ quotations: inout [AttributedQuotation], _ neighbours: QuotationNeighbours, _ tokens: [Token]
  ) {
    for index in quotations.indices {
      if let before = neighbours.previous[index] {
        if resumes(index, before, quotations, tokens) { quotations[index].kind = .direct }
        inherit(index, from: before, &quotations, tokens)
        if quotations[index].attribution == nil, let turn = lastTurn(before, quotations, neighbours)
        {
          inherit(index, from: turn, &quotations, tokens)
        }
      }
      if let part = quotations[index].stretch.continues {
        take(index, from: part, &quotations)
        quotations[index].kind = quotations[part].kind
      }
    }
    for index in quotations.indices.reversed() {
      if let before = neighbours.previous[index] {
        inherit(before, from: index, &quotations, tokens)
      }
      if let part = quotations[index].stretch.continues { take(part, from: index, &quotations) }
    }
  }

  /// `“A,” she said; “and b.”`: an utterance that its attribution interrupts, behind a comma, a
  /// semicolon, a colon, a dash or a bracket.
  private func resumes(
    _ index: Int, _ before: Int, _ quotations: [AttributedQuotation], _ tokens: [Token]
  ) -> Bool {
    let stretch = quotations[index].stretch
    let first = quotations[before].stretch
    guard quotations[index].kind == .mixed, quotations[before].kind == .direct,
      quotations[before].attribution?.place == .after, first.end + 1 < stretch.start,
      resumptions.contains(tokens[stretch.start - 1].word),
      tokens[stretch.lastSignificant(in: tokens)].shape.contains(.punctuation)
    else { return false }
    return isOneSentence(first.end + 1...stretch.start - 1, tokens)
  }

  /// `“A” and “B!” hung over the doors`: what is coordinated with a slogan is one.
  private func shareSlogan(
    _ index: Int, from other: Int, _ quotations: inout [AttributedQuotation], _ tokens: [Token]
  ) {
    guard quotations[other].kind == .slogan, quotations[index].attribution == nil else { return }
    let first = quotations[min(index, other)].stretch
    let second = quotations[max(index, other)].stretch
    let between = first.end...max(first.end, second.start)
    // `had pasted “A!” in red, and below it “B.”`: the same verb governs both.
    let isSecondOf = index > other && between.count <= 12 && quotations[index].kind == .direct
    if first.end < second.start,
      isCoordination(between, tokens) || isSecondOf && isOneSentence(between, tokens)
    {
      quotations[index].kind = .slogan
    }
  }

  /// The last utterance with a speaker among the few quotations before: terms may stand between.
  private func lastTurn(
    _ index: Int, _ quotations: [AttributedQuotation], _ neighbours: QuotationNeighbours
  ) -> Int? {
    var index: Int? = index
    for _ in 0..<4 {
      guard let current = index else { return nil }
      if quotations[current].kind == .direct { return current }
      index = neighbours.previous[current]
    }
    return nil
  }

  private func take(_ index: Int, from other: Int, _ quotations: inout [AttributedQuotation]) {
    guard quotations[index].attribution == nil, let found = quotations[other].attribution else {
      return
    }
    quotations[index].attribution = found
    quotations[index].isSequence = true
  }

  /// Takes over the attribution of a neighbour in the paragraph: of an utterance for an utterance, or of
  /// words in the same sentence.
  private func inherit(
    _ index: Int, from other: Int, _ quotations: inout [AttributedQuotation], _ tokens: [Token]
  ) {
    guard let found = quotations[other].attribution else {
      return shareSlogan(index, from: other, &quotations, tokens)
    }
    if let own = quotations[index].attribution {
      guard index > other, own.speaker == nil, let speaker = found.speaker,
        isOneSentence(quotations[other].stretch.end...quotations[index].stretch.start, tokens)
      else { return }
      quotations[index].attribution?.speaker = speaker
      quotations[index].isSequence = true
      return
    }
    let first = quotations[min(index, other)].stretch
    let second = quotations[max(index, other)].stretch
    guard second.start - first.end <= Self.turnReach else { return }
    let between = first.end...second.start
    let kind = quotations[index].kind
    if opensSentence(quotations[index], isBehind: index > other, tokens),
      quotations[other].kind == .direct, found.place != .inClause
    {
      take(index, from: other, &quotations)
    } else if isOneSentence(between, tokens),
      isCoordination(between, tokens) || kind == .mixed && index > other
    {
      take(index, from: other, &quotations)
      if isCoordination(between, tokens) { quotations[index].kind = quotations[other].kind }
    }
  }

  /// Whether an utterance begins its sentence, or stands behind an adverb or a phrase with a comma:
  /// `“One,” he said. Then, “Two.”`
  private func opensSentence(
    _ quotation: AttributedQuotation, isBehind: Bool, _ tokens: [Token]
  ) -> Bool {
    let start = quotation.stretch.start
    if tokens[start].shape.contains(.sentenceStart) { return quotation.kind == .direct }
    guard isBehind, quotation.kind == .direct || quotation.kind == .mixed,
      tokens[start - 1].word == lexicon.comma
    else { return false }
    var index = start - 1
    while index > 0, start - index <= Self.openingReach {
      let token = tokens[index]
      if let pronoun = lexicon.pronouns[token.word], pronoun.grammaticalCase != .possessive {
        return false
      }
      if token.shape.contains(.quotationMark)
        || lexicon.cues.longestMatch(in: tokens, at: index, limit: start) != nil
      {
        return false
      }
      if token.shape.contains(.sentenceStart) { return true }
      index -= 1
    }
    return false
  }

  private func isOneSentence(_ between: ClosedRange<Int>, _ tokens: [Token]) -> Bool {
    between.count <= Self.turnReach
      && !tokens[between].contains { $0.shape.contains(.sentenceStart) }
  }

  /// Only commas and conjunctions.
  private func isCoordination(_ between: ClosedRange<Int>, _ tokens: [Token]) -> Bool {
    between.count <= 4
      && tokens[between.lowerBound..<between.upperBound].allSatisfy {
        $0.word == lexicon.comma || lexicon.conjunctions.contains($0.word)
      }
  }
}
