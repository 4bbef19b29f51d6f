import AnnalsAnnotation
import AnnalsLanguage

/// Reads calendar expressions with what may stand before them: "early 1959", "mid-June", "the end
/// of 1958", "the first half of 1959", "the first week of March", "the summer of 1960", "that
/// winter", "the following spring", "last August", "the night of 10 August 1792", "about 1850".
struct PeriodParser {
  let source: DateTokens
  let years: YearParser
  let dates: CalendarDateParser
  private let relations: RelationParser
  private var single: DateSingles { source.words.single }

  init(_ source: DateTokens, years: YearParser) {
    self.source = source
    self.years = years
    dates = CalendarDateParser(source)
    relations = RelationParser(source)
  }

  /// The longest reading at a token.
  func parse(at index: Int) -> ParsedDate? {
    if let date = approximate(at: index) { return date }
    if let date = divided(at: index) { return date }
    return core(at: index, isCued: false)
  }

  /// What may stand behind "early", "the end of" and the like.
  private func core(at index: Int, isCued: Bool) -> ParsedDate? {
    if let date = dates.parse(at: index) { return date }
    if isCued, let month = source.month(at: index) {
      return ParsedDate(index..<index + 1, .month, TemporalExpression(month: month))
    }
    if let season = season(at: index, isCued: isCued) { return season }
    if let year = years.parse(at: index, isCued: isCued) { return year }
    return relations.parse(at: index) ?? neighbour(at: index)
      ?? (isCued ? currentUnit(at: index) : nil)
  }

  /// "the day before", "the year after": from the date told last, where no other follows; "the night
  /// before he died": from the event that does.
  private func neighbour(at index: Int) -> ParsedDate? {
    guard source.word(index) == single.the, source.words.neighbours.contains(source.word(index + 2))
    else { return nil }
    var expression = TemporalExpression()
    switch source.kind(index + 1) {
    case .unit(let unit) where [.day, .week, .month, .year].contains(unit): expression.unit = unit
    case .dayPart(let part):
      expression.unit = .day
      expression.dayPart = part
    default: return nil
    }
    return LengthParser(source).offset(expression, at: index + 2, from: index).map {
      var date = $0
      date.rule = .relation
      date.kind = expression.dayPart == nil ? .date : .time
      return date
    }
  }

  /// "about 1850", "circa 1850", "perhaps in 1850": the word belongs to the mention where it
  /// touches it.
  private func approximate(at index: Int) -> ParsedDate? {
    let word = source.word(index)
    let isUncertain = source.words.uncertain.contains(word)
    guard isUncertain || source.words.approximate.contains(word) else { return nil }
    guard var date = divided(at: index + 1) ?? core(at: index + 1, isCued: false),
      date.kind == .date, date.expression.anchor == nil
    else { return nil }
    date.start = index
    date.expression.approximation = isUncertain ? .perhaps : .about
    return date
  }

  // MARK: Parts

  private func divided(at index: Int) -> ParsedDate? {
    let hasArticle = source.word(index) == single.the
    let first = hasArticle ? index + 1 : index
    switch source.kind(first) {
    case .part(let part): return early(part, at: first, from: index)
    case .edge(let part): return edge(part, at: first, from: index)
    case .ordinal(let number):
      return number <= 4 ? numbered(number, at: first, from: index) : nil
    case .relation(.last): return numbered(-1, at: first, from: index)
    case .dayPart(let part): return dayPart(part, at: first, from: index)
    case .unit(let unit): return unitEnd(unit, at: first, from: index)
    default: return nil
    }
  }

  /// "by year's end", "at month's end".
  private func unitEnd(
    _ unit: TemporalExpression.Unit, at index: Int, from start: Int
  ) -> ParsedDate? {
    let next = source.word(index + 1) == single.possessive ? index + 2 : index + 1
    guard source.word(next) == single.end, source.words.timeCues.contains(source.word(start - 1)),
      [.week, .month, .year, .decade, .century].contains(unit)
    else { return nil }
    var expression = TemporalExpression()
    expression.unit = unit
    expression.direction = .same
    expression.anchor = .narrative
    expression.part = .end
    return ParsedDate(start..<next + 1, .relation, expression)
  }

