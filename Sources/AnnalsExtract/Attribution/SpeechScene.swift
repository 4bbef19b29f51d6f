import AnnalsAnnotation
import AnnalsLanguage

/// A document as the rules of attribution look at it: its tokens, its trees, and what stands in marks.
struct SpeechScene: Sendable {
  let tokens: [Token]
  /// Empty where no analysis was made: then no token has a head.
  let tree: DependencyTree
  /// One flag a token: inside the marks of an outer quotation. Empty where nobody asks.
  let isQuoted: [Bool]

  init(
    _ analyzed: AnalyzedDocument, tree: DependencyTree, quoted: [QuotedStretch] = []
  ) {
    tokens = analyzed.tokens
    self.tree = tree
    var flags = [Bool](repeating: false, count: quoted.isEmpty ? 0 : tokens.count)
    for stretch in quoted where stretch.parent == nil {
      for index in stretch.start..<stretch.end { flags[index] = true }
    }
    isQuoted = flags
  }

  func isInQuotation(_ index: Int) -> Bool { !isQuoted.isEmpty && isQuoted[index] }

  /// Whether the tagger took a word that may be a verb or a noun for anything but a verb: "the report
  /// said", "state workers".
  func isNoVerb(_ index: Int) -> Bool {
    guard !tree.isEmpty else { return false }
    switch tree.tag(index) {
    case .noun, .propn, .adj, .adp, .num: return true
    default: return false
    }
  }

  /// "he's predicting", where "Chen's prediction" has the same letters.
  func isAuxiliary(_ index: Int) -> Bool { !tree.isEmpty && tree.tag(index) == .aux }

  /// "Chen Says Mill Is Lost": a capitalized verb that is no part of a name.
  func isHeadlineVerb(_ index: Int) -> Bool {
    !tree.isEmpty && tree.tag(index) == .verb && tree.nameType(index) == nil
      && tree.pennTag(index) != .vbg && !tokens[index].shape.contains(.sentenceStart)
  }
}
