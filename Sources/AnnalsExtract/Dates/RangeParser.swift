import AnnalsAnnotation
import AnnalsLanguage

/// Reads the two ends of a range as two mentions, each with what the other end lends it: "1958–62",
/// "1932-33", "between 1958 and 1962", "18-20 April 1958", "May-June 1959", "5 to 23 May 1958",
/// "28 November to 10 December 1958", "264–146 BC".
struct RangeParser {
  let source: DateTokens
  let periods: PeriodParser
  private var single: DateSingles { source.words.single }

  /// A range whose first end isn't a date by itself: "18-20 April", "264–146 BC", "May-June".
  func leading(at index: Int) -> [ParsedDate]? {
    if let years = yearPair(at: index) ?? shortPair(at: index) ?? entryPair(at: index) {
      return years
    }
    if let first = bareNumber(at: index), let joint = joint(after: first.end, from: index),
      let second = periods.parse(at: joint.end)
    {
      return lend(from: second, to: first, at: index, isRange: joint.isRange)
    }
    guard let month = source.month(at: index), let joint = joint(after: index + 1, from: index),
      let second = periods.dates.parse(at: joint.end), second.expression.month != nil,
      second.expression.day == nil
    else { return nil }
    var expression = second.expression
    expression.month = month
    if let later = second.expression.month, month > later { expression.year? -= 1 }
    let first = ParsedDate(index..<index + 1, .month, expression)
    return pair(first, second, isRange: joint.isRange)
  }

  /// The second end behind a date that has been read: "28 November" to "10 December 1958".
  func trailing(_ first: ParsedDate) -> [ParsedDate] {
    guard first.kind == .date, first.expression.anchor == nil,
      let joint = joint(after: first.end, from: first.start)
    else { return [first] }
    if let second = shortEnd(of: first, at: joint.end) {
      return pair(first, second, isRange: joint.isRange)
    }
    if let seasons = seasons(first, joint) { return seasons }
    guard joint.isRange, var second = second(at: joint.end, of: first),
      second.kind == .date, second.expression.anchor != .document,
      rank(first.expression) == rank(second.expression) || second.expression.reference != nil
        || first.expression.part != nil || second.expression.part != nil
    else { return [first] }
    var first = first
    share(&first.expression, &second.expression)
    return pair(first, second, isRange: true)
  }

  /// "the late summer and autumn of 1959": the year is said once.
  private func seasons(_ first: ParsedDate, _ joint: Joint) -> [ParsedDate]? {
    guard first.expression.season != nil, first.expression.year == nil,
      let second = periods.parse(at: joint.end), second.expression.season != nil,
      let year = second.expression.year
    else { return nil }
    var first = first
    first.expression.year = year
    first.expression.era = second.expression.era
    first.expression.isShort = second.expression.isShort
    return pair(first, second, isRange: joint.isRange)
  }

  private func second(at index: Int, of first: ParsedDate) -> ParsedDate? {
    if source.word(index) == single.present, source.isDash(index - 1), rank(first.expression) > 0 {
      // "2013–present".
      var expression = TemporalExpression()
      expression.reference = .present
      return ParsedDate(index..<index + 1, .reference, expression)
    }
    if let date = periods.parse(at: index) { return date }
    if first.expression.year != nil, rank(first.expression) == 1 {
      return periods.years.parse(at: index, isCued: true)
    }
    guard first.expression.month != nil, let month = source.month(at: index) else { return nil }
    return ParsedDate(index..<index + 1, .month, TemporalExpression(month: month))
  }

  // MARK: Joints

  private struct Joint {
    let end: Int
    let isRange: Bool
  }

  /// A dash, "to" or "until" between the ends, or "and" behind "between"; also "and", "or" in a
  /// list of days.
  private func joint(after index: Int, from start: Int) -> Joint? {
    let word = source.word(index)
    if source.isDash(index) {
      // A spaced dash is a parenthesis unless both sides are spaced alike, which the ends decide.
      return Joint(end: index + 1, isRange: true)
    }
    if source.words.rangeWords.contains(word) { return Joint(end: index + 1, isRange: true) }
    guard word == single.and || word == single.or else { return nil }
    return Joint(end: index + 1, isRange: source.word(start - 1) == single.between)
  }

  // MARK: Numbers

  /// "1958–62", "1958-1962", "1932/33": the first number needs no other sign that it is a year.
  private func yearPair(at index: Int) -> [ParsedDate]? {
    guard let first = source.yearNumber(index) ?? earlyYear(index), isSafePair(index) else {
      return nil
    }
    // "92 (6): 1087-1101": pages of a journal.
    if first >= 1000 && first < 1400 || source.word(index - 1) == single.colon,
      !source.words.yearCues.contains(source.word(index - 1)),
      source.word(index - 1) != single.openParenthesis
    {
      return nil
    }
    guard source.isDash(index + 1) || source.word(index + 1) == single.slash,
      source.touches(index + 1) == source.touches(index + 2),
      let number = source.integer(index + 2)
    else { return nil }
    var year = number.value
    if number.digits == 2 { year += first / 100 * 100 }
    guard number.digits == 4 || number.digits == 2 || first < 1000 && number.digits == 3,
      year > first, year - first <= 200,
      source.word(index + 1) != single.slash || year == first + 1,
      !source.isDash(index + 3) || !source.touches(index + 3),
      !source.words.counted.contains(source.word(index + 3)),
      !source.words.magnitudes.contains(source.word(index + 3))
    else { return nil }
    return pair(
      ParsedDate(index..<index + 1, .year, TemporalExpression(year: first)),
      ParsedDate(index + 2..<index + 3, .rangeEnd, TemporalExpression(year: year)),
      isRange: true)
  }

