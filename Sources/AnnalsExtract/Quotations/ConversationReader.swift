import AnnalsAnnotation
import AnnalsLanguage

/// Gives speakers to the utterances of conversations that no words attribute: by what the people do in
/// the paragraph, then by turns.
///
/// Two who talk take turns, a paragraph each. So whoever speaks in one speaks in the next but one, before
/// it and behind, as long as nothing speaks against it: a neighbour with the same speaker, a different
/// one on the other side, or the speaker's own name as an address, `“Tom, come here.”` Paragraphs without
/// speech part conversations, as do two in a row by one speaker: news quotes somebody so.
struct ConversationReader: Sendable {
  private let lexicon: QuotationLexicon
  private let beats: NarrativeBeatReader
  private let addresses: AddressReader
  private let indefinites: WordSet
  /// Paragraphs between two turns of one speaker that may be without one, at most.
  private static let reach = 8

  init(lexicon: QuotationLexicon, words: inout VocabularyBuilder) {
    self.lexicon = lexicon
    beats = NarrativeBeatReader(lexicon: lexicon, words: &words)
    addresses = AddressReader(lexicon: lexicon)
    indefinites = WordSet(["a", "an", "another", "one", "some", "several", "other"], in: &words)
  }

  func attribute(
    _ quotations: inout [AttributedQuotation], isQuoted: [Bool], _ tree: DependencyTree,
    _ analyzed: AnalyzedDocument
  ) {
    var turns = Turn.all(in: quotations, analyzed)
    for index in turns.indices where turns[index].firstKnown == nil {
      introduce(&turns[index], isQuoted, tree, &quotations, analyzed)
    }
    for index in turns.indices where turns[index].firstKnown == nil && turns[index].hasNarration {
      guard standsAlone(turns[index], quotations, tree, analyzed.tokens),
        let speaker = beats.speaker(in: turns[index], isQuoted: isQuoted, tree, analyzed),
        !spoke(speaker, before: index, turns, quotations, analyzed)
      else { continue }
      give(speaker, .beat, to: &turns[index], &quotations)
    }
    var start = 0
    for index in turns.indices {
      let isLast = index + 1 == turns.count
      if isLast || turns[index + 1].firstBlock != turns[index].lastBlock + 1 {
        var run = Array(turns[start...index])
        alternate(&run, &quotations, analyzed)
        if answer(&run, tree, &quotations, analyzed) { alternate(&run, &quotations, analyzed) }
        start = index + 1
      }
    }
  }

  /// Gives a turn that opens its paragraph the one who acts before it, up to a colon.
  private func introduce(
    _ turn: inout Turn, _ isQuoted: [Bool], _ tree: DependencyTree,
    _ quotations: inout [AttributedQuotation], _ analyzed: AnalyzedDocument
  ) {
    let start = turn.tokens.lowerBound
    guard start > 0, !turn.hasNarration,
      analyzed.tokens[start - 1].word == lexicon.colon, !isQuoted[start - 1],
      let speaker = beats.speaker(
        introducingAt: start - 1, isQuoted: isQuoted, tree, analyzed)
    else { return }
    give(speaker, .beat, to: &turn, &quotations)
  }

  /// Whether the utterances are sentences of their own, and no part of what is told: `“How many?” is a
  /// fair question.` is none.
  private func standsAlone(
    _ turn: Turn, _ quotations: [AttributedQuotation], _ tree: DependencyTree, _ tokens: [Token]
  ) -> Bool {
    turn.quotations.allSatisfy { index in
      let stretch = quotations[index].stretch
      return stretch.open != nil && tokens[stretch.start].shape.contains(.sentenceStart)
        && tokens[stretch.lastSignificant(in: tokens)].shape.contains(.punctuation)
        && (stretch.end >= turn.tokens.upperBound
          || !tokens[stretch.end].shape.isDisjoint(
            with: [.sentenceStart, .capitalized, .quotationMark])
          || opensClause(stretch.end, tree))
    }
  }

