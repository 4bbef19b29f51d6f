import AnnalsAnnotation
import AnnalsLanguage

/// A phrase table behind two bit tests: nearly every token starts and ends no phrase, and a generic table
/// of another module is slow to ask.
struct CuePhrases<Value: Sendable>: Sendable {
  private var table = PhraseTable<Value>()
  private var firstWords = WordSet()
  private var lastWords = WordSet()

  mutating func insert(_ phrase: String, _ value: Value, in words: inout VocabularyBuilder) {
    let forms = Tokenizer.forms(of: phrase)
    guard let first = forms.first, let last = forms.last else { return }
    firstWords.insert(words.id(of: first))
    lastWords.insert(words.id(of: last))
    table.insert(phrase, value, in: &words)
  }

  /// The longest phrase that starts at `index` and ends before `limit`.
  func longestMatch(in tokens: [Token], at index: Int, limit: Int) -> (count: Int, value: Value)? {
    guard index >= 0, index < limit, firstWords.contains(tokens[index].word) else { return nil }
    return table.longestMatch(in: tokens, at: index, limit: limit).map { ($0.count, $0.value) }
  }

  /// The longest phrase that ends with the token before `end` and starts at `start` or later.
  func longestMatch(
    in tokens: [Token], endingAt end: Int, from start: Int
  ) -> (count: Int, value: Value)? {
    guard end > start, end > 0, lastWords.contains(tokens[end - 1].word) else { return nil }
    return table.longestMatch(in: tokens, endingAt: end, from: start).map { ($0.count, $0.value) }
  }
}
