import AnnalsAnnotation
import AnnalsLanguage

/// Decides which date of a sentence holds for a figure.
///
/// A date right behind the figure wins ("58.8 million in 1958"). Else the clause must have one date
/// left after those are struck out that date something else: a saying ("in 2005 Cao put it at"), a
/// document ("the plan of 1958"), a thing compared with ("above the harvest of 1957"), an aside
/// ("Yang, whose father died in 1959, counts"). A clause without a date takes that of the sentence's
/// opening. What stays open gets none.
struct FigureDates: Sendable {
  private let sayings, comparisons, documents, documentVerbs, relatives, laters: WordSet
  private let joining, from, copulas, revised, numberNouns, nearTimes: WordSet
  private let comma, colon, semicolon, open, close, of, that, and, by, the, at, end: WordID
  private let ends: PhraseEnds
  private static let window = 30
  private static let windowBehind = 16

  /// What a figure's own clause says of its date.
  enum Held {
    /// It has no date.
    case undated
    /// It has, but none that is the figure's.
    case another
    /// The index of a date mention.
    case date(Int)

    var mention: Int? {
      if case .date(let mention) = self { mention } else { nil }
    }
    var isUndated: Bool { if case .undated = self { true } else { false } }
  }

  /// A date mention of the sentence; the end of a range counts as one with its start.
  struct Entry {
    let mention: Int
    var tokens: Range<Int>
    let clause: Int
    let isRange: Bool
  }

  init(words: inout VocabularyBuilder, ends: PhraseEnds) {
    self.ends = ends
    sayings = CueWords.set("dated saying", in: &words)
    comparisons = CueWords.set("compares", in: &words)
    documents = CueWords.set("dated document", in: &words)
    documentVerbs = CueWords.set("dates a document", in: &words)
    relatives = WordSet(["which", "who", "whose", "whom", "where", "when"], in: &words)
    laters = CueWords.set("another time", in: &words)
    joining = WordSet(["in", "on", "for", "during", "of", "at", "the"], in: &words)
    from = WordSet(["from", "between"], in: &words)
    copulas = WordSet(["was", "were", "is", "are", "been", "be", "being"], in: &words)
    revised = CueWords.set("plan revised", in: &words)
    numberNouns = CueWords.set("number noun", in: &words)
    nearTimes = CueWords.set("before a duration beside", in: &words)
    comma = words.id(of: ",")
    colon = words.id(of: ":")
    semicolon = words.id(of: ";")
    open = words.id(of: "(")
    close = words.id(of: ")")
    of = words.id(of: "of")
    that = words.id(of: "that")
    and = words.id(of: "and")
    by = words.id(of: "by")
    the = words.id(of: "the")
    at = words.id(of: "at")
    end = words.id(of: "end")
  }

  /// - Parameters:
  ///   - drafts: the sentence's figures in text order.
  ///   - candidates: the sentence's date mentions.
  func dates(
    of drafts: [FigureDraft], mentions: [DateMention], candidates: Range<Int>, clauses: ClauseMap,
    in sentence: FigureSentence
  ) -> [Held] {
    let entries = entries(mentions, candidates, clauses, in: sentence)
    guard !entries.isEmpty else { return [Held](repeating: .undated, count: drafts.count) }
    let owners = owners(of: entries, drafts, in: sentence)
    var first = 0
    return drafts.map { draft in
      while first < entries.count,
        entries[first].tokens.upperBound + Self.window < draft.tokens.lowerBound
      {
        first += 1
      }
      let limit = draft.tokens.upperBound + Self.windowBehind
      let near = entries[first...].prefix { $0.tokens.lowerBound <= limit }
      if let own = near.indices.first(where: { owners[$0] == draft.tokens.lowerBound }) {
        return .date(entries[own].mention)
      }
      let clause = clauses.clause(of: draft.tokens.lowerBound)
      var isDated = false
      var held: Int?
      for index in near.indices where entries[index].clause == clause {
        isDated = true
        guard isFree(entries[index], owners[index], draft, in: sentence),
          !isBlocked(entries[index], draft, clauses, in: sentence)
        else { continue }
        // Two dates in one clause: which holds for which figure only a tree can tell.
        if held != nil { return .another }
        held = entries[index].mention
      }
      if isDated { return held.map(Held.date) ?? .another }
      // How long something took, in a clause of its own, may lie before or after.
      if draft.kind == .duration { return .undated }
      return opening(entries, draft, clauses, in: sentence).map(Held.date) ?? .undated
    }
  }

  /// "lowered in 1959 to 40 tons, and long afterwards to 20": not at the time of its verb.
  func isLater(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    let start = draft.tokens.lowerBound
    return (start - Self.laterReach..<start).contains { laters.contains(sentence.word($0)) }
  }

  private static let laterReach = 4

