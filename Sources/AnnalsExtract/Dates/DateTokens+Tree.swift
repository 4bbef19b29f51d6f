import AnnalsAnnotation

/// What the analysis says of the tokens of a sentence; without one, every answer is "no".
extension DateTokens {
  /// The part of speech of a token; nil outside the sentence.
  func tag(_ index: Int) -> UniversalTag? {
    range.contains(index) && index < analyses.count ? analyses[index].universalTag : nil
  }

  func relation(_ index: Int) -> Relation? {
    range.contains(index) && index < analyses.count ? analyses[index].relation : nil
  }

  func isNoun(_ index: Int) -> Bool { tag(index) == .noun || tag(index) == .propn }

  /// The noun close behind that a noun stands before to describe it: "offensive" for "summer offensive".
  func modified(by index: Int) -> Int? {
    guard relation(index) == .compound || relation(index) == .nmodUnmarked else { return nil }
    let head = Int(analyses[index].head)
    return head > index && head - index <= Self.reach / 2 && isNoun(head) ? head : nil
  }

  /// The noun behind that a number belongs to.
  func numbered(by index: Int) -> Int? {
    guard
      relation(index) == .nummod || relation(index) == .compound || relation(index) == .amod
        || relation(index) == .nmodUnmarked
    else { return nil }
    let head = Int(analyses[index].head)
    return head > index && head - index <= Self.reach / 2 ? head : nil
  }

  /// A noun or name that is none of several, nor a unit such as "mile" in "1500 mile".
  func isSingular(_ index: Int) -> Bool {
    guard range.contains(index), index < analyses.count, !words.counted.contains(word(index)) else {
      return false
    }
    return analyses[index].pennTag == .nn || analyses[index].pennTag == .nnp
  }

  /// The token behind the phrase or clause that a preposition or conjunction opens: "the siege of the
  /// town" behind "after". Nil where the analysis has none, or one of many words.
  func phraseEnd(from opener: Int) -> Int? {
    guard range.contains(opener), opener < analyses.count else { return nil }
    let head = Int(analyses[opener].head)
    guard head > opener, head - opener <= Self.reach else { return nil }
    var end = head + 1
    let isClause = analyses[opener].relation == .mark
    while range.contains(end), end - opener <= Self.reach, isUnder(head, end) {
      if !isClause, analyses[end].relation == .nsubj || analyses[end].relation == .nsubjPass {
        break
      }
      if shape(end).contains(.punctuation), !isDash(end), word(end) != words.single.possessive {
        break
      }
      end += 1
    }
    return end - opener > Self.reach ? nil : end
  }

  private func isUnder(_ head: Int, _ index: Int) -> Bool {
    var node = index
    for _ in 0..<Self.reach {
      node = Int(analyses[node].head)
      if node == head { return true }
      if node < 0 { return false }
    }
    return false
  }

  /// How many tokens a phrase may have that is taken into a mention.
  private static let reach = 10
}
