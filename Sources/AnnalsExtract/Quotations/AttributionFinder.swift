import AnnalsAnnotation
import AnnalsLanguage

/// What the words around a quotation say of its speaker.
struct FoundAttribution: Sendable, Equatable {
  enum Place: Sendable { case before, after, inClause }
  var speaker: SpeakerPhrase?
  /// The cue's tokens.
  var cue: Range<Int>
  var use: AttributionCue.Use
  /// Beside the quotation with its comma or colon, or somewhere in the clause.
  var place: Place
  var work: Range<Int>?
}

/// Looks for cue and speaker around one quotation, in its own sentence and directly behind it.
struct AttributionFinder: Sendable {
  let lexicon: QuotationLexicon
  private(set) var subjects: SubjectFinder
  let nouns: SpeechNounFinder
  private let works: WorkFinder
  private static let reach = 40

  init(lexicon: QuotationLexicon) {
    self.lexicon = lexicon
    subjects = SubjectFinder(lexicon: lexicon)
    nouns = SpeechNounFinder(lexicon: lexicon, reader: subjects.reader)
    works = WorkFinder(lexicon: lexicon, reader: subjects.reader)
  }

  /// The same for a document's trees.
  func reading(_ scene: SpeechScene) -> AttributionFinder {
    var finder = self
    finder.subjects = subjects.reading(scene)
    return finder
  }

  /// - Parameters:
  ///   - low: end of the quotation before, or start of the block or of the quotation around.
  ///   - high: start of the quotation behind, or end of the block or of the quotation around.
  func attribution(
    of stretch: QuotedStretch, low: Int, high: Int, in tokens: [Token]
  ) -> FoundAttribution? {
    let floor = sentenceFloor(of: stretch.start, low: low, in: tokens)
    var before = floor < stretch.start ? self.before(stretch.start, floor, low, tokens) : nil
    if let found = before, isActor(found, tokens), !isSentence(stretch, tokens) { before = nil }
    // A verb that stands off from its comma may belong to the clause, and the one behind to the words.
    // "Those who think “it is over,” she said, are wrong": she says what they think.
    if let before, before.place == .before, stretch.start - before.cue.upperBound <= 4,
      before.use != .think || after(stretch, high, tokens) == nil
    {
      return before.speaker == nil && before.use == .label
        ? byPhrase(before, stretch.end, high, tokens) : before
    }
    if let after = after(stretch, high, tokens) { return after }
    if let before {
      guard before.speaker == nil, before.use != .slogan else { return before }
      let found = byPhrase(before, stretch.end, high, tokens)
      return found.speaker == nil ? tail(stretch.end, high, tokens) ?? found : found
    }
    if let source = source(from: floor, to: stretch.start, tokens) { return source }
    if floor < stretch.start, let opening = nouns.opening(at: floor, to: stretch.start, tokens) {
      return opening
    }
    return tail(stretch.end, high, tokens) ?? following(stretch, high, tokens)
      ?? sentenceBefore(floor, stretch.start, low, tokens)
      ?? nouns.label(from: floor, to: stretch.start, subjects.scene)
  }

  /// Only a colon, and further before it who did something, makes an utterance of what follows.
  private func isActor(_ found: FoundAttribution, _ tokens: [Token]) -> Bool {
    found.cue.count == 1 && tokens[found.cue.lowerBound].word == lexicon.colon
      && found.speaker?.tokens.upperBound != found.cue.lowerBound
  }

  private func isSentence(_ stretch: QuotedStretch, _ tokens: [Token]) -> Bool {
    guard let first = stretch.content.first, tokens[first].shape.contains(.capitalized) else {
      return false
    }
    return !stretch.isClosed
      || tokens[stretch.lastSignificant(in: tokens)].shape.contains(.punctuation)
  }