  private func entries(
    _ mentions: [DateMention], _ candidates: Range<Int>, _ clauses: ClauseMap,
    in sentence: FigureSentence
  ) -> [Entry] {
    var entries: [Entry] = []
    for index in candidates
    where mentions[index].kind == .date {
      let mention = mentions[index]
      var end = mention.token
      while end < sentence.range.upperBound,
        Int(sentence.tokens[end].utf8Start) < mention.span.utf8End
      {
        end += 1
      }
      if mention.range == .end, !entries.isEmpty {
        let start = entries[entries.count - 1].tokens.lowerBound
        entries[entries.count - 1].tokens = start..<max(start, end)
      } else {
        entries.append(
          Entry(
            mention: index, tokens: mention.token..<max(end, mention.token + 1),
            clause: clauses.clause(of: mention.token), isRange: mention.range != nil))
      }
    }
    return entries
  }

  /// For each date the first token of the figure that it stands right behind, or nil.
  private func owners(
    of entries: [Entry], _ drafts: [FigureDraft], in sentence: FigureSentence
  ) -> [Int?] {
    var owners = [Int?](repeating: nil, count: entries.count)
    var next = 0
    for (index, entry) in entries.enumerated() {
      while next < drafts.count, drafts[next].tokens.lowerBound < entry.tokens.lowerBound {
        next += 1
      }
      guard next > 0 else { continue }
      let draft = drafts[next - 1]
      if isRightBehind(entry, draft, in: sentence) { owners[index] = draft.tokens.lowerBound }
    }
    return owners
  }

  private func isRightBehind(
    _ entry: Entry, _ draft: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    let end = endOfPhrase(draft)
    let gap = entry.tokens.lowerBound - end
    guard gap == 1 || gap == 2 else { return false }
    if gap == 1, sentence.word(end) == open {
      return sentence.word(entry.tokens.upperBound) == close
    }
    return (end..<(end + gap)).allSatisfy { joining.contains(sentence.word($0)) }
      && sentence.word(end) != the
  }

  /// Index behind the figure and the noun phrase that it counts.
  private func endOfPhrase(_ draft: FigureDraft) -> Int {
    let end = draft.tokens.upperBound
    guard let measure = draft.measure, measure.lowerBound >= end, measure.lowerBound <= end + 3
    else { return end }
    return measure.upperBound
  }

  /// A date that another figure owns holds for this one only from behind, as in a list: "5 million
  /// and 6 million in 1957"; or for what stands in brackets behind it: "5 million in 1957 (3 per
  /// cent)".
  private func isFree(
    _ entry: Entry, _ owner: Int?, _ draft: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    guard let owner, owner < draft.tokens.lowerBound else { return true }
    let next = entry.tokens.upperBound
    return sentence.word(next) == open && next + 1 == draft.tokens.lowerBound
  }

  // MARK: What a date doesn't hold for

  private func isBlocked(
    _ entry: Entry, _ draft: FigureDraft, _ clauses: ClauseMap, in sentence: FigureSentence
  ) -> Bool {
    if isAtAnotherTime(draft, in: sentence) || isQuoted(entry, draft, in: sentence) { return true }
    if bracket(at: entry.tokens.lowerBound, in: sentence)
      != bracket(at: draft.tokens.lowerBound, in: sentence)
    {
      return sentence.word(entry.tokens.upperBound) != open
    }
    if entry.tokens.lowerBound >= draft.tokens.upperBound {
      return isBlockedBehind(entry, draft, in: sentence)
    }
    let gap = entry.tokens.upperBound..<max(entry.tokens.upperBound, draft.tokens.lowerBound)
    // "13 August 1958: …" heads an entry.
    if sentence.word(gap.lowerBound) == colon, entry.tokens.lowerBound == sentence.range.lowerBound
    {
      return false
    }
    return isOfSomethingElse(entry, in: sentence) || isSaid(entry, gap, in: sentence)
      || gap.contains { laters.contains(sentence.word($0)) }
      || gap.contains { sentence.word($0) == comma } && isAside(entry, clauses, in: sentence)
  }

  private func isBlockedBehind(
    _ entry: Entry, _ draft: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    let first = draft.tokens.lowerBound
    let gap = draft.tokens.upperBound..<entry.tokens.lowerBound
    // "from 48 million to 67 million in 1959"; "said fifteen years, in Moscow in 1957"
    if from.contains(sentence.word(first - 1)) || sayings.contains(sentence.word(first - 1))
      || !entry.isRange && from.contains(sentence.word(entry.tokens.lowerBound - 1))
      || isDocument(entry, in: sentence)
    {
      return true
    }
    var segment: Int?
    for index in gap {
      if comparisons.contains(sentence.word(index)) { return true }
      if sentence.word(index) == comma || sentence.word(index) == semicolon { segment = index + 1 }
    }
    return segment.map { !isAdverbial($0, entry, in: sentence) } ?? false
  }

