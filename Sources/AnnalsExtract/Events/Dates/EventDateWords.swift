import AnnalsAnnotation
import AnnalsLanguage

/// The words that decide for which event a date holds, from the lexicon `Events/date-words`. A class,
/// because each reader carries them.
final class EventDateWords: Sendable {
  /// Prepositions before the date of what is done: "in 1958".
  let holding: WordSet
  /// Prepositions before the date of a thing: "the plan of 1958".
  let describing: WordSet
  /// Nouns that only cut out a part: "part of the deaths".
  let parts: WordSet
  /// "when", "while".
  let sameTime: WordSet
  /// "about" and its like behind a word of saying.
  let topics: WordSet
  /// "until", "after" before an event: "until the treaty of 1925".
  let bounding: WordSet
  /// "later", "formerly".
  let otherTimes: WordSet
  /// What opens a sentence that goes on from the one before.
  let continuing: WordSet
  /// "on" of "from 1958 on".
  let onward: WordSet
  /// "early", "late" of "as early as 1958".
  let earlyLate: WordSet
  /// "met", "assembled".
  let meetings: WordSet
  let strongMarks, had, have: WordSet
  let by, from, to, the, of, `as`, and, or, comma, openingBracket, closingBracket, since, it: WordID

  init(words: inout VocabularyBuilder) {
    let rows = words.lexicon("Events/date-words").rows
    func set(_ name: String) -> WordSet {
      let forms = rows.filter { $0.cells[1] == name }.map { $0.cells[0] }
      precondition(!forms.isEmpty, "Events/date-words: no class '\(name)'")
      return WordSet(forms, in: &words)
    }
    holding = set("holds")
    describing = set("describes")
    parts = set("part of an event")
    sameTime = set("same time")
    topics = set("topic")
    bounding = set("bounds by an event")
    otherTimes = set("other time")
    continuing = set("goes on")
    onward = set("onward")
    meetings = set("comes together")
    had = WordSet(["had", "'d", "’d"], in: &words)
    have = WordSet(["has", "have", "having", "'ve", "’ve"], in: &words)
    earlyLate = WordSet(["early", "late"], in: &words)
    strongMarks = WordSet([";", ":"], in: &words)
    `as` = words.id(of: "as")
    and = words.id(of: "and")
    or = words.id(of: "or")
    closingBracket = words.id(of: ")")
    by = words.id(of: "by")
    from = words.id(of: "from")
    to = words.id(of: "to")
    the = words.id(of: "the")
    of = words.id(of: "of")
    comma = words.id(of: ",")
    openingBracket = words.id(of: "(")
    since = words.id(of: "since")
    it = words.id(of: "it")
  }
}
