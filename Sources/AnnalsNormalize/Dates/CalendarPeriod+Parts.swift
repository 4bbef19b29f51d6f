import AnnalsAnnotation

extension CalendarPeriod {
  typealias Bounds = (first: CalendarDay, last: CalendarDay)

  /// The days that an expression leaves of a period.
  ///
  /// "early", "mid" and "late" are thirds: of a year four months, of a month ten days (late: what
  /// is left), of a season a month. Of a decade or century "early" and "late" are the halves and
  /// "mid" the middle third, since "the early 1950s" reaches as far as 1954. "the beginning" and
  /// "the end" are the first and last quarter: three months of a year, a week of a month, a month
  /// of a season.
  func bounds(narrowedBy expression: TemporalExpression) -> Bounds? {
    if let week = expression.week, grain == .month {
      return week == -1 ? days(-7) : self.week(week)
    }
    if let half = expression.half, grain != .half { return self.half(half) }
    guard let part = expression.part else { return bounds }
    switch grain {
    case .day, .week: return bounds
    case .month: return month(part)
    case .season: return inMonths(part, from: index * 3, count: 3)
    case .quarter: return inMonths(part, from: index * 3 - 2, count: 3)
    case .half: return inMonths(part, from: index * 6 - 5, count: 6)
    case .year: return inMonths(part, from: 1, count: 12)
    case .decade: return inYears(part, count: 10)
    case .century: return inYears(part, count: 100)
    }
  }

  private func month(_ part: TemporalExpression.Part) -> Bounds? {
    switch part {
    case .early: days(from: 1, to: 10)
    case .middle: days(from: 11, to: 20)
    case .late: days(from: 21, to: 31)
    case .start: days(from: 1, to: 7)
    case .end: days(-7)
    }
  }

  private func inMonths(
    _ part: TemporalExpression.Part, from first: Int, count: Int
  ) -> Bounds? {
    let third = count / 3
    let quarter = max(1, count / 4)
    switch part {
    case .early: return months(from: first, count: third)
    case .middle: return months(from: first + third, count: third)
    case .late: return months(from: first + count - third, count: third)
    case .start: return months(from: first, count: quarter)
    case .end: return months(from: first + count - quarter, count: quarter)
    }
  }

  private func inYears(_ part: TemporalExpression.Part, count: Int) -> Bounds? {
    let third = count / 3
    let quarter = count / 4
    switch part {
    case .early: return years(count: count / 2)
    case .middle: return years(from: third, count: count - 2 * third)
    case .late: return years(from: count / 2, count: count / 2)
    case .start: return years(count: quarter)
    case .end: return years(from: count - quarter, count: quarter)
    }
  }

  private func half(_ half: Int) -> Bounds? {
    switch grain {
    case .month: half == 1 ? days(from: 1, to: 15) : days(from: 16, to: 31)
    case .decade: years(from: half == 1 ? 0 : 5, count: 5)
    case .century: years(from: half == 1 ? 0 : 50, count: 50)
    default: bounds
    }
  }

  /// The first week is the first seven days.
  private func week(_ week: Int) -> Bounds? { days(from: week * 7 - 6, to: week * 7) }

  private func days(_ fromEnd: Int) -> Bounds? {
    let length = CalendarDay.length(ofMonth: index, year: year)
    return days(from: length + fromEnd + 1, to: length)
  }

  private func days(from first: Int, to last: Int) -> Bounds? {
    let length = CalendarDay.length(ofMonth: index, year: year)
    guard let start = CalendarDay(year: year, month: index, day: first),
      let end = CalendarDay(year: year, month: index, day: min(last, length))
    else { return nil }
    return (start, end)
  }
}
