import AnnalsAnnotation
import AnnalsLanguage

/// Says whether quoted words are an utterance, part of the writer's clause, a slogan or a term.
struct QuotationClassifier: Sendable {
  private let lexicon: QuotationLexicon
  private let terminals: WordSet
  private let exclamations: WordSet

  init(lexicon: QuotationLexicon, words: inout VocabularyBuilder) {
    self.lexicon = lexicon
    terminals = WordSet(
      [
        ".", "!", "?", "…", "..", "...", "....", ".....", "—", "--", "---", "----", "–", "!!",
        "!!!", "!!!!", "??", "???", "?!", "!?", "?!?", "!?!",
      ], in: &words)
    exclamations = WordSet(["!", "!!", "!!!"], in: &words)
  }

  /// - Parameters:
  ///   - low: end of the quotation before, or start of the block or of the quotation around.
  ///   - high: start of the quotation behind, or end of the block or of the quotation around.
  func kind(
    of stretch: QuotedStretch, attribution: FoundAttribution?, low: Int, high: Int,
    in tokens: [Token]
  ) -> QuotationMention.Kind {
    if stretch.isBlock || stretch.isDialogue { return .direct }
    let shape = Shape(stretch, tokens, terminals, lexicon)
    if stretch.voice != nil { return shape.isTerminated || shape.isCapitalized ? .direct : .mixed }
    if attribution?.use == .slogan { return .slogan }
    if attribution == nil || attribution?.place == .inClause || attribution?.use == .text,
      introducesSlogan(stretch, low, high, tokens)
    {
      return .slogan
    }
    if introducesTerm(stretch.start, low, tokens) { return .term }
    guard let attribution else { return unattributed(stretch, shape, low, tokens) }
    if shape.words <= 5, isName(stretch, attribution, shape, low, tokens) { return .term }
    if shape.isTitle, attribution.use != .label, attribution.place != .after,
      shape.words > 1 || attribution.place == .inClause,
      !isIntroduced(stretch, tokens)
    {
      return .term
    }
    return isDirect(stretch, attribution, shape, tokens) ? .direct : .mixed
  }

  /// "is called a “kiln town”", by nobody in particular; "Hu, nicknamed “the Bear”,".
  private func isName(
    _ stretch: QuotedStretch, _ attribution: FoundAttribution, _ shape: Shape, _ low: Int,
    _ tokens: [Token]
  ) -> Bool {
    let cue = attribution.cue
    guard attribution.use == .label, stretch.isClosed, !shape.isTerminated, cue.lowerBound > low,
      cue.upperBound <= stretch.start
    else { return false }
    let previous = tokens[cue.lowerBound - 1].word
    if attribution.speaker == nil { return lexicon.passives.contains(previous) }
    guard previous == lexicon.comma, cue.upperBound == stretch.start,
      let match = lexicon.cues.longestMatch(in: tokens, at: cue.lowerBound, limit: stretch.start)
    else { return false }
    return match.value.inflection != .gerund
  }

  /// What the content looks like.
  private struct Shape {
    var words = 0
    var isCapitalized = false
    var isTerminated = false
    var isPointed = false
    /// Capitals on all words but those of grammar, and no full stop.
    var isTitle = false
    /// No name: "around three million", "faster, better, cheaper".
    var isPhrase = false

    init(
      _ stretch: QuotedStretch, _ tokens: [Token], _ terminals: WordSet, _ lexicon: QuotationLexicon
    ) {
      var hasLower = false
      var capitals = 0
      for token in tokens[stretch.content.prefix(40)]
      where !token.shape.contains(.punctuation) && token.word != lexicon.genitive {
        if words == 0 { isCapitalized = token.shape.contains(.capitalized) }
        words += 1
        if token.shape.contains(.capitalized) {
          capitals += 1
        } else if !lexicon.functionWords.contains(token.word), token.shape.contains(.letters) {
          hasLower = true
        }
      }
      let last = tokens[stretch.lastSignificant(in: tokens)]
      isTerminated = terminals.contains(last.word)
      isPointed = isTerminated || last.word == lexicon.comma
      let first = tokens[stretch.content.lowerBound]
      let inner = stretch.content.prefix(40).dropLast()
      isPhrase =
        lexicon.allPrepositions.contains(first.word) && !first.shape.contains(.capitalized)
        && words > 1 && !Self.isModifier(stretch, tokens, lexicon)
        || inner.contains { tokens[$0].word == lexicon.comma }
      isTitle = !hasLower && capitals > 0 && isCapitalized && !isTerminated && words <= 12
    }

