import AnnalsAnnotation
import AnnalsLanguage
import AnnalsLexicons

/// The words that decide what a figure speaks of. A class, because each climb carries them.
final class TopicWords: Sendable {
  let of, inWord, forWord, with, from, by, at, off, worth, it, age, bracket: WordID
  /// Words of rise and fall, and the verbs between a subject and its number.
  let changes, levels: WordSet
  /// Nouns that name no quantity of their own ("total"), and those that only gather the things
  /// counted ("group").
  let empty, emptyTopics, groups: WordSet
  /// Prepositions before a length of time that something takes.
  let lasting: WordSet
  let saying: WordSet
  /// What stands between the members of a list.
  let joints: WordSet
  /// Behind a length of time that only dates what happens: "two days later".
  let dating: WordSet
  /// Verbs that make a sum smaller: "wiped $5 million from its value".
  let taking: WordSet
  /// What a person's age ends with.
  let aged: WordSet
  /// "up", "down".
  let particles: WordSet
  /// "year", "weeks": when something was, not what was measured.
  let times: WordSet
  /// Verbs whose subject has or gets the things counted: "the farm keeps 40 cows".
  let having: WordSet
  /// Nouns that count as units do: "the index fell 40 points".
  let units: WordSet

  /// - Parameters:
  ///   - changes: the words of rise and fall.
  ///   - levels: the verbs between a subject and its number.
  ///   - empty: nouns that name no quantity of their own.
  ///   - groups: nouns that name nothing but the things counted: "a group of 20 men".
  init(
    words: inout VocabularyBuilder, changes: WordSet, levels: WordSet, empty: WordSet,
    groups: WordSet
  ) {
    self.changes = changes
    self.levels = levels
    self.empty = empty
    self.groups = groups
    of = words.id(of: "of")
    inWord = words.id(of: "in")
    forWord = words.id(of: "for")
    with = words.id(of: "with")
    off = words.id(of: "off")
    from = words.id(of: "from")
    age = words.id(of: "age")
    by = words.id(of: "by")
    at = words.id(of: "at")
    worth = words.id(of: "worth")
    it = words.id(of: "it")
    bracket = words.id(of: "(")
    emptyTopics = CueWords.set("empty topic", in: &words)
    lasting = CueWords.set("before a length of time", in: &words)
    saying = WordSet(
      words.lexicon("Figures/attribution-cues").rows.map { $0.cells[0] }, in: &words)
    joints = WordSet([",", ";", "and", "but", "while"], in: &words)
    dating = CueWords.set("dates by a length", in: &words)
    taking = CueWords.set("takes off", in: &words)
    aged = WordSet(["old", "olds"], in: &words)
    particles = WordSet(["up", "down"], in: &words)
    times = CueWords.set("stretch of time", in: &words)
    having = CueWords.set("has what is counted", in: &words)
    units = CueWords.set("counts as a unit", in: &words)
  }
}