  /// "early 1959", "early in 1959", "the late 1950s", "mid-June", "the early part of 1959".
  private func early(
    _ part: TemporalExpression.Part, at index: Int, from start: Int
  ) -> ParsedDate? {
    var next = index + 1
    if source.isDash(next) || source.word(next) == single.in { next += 1 }
    if source.word(next) == single.part, source.word(next + 1) == single.of { next += 2 }
    if source.word(next) == single.the, case .dayPart = source.kind(next + 1) { next += 1 }
    if case .dayPart(let dayPart) = source.kind(next) {
      return self.dayPart(dayPart, at: next, from: start)
    }
    guard var date = core(at: next, isCued: true), date.expression.part == nil else { return nil }
    date.start = start
    date.expression.part = part
    return date
  }

  /// "the beginning of 1958", "the end of the month", "the middle of August".
  private func edge(_ part: TemporalExpression.Part, at index: Int, from start: Int) -> ParsedDate?
  {
    if source.word(index + 1) == single.half || source.kind(index + 1) == .part(.late) {
      return half(2, at: index, from: start)
    }
    var next = index + 1
    if source.word(next) == single.part { next += 1 }
    guard source.word(next) == single.of, var date = core(at: next + 1, isCued: true) else {
      return nil
    }
    date.start = start
    date.expression.part = part
    return date
  }

  /// "the first half of 1959", "the second quarter of 1960", "the first week of March 1847".
  private func numbered(_ number: Int, at index: Int, from start: Int) -> ParsedDate? {
    switch source.kind(index + 1) {
    case .fraction(isHalf: true): return half(number == -1 ? 2 : number, at: index, from: start)
    case .fraction(isHalf: false):
      guard number > 0 else { return nil }
      return inside(at: index + 2, from: start, .fraction) { $0.quarter = number }
    case .units(.day), .units(.week):
      // "the first days of July".
      guard number == 1 || number == -1,
        let date = inside(
          at: index + 2, from: start, .week, { $0.part = number == 1 ? .start : .end }),
        date.expression.month != nil, date.expression.day == nil
      else { return nil }
      return date
    case .unit(.week):
      guard let date = inside(at: index + 2, from: start, .week, { $0.week = number }) else {
        return nil
      }
      return date.expression.month != nil && date.expression.day == nil ? date : nil
    default: return nil
    }
  }

  private func half(_ number: Int, at index: Int, from start: Int) -> ParsedDate? {
    guard number <= 2 else { return nil }
    return inside(at: index + 2, from: start, .fraction) { $0.half = number }
  }

  /// "of" and a period, which `change` narrows.
  private func inside(
    at index: Int, from start: Int, _ rule: DateRule, _ change: (inout TemporalExpression) -> Void
  ) -> ParsedDate? {
    guard source.word(index) == single.of, var date = core(at: index + 1, isCued: true) else {
      return nil
    }
    date.start = start
    date.rule = rule
    change(&date.expression)
    return date
  }

  /// "the night of 10 August 1792", "the morning of the 5th".
  private func dayPart(
    _ part: TemporalExpression.DayPart, at index: Int, from start: Int
  ) -> ParsedDate? {
    var next = source.word(index + 1) == single.hours ? index + 2 : index + 1
    if source.word(next) == single.of { next += 1 }
    guard var date = dates.parse(at: next) ?? day(at: next), date.expression.day != nil else {
      return nil
    }
    date.start = start
    date.rule = .dayPart
    date.kind = .time
    date.expression.dayPart = part
    return date
  }

  /// "the 13th" of the month told last.
  private func day(at index: Int) -> ParsedDate? {
    guard source.word(index) == single.the, let day = source.ordinalNumber(index + 1),
      (1...31).contains(day), !source.isNoun(index + 2)
    else { return nil }
    return ParsedDate(index..<index + 2, .day, TemporalExpression(day: day))
  }

  // MARK: Seasons