  /// What the end of the paragraph before says of a quotation that opens its own: "Mao said:".
  func introduction(endingAt end: Int, low: Int, in tokens: [Token]) -> FoundAttribution? {
    guard end > low, tokens[end - 1].word == lexicon.colon else { return nil }
    return before(end, sentenceFloor(of: end, low: low, in: tokens), low, tokens)
  }

  /// "— Vera Holm", from the dash on.
  func signed(_ signature: Range<Int>, in tokens: [Token]) -> FoundAttribution? {
    let start = signature.lowerBound + 1
    guard
      let phrase = subjects.reader.phrase(
        startingAt: start, limit: signature.upperBound, in: tokens), phrase.form != .pronoun
    else { return nil }
    return FoundAttribution(
      speaker: phrase, cue: signature.lowerBound..<start, use: .utter, place: .after)
  }

  private func sentenceFloor(of index: Int, low: Int, in tokens: [Token]) -> Int {
    var floor = index
    let limit = max(low, index - Self.reach)
    if index < tokens.count, index > low, tokens[index].shape.contains(.sentenceStart),
      tokens[index - 1].word != lexicon.colon
    {
      return index
    }
    while floor > limit {
      floor -= 1
      if tokens[floor].shape.contains(.sentenceStart) { break }
    }
    return floor
  }

  // MARK: Before

  private func before(
    _ start: Int, _ floor: Int, _ low: Int, _ tokens: [Token]
  ) -> FoundAttribution? {
    let isIntroduced =
      tokens[start - 1].word == lexicon.comma || tokens[start - 1].word == lexicon.colon
    var index = start - 1
    while index >= floor {
      if let found = nouns.attribution(at: index, start, floor, tokens) { return found }
      if let match = subjects.cue(at: index, low: floor, limit: start, in: tokens),
        let found = beforeCue(
          subjects.widened(match, low: floor, in: tokens), start, floor, low, isIntroduced, tokens)
      {
        return found
      }
      index -= 1
    }
    return nouns.name(beforeColonAt: start - 1, floor, tokens)
      ?? (isIntroduced ? given(start, floor, tokens) ?? colon(start, floor, tokens) : nil)
  }

  /// "Chen issued a statement: “…”", "released the following statement: “…”".
  private func given(_ start: Int, _ floor: Int, _ tokens: [Token]) -> FoundAttribution? {
    for noun in stride(from: start - 2, through: max(floor, start - 5), by: -1) {
      guard lexicon.speechNouns.contains(tokens[noun].word) else { continue }
      return subjects.source(ofNoun: noun).map {
        FoundAttribution(speaker: $0, cue: noun..<noun + 1, use: .utter, place: .before)
      }
    }
    return nil
  }

  /// "He turned to the crowd: “Go home.”"
  private func colon(_ start: Int, _ floor: Int, _ tokens: [Token]) -> FoundAttribution? {
    guard tokens[start - 1].word == lexicon.colon, start < tokens.count,
      let actor = subjects.actor(before: start - 1, low: floor)
    else { return nil }
    return FoundAttribution(
      speaker: actor, cue: start - 1..<start, use: .utter, place: .before)
  }

