import AnnalsAnnotation

/// Phrases of one or more words, each with a value; finds the longest that starts at a token.
///
/// A trie over word numbers: the first step is an array look-up, so a token that starts no phrase costs
/// one comparison.
package struct PhraseTable<Value: Sendable>: Sendable {
  package struct Match: Sendable {
    /// How many tokens the phrase covers.
    package let count: Int
    package let value: Value
  }

  private struct Node: Sendable {
    var next: [WordID: Int] = [:]
    var value: Value?
  }

  private var nodes: [Node] = [Node()]
  private var roots: [Int32] = []

  package init() {}

  /// Adds a phrase, whose words are split as in any text. A phrase given twice keeps the later value.
  package mutating func insert(
    _ phrase: String, _ value: Value, in words: inout VocabularyBuilder
  ) {
    let ids = Tokenizer.forms(of: phrase).map { words.id(of: $0) }
    guard let first = ids.first else { return }
    if Int(first) >= roots.count {
      roots += Array(repeating: -1, count: Int(first) - roots.count + 1)
    }
    if roots[Int(first)] < 0 {
      nodes.append(Node())
      roots[Int(first)] = Int32(nodes.count - 1)
    }
    var node = Int(roots[Int(first)])
    for id in ids.dropFirst() {
      if let next = nodes[node].next[id] {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].next[id] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    nodes[node].value = value
  }

  /// The longest phrase that starts at `index` and ends before `limit`.
  package func longestMatch(in tokens: [Token], at index: Int, limit: Int) -> Match? {
    guard index < limit else { return nil }
    let first = Int(tokens[index].word)
    guard first != 0, first < roots.count, roots[first] >= 0 else { return nil }
    var node = Int(roots[first])
    var best = nodes[node].value.map { Match(count: 1, value: $0) }
    var position = index + 1
    while position < limit, let next = nodes[node].next[tokens[position].word] {
      node = next
      position += 1
      if let value = nodes[node].value { best = Match(count: position - index, value: value) }
    }
    return best
  }

  /// The longest phrase that ends with the token before `end` and starts at `start` or later.
  package func longestMatch(in tokens: [Token], endingAt end: Int, from start: Int) -> Match? {
    var index = max(start, end - 6)
    while index < end {
      if let match = longestMatch(in: tokens, at: index, limit: end), match.count == end - index {
        return match
      }
      index += 1
    }
    return nil
  }
}