  /// "spring 1959", "the summer of 1960", "Winter 1959/60", "in the autumn"; "the fall of Paris" is
  /// none.
  private func season(at index: Int, isCued: Bool) -> ParsedDate? {
    let first = source.word(index) == single.the ? index + 1 : index
    if let date = yearSeason(at: first, from: index) { return date }
    guard case .season(let season) = source.kind(first) else { return nil }
    var expression = TemporalExpression()
    expression.season = season
    var next = first + 1
    if source.word(next) == single.of || source.word(next) == single.comma
      || source.word(next) == single.in
    {
      next += 1
    }
    if let year = seasonYear(at: next, season) {
      expression.year = year.expression.year
      expression.era = year.expression.era
      expression.isShort = year.expression.isShort
      expression.unit = year.expression.unit
      expression.anchor = year.expression.anchor
      expression.direction = year.expression.direction
      return ParsedDate(index..<year.end, .season, expression)
    }
    if let noun = source.modified(by: first), source.words.seasonNouns.contains(source.word(noun)) {
      // "the Spring Offensive of 1918".
      if source.word(noun + 1) == single.of, let year = years.parse(at: noun + 2, isCued: true) {
        expression.year = year.expression.year
        expression.era = year.expression.era
      }
      return ParsedDate(first..<first + 1, .season, expression)
    }
    guard isCued || isSeasonAlone(first, from: index) else { return nil }
    return ParsedDate(index..<first + 1, .season, expression)
  }

  /// "the 1982 summer".
  private func yearSeason(at index: Int, from start: Int) -> ParsedDate? {
    guard let year = source.yearNumber(index), case .season(let season) = source.kind(index + 1),
      season != .autumn || source.word(index + 1) != single.fall
    else { return nil }
    var expression = TemporalExpression(year: year)
    expression.season = season
    return ParsedDate(start..<index + 2, .season, expression)
  }

  /// The year of a season; a winter's may be two: "1957-58", "1959/60".
  private func seasonYear(at index: Int, _ season: TemporalExpression.Season) -> ParsedDate? {
    guard var year = years.parse(at: index, isCued: true) else {
      let relation = relations.parse(at: index)
      return relation?.expression.unit == .year ? relation : nil
    }
    guard year.expression.year != nil else { return nil }
    if source.isDash(year.end) || source.word(year.end) == single.slash,
      let second = source.integer(year.end + 1), let first = year.expression.year,
      second.digits == 2 && second.value == (first + 1) % 100
        || second.digits >= 3 && second.value == first + 1
    {
      year.end += 2
    }
    return year
  }

  /// "in spring", "by the autumn"; "fall" and "spring" are verbs and things elsewhere.
  private func isSeasonAlone(_ index: Int, from start: Int) -> Bool {
    let next = source.word(index + 1)
    if next == single.of || source.isDash(index + 1) && source.touches(index + 1) { return false }
    // "the spring and early summer of 1943".
    if next == single.and || next == single.or, isSeason(index + 2) || isSeason(index + 3) {
      return true
    }
    // "the Winter Solstice", "Spring Offensive": names.
    if source.isCapitalized(index), source.isCapitalized(index + 1) { return false }
    let previous = source.word(start - 1)
    let isCued = source.words.strongYearCues.contains(previous) && previous != single.than
    if source.word(index) == single.fall { return isCued && start < index }
    if isCued && previous != single.from {
      return !source.isCapitalized(index + 1) || start < index
    }
    if case .part = source.kind(start - 1) { return true }
    if previous == single.and || previous == single.or, case .season = source.kind(start - 2) {
      return source.word(index) != single.fall
    }
    // "the winter was hard", "passed the winter"; "the spring" may be one of water or steel.
    if start < index, source.word(index) != single.spring {
      return !source.shape(index + 1).contains(.letters)
        || source.words.following.contains(source.word(index + 1))
    }
    return previous == single.of && source.kind(start - 2) == .none && start < index
  }

  private func isSeason(_ index: Int) -> Bool {
    if case .season = source.kind(index) { return true }
    return false
  }

  /// "the year", "the month" behind "the end of".
  private func currentUnit(at index: Int) -> ParsedDate? {
    guard source.word(index) == single.the, case .unit(let unit) = source.kind(index + 1),
      [.week, .month, .year, .decade, .century].contains(unit),
      source.word(index + 2) != single.of
    else { return nil }
    var expression = TemporalExpression()
    expression.unit = unit
    expression.direction = .same
    expression.anchor = .narrative
    return ParsedDate(index..<index + 2, .relation, expression)
  }
}