  private func beforeCue(
    _ match: CueMatch, _ start: Int, _ floor: Int, _ low: Int, _ isIntroduced: Bool,
    _ tokens: [Token]
  ) -> FoundAttribution? {
    let isNext = match.tokens.upperBound == start
    let isBeside = isIntroduced && match.cue.use != .label && match.cue.use != .think || isNext
    if match.cue.use == .manner && !isIntroduced { return nil }
    let first = match.tokens.lowerBound
    let isInverted =
      floor == low && tokens[floor..<first].allSatisfy { $0.shape.contains(.punctuation) }
      && first - floor <= 1 && subjects.mayInvert(match.cue)
    var subject = SubjectFinder.Subject()
    if isInverted {
      subject.phrase = subjects.reader.phrase(
        startingAt: match.tokens.upperBound, limit: start, in: tokens)
    } else {
      subject = subjects.subject(of: match, low: floor, in: tokens)
    }
    if match.cue.isWriting, let (owner, work) = works.ownedWork(endingAt: first, low: floor, tokens)
    {
      return FoundAttribution(
        speaker: owner, cue: match.tokens, use: match.cue.use,
        place: isBeside ? .before : .inClause, work: work)
    }
    if match.cue.use == .text, first > floor,
      let noun = nouns.attribution(at: first - 1, start, floor, tokens)
    {
      return noun
    }
    if match.cue.use == .label, isNext, let phrase = subject.phrase,
      !namesPerson(phrase, tokens)
    {
      return nil
    }
    // "a book called": nobody in the sentence calls it so.
    if match.cue.use == .label, isNext, subject.isPassive, subject.phrase == nil,
      subjects.scene?.tree.relation(first) == .acl
    {
      return nil
    }
    if subject.phrase == nil, match.cue.inflection == .base || match.cue.inflection == .present {
      return nil
    }
    // "Fearing a siege, the town began a policy of “…”": the clause of the participle ends before.
    if match.cue.use == .think, match.cue.inflection == .gerund,
      tokens[match.tokens.upperBound..<start].dropLast().contains(where: {
        $0.word == lexicon.comma
      })
    {
      return nil
    }
    return FoundAttribution(
      speaker: subject.phrase, cue: match.tokens, use: match.cue.use,
      place: isBeside ? .before : .inClause,
      work: match.cue.isWriting ? works.work(from: floor, subject.phrase, tokens) : nil)
  }

  private func namesPerson(_ phrase: SpeakerPhrase, _ tokens: [Token]) -> Bool {
    let last = phrase.tokens.upperBound - 1
    return phrase.form != .nominal
      || lexicon.speakerNouns.contains(tokens[last].word)
        && lexicon.termCues.longestMatch(in: tokens, at: last, limit: last + 1) == nil
  }

  // MARK: After

  private func after(_ stretch: QuotedStretch, _ high: Int, _ tokens: [Token]) -> FoundAttribution?
  {
    guard !stretch.isBlock, stretch.end < high else { return nil }
    var index = stretch.end
    let last = tokens[stretch.lastSignificant(in: tokens)]
    let isPointed = last.shape.contains(.punctuation) && !last.shape.contains(.quotationMark)
    let hasComma = tokens[index].word == lexicon.comma
    let hasDash = lexicon.dashes.contains(tokens[index].word)
    if hasComma || hasDash { index += 1 }
    guard index < high else { return nil }
    if var source = source(at: index, limit: high, tokens) {
      source.place = .after
      return source
    }
    let isNewSentence = tokens[index].shape.contains(.sentenceStart)
    let limit = min(high, index + 32)
    guard isPointed || hasComma || hasDash else {
      return closing(stretch, index, limit, tokens)
    }
    guard
      let (match, phrase) = subjects.attribution(from: index, limit: limit, in: tokens)
        ?? (isNewSentence
          ? nil : subjects.treeAttribution(from: index, limit: limit, in: tokens)),
      match.cue.use != .think || match.cue.isThought
    else { return nil }
    if isNewSentence, !isBareAttribution(match, last, limit, tokens) { return nil }
    return FoundAttribution(
      speaker: isSpeech(phrase, match, tokens) ? nil : phrase, cue: match.tokens,
      use: match.cue.use, place: .after)
  }

  /// `“The kilns are cold” the old clerk responded.`: without a mark, where nothing else follows.
  private func closing(
    _ stretch: QuotedStretch, _ index: Int, _ limit: Int, _ tokens: [Token]
  ) -> FoundAttribution? {
    guard tokens[stretch.start].shape.contains(.sentenceStart),
      let (match, phrase) = subjects.treeAttribution(from: index, limit: limit, in: tokens),
      match.tokens.upperBound < limit,
      tokens[match.tokens.upperBound].shape.contains(.punctuation)
    else { return nil }
    return FoundAttribution(
      speaker: phrase, cue: match.tokens, use: match.cue.use, place: .after)
  }

