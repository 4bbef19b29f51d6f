import AnnalsAnnotation
import AnnalsLanguage

/// The single words that a rule names itself.
struct EventWords: Sendable {
  let semicolon: WordID
  let hyphen: WordID
  let cliticD: WordID
  let been: WordID
  let comma: WordID
  let colon: WordID
  let question: WordID
  let pronounI: WordID
  let cliticS: WordID
  let that: WordID
  let had: WordID
  let no: WordID
  let too: WordID
  let order: WordID
  let without: WordID
  let against: WordID
  let the: WordID
  let nearly: WordID
  let almost: WordID
  let were: WordID
  let should: WordID
  let clauseMarks: WordSet
  /// Open a question that takes its event for granted: `when did they leave?`
  let questionWords: WordSet
  /// Beside `would` tell of a habit.
  let habitWords: WordSet

  /// Denied, leave open what they govern: `not believed`.
  let beliefs: WordSet
  /// Before a noun tell that there is none: `an absence of help`.
  let lacks: WordSet
  /// Verbs that tell of states: `know`.
  let stative: WordSet

  init(words: inout VocabularyBuilder) {
    stative = WordSet(
      words.lexicon("Events/stative-verbs").rows.map { $0.cells[0] }, in: &words)
    beliefs = WordSet(
      [
        "believe", "certain", "claim", "clear", "imply", "likely", "mean", "prove", "suggest",
        "suppose", "sure", "think", "true",
      ], in: &words)
    lacks = WordSet(["absence", "absent", "lack", "lacked", "lacking", "lacks"], in: &words)
    cliticD = words.id(of: "'d")
    been = words.id(of: "been")
    semicolon = words.id(of: ";")
    hyphen = words.id(of: "-")
    comma = words.id(of: ",")
    colon = words.id(of: ":")
    question = words.id(of: "?")
    pronounI = words.id(of: "i")
    cliticS = words.id(of: "'s")
    that = words.id(of: "that")
    had = words.id(of: "had")
    no = words.id(of: "no")
    too = words.id(of: "too")
    order = words.id(of: "order")
    without = words.id(of: "without")
    against = words.id(of: "against")
    the = words.id(of: "the")
    nearly = words.id(of: "nearly")
    almost = words.id(of: "almost")
    were = words.id(of: "were")
    should = words.id(of: "should")
    questionWords = WordSet(
      ["how", "what", "when", "where", "which", "who", "whom", "whose", "why"], in: &words)
    habitWords = WordSet(
      [
        "always", "daily", "days", "each", "every", "frequently", "hours", "invariably", "often",
        "regularly", "sometimes", "usually", "weeks", "whenever",
      ], in: &words)
    clauseMarks = WordSet([";", ":", "(", ")", "–", "—", "--"], in: &words)
  }
}
