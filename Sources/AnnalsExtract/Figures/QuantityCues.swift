import AnnalsAnnotation
import AnnalsLanguage

/// The small words that join numbers into ranges, shares and multiples.
struct QuantityCues: Sendable {
  enum Opening { case between, from }

  let to, through, by, or, and, out, of, inWord, times, aged, age, a, every, comma: WordID
  let dollarSign, other, below, zero, factor: WordID
  private let between, from: WordID
  let comparisons: WordSet
  let wholes: WordSet
  let furthers: WordSet
  let halfBefore: WordSet
  let notHalf: WordSet
  let sides: WordSet
  let closing, closeBrackets: WordSet
  let openBrackets: WordSet
  let suspending: WordSet
  let ageSubjects: WordSet
  let ageVerbs: WordSet
  let afterAge: WordSet
  let anothers: WordSet
  let angles: WordSet
  let changes: WordSet

  init(words: inout VocabularyBuilder) {
    to = words.id(of: "to")
    through = words.id(of: "through")
    comma = words.id(of: ",")
    dollarSign = words.id(of: "$")
    other = words.id(of: "other")
    below = words.id(of: "below")
    zero = words.id(of: "zero")
    factor = words.id(of: "factor")
    angles = CueWords.set("after an angle", in: &words)
    changes = WordSet(
      words.lexicon("Figures/change-words").rows.map { $0.cells[0] }, in: &words)
    by = words.id(of: "by")
    or = words.id(of: "or")
    and = words.id(of: "and")
    out = words.id(of: "out")
    of = words.id(of: "of")
    inWord = words.id(of: "in")
    times = words.id(of: "times")
    aged = words.id(of: "aged")
    age = words.id(of: "age")
    every = words.id(of: "every")
    sides = WordSet(["vote", "votes", "score", "ratio", "margin", "odds"], in: &words)
    openBrackets = WordSet(["(", "[", "{", "<"], in: &words)
    suspending = WordSet([",", "and", "or", "to"], in: &words)
    closeBrackets = WordSet([")", "]", "}", ">"], in: &words)
    closing = WordSet([")", "]", "}", ">", ",", ";", ":"], in: &words)
    ageSubjects = WordSet(["he", "she", "who"], in: &words)
    ageVerbs = WordSet(["was", "is", "be", "turned", "turns", "been", "'s"], in: &words)
    afterAge = WordSet(["when", "by", "now", "at", "and", "years"], in: &words)
    anothers = WordSet(["a", "an", "another"], in: &words)
    a = words.id(of: "a")
    between = words.id(of: "between")
    from = words.id(of: "from")
    comparisons = CueWords.set("after times", in: &words)
    furthers = CueWords.set("before a counted noun", in: &words)
    wholes = CueWords.set("after half", in: &words)
    halfBefore = CueWords.set("before half", in: &words)
    notHalf = CueWords.set("ordinal half", in: &words)
  }

  func opening(_ word: WordID) -> Opening? {
    if word == 0 { return nil }
    return word == between ? .between : word == from ? .from : nil
  }
}