  /// `“…,” ran the excuse`: what was said, not who said it.
  private func isSpeech(_ phrase: SpeakerPhrase, _ match: CueMatch, _ tokens: [Token]) -> Bool {
    match.cue.use == .text && phrase.form == .nominal
      && phrase.tokens.lowerBound >= match.tokens.upperBound
      && lexicon.speechNouns.contains(tokens[phrase.tokens.upperBound - 1].word)
  }

  /// A sentence of its own behind `“Why?”` is an attribution when nothing but its end, an adverb or a
  /// phrase follows the verb; behind a full stop it is the story going on.
  private func isBareAttribution(
    _ match: CueMatch, _ last: Token, _ limit: Int, _ tokens: [Token]
  ) -> Bool {
    guard last.word != lexicon.stop else { return false }
    let end = match.tokens.upperBound
    guard end < limit else { return true }
    return !lexicon.complements.contains(tokens[end].word)
  }

  /// `…, Mao said` further behind in the quotation's sentence.
  private func tail(_ end: Int, _ high: Int, _ tokens: [Token]) -> FoundAttribution? {
    let limit = min(high, end + Self.reach)
    var index = end
    while index < limit, !tokens[index].shape.contains(.sentenceStart) {
      if tokens[index].word == lexicon.comma, index + 1 < limit {
        if let source = source(at: index + 1, limit: limit, tokens) { return source }
        if let (match, phrase) = subjects.attribution(from: index + 1, limit: limit, in: tokens),
          match.cue.use == .utter,
          endsClause(max(match.tokens.upperBound, phrase.tokens.upperBound), limit, tokens)
        {
          return FoundAttribution(
            speaker: phrase, cue: match.tokens, use: .utter, place: .inClause)
        }
      } else if let source = source(at: index, limit: limit, tokens) {
        return source
      }
      index += 1
    }
    return nil
  }

  func attribution(
    behind index: Int, _ limit: Int, _ tokens: [Token]
  ) -> FoundAttribution? {
    guard let (match, phrase) = subjects.attribution(from: index, limit: limit, in: tokens),
      match.cue.use == .utter
    else { return nil }
    return FoundAttribution(speaker: phrase, cue: match.tokens, use: .utter, place: .after)
  }

  private func endsClause(_ index: Int, _ limit: Int, _ tokens: [Token]) -> Bool {
    index >= limit || tokens[index].shape.contains(.punctuation)
      || tokens[index].shape.contains(.sentenceStart)
      || lexicon.prepositions.contains(tokens[index].word)
      || lexicon.pronouns[tokens[index].word]?.grammaticalCase == .relative
  }

  // MARK: According to

  private func source(from floor: Int, to start: Int, _ tokens: [Token]) -> FoundAttribution? {
    var index = floor
    while index < start {
      if let found = source(at: index, limit: start, tokens) { return found }
      index += 1
    }
    return nil
  }

  private func source(at index: Int, limit: Int, _ tokens: [Token]) -> FoundAttribution? {
    guard index < limit,
      let match = lexicon.sourcePhrases.longestMatch(in: tokens, at: index, limit: limit),
      let phrase = subjects.reader.phrase(
        startingAt: index + match.count, limit: limit, in: tokens)
    else { return nil }
    return FoundAttribution(
      speaker: phrase, cue: index..<index + match.count, use: .utter, place: .inClause)
  }

  /// "was called “…” by Mao".
  private func byPhrase(
    _ found: FoundAttribution, _ end: Int, _ high: Int, _ tokens: [Token]
  ) -> FoundAttribution {
    guard end + 1 < high, tokens[end].word == lexicon.by else { return found }
    var found = found
    found.speaker = subjects.reader.phrase(startingAt: end + 1, limit: high, in: tokens)
    return found
  }
}
