import AnnalsAnnotation
import AnnalsLanguage

/// What a word does inside a numeral.
struct NumberWord: Sendable {
  enum Role: String, Sendable {
    /// zero to nineteen
    case small
    /// twenty to ninety
    case tens
    case hundred
    /// thousand and higher: multiplies what stands before
    case scale
    /// dozen: multiplies, but starts no larger numeral
    case group
    /// millions, dozens: a vague amount
    case plural
    case half
    /// third, tenth: a denominator after "a" or "one"
    case part
    /// thirds, tenths: a denominator after another number
    case parts
    /// twice, double
    case multiplier
    /// tenfold
    case fold
    /// doubled
    case multiplied
    /// halved
    case divided
  }

  let role: Role
  let value: Int64
}

/// The lexicon of number words and the small words that numerals are joined with. A class, because each
/// run of digits carries it.
final class NumberWords: Sendable {
  private let entries: [WordID: NumberWord]
  /// Words that have any role in a numeral; a figure may begin with each.
  let all: WordSet
  let and, a, an, point, hyphen, slash, of, minus, one, over, stop, comma, caret, plus: WordID
  let percent: WordID
  let dashes: WordSet
  let minusSigns: WordSet
  let minusWords: WordSet
  let timesSigns: WordSet
  let fewWords: WordSet

  init(words: inout VocabularyBuilder) {
    var entries: [WordID: NumberWord] = [:]
    var all = WordSet()
    for row in words.lexicon("Figures/number-words").rows {
      guard let role = NumberWord.Role(rawValue: row.cells[1]), let value = Int64(row.cells[2])
      else {
        preconditionFailure("Figures/number-words:\(row.line): no role '\(row.cells[1])'")
      }
      let id = words.id(of: row.cells[0])
      entries[id] = NumberWord(role: role, value: value)
      all.insert(id)
    }
    self.entries = entries
    self.all = all
    and = words.id(of: "and")
    a = words.id(of: "a")
    an = words.id(of: "an")
    point = words.id(of: "point")
    hyphen = words.id(of: "-")
    slash = words.id(of: "/")
    of = words.id(of: "of")
    minus = words.id(of: "minus")
    one = words.id(of: "one")
    over = words.id(of: "over")
    stop = words.id(of: ".")
    comma = words.id(of: ",")
    caret = words.id(of: "^")
    plus = words.id(of: "+")
    percent = words.id(of: "%")
    minusWords = WordSet(["minus", "negative"], in: &words)
    timesSigns = WordSet(["x", "×"], in: &words)
    dashes = WordSet(["-", "–", "—", "~", "‑", "−"], in: &words)
    minusSigns = WordSet(["-", "−"], in: &words)
    fewWords = CueWords.set("few", in: &words)
  }

  func entry(_ word: WordID) -> NumberWord? { all.contains(word) ? entries[word] : nil }

  /// Whether "and a half" follows, which makes "one" a number for certain.
  func isHalf(after index: Int, in sentence: FigureSentence) -> Bool {
    sentence.word(index + 1) == and && isArticle(sentence.word(index + 2))
      && entry(sentence.word(index + 3))?.role == .half
  }

  func isArticle(_ word: WordID) -> Bool { word != 0 && (word == a || word == an) }
}
