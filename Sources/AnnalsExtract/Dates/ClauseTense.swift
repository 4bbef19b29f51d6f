import AnnalsAnnotation
import AnnalsLanguage

/// The tense of the clause that an expression stands in, from the tree: that of the verb, or of the word with
/// a copula, on which it hangs. "The defeats of Tuesday" has none.
struct ClauseTense {
  let source: DateTokens

  /// Nil without a verb, and for "decided to meet on Monday", which leaves open when.
  func tense(of date: ParsedDate) -> DateMention.Tense? {
    guard date.start < source.analyses.count else { return nil }
    for token in date.start..<date.end {
      let head = Int(source.analyses[token].head)
      guard head < date.start || head >= date.end, source.range.contains(head) else { continue }
      return isPredicate(head) ? tense(of: head) : nil
    }
    return nil
  }

  private func isPredicate(_ index: Int) -> Bool {
    source.analyses[index].universalTag == .verb || auxiliaries(of: index).first != nil
  }

  private func tense(of predicate: Int, isGoverning: Bool = false) -> DateMention.Tense? {
    let auxiliaries = auxiliaries(of: predicate)
    if let first = auxiliaries.first {
      switch source.analyses[first].pennTag {
      case .vbd: return .past
      case .vbz, .vbp:
        // "is to meet", "has met", "is meeting".
        if auxiliaries.hasTo { return .future }
        return isPerfect(first) ? .past : .present
      // "will meet", "could win", but "could have won".
      case .md: return isPerfect(first + 1) || isPerfect(first + 2) ? .past : .future
      default: return nil
      }
    }
    guard auxiliaries.hasTo else { return bare(predicate) }
    let head = Int(source.analyses[predicate].head)
    guard !isGoverning, source.range.contains(head), isPredicate(head) else { return nil }
    // "plans to meet", "it will be hard to win".
    let above = tense(of: head, isGoverning: true)
    return above == .present || above == .future ? .future : nil
  }

  private func isPerfect(_ index: Int) -> Bool {
    source.words.perfectAuxiliaries.contains(source.word(index))
  }

  private func bare(_ verb: Int) -> DateMention.Tense? {
    switch source.analyses[verb].pennTag {
    case .vbd: .past
    case .vbz, .vbp: .present
    // "a bill passed in October".
    case .vbn where source.analyses[verb].relation == .acl: .past
    default: nil
    }
  }

  /// The first auxiliary or copula of a predicate, and whether "to" stands before it.
  private func auxiliaries(of predicate: Int) -> (first: Int?, hasTo: Bool) {
    var found: (first: Int?, hasTo: Bool) = (nil, false)
    let start = max(source.range.lowerBound, predicate - Self.reach)
    for token in start..<predicate where Int(source.analyses[token].head) == predicate {
      switch source.analyses[token].relation {
      case .aux, .auxPass, .cop: found.first = found.first ?? token
      case .mark: found.hasTo = found.hasTo || source.word(token) == source.words.single.to
      default: break
      }
    }
    return found
  }

  private static let reach = 8
}