  /// `“Why?” he challenged`: a subject may begin there.
  private func opensClause(_ index: Int, _ tree: DependencyTree) -> Bool {
    guard !tree.isEmpty else { return false }
    return switch tree.tag(index) {
    case .pron, .propn, .noun, .det: true
    default: false
    }
  }

  /// What the speaker of the paragraph before does is how they listen: `“I know.” Anna bowed.`
  private func spoke(
    _ speaker: SpeakerPhrase, before index: Int, _ turns: [Turn],
    _ quotations: [AttributedQuotation], _ analyzed: AnalyzedDocument
  ) -> Bool {
    guard index > 0, turns[index - 1].lastBlock + 1 == turns[index].firstBlock,
      let known = turns[index - 1].lastKnown,
      let before = quotations[known].attribution?.speaker
    else { return false }
    let one = SpeakerIdentity(speaker, lexicon: lexicon, in: analyzed)
    let other = SpeakerIdentity(before, lexicon: lexicon, in: analyzed)
    return one.compared(to: other) == .same || one.looksLike(other)
  }

  private func give(
    _ speaker: SpeakerPhrase, _ rule: QuotationRule, to turn: inout Turn,
    _ quotations: inout [AttributedQuotation]
  ) {
    for index in turn.quotations where quotations[index].attribution?.speaker == nil {
      let end = quotations[index].stretch.end
      quotations[index].attribution = FoundAttribution(
        speaker: speaker, cue: end..<end, use: .utter, place: .after)
      quotations[index].isSequence = true
      quotations[index].turnRule = rule
    }
    turn.firstKnown = turn.quotations.first
    turn.lastKnown = turn.quotations.last
  }

  // MARK: Alternation

  /// A turn of a run with who is known to speak in it.
  private struct Part {
    let turn: Turn
    let first: SpeakerIdentity?
    let last: SpeakerIdentity?
  }

  private func alternate(
    _ turns: inout [Turn], _ quotations: inout [AttributedQuotation],
    _ analyzed: AnalyzedDocument
  ) {
    guard turns.count >= 3, turns.contains(where: { $0.firstKnown == nil }) else { return }
    func identity(_ index: Int?) -> SpeakerIdentity? {
      index.flatMap { quotations[$0].attribution?.speaker }
        .map { SpeakerIdentity($0, lexicon: lexicon, in: analyzed) }
    }
    let parts = turns.map {
      Part(turn: $0, first: identity($0.firstKnown), last: identity($0.lastKnown))
    }
    let pairs = zip(parts, parts.dropFirst()).map { compare($0.last, $1.first) }
    if pairs.contains(.same) { return }
    let alternates = pairs.contains(.different)
    var given: [(turn: Int, speaker: SpeakerPhrase)] = []
    for index in parts.indices where parts[index].first == nil && !parts[index].turn.hasNarration {
      if let speaker = speaker(of: index, in: parts, alternates, quotations, analyzed) {
        given.append((index, speaker))
      }
    }
    for (index, speaker) in given { give(speaker, .turn, to: &turns[index], &quotations) }
  }

  private func compare(_ one: SpeakerIdentity?, _ other: SpeakerIdentity?)
    -> SpeakerIdentity.Sameness
  {
    guard let one, let other else { return .unknown }
    return one.compared(to: other)
  }

  private func speaker(
    of index: Int, in parts: [Part], _ alternates: Bool, _ quotations: [AttributedQuotation],
    _ analyzed: AnalyzedDocument
  ) -> SpeakerPhrase? {
    let before = known(from: index, by: -2, in: parts)
    let behind = known(from: index, by: 2, in: parts)
    if let before, let behind, compare(parts[before].last, parts[behind].first) == .different {
      return nil
    }
    guard
      let source = before.map({ parts[$0].turn.lastKnown })
        ?? behind.map({ parts[$0].turn.firstKnown }),
      let source, let speaker = quotations[source].attribution?.speaker,
      speaker.form == .name
        || !indefinites.contains(analyzed.tokens[speaker.tokens.lowerBound].word)
    else { return nil }
    let identity = SpeakerIdentity(speaker, lexicon: lexicon, in: analyzed)
    let beside = [
      index > 0 ? parts[index - 1].last : nil,
      index + 1 < parts.count ? parts[index + 1].first : nil,
    ].compactMap { $0 }
    let neighbours = beside.map { $0.compared(to: identity) }
    if neighbours.contains(.same) || beside.contains(where: identity.looksLike) { return nil }
    let isSure =
      neighbours.contains(.different) || before != nil && (behind != nil || alternates)
    guard isSure, !names(parts[index].turn, identity, quotations, analyzed) else { return nil }
    return speaker
  }

