import AnnalsAnnotation

/// Tokens and sentences that were found before: by a stage that ran alone, or by whoever made a treebank.
package struct GivenTokens: Sendable {
  /// In text order, disjoint, none empty.
  package let spans: [TextSpan]
  /// Ranges of `spans`, in order, none empty; together they hold every token once.
  package let sentences: [(tokens: Range<Int>, block: Int)]
  /// The tokens of each multiword token (`do` and `n't` of `don't`), in order, disjoint.
  package let multiwords: [Range<Int>]

  package init(
    spans: [TextSpan], sentences: [(tokens: Range<Int>, block: Int)], multiwords: [Range<Int>] = []
  ) {
    self.spans = spans
    self.sentences = sentences
    self.multiwords = multiwords
  }
}
