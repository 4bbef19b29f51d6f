import AnnalsAnnotation
import AnnalsLanguage

/// Cuts a sentence into clauses by its marks and conjunctions, and says which date holds for which of
/// them. A stand-in for the tree, for rules that ask what belongs together.
package struct ClauseMap: Sendable {
  /// Where each clause begins, as token indices; the first is the sentence's first token.
  package let starts: [Int]
  private let limit: Int

  /// Index of the clause that holds a token of the sentence.
  package func clause(of token: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= token { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// The tokens of a clause.
  package func tokens(ofClause clause: Int) -> Range<Int> {
    starts[clause]..<(clause + 1 < starts.count ? starts[clause + 1] : limit)
  }

  fileprivate init(starts: [Int], limit: Int) {
    self.starts = starts
    self.limit = limit
  }
}

/// Makes clause maps.
package struct ClauseSplitter: Sendable {
  private let subordinators: WordSet
  private let conjunctions: WordSet
  private let comma: WordID
  private let strongMarks: WordSet

  package init(words: inout VocabularyBuilder) {
    subordinators = WordSet(
      [
        "which", "who", "whom", "whose", "while", "when", "whenever", "because", "although",
        "though",
        "whereas", "if", "unless", "where",
      ], in: &words)
    conjunctions = WordSet(
      ["and", "but", "or", "nor", "so", "yet", "as", "after", "before", "until", "since"],
      in: &words)
    comma = words.id(of: ",")
    strongMarks = WordSet([";", ":", "(", ")", "–", "—", "--"], in: &words)
  }

  package func clauses(of sentence: Sentence, in tokens: [Token]) -> ClauseMap {
    var starts = [sentence.tokens.lowerBound]
    for index in sentence.tokens.dropFirst() {
      let word = tokens[index].word
      let previous = tokens[index - 1].word
      if word == 0, previous == 0 { continue }
      if subordinators.contains(word) || strongMarks.contains(previous) && isSpaced(tokens[index])
        || conjunctions.contains(word) && previous == comma
      {
        starts.append(index)
      }
    }
    return ClauseMap(starts: starts, limit: sentence.tokens.upperBound)
  }

  /// A dash inside a range (`1958–62`) touches both sides and cuts nothing.
  private func isSpaced(_ token: Token) -> Bool { token.shape.contains(.spaceBefore) }
}

/// Which date holds for a token: one in its own clause, else one that opens the sentence.
package struct ClauseDates: Sendable {
  private let clauses: ClauseMap
  /// For each clause the index of its date among the document's date mentions.
  private let dates: [Int?]

  /// - Parameters:
  ///   - mentions: the document's date mentions, in text order.
  ///   - candidates: which of them lie in this sentence; durations and sets are passed over, and the end
  ///     of a range counts as one with its start.
  ///   - opening: how many tokens from the sentence's start a date may begin to hold for all clauses.
  package init(
    clauses: ClauseMap, mentions: [DateMention], candidates: some Sequence<Int>,
    opening: Int = 4
  ) {
    var dates = [Int?](repeating: nil, count: clauses.starts.count)
    var counts = [Int](repeating: 0, count: clauses.starts.count)
    var first: Int?
    for index in candidates where mentions[index].kind == .date && mentions[index].range != .end {
      let clause = clauses.clause(of: mentions[index].token)
      counts[clause] += 1
      if dates[clause] == nil { dates[clause] = index }
      if first == nil { first = index }
    }
    // Two dates in one clause: which holds for which word only a tree can tell.
    for clause in dates.indices where counts[clause] > 1 { dates[clause] = nil }
    if let first, mentions[first].token < clauses.starts[0] + opening, counts[0] == 1 {
      for clause in dates.indices where counts[clause] == 0 { dates[clause] = first }
    }
    self.clauses = clauses
    self.dates = dates
  }

  /// Index of the date mention that holds for a token, or nil.
  package func mention(forToken token: Int) -> Int? { dates[clauses.clause(of: token)] }
}
