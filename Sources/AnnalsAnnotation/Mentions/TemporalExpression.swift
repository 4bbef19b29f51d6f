/// What the words of a temporal expression say, before any of it is looked up in the text around.
///
/// Calendar fields hold what is written ("29 August" has no year). A relative expression has an
/// `anchor`: "three years later" is amount 3, unit year, direction later, anchor narrative; "last
/// August" is month 8, direction earlier, anchor document; "that year" is unit year, direction
/// same.
public struct TemporalExpression: Sendable, Codable, Equatable {
  /// Before or after Christ, where the words say it.
  public enum Era: String, Sendable, Codable { case bc, ad }
  /// A season by name; in the order of EDTF, from 21.
  public enum Season: String, Sendable, Codable, CaseIterable {
    case spring, summer, autumn, winter
  }
  /// A unit of time, from the shortest on.
  public enum Unit: String, Sendable, Codable, CaseIterable {
    case second, minute, hour, day, weekend, week, fortnight, month, quarter, year, decade, century,
      millennium
  }
  /// "early", "mid" and "late" are thirds, "beginning" and "end" the edges of a period.
  public enum Part: String, Sendable, Codable { case early, middle, late, start, end }
  /// A part of the day.
  public enum DayPart: String, Sendable, Codable {
    case dawn, morning, noon, afternoon, evening, night, midnight, daytime
  }
  /// What a relative expression counts from: the date told last, the day of the document, or an event
  /// that its words name ("two days after the siege").
  public enum Anchor: String, Sendable, Codable { case narrative, document, event }
  /// Before it, itself, or after it.
  public enum Direction: String, Sendable, Codable { case earlier, same, later }
  /// "about 1850" or "perhaps 1850".
  public enum Approximation: String, Sendable, Codable { case about, perhaps }
  /// "formerly", "now", "in the future": no calendar date at all.
  public enum Reference: String, Sendable, Codable { case past, present, future }

  /// Nil where the words name none.
  public var era: Era?
  /// Whether `year` or `decade` lacks its century, as in "'33" and "the '60s".
  public var isShort = false
  /// The season named.
  public var season: Season?
  /// "morning" of "that morning".
  public var dayPart: DayPart?
  /// "early" of "early 1959".
  public var part: Part?
  /// "about" of "about 1850".
  public var approximation: Approximation?
  /// What a relative expression counts from; nil for any other.
  public var anchor: Anchor?
  /// Which way a relative expression counts.
  public var direction: Direction?
  /// The unit of a length, of a step, or of the period that is meant ("that year").
  public var unit: Unit?
  /// How many units; nil with a unit and `isVague` for "several years".
  public var amount: DecimalNumber?
  /// The second number of "four to five years".
  public var amountHigh: DecimalNumber?
  /// Whether the words leave the amount open: "several years", "for months".
  public var isVague = false
  /// Set for what is no calendar date; then nothing else is.
  public var reference: Reference?

  /// An expression that says nothing yet.
  public init() {}

  /// An expression of calendar fields.
  public init(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Whether the text around may give it a calendar date: "the present" and "two days after the siege" have
  /// none.
  public var mayBeDated: Bool { reference == nil && anchor != .event }

  // MARK: Narrow numbers

  // A text may hold millions of expressions, and copying them costs more than reading them: a number
  // takes one or two bytes, not sixteen. What a field can't hold is no date and leaves it nil.

  private var narrowCentury: Int8?
  private var narrowDecade: Int16?
  private var narrowYear: Int16?
  private var narrowHalf: Int8?
  private var narrowQuarter: Int8?
  private var narrowMonth: Int8?
  private var narrowWeek: Int8?
  private var narrowDay: Int8?
  private var narrowWeekday: Int8?
  private var narrowHour: Int8?
  private var narrowMinute: Int8?
  private var narrowEaster: Int8?

  /// Ordinal: 19 for "the 19th century".
  public var century: Int? {
    get { narrowCentury.map(Int.init) }
    set { narrowCentury = newValue.flatMap(Int8.init(exactly:)) }
  }
  /// First year: 1950 for "the 1950s"; 50 where `isShort`.
  public var decade: Int? {
    get { narrowDecade.map(Int.init) }
    set { narrowDecade = newValue.flatMap(Int16.init(exactly:)) }
  }
  /// As written, counted back where the era is BC; two digits where `isShort`.
  public var year: Int? {
    get { narrowYear.map(Int.init) }
    set { narrowYear = newValue.flatMap(Int16.init(exactly:)) }
  }
  /// 1 or 2.
  public var half: Int? {
    get { narrowHalf.map(Int.init) }
    set { narrowHalf = newValue.flatMap(Int8.init(exactly:)) }
  }
  /// 1 to 4.
  public var quarter: Int? {
    get { narrowQuarter.map(Int.init) }
    set { narrowQuarter = newValue.flatMap(Int8.init(exactly:)) }
  }
  /// 1 to 12.
  public var month: Int? {
    get { narrowMonth.map(Int.init) }
    set { narrowMonth = newValue.flatMap(Int8.init(exactly:)) }
  }
  /// The week of its month, from 1; -1 is the last.
  public var week: Int? {
    get { narrowWeek.map(Int.init) }
    set { narrowWeek = newValue.flatMap(Int8.init(exactly:)) }
  }
  /// The day of the month, from 1.
  public var day: Int? {
    get { narrowDay.map(Int.init) }
    set { narrowDay = newValue.flatMap(Int8.init(exactly:)) }
  }
  /// 1 is Monday.
  public var weekday: Int? {
    get { narrowWeekday.map(Int.init) }
    set { narrowWeekday = newValue.flatMap(Int8.init(exactly:)) }
  }
  /// 0 to 23.
  public var hour: Int? {
    get { narrowHour.map(Int.init) }
    set { narrowHour = newValue.flatMap(Int8.init(exactly:)) }
  }
  /// 0 to 59; set with `hour`.
  public var minute: Int? {
    get { narrowMinute.map(Int.init) }
    set { narrowMinute = newValue.flatMap(Int8.init(exactly:)) }
  }
  /// Days after Easter Sunday, for a feast that moves with it: -2 for Good Friday.
  public var easter: Int? {
    get { narrowEaster.map(Int.init) }
    set { narrowEaster = newValue.flatMap(Int8.init(exactly:)) }
  }

  private enum CodingKeys: String, CodingKey {
    case era, isShort, season, dayPart, part, approximation, anchor, direction, unit, amount,
      amountHigh, isVague, reference
    case narrowCentury = "century"
    case narrowDecade = "decade"
    case narrowYear = "year"
    case narrowHalf = "half"
    case narrowQuarter = "quarter"
    case narrowMonth = "month"
    case narrowWeek = "week"
    case narrowDay = "day"
    case narrowWeekday = "weekday"
    case narrowHour = "hour"
    case narrowMinute = "minute"
    case narrowEaster = "easter"
  }
}

extension TemporalExpression.Unit: Comparable {
  /// By length.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
