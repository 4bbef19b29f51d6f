import AnnalsAnnotation
import AnnalsLanguage

/// What a word can be in a temporal expression, from `Dates/calendar-words`.
enum DateWord: Sendable, Equatable {
  case none
  case month(Int)
  case weekday(Int)
  /// An abbreviation that is a word as well: "Sat", "Sun".
  case shortWeekday(Int)
  case season(TemporalExpression.Season)
  case unit(TemporalExpression.Unit)
  case units(TemporalExpression.Unit)
  case ordinal(Int)
  case cardinal(Int)
  case multiplier(Int)
  case vague
  case part(TemporalExpression.Part)
  case edge(TemporalExpression.Part)
  case fraction(isHalf: Bool)
  case dayPart(TemporalExpression.DayPart)
  case dayParts(TemporalExpression.DayPart)
  case meridiem(Int)
  case era(TemporalExpression.Era)
  case relation(Relation)
  case offset(Offset)
  case deictic(Int)
  case reference(TemporalExpression.Reference)
  case frequency(TemporalExpression.Unit)
  case decade(Int)
  case quantifier
  case rate

  enum Relation: String, Sendable {
    case last, past, previous, preceding, next, following, subsequent, coming, this, current, that,
      same
  }
  enum Offset: String, Sendable { case later, earlier, ago }

  /// A row of the lexicon; nil where the class or its value is none of the above.
  init?(class name: String, value: String) {
    let number = Int(value) ?? 0
    switch name {
    case "month": self = .month(number)
    case "weekday": self = .weekday(number)
    case "short-weekday": self = .shortWeekday(number)
    case "season": self.init(value, DateWord.season)
    case "unit": self.init(value, DateWord.unit)
    case "units": self.init(value, DateWord.units)
    case "ordinal": self = .ordinal(number)
    case "cardinal": self = .cardinal(number)
    case "multiplier": self = .multiplier(number)
    case "vague": self = .vague
    case "part": self.init(value, DateWord.part)
    case "edge": self.init(value, DateWord.edge)
    case "fraction": self = .fraction(isHalf: value == "half")
    case "daypart": self.init(value, DateWord.dayPart)
    case "dayparts": self.init(value, DateWord.dayParts)
    case "meridiem": self = .meridiem(number)
    case "era": self.init(value, DateWord.era)
    case "relation": self.init(value, DateWord.relation)
    case "offset": self.init(value, DateWord.offset)
    case "deictic": self = .deictic(number)
    case "reference": self.init(value, DateWord.reference)
    case "frequency": self.init(value, DateWord.frequency)
    case "decade": self = .decade(number)
    case "quantifier": self = .quantifier
    case "rate": self = .rate
    default: return nil
    }
  }

  /// Whether a rule may begin with such a word; a bare "year" or "half" begins none.
  var opensRule: Bool {
    switch self {
    case .none, .fraction, .meridiem, .multiplier, .era(.bc), .decade: false
    default: true
    }
  }

  private init?<Value: RawRepresentable>(_ text: String, _ make: (Value) -> DateWord)
  where Value.RawValue == String {
    guard let value = Value(rawValue: text) else { return nil }
    self = make(value)
  }
}

/// The words that date rules compare with, as arrays and sets over word numbers.
///
/// A class, because the parsers of each token carry it: a struct of twenty sets would be counted
/// twenty times at every copy.
final class DateWords: Sendable {
  private let kinds: [DateWord]
  private let openings: [Opening]
  let yearCues, strongYearCues, monthCues, approximate, uncertain, determiners, labels: WordSet
  let counted, following, durationCues, approximateAmounts, ages, upperBounds, lowerBounds: WordSet
  let rangeWords, plans, dashes, magnitudes, circa, neighbours, yearVerbs, amountNouns,
    pluralDayParts: WordSet
  let timeNouns, timeCues, timeAdjectives, partitives, seasonNouns, climates, pointers,
    lengthAdjectives, spanAdjectives, timeVerbs, greetings, onwards, perfectAuxiliaries: WordSet
  let phrases: PhraseTable<DatePhrase>
  let single: DateSingles

  init(words: inout VocabularyBuilder) {
    kinds = Self.kinds(in: &words)
    let context = words.lexicon("Dates/context-words")
    func set(_ name: String) -> WordSet {
      WordSet(context.rows.filter { $0.cells[1] == name }.map { $0.cells[0] }, in: &words)
    }
    yearCues = set("year-cue")
    strongYearCues = set("strong-year-cue")
    monthCues = set("month-cue")
    approximate = set("approximate")
    uncertain = set("uncertain")
    determiners = set("determiner")
    labels = set("label")
    counted = set("counted")
    following = set("following")
    durationCues = set("duration-cue")
    approximateAmounts = set("approximate-amount")
    ages = set("age")
    upperBounds = set("upper-bound")
    lowerBounds = set("lower-bound")
    rangeWords = set("range-word")
    plans = set("plan")
    magnitudes = set("magnitude")
    dashes = set("dash")
    circa = set("circa")
    amountNouns = set("amount-noun")
    yearVerbs = set("year-verb")
    neighbours = set("neighbour")
    pluralDayParts = set("plural-day-part")
    timeNouns = set("time-noun")
    timeCues = set("time-cue")
    timeAdjectives = set("time-adjective")
    partitives = set("partitive")
    seasonNouns = set("season-noun")
    climates = set("climate")
    pointers = set("pointer")
    lengthAdjectives = set("length-adjective")
    spanAdjectives = set("span-adjective")
    timeVerbs = set("time-verb")
    greetings = set("greeting")
    onwards = set("onward")
    perfectAuxiliaries = set("perfect-auxiliary")
    phrases = DatePhrase.table(in: &words)
    single = DateSingles(words: &words)
    let openers = context.rows.filter { Self.openers.contains($0.cells[1]) }
    openings = Self.openings(
      kinds, single, openers: openers.map { words.id(of: $0.cells[0]) },
      phrases: DatePhrase.openers(in: &words))
  }