  /// One of the two stands in quotation marks, as a date in a title does.
  private func isQuoted(
    _ entry: Entry, _ draft: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    let start = min(entry.tokens.upperBound, draft.tokens.upperBound)
    let end = max(entry.tokens.lowerBound, draft.tokens.lowerBound)
    // A date inside a figure has nothing between them: "the over '13 billion".
    guard start < end else { return false }
    let gap = start..<end
    return gap.count { sentence.shape($0).contains(.quotationMark) } % 2 == 1
  }

  /// "some 90 million by the end of the drive": its own time stands behind the figure.
  private func isAtAnotherTime(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    // "the average of the preceding five years"
    if draft.kind == .duration, nearTimes.contains(sentence.word(draft.tokens.lowerBound - 1)) {
      return true
    }
    let index = endOfPhrase(draft)
    let word = sentence.word(index)
    return (word == by || word == at) && sentence.word(index + 1) == the
      && sentence.word(index + 2) == end && !sentence.isDated[index + 2]
  }

  /// "the plan of 1958", "the target announced in 1958", "above the harvest of 1957".
  private func isOfSomethingElse(_ entry: Entry, in sentence: FigureSentence) -> Bool {
    let first = entry.tokens.lowerBound
    if !entry.isRange, from.contains(sentence.word(first - 1)) { return true }
    if isDocument(entry, in: sentence) { return true }
    for index in stride(from: first - 1, through: first - 6, by: -1) {
      if sentence.isPunctuation(index) { return false }
      if comparisons.contains(sentence.word(index)) { return true }
      if documentVerbs.contains(sentence.word(index)) {
        return !copulas.contains(sentence.word(index - 1)) && !sentence.isCapitalized(index - 1)
          && ends.kind(sentence.word(index - 1)) != .pronoun
      }
    }
    return false
  }

  private func isDocument(_ entry: Entry, in sentence: FigureSentence) -> Bool {
    sentence.word(entry.tokens.lowerBound - 1) == of
      && documents.contains(sentence.word(entry.tokens.lowerBound - 2))
  }

  /// "In 2005 he put the total at …", "he said in May that …": the date of the saying.
  private func isSaid(
    _ entry: Entry, _ gap: Range<Int>, in sentence: FigureSentence
  ) -> Bool {
    var hasThat = false
    for index in gap {
      if sayings.contains(sentence.word(index)) { return true }
      // "in the 1990s he raised the figure to …"
      if revised.contains(sentence.word(index)), sentence.word(index + 1) == the,
        numberNouns.contains(sentence.word(index + 2))
      {
        return true
      }
      if sentence.word(index) == that {
        // "to land in 1944 and that": what follows "that" has a time of its own.
        if sentence.word(index - 1) == and { return true }
        hasThat = true
      }
    }
    let first = entry.tokens.lowerBound
    return hasThat && ((first - 3)..<first).contains { sayings.contains(sentence.word($0)) }
  }

  /// A date between commas holds beyond them only where it is the adverbial itself: ", in 1959,".
  private func isAside(
    _ entry: Entry, _ clauses: ClauseMap, in sentence: FigureSentence
  ) -> Bool {
    let start = clauses.tokens(ofClause: entry.clause).lowerBound
    var index = entry.tokens.lowerBound
    let limit = max(start, index - 12)
    while index > limit, sentence.word(index - 1) != comma { index -= 1 }
    if index > start, index > limit { return !isAdverbial(index, entry, in: sentence) }
    return relatives.contains(sentence.word(start))
  }

  private func isAdverbial(_ index: Int, _ entry: Entry, in sentence: FigureSentence) -> Bool {
    entry.tokens.contains(index)
      || entry.tokens.lowerBound - index <= 3
        && ends.kind(sentence.word(index)) == .preposition
  }

  /// The open bracket that a token stands in, if one is near.
  private func bracket(at index: Int, in sentence: FigureSentence) -> Int? {
    var position = index - 1
    while index - position < 12, position >= sentence.range.lowerBound {
      if sentence.word(position) == close { return nil }
      if sentence.word(position) == open { return position }
      position -= 1
    }
    return nil
  }

  // MARK: The opening

  /// The date within the sentence's first four tokens, for clauses without one: not over another
  /// date, a saying, a strong mark or a word for another time.
  private func opening(
    _ entries: [Entry], _ draft: FigureDraft, _ clauses: ClauseMap, in sentence: FigureSentence
  ) -> Int? {
    let entry = entries[0]
    guard entry.tokens.lowerBound < sentence.range.lowerBound + 4, entry.clause == 0,
      draft.tokens.lowerBound - entry.tokens.upperBound <= 2 * Self.window,
      entry.tokens.upperBound <= draft.tokens.lowerBound
    else { return nil }
    if entries.count > 1, entries[1].tokens.lowerBound < draft.tokens.lowerBound { return nil }
    if isBlocked(entry, draft, clauses, in: sentence) { return nil }
    let gap = entry.tokens.upperBound..<draft.tokens.lowerBound
    return gap.contains { sentence.word($0) == semicolon } ? nil : entry.mention
  }
}
