import AnnalsAnnotation
import AnnalsRecords

extension CalendarPeriod {
  /// The TIMEX3 value: `1958-08-29`, `1958-W35`, `1958-FA`, `1958-H1`, `195`, `19`, `BC0490`.
  var timexValue: String {
    let year = timexYear
    switch grain {
    case .day: return "\(year)-\(CalendarDay.twoDigits(index))-\(CalendarDay.twoDigits(day))"
    case .week: return timexWeek
    case .month: return "\(year)-\(CalendarDay.twoDigits(index))" + (isSomeDay ? "-XX" : "")
    case .season: return "\(year)-\(["SP", "SU", "FA", "WI"][index - 1])"
    case .quarter: return "\(year)-Q\(index)"
    case .half: return "\(year)-H\(index)"
    case .year: return year + (isSomeDay ? "-XX-XX" : "")
    case .decade: return shortened(by: 1)
    case .century: return shortened(by: 2)
    }
  }

  private var timexYear: String {
    self.year > 0
      ? CalendarDay.digits(ofYear: self.year) : "BC" + CalendarDay.digits(ofYear: 1 - self.year)
  }

  /// The first digits of the years; before Christ of their last year, the smallest number.
  private func shortened(by digits: Int) -> String {
    if year >= 0 { return String(CalendarDay.digits(ofYear: year).dropLast(digits)) }
    let last = 1 - (year + (grain == .decade ? 9 : 99))
    return "BC" + CalendarDay.digits(ofYear: last).dropLast(digits)
  }

  /// ISO 8601's week: its year is the one that holds its Thursday.
  private var timexWeek: String {
    guard let monday = bounds?.first, let thursday = monday.adding(days: 3),
      let newYear = CalendarDay(year: thursday.year, month: 1, day: 1)
    else { return "XXXX-WXX" }
    let number = (thursday.dayNumber - newYear.dayNumber) / 7 + 1
    let year = CalendarPeriod.year(thursday.year).timexValue
    return "\(year)-W\(CalendarDay.twoDigits(number))"
  }

  /// EDTF; `1943-07-XX` is a day of July. A week, and a decade or century before Christ, whose digits count the other way, is an
  /// interval. The qualifier stands only behind an atom without X: "about the 1950s" is `195X`.
  func edtf(_ certainty: TemporalCertainty) -> String? {
    guard let bounds else { return nil }
    let year = CalendarDay.digits(ofYear: year)
    switch grain {
    case .day: return bounds.first.description + certainty.qualifier
    case .week: return "\(bounds.first)/\(bounds.last)"
    case .month:
      return "\(year)-\(CalendarDay.twoDigits(index))" + (isSomeDay ? "-XX" : certainty.qualifier)
    case .season: return "\(year)-\(20 + index)"
    case .quarter: return "\(year)-\(32 + index)"
    case .half: return "\(year)-\(39 + index)"
    case .year: return year + (isSomeDay ? "-XX-XX" : certainty.qualifier)
    case .decade, .century:
      let digits = grain == .decade ? 1 : 2
      if self.year < 0 {
        let last = CalendarDay.digits(ofYear: bounds.last.year)
        return "\(year)/\(last)"
      }
      return year.dropLast(digits) + String(repeating: "X", count: digits)
    }
  }
}

extension TemporalCertainty {
  /// EDTF's sign.
  var qualifier: String {
    switch self {
    case .exact: ""
    case .approximate: "~"
    case .uncertain: "?"
    }
  }
}
