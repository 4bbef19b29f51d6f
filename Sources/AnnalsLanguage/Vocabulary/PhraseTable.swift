import AnnalsAnnotation

/// Phrases of one or more words, each with a value; finds the longest that starts at a token.
///
/// Only the look at the value knows its type, and is inlined where it is asked for.
package struct PhraseTable<Value: Sendable>: Sendable {
  package struct Match: Sendable {
    /// How many tokens the phrase covers.
    package let count: Int
    package let value: Value

    @usableFromInline
    init(count: Int, value: Value) {
      self.count = count
      self.value = value
    }
  }

  @usableFromInline var trie = PhraseTrie()
  @usableFromInline var values: [Value] = []

  package init() {}

  /// Adds a phrase, whose words are split as in any text. A phrase given twice keeps the later value.
  package mutating func insert(
    _ phrase: String, _ value: Value, in words: inout VocabularyBuilder
  ) {
    let ids = Tokenizer.forms(of: phrase).map { words.id(of: $0) }
    guard !ids.isEmpty else { return }
    trie.insert(ids, value: values.count)
    values.append(value)
  }

  /// The longest phrase that starts at `index` and ends before `limit`.
  @inlinable
  package func longestMatch(in tokens: [Token], at index: Int, limit: Int) -> Match? {
    trie.longestMatch(in: tokens, at: index, limit: limit)
      .map { Match(count: $0.count, value: values[$0.value]) }
  }

  /// The longest phrase that ends with the token before `end` and starts at `start` or later.
  @inlinable
  package func longestMatch(in tokens: [Token], endingAt end: Int, from start: Int) -> Match? {
    trie.longestMatch(in: tokens, endingAt: end, from: start)
      .map { Match(count: $0.count, value: values[$0.value]) }
  }
}

/// A trie over word numbers in flat arrays: the first step is an array look-up, so a token that starts no
/// phrase costs one comparison; the edges of a node are a short chain.
@usableFromInline
struct PhraseTrie: Sendable {
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
  /// For each word the node of phrases that start with it, or -1.
  private var roots: [Int32] = []

  init() {}

  /// Adds a phrase of one word or more.
  mutating func insert(_ words: [WordID], value: Int) {
    var node = root(of: words[0])
    for word in words.dropFirst() { node = child(of: node, word) }
    nodes[node].value = Int32(value)
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

  /// The length and the value's index of the longest phrase that starts at `index`.
  @usableFromInline
  func longestMatch(
    in tokens: [Token], at index: Int, limit: Int
  ) -> (count: Int, value: Int)? {
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
    return best < 0 ? nil : (count, Int(best))
  }

  /// The same of the longest phrase that ends with the token before `end`.
  @usableFromInline
  func longestMatch(
    in tokens: [Token], endingAt end: Int, from start: Int
  ) -> (count: Int, value: Int)? {
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