  /// Whether a rule begins with a word.
  enum Opening: UInt8, Sendable { case none, always, beforeDateWord, beforeJoint }

  @inline(__always)
  func opening(of word: WordID) -> Opening {
    Int(word) < openings.count ? openings[Int(word)] : .none
  }

  private static func openings(
    _ kinds: [DateWord], _ single: DateSingles, openers: [WordID], phrases: [WordID]
  ) -> [Opening] {
    var openings = kinds.map { kind -> Opening in
      if case .unit = kind { return .beforeJoint }
      return kind.opensRule ? .always : .none
    }
    let articles = [single.the, single.a, single.an]
    let others =
      [single.past, single.present, single.more, single.less, single.another, single.date]
      + phrases
    let last = (openers + articles + others).max().map { Int($0) } ?? 0
    openings += Array(repeating: .none, count: max(0, last + 1 - openings.count))
    for word in openers + articles where openings[Int(word)] == .none {
      openings[Int(word)] = .beforeDateWord
    }
    for word in others where openings[Int(word)] == .none { openings[Int(word)] = .always }
    return openings
  }

  /// Classes of words that may stand before a date or an amount and belong to it.
  private static let openers: Set<String> = [
    "approximate", "uncertain", "approximate-amount", "time-noun", "time-adjective", "pointer",
    "span-adjective", "climate",
  ]

  @inline(__always)
  func kind(of word: WordID) -> DateWord { Int(word) < kinds.count ? kinds[Int(word)] : .none }

  private static func kinds(in words: inout VocabularyBuilder) -> [DateWord] {
    let lexicon = words.lexicon("Dates/calendar-words")
    let form = lexicon.column("form")
    let name = lexicon.column("class")
    let value = lexicon.column("value")
    var kinds: [DateWord] = []
    for row in lexicon.rows {
      guard let kind = DateWord(class: row.cells[name], value: row.cells[value]) else {
        preconditionFailure("\(lexicon.name):\(row.line): no class and value of a date word")
      }
      let id = Int(words.id(of: row.cells[form]))
      if id >= kinds.count { kinds += Array(repeating: .none, count: id - kinds.count + 1) }
      kinds[id] = kind
    }
    return kinds
  }
}

/// Words that a rule asks for one by one.
struct DateSingles: Sendable {
  let the, a, an, of, `in`, on, at, comma, and, or, to, between, than, more, less, half: WordID
  let year, may, fall, colon, slash, possessive, openParenthesis, closeParenthesis: WordID
  let past, present, oClock, very, part, some, percent, eighteen, nineteen: WordID
  let semicolon, from, before, spring, now, another, date, long, time, period, old: WordID
  let seasonWord, one, once, twice, final, stop, forWord, hours, end, that, times: WordID

  init(words: inout VocabularyBuilder) {
    the = words.id(of: "the")
    a = words.id(of: "a")
    an = words.id(of: "an")
    of = words.id(of: "of")
    `in` = words.id(of: "in")
    on = words.id(of: "on")
    at = words.id(of: "at")
    comma = words.id(of: ",")
    and = words.id(of: "and")
    or = words.id(of: "or")
    to = words.id(of: "to")
    between = words.id(of: "between")
    than = words.id(of: "than")
    more = words.id(of: "more")
    less = words.id(of: "less")
    half = words.id(of: "half")
    year = words.id(of: "year")
    may = words.id(of: "may")
    fall = words.id(of: "fall")
    colon = words.id(of: ":")
    slash = words.id(of: "/")
    possessive = words.id(of: "'s")
    openParenthesis = words.id(of: "(")
    closeParenthesis = words.id(of: ")")
    past = words.id(of: "past")
    present = words.id(of: "present")
    oClock = words.id(of: "o'clock")
    very = words.id(of: "very")
    part = words.id(of: "part")
    some = words.id(of: "some")
    percent = words.id(of: "%")
    eighteen = words.id(of: "eighteen")
    nineteen = words.id(of: "nineteen")
    semicolon = words.id(of: ";")
    from = words.id(of: "from")
    spring = words.id(of: "spring")
    before = words.id(of: "before")
    now = words.id(of: "now")
    another = words.id(of: "another")
    date = words.id(of: "date")
    long = words.id(of: "long")
    time = words.id(of: "time")
    period = words.id(of: "period")
    old = words.id(of: "old")
    seasonWord = words.id(of: "season")
    one = words.id(of: "one")
    once = words.id(of: "once")
    twice = words.id(of: "twice")
    final = words.id(of: "final")
    stop = words.id(of: ".")
    forWord = words.id(of: "for")
    hours = words.id(of: "hours")
    end = words.id(of: "end")
    that = words.id(of: "that")
    times = words.id(of: "times")
  }
}
