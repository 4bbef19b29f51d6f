import AnnalsAnnotation

/// Finds by the tree what a number counts, and where a noun phrase that was read by its words ends.
struct TreePhraseReader: Sendable {
  private static let longestAfter = 5
  private static let deepest = 6

  /// The things that a number counts: from behind it to the noun that it hangs on ("14 first-team
  /// players"). A number behind its noun is a name's ("room 14").
  func counted(by draft: FigureDraft, in sentence: FigureSentence) -> Range<Int>? {
    let tree = sentence.tree
    let start = draft.tokens.upperBound
    guard
      let number = draft.numberTokens.first(where: { index in
        tree.relation(index) == .nummod && !draft.numberTokens.contains(tree.head(index) ?? index)
      }),
      let head = tree.head(number), head >= start, head - start < Self.longestAfter,
      tree.tag(head) == .noun, isPhrase(start..<head, of: head, in: sentence)
    else { return nil }
    return start..<(head + 1)
  }

  /// A noun phrase that was read by its words, up to the noun that its last word describes ("boat"
  /// in "thousands of boat nails"), and without a finite verb that looked like a plural.
  func corrected(_ phrase: Range<Int>, in sentence: FigureSentence) -> Range<Int> {
    let tree = sentence.tree
    let last = phrase.upperBound - 1
    // "a six-cylinder engine" has six cylinders.
    if sentence.isGlued(phrase.lowerBound), sentence.isPunctuation(phrase.lowerBound - 1) {
      return phrase
    }
    switch tree.relation(last) {
    case .compound, .amod, .nmodUnmarked:
      guard let head = tree.head(last), head > last, head - last < 4, tree.isNoun(head),
        tree.pennTag(last) != .nns, isPhrase((last + 1)..<head, of: head, in: sentence),
        !((last + 1)..<head).contains(where: { tree.tag($0) == .verb }), sentence.isWord(head),
        !sentence.isDated[head], !isJoined(head + 1, in: sentence)
      else { return phrase }
      return phrase.lowerBound..<(head + 1)
    default: break
    }
    guard phrase.count > 1, tree.isNoun(last - 1) else { return phrase }
    switch tree.pennTag(last) {
    case .vbz, .vbp, .vbd: return phrase.lowerBound..<last
    default: return phrase
    }
  }

  /// The hyphen of "man-made", of which "man" is no noun that counts.
  private func isJoined(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.isPunctuation(index) && sentence.isGlued(index) && sentence.isGlued(index + 1)
      && sentence.isWord(index + 1)
  }

  private func isPhrase(_ range: Range<Int>, of head: Int, in sentence: FigureSentence) -> Bool {
    range.allSatisfy { isPart($0, of: head, in: sentence) && !sentence.isDated[$0] }
  }

  /// Whether a token before a noun hangs on it by words that describe it.
  func isPart(_ index: Int, of head: Int, in sentence: FigureSentence) -> Bool {
    let tree = sentence.tree
    var index = index
    for _ in 0..<Self.deepest {
      switch tree.relation(index) {
      case .compound, .amod, .nmodPoss, .flat, .nmodDesc, .nmodUnmarked, .nummod, .advmod: break
      case .goeswith, .oblUnmarked, .conj, .cc: break
      case .punct:
        guard sentence.isGlued(index) || sentence.isGlued(index + 1) else { return false }
      case .case:
        guard tree.pennTag(index) == .pos else { return false }
      default: return false
      }
      guard let next = tree.head(index) else { return false }
      if next == head { return true }
      index = next
    }
    return false
  }
}
