import AnnalsAnnotation
import AnnalsRecords

/// Computes what an expression means, given what the text has told so far.
struct DateResolver {
  let time: NarrativeTime
  /// The block that the expression stands in.
  let block: Int
  /// Whether its clause looks back: "had been built in January".
  let looksBack: Bool
  /// The tense of its clause.
  let tense: DateMention.Tense?
  /// Whether the writer speaks of the own day: "We are here today".
  let isSpoken: Bool

  func value(of expression: TemporalExpression, kind: DateMention.Kind) -> TemporalValue {
    switch kind {
    case .duration: return TemporalValue(timex: expression.timexLength)
    case .set: return TemporalValue(timex: expression.timexSet)
    case .time: return clock(expression)
    case .date: return date(expression)
    }
  }

  private func date(_ expression: TemporalExpression) -> TemporalValue {
    if let reference = expression.reference {
      return TemporalValue(timex: reference.timex)
    }
    let isRelative = expression.anchor != nil
    guard let period = period(of: expression), period.isWritable, period.bounds != nil else {
      return TemporalValue(
        timex: expression.timexUnresolved, basis: isRelative ? .resolved : .stated)
    }
    let isStated = !isRelative && isComplete(expression)
    return TemporalValue(
      timex: period.timexValue, period: period, basis: isStated ? .stated : .resolved)
  }

  /// Whether the words name the year.
  private func isComplete(_ expression: TemporalExpression) -> Bool {
    if expression.isShort { return false }
    if let year = expression.year { return year >= 1000 || expression.era != nil }
    return expression.decade != nil || expression.century != nil
  }

  private func clock(_ expression: TemporalExpression) -> TemporalValue {
    var day = expression
    day.dayPart = nil
    day.hour = nil
    let hasDay = day.day != nil || day.weekday != nil || day.anchor != nil
    if !hasDay {
      day.unit = .day
      day.direction = .same
      // "9:05 p.m." in a report is of its day, if its paragraph names no other.
      let isToday = time.isReport && time.mentionedBlock != block
      day.anchor = isToday ? .document : .narrative
    } else if day.anchor != nil, day.unit == nil, day.weekday == nil, day.month == nil {
      // "that night", "the next morning": of that day, of the next day.
      day.unit = .day
    }
    guard expression.unit.map({ $0 >= .day }) ?? true, var value = Optional(date(day)),
      let period = value.period, period.grain == .day
    else { return unresolvedClock(expression) }
    value.timex += expression.timexClock ?? ""
    return value
  }

  private func unresolvedClock(_ expression: TemporalExpression) -> TemporalValue {
    guard let clock = expression.timexClock else {
      return TemporalValue(timex: expression.timexUnresolved, basis: .resolved)
    }
    let day = expression.day == nil ? "XXXX-XX-XX" : expression.timexUnresolved
    return TemporalValue(timex: day + clock)
  }

  // MARK: Periods

  private func period(of expression: TemporalExpression) -> CalendarPeriod? {
    if expression.anchor != nil, expression.month == nil || expression.year == nil,
      let relative = relative(expression)
    {
      return relative
    }
    if expression.anchor != nil, !(expression.unit == .year && expression.hasField) { return nil }
    if let century = expression.century {
      return .century(expression.era == .bc ? 1 - century * 100 : (century - 1) * 100)
    }
    if let decade = expression.decade { return self.decade(decade, expression) }
    return calendar(expression)
  }

  private func decade(_ decade: Int, _ expression: TemporalExpression) -> CalendarPeriod? {
    // The 470s before Christ run from 479 down to 470.
    if expression.era == .bc { return .decade(1 - (decade + 9)) }
    guard expression.isShort else { return .decade(decade) }
    return completed(decade).map { .decade($0) }
  }

  /// The year that two digits mean: the one nearest to the year told last.
  private func completed(_ short: Int) -> Int? {
    guard let near = time.year ?? time.documentYear, near > 100 else { return nil }
    let base = near / 100 * 100 + short
    let latest = time.year == nil ? near : near + Self.longestOutlook
    return [base - 100, base, base + 100].filter { $0 <= latest }
      .min { abs($0 - near) < abs($1 - near) }
  }

