import AnnalsLanguage
import AnnalsAnnotation
import AnnalsLexicons

/// What a function word or cue tells of the words beside it. The names are those of the lexicon.
struct EventCue: OptionSet, Sendable {
  let rawValue: UInt64

  private static func bit(_ position: UInt64) -> EventCue { EventCue(rawValue: 1 << position) }

  static let article = bit(0)
  static let determiner = bit(1)
  static let quantifier = bit(2)
  static let possessive = bit(3)
  static let singularSubject = bit(4)
  static let pluralSubject = bit(5)
  static let pronounSubject = bit(6)
  static let objectPronoun = bit(7)
  static let preposition = bit(8)
  static let gerundPreposition = bit(9)
  static let be = bit(10)
  static let have = bit(11)
  static let `do` = bit(12)
  static let get = bit(13)
  static let to = bit(14)
  static let will = bit(15)
  static let would = bit(16)
  static let may = bit(17)
  static let could = bit(18)
  static let must = bit(19)
  static let negation = bit(20)
  /// Denies the clause whose subject it opens: `nobody came`.
  static let noSubject = bit(21)
  /// Denies the verb that it follows: `found nothing`.
  static let nothing = bit(22)
  static let condition = bit(23)
  static let perhaps = bit(24)
  /// Beside `would` tells of what came later: `would later become`.
  static let wouldActual = bit(25)
  static let relative = bit(26)
  static let conjunction = bit(27)
  static let adverb = bit(28)
  /// What a following `to` with a verb means: intended, real, denied, possible, or no infinitive.
  static let planned = bit(29)
  static let actualTo = bit(30)
  static let negatedTo = bit(31)
  static let possibleTo = bit(32)
  static let nounTo = bit(33)
  /// Before an event noun: it did not come to be.
  static let prevent = bit(34)
  /// Takes a verb in -ing: `began`, `kept`.
  static let phase = bit(35)
  /// May stand before the date of a verb.
  static let temporal = bit(36)
  /// Opens a sentence that goes on telling.
  static let continuing = bit(37)

  /// Ends like an adverb and is a noun: `family`.
  static let nounInLy = bit(38)
  /// Looks like a verb's form and is a preposition or conjunction: `following`.
  static let nonVerb = bit(39)
  /// Behind `no` denies the verb: `no longer exists`.
  static let longer = bit(40)
  /// From the list of adjectives.
  static let adjective = bit(41)
  /// What rises and falls by amounts: `price`, `output`.
  static let measured = bit(42)
  /// Joins what is denied to what isn't: `but`.
  static let contrast = bit(44)
  /// A past form that is a noun or adjective as well: `ground`, `thought`.
  static let nounPast = bit(45)
  /// Says that the event has another time than the text around: `later`.
  static let otherTime = bit(46)
  /// A preposition together with the word behind it: `compared with`.
  static let comparing = bit(47)
  /// A subject that means anyone: `you`.
  static let general = bit(43)

  /// Names a place or a direction: `village`, `home`.
  static let place = bit(48)
  /// A preposition that a place follows: `into`.
  static let spatial = bit(49)
  /// The name of a month or a day.
  static let calendar = bit(50)
  /// Joins a companion or leads on: `with`, `again`.
  static let company = bit(51)

  /// `do`, `does`: with `not` a present.
  static let presentDo = bit(52)

  /// A stretch of time: `week`.
  static let duration = bit(53)
  /// Singles out who did something: `the last to leave`.
  static let ordinal = bit(54)

  static let modal: EventCue = [.will, .would, .may, .must]
  static let auxiliary: EventCue = [.be, .have, .do, .will, .would, .may, .must]

  private static let names: [String: EventCue] = [
    "article": article, "determiner": determiner, "quantifier": quantifier,
    "possessive": possessive, "singularSubject": singularSubject, "pluralSubject": pluralSubject,
    "pronounSubject": pronounSubject, "objectPronoun": objectPronoun, "preposition": preposition,
    "gerundPreposition": gerundPreposition, "be": be, "have": have, "do": `do`, "get": get,
    "to": to, "will": will, "would": would, "may": may, "could": could, "must": must,
    "negation": negation, "noSubject": noSubject, "nothing": nothing, "condition": condition,
    "perhaps": perhaps, "wouldActual": wouldActual, "relative": relative,
    "conjunction": conjunction, "adverb": adverb, "planned": planned, "actualTo": actualTo,
    "negatedTo": negatedTo, "possibleTo": possibleTo, "nounTo": nounTo, "prevent": prevent,
    "nounInLy": nounInLy, "nonVerb": nonVerb, "longer": longer, "measured": measured,
    "general": general, "contrast": contrast, "otherTime": otherTime,
    "comparing": comparing, "nounPast": nounPast,
    "place": place, "spatial": spatial, "calendar": calendar, "company": company,
    "presentDo": presentDo, "duration": duration,
    "ordinal": ordinal,
    "phase": phase, "temporal": temporal, "continuing": continuing,
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
    for row in LexiconFile(named: "Events/cues").rows {
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
