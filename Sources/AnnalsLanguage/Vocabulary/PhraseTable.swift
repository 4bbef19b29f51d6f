import AnnalsAnnotation

/// Phrases of one or more words, each with a value; finds the longest that starts at a token.
///
/// A trie over word numbers in flat arrays: the first step is an array look-up, so a token that starts no
/// phrase costs one comparison; the edges of a node are a short chain.
package struct PhraseTable<Value: Sendable>: Sendable {
  package struct Match: Sendable {
    /// How many tokens the phrase covers.
    package let count: Int
    package let value: Value
  }

  private struct Node: Sendable {
    var firstEdge: Int32 = -1
    var value: Int32 = -1
  }

  private struct Edge: Sendable {
    let word: WordID
    let target: Int32
    let next: Int32
  }

  private var nodes: [Node] = []
  private var edges: [Edge] = []
  private var values: [Value] = []
  /// For each word the node of phrases that start with it, or -1.
  private var roots: [Int32] = []

  package init() {}

  /// Adds a phrase, whose words are split as in any text. A phrase given twice keeps the later value.
  package mutating func insert(
    _ phrase: String, _ value: Value, in words: inout VocabularyBuilder
  ) {
    let ids = Tokenizer.forms(of: phrase).map { words.id(of: $0) }
    guard let first = ids.first else { return }
    var node = root(of: first)
    for id in ids.dropFirst() { node = child(of: node, id) }
    nodes[node].value = Int32(values.count)
    values.append(value)
  }

  private mutating func root(of word: WordID) -> Int {
    let word = Int(word)
    if word >= roots.count { roots += Array(repeating: -1, count: word - roots.count + 1) }
    if roots[word] < 0 {
      roots[word] = Int32(nodes.count)
      nodes.append(Node())
    }
    return Int(roots[word])
  }

  private mutating func child(of node: Int, _ word: WordID) -> Int {
    if let found = target(from: node, word) { return found }
    edges.append(Edge(word: word, target: Int32(nodes.count), next: nodes[node].firstEdge))
    nodes[node].firstEdge = Int32(edges.count - 1)
    nodes.append(Node())
    return nodes.count - 1
  }

  private func target(from node: Int, _ word: WordID) -> Int? {
    var edge = nodes[node].firstEdge
    while edge >= 0 {
      if edges[Int(edge)].word == word { return Int(edges[Int(edge)].target) }
      edge = edges[Int(edge)].next
    }
    return nil
  }

  /// The longest phrase that starts at `index` and ends before `limit`.
  package func longestMatch(in tokens: [Token], at index: Int, limit: Int) -> Match? {
    guard index < limit else { return nil }
    let first = Int(tokens[index].word)
    guard first != 0, first < roots.count, roots[first] >= 0 else { return nil }
    var node = Int(roots[first])
    var best = nodes[node].value
    var count = 1
    var position = index + 1
    while position < limit, let next = target(from: node, tokens[position].word) {
      node = next
      position += 1
      if nodes[node].value >= 0 {
        best = nodes[node].value
        count = position - index
      }
    }
    return best < 0 ? nil : Match(count: count, value: values[Int(best)])
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
