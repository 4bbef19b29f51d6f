import AnnalsLanguage

/// Writes tries and edits as the bytes of the model's sections, which `LemmaRules` reads.
struct LemmaSectionWriter {
  private let edits: [LemmaEdit]
  private let labels: [LemmaEdit: UInt16]
  private var tries: [EndingTrie] = []

  /// - Parameter edits: all that the tries' labels stand for, in any order; the one that changes nothing
  ///   is added and comes first.
  init(edits: [LemmaEdit]) {
    self.edits = Set(edits + [.none]).sorted()
    labels = Dictionary(
      uniqueKeysWithValues: zip(self.edits, self.edits.indices.map { UInt16($0) }))
  }

  /// The label that stands for an edit. Only for edits that the writer was made with.
  func label(of edit: LemmaEdit) -> UInt16 { labels[edit] ?? 0 }

  /// Adds the trie of the next root.
  mutating func append(_ trie: EndingTrie) { tries.append(trie) }

  func sections() -> [(name: String, bytes: [UInt8])] {
    let used = usedEdits()
    let (editBytes, text) = editTable(used)
    let numbers = Dictionary(uniqueKeysWithValues: zip(used, used.indices.map { UInt16($0) }))
    return [
      ("lemma.nodes", nodeTable(numbers)), ("lemma.edits", editBytes), ("lemma.text", text),
    ]
  }

  /// The labels that a needed node has, in order; the one that changes nothing always.
  private func usedEdits() -> [UInt16] {
    var used: Set<UInt16> = [label(of: .none)]
    for trie in tries[..<LemmaClass.count] {
      used.formUnion(trie.nodes.filter(\.isNeeded).compactMap(\.label))
    }
    return used.sorted()
  }

  private func editTable(_ used: [UInt16]) -> (edits: [UInt8], text: [UInt8]) {
    var bytes: [UInt8] = []
    var text: [UInt8] = []
    var starts: [[UInt8]: Int] = [:]
    for label in used {
      let edit = edits[Int(label)]
      let start = starts[edit.added] ?? text.count
      if starts[edit.added] == nil { text += edit.added }
      starts[edit.added] = start
      bytes += [
        UInt8(truncatingIfNeeded: start), UInt8(truncatingIfNeeded: start >> 8),
        UInt8(edit.removed), UInt8(edit.added.count),
      ]
    }
    return (bytes, text)
  }

  /// The roots, then level by level the children of each node, sorted by byte.
  private func nodeTable(_ numbers: [UInt16: UInt16]) -> [UInt8] {
    var queue = tries.indices.map { (trie: $0, node: 0, byte: UInt8(0)) }
    var bytes: [UInt8] = []
    var index = 0
    while index < queue.count {
      let (trie, node, byte) = queue[index]
      let source = tries[trie].nodes[node]
      let children = source.children.filter { tries[trie].nodes[$0.value].isNeeded }
        .sorted { $0.key < $1.key }
      let isCase = trie >= LemmaClass.count
      let label = source.label.map { isCase ? $0 : numbers[$0] ?? 0 } ?? LemmaRules.none
      let first = UInt32(queue.count)
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: first >> (8 * UInt32($0))) }
      bytes += [
        UInt8(truncatingIfNeeded: label), UInt8(truncatingIfNeeded: label >> 8), byte,
        UInt8(children.count),
      ]
      queue += children.map { (trie, $0.value, $0.key) }
      index += 1
    }
    return bytes
  }
}
