/// The best tree over scored arcs: every word has one head, one word has the root for its head, and no
/// word hangs on itself by way of others.
///
/// In most sentences the best heads make such a tree, once the root is given to the word that gains most
/// by it: no tree can be better. Where they don't, cycles are contracted (Chu, Liu; Edmonds), with so much
/// taken from every arc to the root that only one is used. That takes quadratic time, and memory that is
/// made once: sentences come in parts of bounded length.
package struct TreeDecoder {
  /// Nodes: 0 is the root, then the words.
  private let capacity: Int
  private let arena = Arena()
  /// One a word, then one a contracted cycle: the node that it went into, 0 where it stands for itself.
  private let owner: UnsafeMutablePointer<Int32>
  private let marks: UnsafeMutablePointer<Int32>
  /// Arcs of the contracted graph, dependent by head: the score, and the arc between words behind it
  /// (dependent in the upper half, head in the lower).
  private let scores: UnsafeMutablePointer<Int64>
  private let arcs: UnsafeMutablePointer<UInt32>
  /// Head with the best score of each place.
  private let best: UnsafeMutablePointer<Int32>
  /// Node that stands at each place of the matrix; a cycle takes the place of one of its members.
  private let node: UnsafeMutablePointer<Int32>
  private var places: [Int] = []
  private var cycle: [Int] = []
  /// What the cycle's own arcs are worth.
  private var worths: [Int64] = []
  /// The arc into each node.
  private let chosen: UnsafeMutablePointer<UInt32>
  private var contractions: [Contraction] = []
  private var members: [Int32] = []

  private struct Contraction {
    let node: Int32
    let members: Range<Int>
  }

  /// More than all differences of arcs between words together.
  private static let rootPenalty: Int64 = 1 << 44

  /// - Parameter capacity: most words of a sentence.
  package init(capacity: Int) {
    self.capacity = capacity
    let nodes = capacity + 1
    owner = arena.make(2 * nodes)
    marks = arena.make(nodes)
    scores = arena.make(nodes * nodes)
    arcs = arena.make(nodes * nodes)
    best = arena.make(nodes)
    node = arena.make(nodes)
    chosen = arena.make(2 * nodes)
  }

  /// Writes the head of each word: 0 the root, else one more than the head's index. Ties go to the lowest.
  ///
  /// - Parameters:
  ///   - scores: a row of `stride` for each word: of the root, then of each word as its head. What a word
  ///     scores as its own head isn't looked at.
  ///   - count: of words, from 1 to the capacity.
  package mutating func decode(
    _ scores: UnsafePointer<Int32>, stride: Int, count: Int,
    into heads: UnsafeMutablePointer<Int32>
  ) {
    chooseHeads(scores, stride: stride, count: count, into: heads)
    if isTree(heads, count: count) { return }
    load(scores, stride: stride, count: count)
    while findCycle(count: count) { contract(count: count) }
    expand(count: count, into: heads)
  }

  /// The best head of each word but the one that gains most by having the root for its head.
  @inline(__always)
  private func chooseHeads(
    _ scores: UnsafePointer<Int32>, stride: Int, count: Int,
    into heads: UnsafeMutablePointer<Int32>
  ) {
    var root = 0
    var mostGained = Int.min
    for word in 0..<count {
      let row = scores + word * stride
      var best = 0
      var score = Int32.min
      for head in 1..<(count + 1) where row[head] > score && head != word + 1 {
        (best, score) = (head, row[head])
      }
      heads[word] = Int32(best)
      let gain = Int(row[0]) - Int(score)
      if gain > mostGained { (root, mostGained) = (word, gain) }
    }
    heads[root] = 0
  }

  /// Whether all words lead to the root.
  private func isTree(_ heads: UnsafePointer<Int32>, count: Int) -> Bool {
    (marks + 1).update(repeating: 0, count: count)
    for word in 1...count where marks[word] == 0 {
      var walker = word
      while walker != 0, marks[walker] == 0 {
        marks[walker] = Int32(word)
        walker = Int(heads[walker - 1])
      }
      if walker != 0, marks[walker] == Int32(word) { return false }
    }
    return true
  }
}

