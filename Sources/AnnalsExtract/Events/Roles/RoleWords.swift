import AnnalsAnnotation
import AnnalsLanguage
import AnnalsLexicons

/// What a verb says of who takes part in it. The names are those of the lexicon.
struct VerbTraits: OptionSet, Sendable {
  let rawValue: UInt16

  /// Without an object it happens to its subject: `died`.
  static let happening = VerbTraits(rawValue: 1 << 0)
  /// So too, unless the subject is a person: `the gate opened`, `they moved`.
  static let either = VerbTraits(rawValue: 1 << 1)
  /// The subject does nothing, whatever stands behind: `cost ten dollars`.
  static let state = VerbTraits(rawValue: 1 << 2)
  /// So with a number behind: `reached 40 tons`.
  static let amount = VerbTraits(rawValue: 1 << 3)
  /// Whoever promises somebody to go goes himself.
  static let subjectControl = VerbTraits(rawValue: 1 << 4)
  /// Says little beside the event noun that it governs; its subject does it: `waged a war`.
  static let light = VerbTraits(rawValue: 1 << 5)
  /// To its subject the noun happens: `suffered a defeat`.
  static let undergoing = VerbTraits(rawValue: 1 << 6)
  /// Leaves its object behind: `fled the village`.
  static let source = VerbTraits(rawValue: 1 << 7)
  /// May lead to a place.
  static let motion = VerbTraits(rawValue: 1 << 8)
  /// Says nothing without what follows its object: `put the toll at 40`.
  static let complement = VerbTraits(rawValue: 1 << 9)
  /// Its subject acts although it is passive: `were sent to find it`.
  static let sending = VerbTraits(rawValue: 1 << 10)
  /// `from` a place says where it was: `was reported from Kent`.
  static let reporting = VerbTraits(rawValue: 1 << 11)

  /// With an object and `to`, the subject acts: `used its power to close it`.
  static let using = VerbTraits(rawValue: 1 << 12)
  /// Hardly ever stands without an object.
  static let transitive = VerbTraits(rawValue: 1 << 13)

  /// Its object may be the place where it happens: `entered the town`.
  static let reaching = VerbTraits(rawValue: 1 << 14)

  static let names: [String: VerbTraits] = [
    "happening": happening, "either": either, "state": state, "amount": amount,
    "subjectControl": subjectControl, "light": light, "undergoing": undergoing, "source": source,
    "motion": motion, "complement": complement, "sending": sending, "reporting": reporting,
    "using": using, "transitive": transitive, "reaching": reaching,
  ]
}

/// What a single word says. The names are those of the lexicon.
struct RoleCue: OptionSet, Sendable {
  let rawValue: UInt32

  static let at = RoleCue(rawValue: 1 << 0)
  static let towards = RoleCue(rawValue: 1 << 1)
  static let from = RoleCue(rawValue: 1 << 2)
  static let of = RoleCue(rawValue: 1 << 3)
  static let by = RoleCue(rawValue: 1 << 4)
  static let without = RoleCue(rawValue: 1 << 5)
  /// Before a verb in -ing whose subject is the object before: `kept them from leaving`.
  static let controlling = RoleCue(rawValue: 1 << 6)
  /// Before one whose subject is anybody: `warned against leaving`.
  static let open = RoleCue(rawValue: 1 << 7)
  /// Stands for what is asked, or for what was told before.
  static let asked = RoleCue(rawValue: 1 << 8)
  /// `hard to find`: who is found is the subject.
  static let hard = RoleCue(rawValue: 1 << 9)
  /// A headline without it would tell as real what isn't.
  static let condition = RoleCue(rawValue: 1 << 10)
  /// An adverb that a headline keeps: `nearly`.
  static let kept = RoleCue(rawValue: 1 << 11)
  static let denying = RoleCue(rawValue: 1 << 12)
  /// A noun that says when.
  static let time = RoleCue(rawValue: 1 << 13)
  /// A noun of set phrases: `in fact`.
  static let vague = RoleCue(rawValue: 1 << 14)
  /// A noun for a place.
  static let site = RoleCue(rawValue: 1 << 15)
  /// Singles out who did something: `the last to leave`.
  static let ordinal = RoleCue(rawValue: 1 << 16)
  /// A fraction: `a third`.
  static let share = RoleCue(rawValue: 1 << 19)
  /// Where a verb leads: `went home`, `fell back`.
  static let direction = RoleCue(rawValue: 1 << 20)
  /// Before a place that holds what stands before: `40 men in Kent`.
  static let inside = RoleCue(rawValue: 1 << 21)
  static let with = RoleCue(rawValue: 1 << 18)
  /// Before two things that one word joins: `between 40 and 50`.
  static let pairing = RoleCue(rawValue: 1 << 23)
  /// What it is may be an infinitive: `the plan was to leave`.
  static let aim = RoleCue(rawValue: 1 << 22)
  /// Stands for persons without being a noun for one: `somebody`.
  static let person = RoleCue(rawValue: 1 << 17)

