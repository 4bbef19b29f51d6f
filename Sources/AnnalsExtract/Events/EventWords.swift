import AnnalsAnnotation
import AnnalsLanguage

/// The single words that a rule names itself.
struct EventWords: Sendable {
  let going: WordID
  let semicolon: WordID
  let from: WordID
  let hyphen: WordID
  let openingBracket: WordID
  let `in`: WordID
  let on: WordID
  let cliticD: WordID
  let been: WordID
  let used: WordID
  let comma: WordID
  let colon: WordID
  let closingBracket: WordID
  let exclamation: WordID
  let question: WordID
  let pronounI: WordID
  let cliticS: WordID
  let that: WordID
  let had: WordID
  let by: WordID
  let of: WordID
  let no: WordID
  let too: WordID
  let so: WordID
  let order: WordID
  let to: WordID
  let without: WordID
  let the: WordID
  let clauseMarks: WordSet

  init(words: inout VocabularyBuilder) {
    cliticD = words.id(of: "'d")
    been = words.id(of: "been")
    used = words.id(of: "used")
    `in` = words.id(of: "in")
    on = words.id(of: "on")
    openingBracket = words.id(of: "(")
    going = words.id(of: "going")
    semicolon = words.id(of: ";")
    from = words.id(of: "from")
    hyphen = words.id(of: "-")
    comma = words.id(of: ",")
    colon = words.id(of: ":")
    closingBracket = words.id(of: ")")
    exclamation = words.id(of: "!")
    question = words.id(of: "?")
    pronounI = words.id(of: "i")
    cliticS = words.id(of: "'s")
    that = words.id(of: "that")
    had = words.id(of: "had")
    by = words.id(of: "by")
    of = words.id(of: "of")
    no = words.id(of: "no")
    too = words.id(of: "too")
    so = words.id(of: "so")
    order = words.id(of: "order")
    to = words.id(of: "to")
    without = words.id(of: "without")
    the = words.id(of: "the")
    clauseMarks = WordSet([";", ":", "(", ")", "–", "—", "--"], in: &words)
  }
}
