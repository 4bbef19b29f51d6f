import AnnalsLanguage
import AnnalsAnnotation
import AnnalsLexicons

/// What a function word or cue tells of the words beside it. The names are those of the lexicon.
struct EventCue: OptionSet, Sendable {
  let rawValue: UInt64

  private static func bit(_ position: UInt64) -> EventCue { EventCue(rawValue: 1 << position) }

  static let determiner = bit(0)
  static let quantifier = bit(1)
  static let possessive = bit(2)
  static let singularSubject = bit(3)
  static let pluralSubject = bit(4)
  static let pronounSubject = bit(5)
  static let objectPronoun = bit(6)
  static let preposition = bit(7)
  static let gerundPreposition = bit(8)
  static let be = bit(9)
  static let have = bit(10)
  static let `do` = bit(11)
  static let get = bit(12)
  static let to = bit(13)
  static let will = bit(14)
  static let would = bit(15)
  static let may = bit(16)
  static let could = bit(17)
  static let must = bit(18)
  static let negation = bit(19)
  /// Denies the clause whose subject it opens: `nobody came`.
  static let noSubject = bit(20)
  /// Denies the verb that it follows: `found nothing`.
  static let nothing = bit(21)
  static let condition = bit(22)
  static let perhaps = bit(23)
  /// Beside `would` tells of what came later: `would later become`.
  static let wouldActual = bit(24)
  static let relative = bit(25)
  static let conjunction = bit(26)
  static let adverb = bit(27)
  /// What a following `to` with a verb means: intended, real, denied or possible.
  static let planned = bit(28)
  static let actualTo = bit(29)
  static let negatedTo = bit(30)
  static let possibleTo = bit(31)
  /// Before an event noun: it did not come to be.
  static let prevent = bit(32)

  /// Behind `no` denies the verb: `no longer exists`.
  static let longer = bit(33)
  /// A subject that means anyone: `you`.
  static let general = bit(34)

  /// `do`, `does`: with `not` a present.
  static let presentDo = bit(35)

  /// Singles out who did something: `the last to leave`.
  static let ordinal = bit(36)

  /// Leaves a gerund behind it open: `considered selling`, `accused of hoarding`.
  static let possibleGerund = bit(37)

  static let modal: EventCue = [.will, .would, .may, .must]

  private static let names: [String: EventCue] = [
    "determiner": determiner, "quantifier": quantifier, "possessive": possessive,
    "singularSubject": singularSubject, "pluralSubject": pluralSubject,
    "pronounSubject": pronounSubject, "objectPronoun": objectPronoun, "preposition": preposition,
    "gerundPreposition": gerundPreposition, "be": be, "have": have, "do": `do`, "get": get,
    "to": to, "will": will, "would": would, "may": may, "could": could, "must": must,
    "negation": negation, "noSubject": noSubject, "nothing": nothing, "condition": condition,
    "perhaps": perhaps, "wouldActual": wouldActual, "relative": relative,
    "conjunction": conjunction, "adverb": adverb, "planned": planned, "actualTo": actualTo,
    "negatedTo": negatedTo, "possibleTo": possibleTo, "prevent": prevent, "longer": longer,
    "general": general,
    "presentDo": presentDo,
    "ordinal": ordinal, "possibleGerund": possibleGerund,
  ]

  /// The cue that a lexicon's row names; an unknown name is a fault of the lexicon.
  init(name: String, row: LexiconFile.Row) {
    guard let cue = Self.names[name] else {
      preconditionFailure("Events/cues:\(row.line): no kind '\(name)'")
    }
    self = cue
  }

  init(rawValue: UInt64) { self.rawValue = rawValue }
}

/// The cues of every word, one array look-up a token.
struct EventCueTable: Sendable {
  private var cues: [EventCue] = []

  init(words: inout VocabularyBuilder) {
    for row in words.lexicon("Events/cues").rows {
      for name in row.cells[1].split(separator: " ") {
        insert(EventCue(name: String(name), row: row), for: words.id(of: row.cells[0]))
      }
    }
  }

  private mutating func insert(_ cue: EventCue, for id: WordID) {
    let index = Int(id)
    if index >= cues.count { cues += Array(repeating: [], count: index - cues.count + 1) }
    cues[index].insert(cue)
  }

  @inline(__always)
  subscript(word: WordID) -> EventCue {
    Int(word) < cues.count ? cues[Int(word)] : []
  }
}