  /// "'32–'33".
  private func shortPair(at index: Int) -> [ParsedDate]? {
    guard let first = source.shortYear(index), source.isDash(index + 1),
      let second = source.shortYear(index + 2)
    else { return nil }
    return pair(short(first, at: index), short(second, at: index + 2), isRange: true)
  }

  private func short(_ year: Int, at index: Int) -> ParsedDate {
    var expression = TemporalExpression(year: year)
    expression.isShort = true
    return ParsedDate(index..<index + 1, .shortYear, expression)
  }

  /// The head of an entry in a chronology: "1958, 5-23 May".
  private func entryPair(at index: Int) -> [ParsedDate]? {
    guard index == source.range.lowerBound, let year = source.yearNumber(index),
      source.word(index + 1) == single.comma, source.integer(index + 2) != nil,
      var pair = leading(at: index + 2), pair.count == 2, pair[1].expression.year == nil
    else { return nil }
    pair[0].start = index
    pair[0].rule = .yearFirst
    pair[0].expression.year = year
    pair[1].expression.year = year
    return pair
  }

  /// "(837–908)"; "about 360–366" where years of three digits have been told.
  private func earlyYear(_ index: Int) -> Int? {
    guard let number = source.integer(index), number.digits == 3, number.value >= 100 else {
      return nil
    }
    let previous = source.word(index - 1)
    let isBracketed =
      previous == single.openParenthesis && source.word(index + 3) == single.closeParenthesis
    let isCued =
      source.knowsEarlyYears
      && (source.words.strongYearCues.contains(previous)
        || source.words.approximate.contains(previous))
    return isBracketed || isCued ? number.value : nil
  }

  private func isSafePair(_ index: Int) -> Bool {
    let previous = source.word(index - 1)
    if source.words.labels.contains(previous) { return false }
    guard source.touches(index), source.range.contains(index - 1) else { return true }
    let shape = source.shape(index - 1)
    return previous == single.openParenthesis || shape.contains(.quotationMark)
      || source.isDash(index - 1) && !source.shape(index - 2).contains(.digits)
  }

  /// A day or a year that only what follows makes one.
  private func bareNumber(at index: Int) -> (value: Int, end: Int)? {
    if let ordinal = source.ordinalNumber(index) { return (ordinal, index + 1) }
    guard let number = source.integer(index), number.digits <= 4 else { return nil }
    return (number.value, index + 1)
  }

  private func lend(
    from second: ParsedDate, to number: (value: Int, end: Int), at index: Int, isRange: Bool
  ) -> [ParsedDate]? {
    var expression = second.expression
    if let day = second.expression.day, (1...31).contains(number.value), number.value < day,
      second.start == number.end + 1, second.rule == .dayMonth
    {
      expression.day = number.value
      expression.weekday = nil
      return pair(
        ParsedDate(index..<number.end, .dayMonth, expression), second, isRange: isRange)
    }
    guard isRange, second.expression.era == .bc, second.rule == .eraYear,
      let year = second.expression.year, number.value > year, source.integer(index) != nil
    else { return nil }
    expression.year = number.value
    return pair(
      ParsedDate(index..<number.end, .eraYear, expression), second, isRange: true)
  }

  /// "1958–62" behind another reading, "May 5–7, 1959", "17 August 1958–3 May".
  private func shortEnd(of first: ParsedDate, at index: Int) -> ParsedDate? {
    guard let number = source.integer(index), number.digits <= 2 else { return nil }
    if let year = first.expression.year, first.expression.month == nil, number.digits == 2,
      source.isDash(index - 1), source.touches(index), first.expression.season == nil,
      number.value > year % 100
    {
      return ParsedDate(
        index..<index + 1, .rangeEnd,
        TemporalExpression(year: year / 100 * 100 + number.value))
    }
    guard first.rule == .monthDay, let day = first.expression.day,
      first.expression.year == nil, number.value > day, number.value <= 31,
      source.month(at: index + 1) == nil
    else { return nil }
    var second = ParsedDate(index..<index + 1, .rangeEnd, first.expression)
    second.expression.day = number.value
    let next = source.word(index + 1) == single.comma ? index + 2 : index + 1
    if let year = source.yearNumber(next) {
      second.expression.year = year
      second.end = next + 1
    }
    return second
  }

  // MARK: Pairs

  /// What one end says for both: the year, and the era.
  private func share(_ first: inout TemporalExpression, _ second: inout TemporalExpression) {
    if let year = second.year, first.year == nil, first.unit == nil, first.decade == nil,
      first.month != nil || first.season != nil
    {
      let isEarlier = (first.month ?? 0) <= (second.month ?? 12)
      first.year = isEarlier ? year : year - 1
      first.era = second.era
    } else if let year = first.year, second.year == nil, second.unit == nil, second.month != nil,
      second.anchor == nil
    {
      let isLater = (first.month ?? 0) <= (second.month ?? 12)
      second.year = isLater ? year : year + 1
      second.era = first.era
    }
    if first.era == nil, second.era == .bc, let start = first.year, let end = second.year,
      start > end
    {
      first.era = .bc
    }
  }

  private func pair(_ first: ParsedDate, _ second: ParsedDate, isRange: Bool) -> [ParsedDate] {
    var first = first
    var second = second
    if second.expression.year != nil, first.expression.year == nil, first.expression.month != nil {
      share(&first.expression, &second.expression)
    }
    guard isRange else { return [first, second] }
    first.range = .start
    second.range = .end
    return [first, second]
  }

  /// Days, months and years make ranges with their like.
  private func rank(_ expression: TemporalExpression) -> Int {
    if expression.day != nil { return 3 }
    if expression.month != nil || expression.season != nil { return 2 }
    if expression.year != nil { return 1 }
    return expression.decade != nil ? 4 : expression.century != nil ? 5 : 0
  }
}
