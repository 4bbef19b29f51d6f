/// The date of Easter, and of the feasts that move with it.
enum Easter {
  /// A feast some days after Easter Sunday, by the calendar that a text of its time uses: the Julian until
  /// 1582, the Gregorian from 1753. Between them countries differ: some day of the year.
  static func feast(_ days: Int, of year: Int) -> CalendarPeriod? {
    guard year > 325, let start = CalendarDay(year: year, month: 1, day: 1),
      let end = CalendarDay(year: year, month: 12, day: 31)
    else { return nil }
    if (1583..<1753).contains(year) { return .someDay(start, end) }
    let sunday = year < 1583 ? julian(year) : gregorian(year)
    // Counted in a year that is as long: every fourth Julian year is a leap year.
    let proxy = year % 4 == 0 && (year < 1583 || CalendarDay.isLeap(year)) ? 2000 : 2001
    return CalendarDay(year: proxy, month: sunday.month, day: sunday.day)?.adding(days: days)
      .flatMap { CalendarDay(year: year, month: $0.month, day: $0.day) }.map { .day($0) }
  }

  /// The first Sunday after the full moon of the 19-year cycle.
  private static func julian(_ year: Int) -> (month: Int, day: Int) {
    let moon = (19 * (year % 19) + 15) % 30
    let sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    let number = moon + sunday + 114
    return (number / 31, number % 31 + 1)
  }

  /// The same with the corrections of 1582: leap days left out in three of four centuries, and the
  /// moon's shift against the cycle.
  private static func gregorian(_ year: Int) -> (month: Int, day: Int) {
    let golden = year % 19
    let century = year / 100
    let correction = century - century / 4 - (8 * century + 13) / 25
    var moon = (19 * golden + correction + 15) % 30
    moon -= moon / 28 * (1 - 29 / (moon + 1) * ((21 - golden) / 11))
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7
    let number = moon - weekday
    let month = 3 + (number + 40) / 44
    return (month, number + 28 - 31 * (month / 4))
  }
}
