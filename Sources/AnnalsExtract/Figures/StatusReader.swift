import AnnalsAnnotation
import AnnalsLanguage

/// Finds whether a figure is told as a plan or as an estimate: by what follows it ("76 billion was
/// planned"), by the nearest cue before it in its clause, or by the figure before, whose list it
/// goes on with ("to twenty million, then eighteen").
struct StatusReader: Sendable {
  typealias Status = FigureMention.Status

  private enum Role: String { case cue, noun, adverb, after, afterBe = "after be" }

  private var cues = CuePhrases<Cue>()
  private var cuesBehind = CuePhrases<Status>()
  private var cuesBehindBe = CuePhrases<Status>()
  private let be, joints, conjunctions, comparing, fates, adverbs, dashes, pronouns,
    changed: WordSet
  private let to, of, or, which, against, comma, then, at, the: WordID
  private let beInfinitive: WordID
  private let ends: PhraseEnds
  private static let reach = 24
  private static let reachBehind = 9

  private struct Cue: Sendable {
    let status: Status
    let role: Role
  }

  /// What a figure may go on with: the figure before it, and whether plans were spoken of.
  struct Before {
    /// Index behind the figure before in the sentence, and its status.
    var end: Int?
    var status = Status.actual
    /// The last figure of the sentence before was a target.
    var isAfterTarget = false
    /// A target stood in one of the last sentences of the block.
    var isAmongTargets = false
    /// In this sentence a number behind "against" was a target.
    var isSetAgainstTarget = false
  }

  init(words: inout VocabularyBuilder, ends: PhraseEnds) {
    self.ends = ends
    for row in words.lexicon("Figures/status-cues").rows {
      guard let status = Status(rawValue: row.cells[1]), let role = Role(rawValue: row.cells[2])
      else {
        preconditionFailure("Figures/status-cues:\(row.line): no status '\(row.cells[1])'")
      }
      switch role {
      case .after: cuesBehind.insert(row.cells[0], status, in: &words)
      case .afterBe: cuesBehindBe.insert(row.cells[0], status, in: &words)
      default: cues.insert(row.cells[0], Cue(status: status, role: role), in: &words)
      }
    }
    be = WordSet(["was", "were", "is", "are"], in: &words)
    joints = WordSet(["and", "or", "to", ","], in: &words)
    conjunctions = WordSet(["and", "or"], in: &words)
    comparing = CueWords.set("before a plan compared with", in: &words)
    adverbs = CueWords.set("before a plan's verb", in: &words)
    dashes = WordSet(["–", "—", "―", "--", "-"], in: &words)
    fates = CueWords.set("fate verb", in: &words)
    pronouns = WordSet(["they", "it", "these", "this"], in: &words)
    changed = CueWords.set("plan revised", in: &words)
    to = words.id(of: "to")
    of = words.id(of: "of")
    or = words.id(of: "or")
    which = words.id(of: "which")
    against = words.id(of: "against")
    comma = words.id(of: ",")
    then = words.id(of: "then")
    at = words.id(of: "at")
    the = words.id(of: "the")
    beInfinitive = words.id(of: "be")
  }

  /// - Parameters:
  ///   - start: first token of the figure's clause.
  ///   - before: what stands before; a cue reaches over an earlier figure only in a list or a
  ///     range, or where it is a plural: "the targets were 18 million of this, 12 million of that".
  ///   - limit: the first token of the next figure, or the sentence's end.
  func status(
    of draft: FigureDraft, from start: Int, before: Before, limit: Int,
    in sentence: FigureSentence
  ) -> Status {
    if let status = statusBehind(draft, start, limit, in: sentence) { return status }
    if let status = statusBefore(draft, start, before, in: sentence) { return status }
    return inherited(draft, before, in: sentence)
  }

  /// Whether the figure is what another is measured against: "5.94 million against 4.67".
  func isSetAgainst(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    let first = draft.tokens.lowerBound
    for index in stride(from: first - 1, to: first - 5, by: -1) {
      if sentence.word(index) == against { return true }
      if sentence.isPunctuation(index) { return false }
    }
    return false
  }