  /// How many years ahead of its time a short year may lie: in 2014 "the '60s" are the 1960s.
  private static let longestOutlook = 20

  private func calendar(_ expression: TemporalExpression) -> CalendarPeriod? {
    if expression.year == nil, expression.unit == nil { return withoutYear(expression) }
    guard let year = year(of: expression) else { return nil }
    return period(of: expression, in: year)
  }

  private func period(of expression: TemporalExpression, in year: Int) -> CalendarPeriod? {
    if let days = expression.easter { return Easter.feast(days, of: year) }
    if let month = expression.month {
      guard let day = expression.day else { return .month(month, of: year) }
      return CalendarDay(year: year, month: month, day: day).map { .day($0) }
    }
    if let season = expression.season { return .season(season, of: year) }
    if let quarter = expression.quarter { return .quarter(quarter, of: year) }
    if let half = expression.half { return .half(half, of: year) }
    return .year(year)
  }

  private func year(of expression: TemporalExpression) -> Int? {
    if expression.unit == .year {
      return RelativeResolver(time: time).shifted(.year, expression)?.year
    }
    guard let year = expression.year else { return nil }
    if expression.isShort { return completed(year) }
    if expression.era == .bc { return 1 - year }
    // Among years before Christ a short number is one of them.
    if expression.era == nil, year < 1000, let told = time.year, told <= 0 { return 1 - year }
    return year
  }

  /// In which most feasts that move with Easter lie.
  private static let easterMonth = 4

  /// "29 August", "in August", "the 16th", "in spring", "on Saturday".
  private func withoutYear(_ expression: TemporalExpression) -> CalendarPeriod? {
    if let month = expression.month {
      return time.year(ofMonth: month, block: block, looksBack: looksBack, tense: tense)
        .flatMap { period(of: expression, in: $0) }
    }
    if expression.easter != nil {
      return time.year(
        ofMonth: Self.easterMonth, block: block, looksBack: looksBack, tense: tense
      )
      .flatMap { period(of: expression, in: $0) }
    }
    if let season = expression.season {
      guard let year = time.year(ofSeason: season, block: block, tense: tense) else { return nil }
      return .season(season, of: year)
    }
    if let day = expression.day {
      guard let year = time.year, let month = time.month else { return nil }
      return CalendarDay(year: year, month: month, day: day).map { .day($0) }
    }
    guard let weekday = expression.weekday, let today = time.today else { return nil }
    if tense == .future || tense == .present {
      return today.adding(days: (weekday - today.weekday + 7) % 7).map { .day($0) }
    }
    // News tell what has been: "on Saturday" is the last one, or the day itself.
    return today.adding(days: -((today.weekday - weekday + 7) % 7)).map { .day($0) }
  }

  private func relative(_ expression: TemporalExpression) -> CalendarPeriod? {
    if expression.unit == .year, expression.hasField { return nil }
    // "We are here today", said by who wrote the text, is its own day, whatever years it tells of.
    if isSpoken, expression.anchor == .document, expression.unit == .day,
      let day = time.documentDay, let amount = expression.amount?.integerValue
    {
      return day.adding(days: expression.direction == .earlier ? -amount : amount).map { .day($0) }
    }
    return RelativeResolver(time: time).period(of: expression)
  }
}

extension TemporalExpression {
  /// Whether a month, season or division stands beside a relative year: "July of that year".
  var hasField: Bool {
    month != nil || easter != nil || season != nil || half != nil || quarter != nil
  }
}

extension TemporalExpression.Reference {
  var timex: String {
    switch self {
    case .past: "PAST_REF"
    case .present: "PRESENT_REF"
    case .future: "FUTURE_REF"
    }
  }
}

extension NarrativeTime {
  /// The year of a season told without one; a winter told of in January or February began the year
  /// before.
  func year(
    ofSeason season: TemporalExpression.Season, block: Int, tense: DateMention.Tense?
  ) -> Int? {
    let month = season == .winter ? 12 : season.number * 3
    if today == nil, let year, let told = self.month, season != .winter, month - told < -5 {
      return isReport && self.block != block ? nil : year + 1
    }
    if season == .winter, today == nil, let year, let told = self.month, told <= 2 {
      return year - 1
    }
    return year(ofMonth: month, block: block, looksBack: false, tense: tense)
  }
}