extension TreeDecoder {
  private mutating func load(_ source: UnsafePointer<Int32>, stride: Int, count: Int) {
    let size = count + 1
    places.removeAll(keepingCapacity: true)
    contractions.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    for dependent in 1...count {
      let row = source + (dependent - 1) * stride
      for head in 0...count {
        scores[dependent * size + head] = Int64(row[head]) - (head == 0 ? Self.rootPenalty : 0)
        arcs[dependent * size + head] = UInt32(dependent) << 16 | UInt32(head)
      }
      places.append(dependent)
      node[dependent] = Int32(dependent)
      owner[dependent] = 0
    }
    for place in places { findBest(place, size: size) }
  }

  private func findBest(_ place: Int, size: Int) {
    let row = scores + place * size
    var best = 0
    for head in places where head != place && row[head] > row[best] { best = head }
    self.best[place] = Int32(best)
  }

  /// Looks for places whose best heads lead in a circle, and leaves them in `cycle`, sorted.
  private mutating func findCycle(count: Int) -> Bool {
    for place in places { marks[place] = 0 }
    for place in places where marks[place] == 0 {
      var walker = place
      while walker != 0, marks[walker] == 0 {
        marks[walker] = Int32(place)
        walker = Int(best[walker])
      }
      guard walker != 0, marks[walker] == Int32(place) else { continue }
      cycle.removeAll(keepingCapacity: true)
      var member = walker
      repeat {
        cycle.append(member)
        member = Int(best[member])
      } while member != walker
      cycle.sort()
      return true
    }
    return false
  }

  /// Makes one node of `cycle`, at the place of its first member: an arc into it is worth what it gains
  /// over the arc of the cycle that it would replace.
  private mutating func contract(count: Int) {
    let size = count + 1
    let place = cycle[0]
    let new = Int32(count + 1 + contractions.count)
    let start = members.count
    for member in cycle {
      marks[member] = -1
      members.append(node[member])
      owner[Int(node[member])] = new
      chosen[Int(node[member])] = arcs[member * size + Int(best[member])]
    }
    contractions.append(Contraction(node: new, members: start..<members.count))
    mergeArcsIn(size: size)
    places.removeAll { marks[$0] == -1 && $0 != place }
    for other in places where other != place { mergeArcsOut(of: other, size: size) }
    node[place] = new
    owner[Int(new)] = 0
    findBest(place, size: size)
  }

  private mutating func mergeArcsIn(size: Int) {
    let place = cycle[0]
    worths.removeAll(keepingCapacity: true)
    // Before the first member's row changes.
    for member in cycle { worths.append(scores[member * size + Int(best[member])]) }
    func merge(_ head: Int) {
      var top = scores[place * size + head] - worths[0]
      var arc = arcs[place * size + head]
      for (member, worth) in zip(cycle, worths).dropFirst() {
        let gain = scores[member * size + head] - worth
        if gain > top { (top, arc) = (gain, arcs[member * size + head]) }
      }
      scores[place * size + head] = top
      arcs[place * size + head] = arc
    }
    merge(0)
    for head in places where marks[head] != -1 { merge(head) }
  }

  private func mergeArcsOut(of dependent: Int, size: Int) {
    let place = cycle[0]
    let row = dependent * size
    for member in cycle.dropFirst() where scores[row + member] > scores[row + place] {
      scores[row + place] = scores[row + member]
      arcs[row + place] = arcs[row + member]
    }
    if marks[Int(best[dependent])] == -1, best[dependent] != 0 { best[dependent] = Int32(place) }
  }

  /// Opens the cycles again, the last one first: each keeps its arcs but where an arc comes in.
  private func expand(count: Int, into heads: UnsafeMutablePointer<Int32>) {
    let size = count + 1
    for place in places { chosen[Int(node[place])] = arcs[place * size + Int(best[place])] }
    for contraction in contractions.reversed() {
      let arc = chosen[Int(contraction.node)]
      var member = Int32(arc >> 16)
      while owner[Int(member)] != contraction.node { member = owner[Int(member)] }
      chosen[Int(member)] = arc
    }
    for word in 1...count { heads[word - 1] = Int32(chosen[word] & 0xFFFF) }
  }
}