  // MARK: Behind

  private func statusBehind(
    _ draft: FigureDraft, _ start: Int, _ limit: Int, in sentence: FigureSentence
  ) -> Status? {
    var index = draft.tokens.upperBound
    let end = min(limit, index + Self.reachBehind)
    if let match = cuesBehind.longestMatch(in: sentence.tokens, at: index, limit: end) {
      return match.value
    }
    while index < end {
      let word = sentence.word(index)
      if word == to, sentence.word(index + 1) == beInfinitive, isParticiple(index + 2, in: sentence)
      {
        return .target
      }
      if be.contains(word) {
        return isSubject(draft, start, in: sentence)
          ? statusBehindBe(index, in: sentence) : nil
      }
      if sentence.isPunctuation(index) && word != comma || ends.kind(word) == .verb { return nil }
      if word == comma, sentence.word(index + 1) != to { return nil }
      index += 1
    }
    return nil
  }

  /// "whoever held a quarter of an acre was to …": a figure behind a verb is no subject.
  private func isSubject(_ draft: FigureDraft, _ start: Int, in sentence: FigureSentence) -> Bool {
    let first = draft.tokens.lowerBound
    return !(max(start, first - 8)..<max(start, first)).contains { index in
      let kind = ends.kind(sentence.word(index))
      return kind == .verb || kind == .auxiliary
    }
  }

  private func statusBehindBe(_ index: Int, in sentence: FigureSentence) -> Status? {
    if isPlan(index, in: sentence) { return .target }
    let next = ends.kind(sentence.word(index + 1)) == .adverb ? index + 2 : index + 1
    return cuesBehindBe.longestMatch(
      in: sentence.tokens, at: next, limit: sentence.range.upperBound)?.value
  }

  private func isParticiple(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.ends(index, in: "ed") || ends.kind(sentence.word(index)) == .verb
  }

  /// "was to rise", "is now to reach"; "is to 5" states a ratio, and "was to last four years" tells
  /// what came.
  private func isPlan(_ index: Int, in sentence: FigureSentence) -> Bool {
    guard be.contains(sentence.word(index)) else { return false }
    let next = adverbs.contains(sentence.word(index + 1)) ? index + 2 : index + 1
    guard sentence.word(next) == to, sentence.isLowercaseWord(next + 1) else { return false }
    let kind = ends.kind(sentence.word(next + 1))
    return !fates.contains(sentence.word(next + 1)) && kind != .determiner && kind != .preposition
  }

  // MARK: Before

  private func statusBefore(
    _ draft: FigureDraft, _ start: Int, _ before: Before, in sentence: FigureSentence
  ) -> Status? {
    let first = draft.numberTokens.lowerBound
    var index = first - 1
    let limit = max(start, index - Self.reach)
    let goesOn = joints.contains(sentence.word(draft.tokens.lowerBound - 1))
    var hasComma = false
    while index >= limit {
      if isBarrier(index, in: sentence) { return nil }
      if sentence.word(index) == comma { hasComma = true }
      if let (status, count) = cue(at: index, before: draft, hasComma, in: sentence) {
        let isCrossing = before.end.map { index < $0 } ?? false
        let isPlural = count == 1 && sentence.ends(index, in: "s")
        return isCrossing && !goesOn && !isPlural ? nil : status
      }
      index -= 1
    }
    return nil
  }

  private func cue(
    at index: Int, before draft: FigureDraft, _ hasComma: Bool, in sentence: FigureSentence
  ) -> (Status, Int)? {
    let first = draft.numberTokens.lowerBound
    if isPlan(index, in: sentence) { return (.target, 2) }
    guard let match = cues.longestMatch(in: sentence.tokens, at: index, limit: first) else {
      return nil
    }
    let end = index + match.count
    // "the target and 116 per cent" has done with the target.
    if conjunctions.contains(sentence.word(end)) { return nil }
    // "believe that her work for eight years": lasts all the same.
    if draft.kind == .duration, match.value.status == .estimate, first - end > 4 { return nil }
    // "expected to pass the 1,237 delegates": a number that is known already.
    if match.value.status == .estimate, sentence.word(first - 1) == the { return nil }
    switch match.value.role {
    case .noun where isComparedWith(index, end, in: sentence): return nil
    case .adverb where hasComma || first - end > 3: return nil
    default: return (match.value.status, match.count)
    }
  }

