/// What is wrong with the lemma sections of a model.
package enum LemmaModelError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A section's length is no whole number of its entries, or there are too few for the roots.
  case length(section: String, bytes: Int)
  /// An entry points outside its table.
  case reference(section: String, entry: Int)

  package var description: String {
    switch self {
    case .length(let section, let bytes):
      "section '\(section)' has \(bytes) bytes, which is no whole table; train the model anew"
    case .reference(let section, let entry):
      "section '\(section)', entry \(entry): points outside its table; train the model anew"
    }
  }
}

/// What a lemma does with the capitals of the form's part that it keeps.
package enum LemmaCase: UInt16, Sendable {
  case keep, lower, capitalize
}

/// The learned rules: tries over the bytes of lower-cased words from the last to the first, one for each
/// root of `LemmaClass`; the longest ending that has a label decides.
///
/// Behind the first byte comes a 0, so that a rule can be for a whole word; therefore exceptions are only
/// long endings, and a word costs a few steps. Tries are exact, unlike hashed endings: a word that was
/// never seen can't meet the exception of another.
package struct LemmaRules: Sendable {
  /// Eight bytes in the model: UInt32 first child, UInt16 label, byte, number of children.
  package struct Node: Sendable {
    /// Index of the first child; the others follow, by byte.
    package let firstChild: UInt32
    /// Index of an edit, or a raw `LemmaCase` under the roots for case; `LemmaRules.none` where the
    /// shorter ending decides.
    package let label: UInt16
    package let byte: UInt8
    package let childCount: UInt8

    package init(firstChild: UInt32, label: UInt16, byte: UInt8, childCount: UInt8) {
      self.firstChild = firstChild
      self.label = label
      self.byte = byte
      self.childCount = childCount
    }
  }

  /// Four bytes in the model: UInt16 start of the text, bytes taken off the end, bytes put there.
  struct Edit: Sendable {
    let textStart: Int
    let removed: Int
    let added: Int
  }

  /// The label of a node without one.
  package static let none: UInt16 = 0xFFFF

  let nodes: [Node]
  let edits: [Edit]
  /// The bytes that edits put at the end.
  let text: [UInt8]

  /// - Parameters:
  ///   - nodes: section `lemma.nodes`, starting with the roots.
  ///   - edits: section `lemma.edits`; the first changes nothing.
  ///   - text: section `lemma.text`.
  /// - Throws: when a table is torn or points outside; nothing is left to chance at run time.
  package init(
    nodes: UnsafeRawBufferPointer, edits: UnsafeRawBufferPointer, text: UnsafeRawBufferPointer
  ) throws(LemmaModelError) {
    guard nodes.count % 8 == 0, nodes.count / 8 >= LemmaClass.rootCount else {
      throw .length(section: "lemma.nodes", bytes: nodes.count)
    }
    guard edits.count % 4 == 0, edits.count > 0 else {
      throw .length(section: "lemma.edits", bytes: edits.count)
    }
    self.text = Array(text)
    self.edits = stride(from: 0, to: edits.count, by: 4).map { offset in
      Edit(
        textStart: Int(Self.integer(edits, at: offset, bytes: 2)),
        removed: Int(edits[offset + 2]), added: Int(edits[offset + 3]))
    }
    self.nodes = stride(from: 0, to: nodes.count, by: 8).map { offset in
      Node(
        firstChild: Self.integer(nodes, at: offset, bytes: 4),
        label: UInt16(Self.integer(nodes, at: offset + 4, bytes: 2)), byte: nodes[offset + 6],
        childCount: nodes[offset + 7])
    }
    try checkEdits()
    try checkNodes()
  }

  private static func integer(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, bytes count: Int
  ) -> UInt32 {
    (0..<count).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
  }

  private func checkEdits() throws(LemmaModelError) {
    for (index, edit) in edits.enumerated() where edit.textStart + edit.added > text.count {
      throw .reference(section: "lemma.edits", entry: index)
    }
  }

  private func checkNodes() throws(LemmaModelError) {
    for (index, node) in nodes.enumerated() {
      let isCase = index >= LemmaClass.count && index < LemmaClass.rootCount
      let isRoot = index < LemmaClass.rootCount
      let children = Int(node.firstChild)..<Int(node.firstChild) + Int(node.childCount)
      let labels = isCase ? 3 : edits.count
      guard
        node.childCount == 0 || (children.lowerBound > index && children.upperBound <= nodes.count),
        node.label < labels || (node.label == Self.none && !isRoot)
      else { throw .reference(section: "lemma.nodes", entry: index) }
    }
  }

  /// The label of the longest ending of `word` that has one.
  @inline(__always)
  func label(root: Int, of word: UnsafeBufferPointer<UInt8>) -> UInt16 {
    nodes.withUnsafeBufferPointer { nodes in
      var node = nodes[root]
      var label = node.label
      var index = word.count
      while node.childCount > 0 && index >= 0 {
        index -= 1
        let byte = index >= 0 ? word[index] : 0
        guard let child = Self.child(of: node, byte, in: nodes) else { break }
        node = nodes[child]
        if node.label != Self.none { label = node.label }
      }
      return label
    }
  }

  @inline(__always)
  private static func child(
    of node: Node, _ byte: UInt8, in nodes: UnsafeBufferPointer<Node>
  ) -> Int? {
    var low = Int(node.firstChild)
    var high = low + Int(node.childCount)
    while low < high {
      let middle = (low + high) >> 1
      if nodes[middle].byte < byte { low = middle + 1 } else { high = middle }
    }
    return low < Int(node.firstChild) + Int(node.childCount) && nodes[low].byte == byte ? low : nil
  }
}