    /// "the “in-house” press", "the “in absentia” rule": an adjective, which names a kind.
    private static func isModifier(
      _ stretch: QuotedStretch, _ tokens: [Token], _ lexicon: QuotationLexicon
    ) -> Bool {
      let second = stretch.content.lowerBound + 1
      return stretch.content.contains(second) && tokens[second].word == lexicon.hyphen
        || stretch.start > 0 && lexicon.determiners.contains(tokens[stretch.start - 1].word)
    }
  }

  private func isDirect(
    _ stretch: QuotedStretch, _ attribution: FoundAttribution, _ shape: Shape, _ tokens: [Token]
  ) -> Bool {
    if !stretch.isClosed { return true }
    switch attribution.place {
    case .after: return shape.isPointed || shape.isCapitalized && shape.words > 1
    case .before:
      if attribution.use == .label || attribution.use == .think { return false }
      return isIntroduced(stretch, tokens) || shape.isCapitalized && shape.isPointed
    case .inClause: return isFreestanding(stretch, shape, tokens)
    }
  }

  /// A sentence by itself: from a sentence's start to a full stop inside the marks.
  private func isFreestanding(_ stretch: QuotedStretch, _ shape: Shape, _ tokens: [Token]) -> Bool {
    guard shape.isTerminated else { return false }
    let begins = tokens[stretch.start].shape.contains(.sentenceStart)
    let ends =
      stretch.end >= tokens.count || tokens[stretch.end].shape.contains(.sentenceStart)
      || tokens[stretch.end].shape.contains(.quotationMark)
    return begins && ends
  }

  private func unattributed(
    _ stretch: QuotedStretch, _ shape: Shape, _ low: Int, _ tokens: [Token]
  ) -> QuotationMention.Kind {
    if stretch.open == nil { return .direct }
    if !stretch.isClosed { return shape.isCapitalized || shape.words > 5 ? .direct : .term }
    if isFreestanding(stretch, shape, tokens) { return .direct }
    let begins = tokens[stretch.start].shape.contains(.sentenceStart)
    if begins, shape.isCapitalized, shape.isPointed || shape.words > 5 && !shape.isTitle {
      return .direct
    }
    if isIntroduced(stretch, tokens), shape.isTerminated,
      shape.isCapitalized || continuesSentence(stretch.start, low, tokens)
    {
      return .direct
    }
    if shape.isCapitalized, shape.words > 1,
      exclamations.contains(tokens[stretch.content.upperBound - 1].word)
    {
      return .slogan
    }
    return shape.isTitle || shape.words <= 5 && !shape.isPhrase ? .term : .mixed
  }

  /// `“Well,” and she looked up, “let her go.”`: one sentence with the quotation before.
  private func continuesSentence(_ start: Int, _ low: Int, _ tokens: [Token]) -> Bool {
    low > 1 && start - low <= 40 && tokens[low - 2].word == lexicon.comma
      && !tokens[low..<start].contains { $0.shape.contains(.sentenceStart) }
  }

  private func isIntroduced(_ stretch: QuotedStretch, _ tokens: [Token]) -> Bool {
    guard stretch.start > 0 else { return false }
    let word = tokens[stretch.start - 1].word
    return word == lexicon.comma || word == lexicon.colon
  }

  // MARK: Words before

  /// "the slogan “…”", "Banners read “…”", "“…!” on the banners".
  private func introducesSlogan(
    _ stretch: QuotedStretch, _ low: Int, _ high: Int, _ tokens: [Token]
  ) -> Bool {
    var index = stretch.start
    let floor = max(low, index - 8)
    if index > floor, tokens[index - 1].word == lexicon.comma { index -= 1 }
    while index > floor {
      if tokens[index].shape.contains(.sentenceStart), index < stretch.start { break }
      index -= 1
      if tokens[index].word == lexicon.comma { break }
      if lexicon.sloganCues.longestMatch(in: tokens, at: index, limit: stretch.start) != nil {
        return true
      }
    }
    guard exclamations.contains(tokens[stretch.content.upperBound - 1].word) else { return false }
    index = stretch.end
    let limit = min(high, index + 12)
    while index < limit, !tokens[index].shape.contains(.sentenceStart) {
      if lexicon.sloganCues.longestMatch(in: tokens, at: index, limit: limit) != nil { return true }
      index += 1
    }
    return false
  }

  /// "the term “…”", "a book called “…”", "so-called “…”".
  private func introducesTerm(_ start: Int, _ low: Int, _ tokens: [Token]) -> Bool {
    var end = start
    if end > low, tokens[end - 1].word == lexicon.comma { end -= 1 }
    guard end > low else { return false }
    return lexicon.termCues.longestMatch(in: tokens, endingAt: end, from: max(low, end - 4)) != nil
  }
}
