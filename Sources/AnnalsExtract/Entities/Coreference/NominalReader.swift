import AnnalsAnnotation
import AnnalsLanguage

/// Reads noun phrases that stand for what is named: beside the name ("Hu Wen, the mill's owner"), or
/// taking it up later ("the owner").
struct NominalReader {
  let document: AnalyzedDocument
  let tree: DependencyTree
  let words: ReferenceWords
  private static let longest = 10

  /// The noun that stands in apposition to a name, on either side of it.
  func apposition(to name: ChainedName, head: Int) -> Int? {
    let noun =
      tree.relation(head) == .appos ? tree.head(head) : tree.dependent(of: head, .appos)
    guard let noun, !name.tokens.contains(noun), tree.pennTag(noun) == .nn,
      !document.tokens[noun].shape.contains(.sentenceStart),
      isBeside(noun, name.tokens)
    else { return nil }
    let word = document.tokens[noun].word
    switch name.type {
    case .person: return words.personNouns[word] != nil ? noun : nil
    case .place, .organization:
      return words.bodyNouns.contains(word) && isDetermined(noun) ? noun : nil
    case .event, .work: return nil
    }
  }

  /// "the province", "its capital"; bare nouns beside places are mostly headings and remarks.
  private func isDetermined(_ noun: Int) -> Bool {
    tree.dependent(of: noun) {
      $0 < noun && (tree.relation($0) == .det || tree.relation($0) == .nmodPoss)
    } != nil
  }

  /// No other name, no colon and no "and" stands between: in "Hu and Li, owner of the mill" it is open
  /// whose apposition the owner is.
  private func isBeside(_ noun: Int, _ name: Range<Int>) -> Bool {
    let between =
      noun < name.lowerBound
      ? noun + 1..<name.lowerBound : name.upperBound..<max(name.upperBound, noun)
    guard between.count <= Self.longest else { return false }
    return between.allSatisfy { index in
      let tag = tree.tag(index)
      return tag != .cconj && tag != .verb && (tag != .propn || noun > name.lowerBound)
        && document.tokens[index].word != words.colon
    }
  }

  /// The noun of a definite phrase that nothing but its article describes: "the owner", "this board".
  func isBareDefinite(_ noun: Int) -> Bool {
    guard noun > 0, tree.pennTag(noun) == .nn,
      words.definites.contains(document.tokens[noun - 1].word), tree.head(noun - 1) == noun
    else { return false }
    return tree.dependent(of: noun) { dependent in
      switch tree.relation(dependent) {
      case .det, .case, .punct, .cop, .nsubj, .cc, .conj, .advmod, .mark, .aux: false
      default: true
      }
    } == nil
  }

  /// The phrase from its first word to its head.
  func phrase(around head: Int) -> Range<Int> {
    var start = head
    while start > 0, head - start < Self.longest, isPart(start - 1, of: head) { start -= 1 }
    return start..<head + 1
  }

  private func isPart(_ index: Int, of head: Int) -> Bool {
    var index = index
    for _ in 0..<4 {
      switch tree.relation(index) {
      case .det, .compound, .amod, .nmodPoss, .nummod, .flat, .nmodDesc, .advmod: break
      case .case where tree.pennTag(index) == .pos: break
      case .punct where tree.pennTag(index) == .hyph: break
      default: return false
      }
      guard let next = tree.head(index) else { return false }
      if next == head { return true }
      index = next
    }
    return false
  }
}
