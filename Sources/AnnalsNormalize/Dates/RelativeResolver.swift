import AnnalsAnnotation

/// Computes periods that are counted from another: "three years later", "that year", "the following
/// spring", "last August", "yesterday". Where the date counted from is coarser than the step, "ten
/// days later" after a bare month, there is no result.
struct RelativeResolver {
  let time: NarrativeTime

  func period(of expression: TemporalExpression) -> CalendarPeriod? {
    if let unit = expression.unit {
      guard expression.weekday == nil else { return nil }
      return shifted(unit, expression)
    }
    guard let direction = expression.direction, let base = base(expression) else { return nil }
    if let season = expression.season { return self.season(season, direction, from: base) }
    if let month = expression.month { return self.month(month, direction, from: base) }
    if let weekday = expression.weekday { return self.weekday(weekday, direction, from: base) }
    return nil
  }

  /// The period that the expression counts from.
  private func base(_ expression: TemporalExpression) -> CalendarPeriod? {
    if expression.anchor == .event { return nil }
    if expression.anchor == .document {
      if time.isReport { return time.today.map { .day($0) } }
      // "this year" in a history is the year told of; "last year" would be a guess.
      return expression.direction == .same ? time.mentioned : nil
    }
    guard let told = time.period, let mentioned = time.mentioned else { return time.mentioned }
    // "the end of the year" is that of the narrative, "the same year" the one just named.
    if expression.direction == .same, expression.part != nil { return told }
    // "In May 1958 …, unlike 1911. That month …": a year told by the way has no months.
    return mentioned.grain == .year && expression.needsDay ? told : mentioned
  }

  /// A unit some steps away: "that month", "the next day", "three years ago".
  func shifted(
    _ unit: TemporalExpression.Unit, _ expression: TemporalExpression
  ) -> CalendarPeriod? {
    guard !expression.isVague, expression.amountHigh == nil, let base = base(expression),
      let steps = steps(expression)
    else { return nil }
    switch unit {
    case .year:
      // "8 million in 1958, … than in the previous year": before which of them?
      if time.isComparison, expression.direction == .earlier, expression.amount == nil {
        return nil
      }
      // "Two thousand years ago" is no single year.
      if steps.magnitude >= 100, steps % 100 == 0 { return nil }
      return .year(base.year + steps)
    case .decade:
      if expression.amount != nil { return .year(base.year + steps * 10) }
      return .decade(Self.floor(base.year, to: 10) + steps * 10)
    case .century:
      if expression.amount != nil { return .year(base.year + steps * 100) }
      return .century(Self.floor(base.year, to: 100) + steps * 100)
    case .month: return month(steps, from: base)
    case .week: return days(steps * 7, from: base).flatMap { .week(of: $0) }
    case .fortnight: return days(steps * 14, from: base).flatMap { .week(of: $0) }
    case .day:
      if let day = days(steps, from: base) { return .day(day) }
      return expression.anchor == .narrative ? someDay(steps, from: base) : nil
    case .weekend: return weekend(steps, from: base)
    case .quarter:
      guard let month = base.month else { return nil }
      let number = base.year * 4 + (month - 1) / 3 + steps
      return .quarter(number - Self.floor(number, to: 4) + 1, of: Self.floor(number, to: 4) / 4)
    case .hour, .minute, .second, .millennium: return nil
    }
  }

  private func steps(_ expression: TemporalExpression) -> Int? {
    let amount: Int
    if let written = expression.amount {
      guard let whole = written.integerValue, whole < 20_000 else { return nil }
      amount = whole
    } else {
      amount = 1
    }
    switch expression.direction {
    case .earlier: return -amount
    case .later: return amount
    case .same: return 0
    case nil: return nil
    }
  }

  private func days(_ steps: Int, from base: CalendarPeriod) -> CalendarDay? {
    guard base.grain == .day else { return nil }
    return base.bounds?.first.adding(days: steps)
  }

  /// "the next day" in a month of which no day is told.
  private func someDay(_ steps: Int, from base: CalendarPeriod) -> CalendarPeriod? {
    guard base.grain < .year, let bounds = base.bounds,
      let first = bounds.first.adding(days: steps), let last = bounds.last.adding(days: steps)
    else { return nil }
    return .someDay(first, last)
  }

  private func month(_ steps: Int, from base: CalendarPeriod) -> CalendarPeriod? {
    guard base.grain <= .month, base.grain != .week else { return nil }
    let number = base.year * 12 + base.index - 1 + steps
    let year = Self.floor(number, to: 12) / 12
    return .month(number - year * 12 + 1, of: year)
  }

  /// Written as the week that holds it.
  private func weekend(_ steps: Int, from base: CalendarPeriod) -> CalendarPeriod? {
    days(steps * 7, from: base).flatMap { .week(of: $0) }
  }

  private static func floor(_ number: Int, to step: Int) -> Int {
    number - (number % step + step) % step
  }

  // MARK: The nearest of its name

  private func month(
    _ month: Int, _ direction: TemporalExpression.Direction, from base: CalendarPeriod
  ) -> CalendarPeriod? {
    switch direction {
    case .same: return .month(month, of: base.year)
    case .earlier: return year(before: base, to: month, month).map { .month(month, of: $0) }
    case .later: return year(after: base, month).map { .month(month, of: $0) }
    }
  }

  private func season(
    _ season: TemporalExpression.Season, _ direction: TemporalExpression.Direction,
    from base: CalendarPeriod
  ) -> CalendarPeriod? {
    let start = season == .winter ? 12 : season.number * 3
    let told = base.month
    switch direction {
    case .same:
      let isNewYear = season == .winter && (told ?? 12) <= 2
      return .season(season, of: isNewYear ? base.year - 1 : base.year)
    case .earlier:
      return year(before: base, to: start + 2, start).map { .season(season, of: $0) }
    case .later: return year(after: base, start).map { .season(season, of: $0) }
    }
  }

  /// The year of the last such month before a date; nil where only a year was told and the month may
  /// lie in it: "In 1961 …, the previous spring".
  private func year(before base: CalendarPeriod, to last: Int, _ first: Int) -> Int? {
    if let told = base.month { return last < told ? base.year : base.year - 1 }
    return first > 6 ? base.year - 1 : nil
  }

  /// The year of the next such month after a date: "In 1961 …; the following autumn" may be of that
  /// year or the next.
  private func year(after base: CalendarPeriod, _ month: Int) -> Int? {
    if let told = base.month { return month > told ? base.year : base.year + 1 }
    return month < 6 ? base.year + 1 : month == 12 ? base.year : nil
  }

  private func weekday(
    _ weekday: Int, _ direction: TemporalExpression.Direction, from base: CalendarPeriod
  ) -> CalendarPeriod? {
    guard base.grain == .day, let day = base.bounds?.first else { return nil }
    let ahead = (weekday - day.weekday + 7) % 7
    switch direction {
    case .same: return day.adding(days: weekday - day.weekday).map { .day($0) }
    case .later: return day.adding(days: ahead == 0 ? 7 : ahead).map { .day($0) }
    case .earlier: return day.adding(days: ahead == 0 ? -7 : ahead - 7).map { .day($0) }
    }
  }
}

extension TemporalExpression {
  /// Whether the step is shorter than a year.
  fileprivate var needsDay: Bool {
    weekday != nil || dayPart != nil || month != nil || season != nil
      || unit.map { $0 < .year } ?? false
  }
}