  /// "above the first target", "of its quota": a plan that something else is measured by; but
  /// "against a target of 5" names it.
  private func isComparedWith(_ index: Int, _ end: Int, in sentence: FigureSentence) -> Bool {
    let next = sentence.word(end)
    // "the goal was divided into three parts": a verb that gives the goal no number.
    if be.contains(next), sentence.ends(end + 1, in: "ed"),
      !changed.contains(sentence.word(end + 1))
    {
      return true
    }
    if next == of || next == to || next == at || be.contains(next) { return false }
    return ((index - 4)..<index).contains { comparing.contains(sentence.word($0)) }
  }

  /// A mark that ends what a cue holds for.
  private func isBarrier(_ index: Int, in sentence: FigureSentence) -> Bool {
    guard sentence.isPunctuation(index), let byte = sentence.bytes(index).first else {
      return false
    }
    return ";:()".utf8.contains(byte)
      || dashes.contains(sentence.word(index)) && sentence.shape(index).contains(.spaceBefore)
  }

  // MARK: From the figure before

  private func inherited(
    _ draft: FigureDraft, _ before: Before, in sentence: FigureSentence
  ) -> Status {
    let first = draft.tokens.lowerBound
    if isSetAgainst(draft, in: sentence),
      before.isSetAgainstTarget || before.isAmongTargets && isPlainComparison(draft, in: sentence)
    {
      return .target
    }
    if before.isAfterTarget, isRevision(of: draft, in: sentence) { return .target }
    guard let end = before.end, before.status != .actual, end <= first, first - end <= 16 else {
      return .actual
    }
    return goesOn(end..<first, before.status, in: sentence) ? before.status : .actual
  }

  /// No other year or place follows that the number could stand for: "against 10.4 million, oil …".
  private func isPlainComparison(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    let end = draft.tokens.upperBound
    return sentence.word(draft.tokens.lowerBound - 1) == against
      && (!sentence.range.contains(end) || sentence.isPunctuation(end))
  }

  /// "They were lowered in August to 12 million": a pronoun takes up the plans of the sentence before.
  private func isRevision(of draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    let start = sentence.range.lowerBound
    let first = draft.tokens.lowerBound
    guard pronouns.contains(sentence.word(start)), first - start <= 12 else { return false }
    let verb = ends.kind(sentence.word(start + 2)) == .adverb ? start + 3 : start + 2
    guard ends.kind(sentence.word(start + 1)) == .auxiliary, changed.contains(sentence.word(verb))
    else { return false }
    return sentence.word(first - 1) == to || sentence.word(first - 1) == comma
      || conjunctions.contains(sentence.word(first - 1))
  }

  /// ", or 55 per cent"; "of which 42 billion"; ", then eighteen"; "and in spring to thirteen";
  /// "was raised by a third"; without a new verb between the two.
  private func goesOn(_ gap: Range<Int>, _ status: Status, in sentence: FigureSentence) -> Bool {
    let last = sentence.word(gap.upperBound - 1)
    if gap.isEmpty { return false }
    if last == which, sentence.word(gap.upperBound - 2) == of {
      return status == .target
    }
    if last == or || last == then { return gap.count <= 3 }
    var verbs = 0
    for index in gap {
      if isBarrier(index, in: sentence) { return false }
      if changed.contains(sentence.word(index)), be.contains(sentence.word(index - 1)) {
        return true
      }
      let kind = ends.kind(sentence.word(index))
      if kind == .verb || kind == .auxiliary || sentence.ends(index, in: "ed") { verbs += 1 }
    }
    return verbs == 0 && (last == to || last == at) && gap.count <= 10
      && !gap.contains { sentence.word($0) == against }
  }
}
