import AnnalsAnnotation
import AnnalsLanguage

/// Finds what is said in a paragraph that a dash opens, in a document whose metadata says that dashes
/// mark its dialogue: `— Come in, said Anna. Close the door.`
///
/// An utterance ends before an attribution (`, said Anna`; `— said Anna`) and goes on behind it: at the
/// next dash where one opened the attribution, else behind a comma or at a sentence that reads as
/// speech, which `She closed the door.` doesn't.
struct DialogueDashReader: Sendable {
  private let subjects: SubjectFinder
  private let dashes: WordSet
  private let interruptions: WordSet
  private let terminals: WordSet
  private let questions: WordSet
  private let speakers: WordSet
  private let openers: WordSet
  private let conjunctions: WordSet
  private static let reach = 60

  init(lexicon: QuotationLexicon, words: inout VocabularyBuilder) {
    subjects = SubjectFinder(lexicon: lexicon)
    dashes = WordSet(["—", "–", "―", "--", "---", "-"], in: &words)
    interruptions = WordSet([",", "?", "!", "…", "..."], in: &words)
    terminals = WordSet([".", "?", "!", "…", "..."], in: &words)
    questions = WordSet(["?", "!"], in: &words)
    speakers = WordSet(
      ["i", "we", "you", "me", "us", "my", "our", "your", "mine", "ours", "yours"], in: &words)
    openers = WordSet(
      [
        "i", "we", "you", "my", "our", "your", "it", "there", "if", "please", "let", "do", "not",
        "yes", "no",
      ], in: &words)
    conjunctions = WordSet(["and", "but", "or", "so", "for"], in: &words)
  }

  /// Whether a dash opens the block.
  func opens(_ block: Range<Int>, in tokens: [Token]) -> Bool {
    block.count > 1 && dashes.contains(tokens[block.lowerBound].word)
  }

  /// The utterances, in text order, disjoint.
  ///
  /// - Parameter others: what stands in marks in the block; no utterance begins or ends inside of it.
  func stretches(
    in block: Range<Int>, index: Int, around others: [QuotedStretch],
    _ analyzed: AnalyzedDocument
  ) -> [QuotedStretch] {
    var walk = Walk(block: block, others: others)
    var stretches: [QuotedStretch] = []
    var open: Int? = block.lowerBound
    var start = block.lowerBound + 1
    while start < block.upperBound {
      let stop = self.stop(from: start, &walk, analyzed.tokens)
      if start < stop.end {
        stretches.append(
          QuotedStretch(
            open: open, content: start..<stop.end, isClosed: true, isDialogue: true, block: index))
      }
      switch stop.next {
      case .nothing: return stretches
      case .utterance(let dash):
        open = dash
        start = dash + 1
      case .narration(let from, let isDashed):
        guard let next = resumption(from: from, isDashed: isDashed, &walk, analyzed) else {
          return stretches
        }
        open = dashes.contains(analyzed.tokens[next].word) ? next : nil
        start = open == nil ? next : next + 1
      }
    }
    return stretches
  }

  private enum Next {
    case nothing
    /// Another one, which the dash opens.
    case utterance(dash: Int)
    /// The narrator's words, whose attribution ends at the index.
    case narration(from: Int, isDashed: Bool)
  }

  /// Steps over what stands in marks.
  private struct Walk {
    let block: Range<Int>
    let others: [QuotedStretch]
    var next = 0

    mutating func isQuoted(_ index: Int) -> Bool {
      while next < others.count, others[next].end <= index { next += 1 }
      return next < others.count && others[next].start <= index
    }
  }

  /// Where an utterance that begins at `start` ends, and what follows.
  private func stop(from start: Int, _ walk: inout Walk, _ tokens: [Token]) -> (
    end: Int, next: Next
  ) {
    let limit = walk.block.upperBound
    for index in start + 1..<max(start + 1, limit) where !walk.isQuoted(index) {
      let isDash = isSpacedDash(tokens[index])
      guard isDash || interruptions.contains(tokens[index].word), index + 1 < limit else {
        continue
      }
      if let end = attributionEnd(from: index + 1, limit: limit, tokens) {
        return (isDash ? index : index + 1, .narration(from: end, isDashed: isDash))
      }
      if isDash, terminals.contains(tokens[index - 1].word),
        tokens[index + 1].shape.contains(.capitalized)
      {
        return (index, .utterance(dash: index))
      }
    }
    return (limit, .nothing)
  }

  private func isSpacedDash(_ token: Token) -> Bool {
    token.shape.contains(.spaceBefore) && dashes.contains(token.word)
  }

  private func attributionEnd(from index: Int, limit: Int, _ tokens: [Token]) -> Int? {
    guard
      let (match, phrase) = subjects.attribution(
        from: index, limit: min(limit, index + Self.reach), in: tokens),
      match.cue.use == .utter || match.cue.use == .manner || match.cue.isThought
    else { return nil }
    return max(match.tokens.upperBound, phrase.tokens.upperBound)
  }

  // MARK: Behind the attribution

  /// The dash or the word at which the speaker goes on.
  private func resumption(
    from end: Int, isDashed: Bool, _ walk: inout Walk, _ analyzed: AnalyzedDocument
  ) -> Int? {
    let tokens = analyzed.tokens
    let limit = walk.block.upperBound
    if !isDashed, end + 1 < limit, tokens[end].word == subjects.lexicon.comma,
      mayGoOn(at: end + 1, limit: limit, analyzed)
    {
      return end + 1
    }
    for index in end..<max(end, limit) where !walk.isQuoted(index) {
      if isSpacedDash(tokens[index]), index + 1 < limit { return index }
      if !isDashed, tokens[index].shape.contains(.sentenceStart) {
        return isSpeech(from: index, limit: limit, analyzed) ? index : nil
      }
    }
    return nil
  }

  /// Behind the comma of `, said Anna,`: speech goes on with "and close the door", the story with "and
  /// closed the door" or "turning round".
  private func mayGoOn(at index: Int, limit: Int, _ analyzed: AnalyzedDocument) -> Bool {
    let word = analyzed.tokens[index].word
    if openers.contains(word) { return true }
    if conjunctions.contains(word), index + 1 < limit { return tag(index + 1, analyzed) != .vbd }
    return tag(index, analyzed) == .vb
  }

  /// A question or an exclamation, words of "I" and "you", or a first verb that isn't in the past.
  private func isSpeech(from start: Int, limit: Int, _ analyzed: AnalyzedDocument) -> Bool {
    var verb: PennTag?
    for index in start..<min(limit, start + Self.reach) {
      let token = analyzed.tokens[index]
      if index > start, token.shape.contains(.sentenceStart) { break }
      if speakers.contains(token.word) || questions.contains(token.word) { return true }
      switch tag(index, analyzed) {
      case .some(let tag) where [.vb, .vbd, .vbp, .vbz, .md].contains(tag): verb = verb ?? tag
      default: break
      }
    }
    return verb != .vbd
  }

  private func tag(_ index: Int, _ analyzed: AnalyzedDocument) -> PennTag? {
    index < analyzed.analyses.count ? analyzed.analyses[index].pennTag : nil
  }
}