  /// The nearest turn in steps of two with a speaker, over pure utterances without one.
  private func known(from index: Int, by step: Int, in parts: [Part]) -> Int? {
    var other = index + step
    while parts.indices.contains(other), abs(other - index) <= Self.reach {
      if parts[other].first != nil { return other }
      if parts[other].turn.hasNarration { return nil }
      other += step
    }
    return nil
  }

  // MARK: Addresses

  /// Whoever is called by name in one turn speaks in the next, or spoke in the one before.
  ///
  /// - Returns: whether a turn got a speaker.
  private func answer(
    _ turns: inout [Turn], _ tree: DependencyTree, _ quotations: inout [AttributedQuotation],
    _ analyzed: AnalyzedDocument
  ) -> Bool {
    guard turns.count >= 2, turns.contains(where: { $0.firstKnown == nil }) else { return false }
    let called = turns.map { turn in
      addresses.addressee(
        in: turn.quotations.map { quotations[$0].stretch.content }, tree, analyzed)
    }
    let known = turns.flatMap { [$0.firstKnown, $0.lastKnown] }.compactMap { $0 }
      .compactMap { quotations[$0].attribution?.speaker }
    if !areTwo(known + called.compactMap { $0 }, analyzed) { return false }
    var given: [(turn: Int, speaker: SpeakerPhrase)] = []
    for index in turns.indices
    where turns[index].firstKnown == nil && !turns[index].hasNarration {
      let before = index > 0 ? called[index - 1] : nil
      let behind = index + 1 < turns.count ? called[index + 1] : nil
      guard let speaker = before ?? behind else { continue }
      let identity = SpeakerIdentity(speaker, lexicon: lexicon, in: analyzed)
      if let before, let behind,
        SpeakerIdentity(before, lexicon: lexicon, in: analyzed).compared(
          to: SpeakerIdentity(behind, lexicon: lexicon, in: analyzed)) != .same
      {
        continue
      }
      let beside = [
        index > 0 ? turns[index - 1].lastKnown : nil,
        index + 1 < turns.count ? turns[index + 1].firstKnown : nil,
      ].compactMap { $0 }.compactMap { quotations[$0].attribution?.speaker }
      let isBeside = beside.contains {
        SpeakerIdentity($0, lexicon: lexicon, in: analyzed).compared(to: identity) == .same
      }
      if isBeside || names(turns[index], identity, quotations, analyzed) { continue }
      given.append((index, speaker))
    }
    for (index, speaker) in given { give(speaker, .turn, to: &turns[index], &quotations) }
    return !given.isEmpty
  }

  /// Whether no more than two are named.
  private func areTwo(_ speakers: [SpeakerPhrase], _ analyzed: AnalyzedDocument) -> Bool {
    var named: [SpeakerIdentity] = []
    for speaker in speakers where speaker.form != .pronoun {
      let identity = SpeakerIdentity(speaker, lexicon: lexicon, in: analyzed)
      if named.contains(where: { $0.compared(to: identity) == .same }) { continue }
      named.append(identity)
      if named.count > 2 { return false }
    }
    return true
  }

  /// Whether the turn's words hold the speaker's name, which people seldom say themselves: `Tom, come`.
  private func names(
    _ turn: Turn, _ identity: SpeakerIdentity, _ quotations: [AttributedQuotation],
    _ analyzed: AnalyzedDocument
  ) -> Bool {
    guard identity.form == .name else { return false }
    return turn.quotations.contains { quotation in
      quotations[quotation].stretch.content.contains { index in
        analyzed.tokens[index].shape.contains(.capitalized)
          && identity.words.contains(analyzed.wordHash(of: index))
      }
    }
  }
}
