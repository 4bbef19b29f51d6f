import AnnalsAnnotation
import AnnalsLanguage

/// The single words that a rule names itself.
struct EventWords: Sendable {
  let going: WordID
  let semicolon: WordID
  let from: WordID
  let hyphen: WordID
  let openingBracket: WordID
  let cliticD: WordID
  let been: WordID
  let comma: WordID
  let colon: WordID
  let question: WordID
  let pronounI: WordID
  let cliticS: WordID
  let that: WordID
  let had: WordID
  let by: WordID
  let of: WordID
  let no: WordID
  let too: WordID
  let order: WordID
  let to: WordID
  let without: WordID
  let the: WordID
  let it: WordID
  let since: WordID
  let nearly: WordID
  let almost: WordID
  let say: WordID
  let about: WordID
  let were: WordID
  let should: WordID
  let have: WordID
  let use: WordID
  let `let`: WordID
  let `as`: WordID
  /// Verbs that say what their subject is like, with an adjective: `become`.
  let linking: WordSet
  /// Verbs that say little beside the noun that they govern: `make` a journey.
  let light: WordSet
  let clauseMarks: WordSet
  /// Open a question that takes its event for granted: `when did they leave?`
  let questionWords: WordSet
  /// `prisoners of war` tells of no war.
  let prisoners: WordSet
  /// Beside `would` tell of a habit.
  let habitWords: WordSet

  /// Verbs that tell of states: `know`.
  let stative: WordSet

  init(words: inout VocabularyBuilder) {
    stative = WordSet(
      words.lexicon("Events/stative-verbs").rows.map { $0.cells[0] }, in: &words)
    have = words.id(of: "have")
    use = words.id(of: "use")
    `let` = words.id(of: "let")
    `as` = words.id(of: "as")
    linking = WordSet(
      [
        "appear", "become", "feel", "get", "grow", "keep", "look", "prove", "remain", "seem",
        "sound", "stay", "turn",
      ], in: &words)
    light = WordSet(["give", "make", "take"], in: &words)
    cliticD = words.id(of: "'d")
    been = words.id(of: "been")
    openingBracket = words.id(of: "(")
    going = words.id(of: "going")
    semicolon = words.id(of: ";")
    from = words.id(of: "from")
    hyphen = words.id(of: "-")
    comma = words.id(of: ",")
    colon = words.id(of: ":")
    question = words.id(of: "?")
    pronounI = words.id(of: "i")
    cliticS = words.id(of: "'s")
    that = words.id(of: "that")
    had = words.id(of: "had")
    by = words.id(of: "by")
    of = words.id(of: "of")
    no = words.id(of: "no")
    too = words.id(of: "too")
    order = words.id(of: "order")
    to = words.id(of: "to")
    without = words.id(of: "without")
    the = words.id(of: "the")
    it = words.id(of: "it")
    since = words.id(of: "since")
    nearly = words.id(of: "nearly")
    almost = words.id(of: "almost")
    say = words.id(of: "say")
    about = words.id(of: "about")
    were = words.id(of: "were")
    should = words.id(of: "should")
    questionWords = WordSet(
      ["how", "what", "when", "where", "which", "who", "whom", "whose", "why"], in: &words)
    prisoners = WordSet(["captives", "prisoner", "prisoners"], in: &words)
    habitWords = WordSet(
      [
        "always", "daily", "days", "each", "every", "frequently", "hours", "invariably", "often",
        "regularly", "sometimes", "usually", "weeks", "whenever",
      ], in: &words)
    clauseMarks = WordSet([";", ":", "(", ")", "–", "—", "--"], in: &words)
  }
}