  static let names: [String: RoleCue] = [
    "at": at, "towards": towards, "from": from, "of": of, "by": by, "without": without,
    "controlling": controlling, "open": open, "asked": asked, "hard": hard,
    "condition": condition, "kept": kept, "denying": denying, "time": time, "vague": vague,
    "site": site, "ordinal": ordinal, "person": person,
    "with": with, "share": share, "direction": direction, "inside": inside, "aim": aim,
    "pairing": pairing,
  ]
}

/// What an event noun says of its possessor and of what `of` brings behind it.
struct NounTraits: Sendable {
  enum Part: String, Sendable { case agent, patient, none = "-" }

  let whose: Part
  let of: Part

  /// `their purge of the clerks`
  static let usual = NounTraits(whose: .agent, of: .patient)
}

/// The words by which roles are told apart, one array look-up a word.
struct RoleWords: Sendable {
  private var verbs: [VerbTraits] = []
  private var verbPhrases: [String: VerbTraits] = [:]
  private var nouns: [NounTraits?] = []
  private var cues: [RoleCue] = []
  private let persons: WordSet

  init(words: inout VocabularyBuilder) {
    persons = WordSet(
      words.lexicon("Entities/person-nouns").rows.map { $0.cells[0] }
        + words.lexicon("Events/role-words").rows.filter { $0.cells[1].contains("person") }
        .map { $0.cells[0] }, in: &words)
    readVerbs(words.lexicon("Events/role-verbs"), &words)
    readNouns(words.lexicon("Events/role-nouns"), &words)
    readCues(words.lexicon("Events/role-words"), &words)
  }

  /// By the number of the lemma.
  @inline(__always)
  func verb(_ lemma: WordID) -> VerbTraits {
    Int(lemma) < verbs.count ? verbs[Int(lemma)] : []
  }

  /// `take place`, by the whole lemma.
  func verbPhrase(_ lemma: String) -> VerbTraits? { verbPhrases[lemma] }

  /// By the number of the lemma.
  func noun(_ lemma: WordID) -> NounTraits {
    Int(lemma) < nouns.count ? nouns[Int(lemma)] ?? .usual : .usual
  }

  /// Whether a noun is one for a person, by the number of its lemma.
  func isPerson(_ lemma: WordID) -> Bool { persons.contains(lemma) }

  @inline(__always)
  func cue(_ word: WordID) -> RoleCue { Int(word) < cues.count ? cues[Int(word)] : [] }

  private mutating func readVerbs(_ file: LexiconFile, _ words: inout VocabularyBuilder) {
    for row in file.rows {
      var traits: VerbTraits = []
      for name in row.cells[1].split(separator: " ") {
        guard let trait = VerbTraits.names[String(name)] else {
          preconditionFailure("\(file.name):\(row.line): no kind '\(name)'")
        }
        traits.insert(trait)
      }
      if row.cells[0].contains(" ") {
        verbPhrases[row.cells[0]] = traits
      } else {
        Self.set(&verbs, words.id(of: row.cells[0]), traits, empty: [])
      }
    }
  }

  private mutating func readNouns(_ file: LexiconFile, _ words: inout VocabularyBuilder) {
    for row in file.rows {
      guard let whose = NounTraits.Part(rawValue: row.cells[1]),
        let of = NounTraits.Part(rawValue: row.cells[2])
      else { preconditionFailure("\(file.name):\(row.line): no such part") }
      let traits = NounTraits(whose: whose, of: of)
      Self.set(&nouns, words.id(of: row.cells[0]), traits, empty: nil)
    }
  }

  private mutating func readCues(_ file: LexiconFile, _ words: inout VocabularyBuilder) {
    for row in file.rows {
      var cue: RoleCue = []
      for name in row.cells[1].split(separator: " ") {
        guard let one = RoleCue.names[String(name)] else {
          preconditionFailure("\(file.name):\(row.line): no kind '\(name)'")
        }
        cue.insert(one)
      }
      Self.set(&cues, words.id(of: row.cells[0]), cue, empty: [])
    }
  }

  private static func set<Value>(
    _ table: inout [Value], _ id: WordID, _ value: Value, empty: Value
  ) {
    let index = Int(id)
    if index >= table.count {
      table += Array(repeating: empty, count: index - table.count + 1)
    }
    table[index] = value
  }
}
