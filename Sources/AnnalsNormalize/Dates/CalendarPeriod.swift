import AnnalsAnnotation
import AnnalsRecords

/// A period that the calendar names: a day, a week, a month, a season and so on up to a century.
///
/// Seasons are those of the northern hemisphere by months: spring March to May, summer June to
/// August, autumn September to November; winter is December with January and February of the next
/// year, and is named for the year in which it begins. A century is the years with the same first
/// two digits (1800 to 1899), as TIMEX3 and EDTF write it.
struct CalendarPeriod: Hashable, Sendable {
  enum Grain: Int, Sendable { case day, week, month, season, quarter, half, year, decade, century }

  let grain: Grain
  /// Astronomical; the first of a decade or century.
  let year: Int
  /// The month, season (spring is 1), quarter or half; for a day its month; else 1.
  let index: Int
  /// The day of the month of a day, or of a week's Monday; else 1.
  let day: Int
  /// Whether a single day of the month or year is meant, which nobody tells.
  let isSomeDay: Bool

  private init(
    _ grain: Grain, year: Int, index: Int = 1, day: Int = 1, isSomeDay: Bool = false
  ) {
    self.grain = grain
    self.year = year
    self.index = index
    self.day = day
    self.isSomeDay = isSomeDay
  }

  static func year(_ year: Int) -> CalendarPeriod { CalendarPeriod(.year, year: year) }
  static func decade(_ first: Int) -> CalendarPeriod { CalendarPeriod(.decade, year: first) }
  static func century(_ first: Int) -> CalendarPeriod { CalendarPeriod(.century, year: first) }
  static func half(_ half: Int, of year: Int) -> CalendarPeriod {
    CalendarPeriod(.half, year: year, index: half)
  }
  static func quarter(_ quarter: Int, of year: Int) -> CalendarPeriod {
    CalendarPeriod(.quarter, year: year, index: quarter)
  }
  static func month(_ month: Int, of year: Int) -> CalendarPeriod {
    CalendarPeriod(.month, year: year, index: month)
  }
  static func day(_ day: CalendarDay) -> CalendarPeriod {
    CalendarPeriod(.day, year: day.year, index: day.month, day: day.day)
  }
  /// A day of the month or the year that holds both days; nil where none does.
  static func someDay(_ first: CalendarDay, _ last: CalendarDay) -> CalendarPeriod? {
    guard first.year == last.year else { return nil }
    return first.month == last.month
      ? CalendarPeriod(.month, year: first.year, index: first.month, isSomeDay: true)
      : CalendarPeriod(.year, year: first.year, isSomeDay: true)
  }
  static func season(_ season: TemporalExpression.Season, of year: Int) -> CalendarPeriod {
    CalendarPeriod(.season, year: year, index: season.number)
  }
  /// The week from Monday to Sunday that holds a day.
  static func week(of day: CalendarDay) -> CalendarPeriod? {
    day.adding(days: 1 - day.weekday).map {
      CalendarPeriod(.week, year: $0.year, index: $0.month, day: $0.day)
    }
  }

  // MARK: Bounds

  /// Years for which every bound has four digits.
  var isWritable: Bool { (-9800...9800).contains(year) }

  /// The first and last day; nil where the month has no such day or the year is out of range.
  var bounds: (first: CalendarDay, last: CalendarDay)? {
    switch grain {
    case .day: return CalendarDay(year: year, month: index, day: day).map { ($0, $0) }
    case .week:
      let monday = CalendarDay(year: year, month: index, day: day)
      guard let monday, let sunday = monday.adding(days: 6) else { return nil }
      return (monday, sunday)
    case .month: return months(from: index, count: 1)
    case .season: return months(from: index * 3, count: 3)
    case .quarter: return months(from: index * 3 - 2, count: 3)
    case .half: return months(from: index * 6 - 5, count: 6)
    case .year: return years(count: 1)
    case .decade: return years(count: 10)
    case .century: return years(count: 100)
    }
  }

  /// Whole months, counted on into the next year.
  func months(from first: Int, count: Int) -> (first: CalendarDay, last: CalendarDay)? {
    let last = first + count - 1
    let endYear = year + (last - 1) / 12
    let endMonth = (last - 1) % 12 + 1
    guard
      let start = CalendarDay(
        year: year + (first - 1) / 12, month: (first - 1) % 12 + 1, day: 1),
      let end = CalendarDay(
        year: endYear, month: endMonth,
        day: CalendarDay.length(ofMonth: endMonth, year: endYear))
    else { return nil }
    return (start, end)
  }

  func years(from first: Int = 0, count: Int) -> (first: CalendarDay, last: CalendarDay)? {
    guard let start = CalendarDay(year: year + first, month: 1, day: 1),
      let end = CalendarDay(year: year + first + count - 1, month: 12, day: 31)
    else { return nil }
    return (start, end)
  }

  var precision: TemporalPrecision {
    switch grain {
    case .day: .day
    case .week, .month: .month
    case .season, .quarter: .season
    case .half, .year: .year
    case .decade: .decade
    case .century: .century
    }
  }
}

extension TemporalExpression.Season {
  /// Spring is 1, as in EDTF's 21.
  var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}
