import AnnalsAnnotation
import AnnalsLanguage

/// The small words that join numbers into ranges, shares and multiples.
struct QuantityCues: Sendable {
  enum Opening { case between, from }

  let to, by, or, and, out, of, inWord, times, old, aged, age, half, a, than, hyphen: WordID
  private let between, from: WordID
  let comparisons: WordSet
  let wholes: WordSet
  let halfBefore: WordSet
  let notHalf: WordSet
  let reached: WordSet

  init(words: inout VocabularyBuilder) {
    to = words.id(of: "to")
    by = words.id(of: "by")
    or = words.id(of: "or")
    and = words.id(of: "and")
    out = words.id(of: "out")
    of = words.id(of: "of")
    inWord = words.id(of: "in")
    times = words.id(of: "times")
    old = words.id(of: "old")
    aged = words.id(of: "aged")
    age = words.id(of: "age")
    half = words.id(of: "half")
    a = words.id(of: "a")
    than = words.id(of: "than")
    hyphen = words.id(of: "-")
    between = words.id(of: "between")
    from = words.id(of: "from")
    comparisons = WordSet(
      [
        "as", "more", "higher", "larger", "greater", "bigger", "faster", "the", "that", "what",
        "its",
        "their", "over", "longer", "heavier", "less", "lower", "smaller",
      ], in: &words)
    wholes = WordSet(
      ["of", "the", "its", "their", "his", "her", "our", "this", "that", "these", "those", "all"],
      in: &words)
    halfBefore = WordSet(
      [
        "by", "about", "to", "nearly", "almost", "than", "least", "roughly", "over", "under",
        "only",
        "exactly", "well", "around",
      ], in: &words)
    notHalf = WordSet(
      [
        "the", "other", "first", "second", "lower", "upper", "latter", "northern", "southern",
        "eastern", "western", "this", "that", "each", "either", "which", "earlier", "later",
        "better",
      ], in: &words)
    reached = WordSet(["the", "an", "a", "his", "her", "their", "its"], in: &words)
  }

  func opening(_ word: WordID) -> Opening? {
    if word == 0 { return nil }
    return word == between ? .between : word == from ? .from : nil
  }
}
