import AnnalsAnnotation

/// A stretch inside quotation marks, in tokens, before anything is known of who says it.
struct QuotedStretch: Sendable, Equatable {
  /// The opening mark; nil where the part of a quotation begins without one.
  let open: Int?
  /// What stands inside the marks; empty where another quotation took all of an unclosed one's place.
  var content: Range<Int>
  /// Whether the closing mark stands behind the content.
  var isClosed: Bool
  /// The block's text itself, set off by the layout.
  var isBlock = false
  /// Opened by a dash of dialogue, or what goes on behind the attribution of such words.
  var isDialogue = false
  /// Index into `Document.blocks`.
  let block: Int
  /// Who speaks, as the markup names them.
  var voice: String?
  /// What stands behind a block quotation to tell whose it is: `— Vera Holm`, the dash included.
  var signature: Range<Int>?
  /// Index of the stretch that holds it.
  var parent: Int?
  /// Index of the part in the paragraph before.
  var continues: Int?

  /// The last token of the content but for the closing marks of inner quotations.
  func lastSignificant(in tokens: [Token]) -> Int {
    var last = content.upperBound - 1
    let floor = max(content.lowerBound, last - 3)
    while last > floor, tokens[last].shape.contains(.quotationMark) { last -= 1 }
    return last
  }

  /// The first token that belongs to it, marks included.
  var start: Int { open ?? content.lowerBound }
  /// The index after its last token, marks included.
  var end: Int { isClosed && !isBlock && !isDialogue ? content.upperBound + 1 : content.upperBound }
}

/// The quoted stretches of a document.
package struct QuotedStretches: Sendable {
  /// Sorted by start, the longer first; disjoint or in one another.
  let all: [QuotedStretch]

  /// None.
  package init() { all = [] }

  init(all: [QuotedStretch]) { self.all = all }

  /// For each token the index of the innermost stretch that holds it, -1 outside; empty where there are
  /// no stretches. A part in a later paragraph counts as one with the first.
  func innermost(tokens count: Int) -> [Int32] {
    if all.isEmpty { return [] }
    var innermost = [Int32](repeating: -1, count: count)
    var first = [Int32](repeating: -1, count: all.count)
    for (index, stretch) in all.enumerated() {
      first[index] = stretch.continues.map { first[$0] } ?? Int32(index)
      for token in stretch.content { innermost[token] = first[index] }
    }
    return innermost
  }
}
