import AnnalsLanguage

/// Counts labels of words by their endings, then keeps the endings that are needed to tell labels apart.
///
/// Weights are integers, so that sums don't depend on their order.
struct EndingTrie {
  /// Longest ending, in bytes, that may become a rule for unseen words.
  let longestEnding: Int
  /// How much heavier than the shorter ending's label a label must be to become a rule.
  let margin: Int

  struct Node {
    var children: [UInt8: Int] = [:]
    var weights: [UInt16: Int] = [:]
    /// What the ending decides; nil where the shorter one does.
    var label: UInt16?
    /// Whether it or an ending below it decides anything.
    var isNeeded = false
  }

  private(set) var nodes = [Node()]

  init(longestEnding: Int, margin: Int) {
    self.longestEnding = longestEnding
    self.margin = margin
  }

  /// Counts a word: its labels decide the word itself, and weigh in for its endings.
  ///
  /// A frequent word weighs little more than a rare one for the endings, because unseen words resemble rare
  /// ones.
  /// - Parameter labels: weights in thousandths of an occurrence.
  mutating func insert(_ word: [UInt8], labels: [UInt16: Int]) {
    let total = labels.values.reduce(0, +)
    let kindWeight =
      total <= 1000 ? total : 1000 * (Int.bitWidth - (total / 1000).leadingZeroBitCount)
    var node = 0
    for depth in 0...word.count {
      if depth <= longestEnding {
        for (label, weight) in labels {
          nodes[node].weights[label, default: 0] += weight * kindWeight / total
        }
      }
      node = child(of: node, depth < word.count ? word[word.count - 1 - depth] : 0)
    }
    for (label, weight) in labels { nodes[node].weights[label, default: 0] += weight }
  }

  private mutating func child(of node: Int, _ byte: UInt8) -> Int {
    if let child = nodes[node].children[byte] { return child }
    nodes.append(Node())
    nodes[node].children[byte] = nodes.count - 1
    return nodes.count - 1
  }

  /// Decides which endings have labels.
  ///
  /// Nodes stand behind their parents, so one pass forwards hands labels down and one backwards says which
  /// are needed.
  /// - Parameter fallback: for words of which nothing is known.
  mutating func decide(fallback: UInt16) {
    var inherited = [UInt16](repeating: fallback, count: nodes.count)
    for index in nodes.indices {
      let label = label(at: index, inherited: inherited[index])
      if index == 0 || label != inherited[index] {
        nodes[index].label = label
        nodes[index].isNeeded = true
      }
      for child in nodes[index].children.values { inherited[child] = label }
    }
    for index in nodes.indices.reversed() where !nodes[index].isNeeded {
      nodes[index].isNeeded = nodes[index].children.values.contains { nodes[$0].isNeeded }
    }
  }

  private func label(at index: Int, inherited: UInt16) -> UInt16 {
    let weights = nodes[index].weights
    let best = weights.values.max() ?? 0
    let isWholeWord = nodes[index].children.isEmpty
    let margin = isWholeWord || index == 0 ? 0 : margin
    guard best - weights[inherited, default: 0] > margin else { return inherited }
    return weights.filter { $0.value == best }.keys.min() ?? inherited
  }
}
