import AnnalsAnnotation
import AnnalsLanguage

/// Reads what points at a moment: "yesterday", "last Tuesday", "on Saturday", "the 16th", "11:30
/// a.m.", "now", "in the future", "former".
struct MomentParser {
  let source: DateTokens
  private var single: DateSingles { source.words.single }

  init(_ source: DateTokens) { self.source = source }

  func parse(at index: Int) -> ParsedDate? {
    if let clock = clock(at: index) { return clock }
    switch source.kind(index) {
    case .deictic(let days): return deictic(days, at: index)
    case .reference(let reference): return self.reference(reference, at: index)
    case .weekday(let weekday): return self.weekday(weekday, at: index)
    case .shortWeekday(let weekday): return shortWeekday(weekday, at: index)
    case .dayPart(.noon), .dayPart(.midnight): return middle(at: index)
    case .dayPart(let part), .dayParts(let part): return generic(part, at: index, from: index)
    default: break
    }
    if source.word(index) == single.the {
      return dayAlone(at: index + 1) ?? ordinalDay(at: index + 1) ?? phrase(at: index)
        ?? articled(at: index)
    }
    if source.word(index) == single.one, case .dayPart(let part) = source.kind(index + 1) {
      return generic(part, at: index + 1, from: index)
    }
    return phrase(at: index)
  }

  private func deictic(_ days: Int, at index: Int) -> ParsedDate? {
    var expression = TemporalExpression()
    expression.anchor = .document
    expression.unit = .day
    expression.amount = DecimalNumber(abs(days))
    expression.direction = days < 0 ? .earlier : days > 0 ? .later : .same
    var date = ParsedDate(index..<index + 1, .deictic, expression)
    if source.tokens[index].utf8Count == 7,
      source.bytes[Int(source.tokens[index].utf8End) - 1] == UInt8(ascii: "t")
    {
      date.expression.dayPart = .night
      date.kind = .time
    } else if case .dayPart(let part) = source.kind(index + 1) {
      date.expression.dayPart = part
      date.kind = .time
      date.end += 1
    }
    return date
  }

  /// "on Saturday", "Saturday," but not "Saturday Night Live", nor "Saturday nights" in general.
  private func weekday(_ weekday: Int, at index: Int) -> ParsedDate? {
    guard source.isCapitalized(index), !source.isCapitalized(index + 1),
      source.word(index + 1) != single.the || source.ordinalNumber(index + 2) == nil,
      !source.words.pluralDayParts.contains(source.word(index + 1))
    else { return nil }
    var expression = TemporalExpression()
    expression.weekday = weekday
    var date = ParsedDate(index..<index + 1, .weekday, expression)
    if case .dayPart(let part) = source.kind(index + 1) {
      date.expression.dayPart = part
      date.kind = .time
      date.end += 1
    }
    return date
  }

  /// "at noon", "until midnight".
  private func middle(at index: Int) -> ParsedDate? {
    guard case .dayPart(let part) = source.kind(index), !source.isCapitalized(index),
      source.word(index - 1) == single.at || source.word(index - 1) == single.to
        || source.words.strongYearCues.contains(source.word(index - 1)),
      !source.shape(index + 1).contains(.letters) || source.kind(index + 1) != .none
        || source.words.following.contains(source.word(index + 1))
    else { return nil }
    var expression = TemporalExpression()
    expression.dayPart = part
    var date = ParsedDate(index..<index + 1, .dayPart, expression, kind: .time)
    takeDay(into: &date)
    return date
  }

  private func reference(
    _ reference: TemporalExpression.Reference, at index: Int
  ) -> ParsedDate? {
    // "The former refused" names one of two, "the former mayor" tells a time.
    if reference == .past,
      !source.shape(index + 1).contains(.letters)
        || source.words.following.contains(source.word(index + 1))
    {
      return nil
    }
    // "Now consider the harvest": a speaker's turn, not a time.
    if reference == .present, source.word(index) == single.now,
      source.shape(index).contains(.sentenceStart)
    {
      return nil
    }
    var expression = TemporalExpression()
    expression.reference = reference
    return ParsedDate(index..<index + 1, .reference, expression)
  }

  /// "the past", "present-day", "these days", "at present", "to date".
  private func phrase(at index: Int) -> ParsedDate? {
    var expression = TemporalExpression()
    if let match = source.phrase(at: index), case .writing = match.value {
      expression.anchor = .document
      expression.unit = .day
      expression.amount = DecimalNumber(0)
      expression.direction = .same
      return ParsedDate(index..<index + match.count, .deictic, expression)
    }
    if let match = source.phrase(at: index), case .reference(let reference) = match.value {
      // "the past tense", "the present emperor": an adjective, which other rules read.
      let end = index + match.count
      guard !isAdjective(end - 1), !source.isDash(end) || !source.touches(end) else { return nil }
      expression.reference = reference
      return ParsedDate(index..<index + match.count, .reference, expression)
    }
    let previous = source.word(index - 1)
    guard
      source.word(index) == single.present && (previous == single.at || isAdjective(index))
        || source.word(index) == single.date && previous == single.to && !source.isNoun(index + 1)
    else { return nil }
    expression.reference = .present
    return ParsedDate(index..<index + 1, .reference, expression)
  }

  /// "the present emperor", but not "the soldiers present".
  private func isAdjective(_ index: Int) -> Bool {
    source.relation(index) == .amod && source.isLowercaseWord(index + 1)
      && !source.words.following.contains(source.word(index + 1))
  }

  /// "until the 30th", "on the 16th": a day of the month told last.
  private func dayAlone(at index: Int) -> ParsedDate? {
    guard let day = source.ordinalNumber(index), (1...31).contains(day) else { return nil }
    let previous = source.word(index - 2)
    guard
      previous == single.on || source.words.upperBounds.contains(previous)
        || source.words.lowerBounds.contains(previous),
      !source.shape(index + 1).contains(.letters)
        || source.words.following.contains(source.word(index + 1))
    else { return nil }
    return ParsedDate(index - 1..<index + 1, .day, TemporalExpression(day: day))
  }

  /// "the seventh day", "the last day of the siege", "the third evening": of something that the words
  /// around name.
  private func ordinalDay(at index: Int) -> ParsedDate? {
    var next = index
    if let ordinal = source.ordinal(index) {
      next = ordinal.end
    } else {
      guard source.kind(index) == .relation(.last) || source.word(index) == single.final else {
        return nil
      }
      next += 1
    }
    var expression = TemporalExpression()
    expression.anchor = .event
    expression.unit = .day
    switch source.kind(next) {
    case .unit(.day): break
    case .dayPart(let part): expression.dayPart = part
    default: return nil
    }
    guard !source.isCapitalized(next), source.relation(next) != .compound else { return nil }
    let isTime = expression.dayPart != nil
    return ParsedDate(
      index - 1..<next + 1, .ordinalDay, expression, kind: isTime ? .time : .date)
  }

  /// "at night", "the morning", "three nights": times of any day; "night attacks" as well.
  private func generic(
    _ part: TemporalExpression.DayPart, at index: Int, from start: Int
  ) -> ParsedDate? {
    // "Good morning" greets; "three evenings" are a number of them.
    let previous = source.word(start - 1)
    guard !source.isCapitalized(index) || source.shape(index).contains(.sentenceStart),
      !source.words.greetings.contains(previous), source.tag(start - 1) != .num
    else { return nil }
    var expression = TemporalExpression()
    expression.dayPart = part
    return ParsedDate(start..<index + 1, .dayPart, expression, kind: .set)
  }

  /// "in the morning".
  private func articled(at index: Int) -> ParsedDate? {
    guard case .dayPart(let part) = source.kind(index + 1), part != .noon, part != .midnight else {
      return nil
    }
    return generic(part, at: index + 1, from: index)
  }

  /// "Sat." and "Sun." with their stops.
  private func shortWeekday(_ weekday: Int, at index: Int) -> ParsedDate? {
    guard source.isCapitalized(index), source.touches(index + 1),
      source.words.single.stop == source.word(index + 1)
    else { return nil }
    var expression = TemporalExpression()
    expression.weekday = weekday
    return ParsedDate(index..<index + 1, .weekday, expression)
  }

  // MARK: Clock times

  /// "11:30 a.m.", "11:30", "5 p.m.", "six o'clock".
  private func clock(at index: Int) -> ParsedDate? {
    if let time = source.clockTime(index), time.hour < 24, time.minute < 60 {
      return clock(time.hour, time.minute, from: index, end: index + 1, isBare: true)
    }
    if let hour = source.integer(index), hour.digits <= 2, hour.value < 24, isMeridiem(index + 1) {
      return clock(hour.value, 0, from: index, end: index + 1)
    }
    var hour = source.integer(index)?.value
    if case .cardinal(let value) = source.kind(index) { hour = value }
    guard let hour, (1...12).contains(hour), source.word(index + 1) == single.oClock else {
      return nil
    }
    return clock(hour, 0, from: index, end: index + 2)
  }

  private func clock(
    _ hour: Int, _ minute: Int, from start: Int, end: Int, isBare: Bool = false
  ) -> ParsedDate? {
    var expression = TemporalExpression()
    expression.hour = hour
    expression.minute = minute
    var end = end
    if case .meridiem(let shift) = source.kind(end), hour <= 12 {
      expression.hour = hour % 12 + shift
      end += 1
    } else if isBare, !isClockCued(start) {
      // "a ratio of 10:30" is no time of day.
      return nil
    }
    if hour <= 12, let part = partBehind(end) {
      // "5 o'clock in the morning".
      if part.isLater, hour < 12 { expression.hour = hour + 12 }
      end = part.end
    }
    var date = ParsedDate(start..<end, .clock, expression, kind: .time)
    takeDay(into: &date)
    return date
  }

  /// "in the morning", "in the afternoon", "at night" behind an hour.
  private func partBehind(_ index: Int) -> (isLater: Bool, end: Int)? {
    var next = index
    if source.word(next) == single.in, source.word(next + 1) == single.the {
      next += 2
    } else if source.word(next) == single.at {
      next += 1
    } else {
      return nil
    }
    guard case .dayPart(let part) = source.kind(next) else { return nil }
    switch part {
    case .morning: return (false, next + 1)
    case .afternoon, .evening, .night: return (true, next + 1)
    default: return nil
    }
  }

  private func isMeridiem(_ index: Int) -> Bool {
    guard case .meridiem = source.kind(index) else { return false }
    return source.tokens[index].utf8Count > 2 || !source.isCapitalized(index)
      || source.shape(index).contains(.allCapitals)
  }

  private func isClockCued(_ index: Int) -> Bool {
    let previous = source.word(index - 1)
    return previous == single.at
      || source.words.strongYearCues.contains(previous)
        && previous != single.in
  }

  /// "11:30 a.m. on 5 May": the day belongs to the mention.
  private func takeDay(into date: inout ParsedDate) {
    let next = source.word(date.end) == single.on ? date.end + 1 : date.end
    guard let day = CalendarDateParser(source).parse(at: next), day.expression.day != nil else {
      takeRelation(into: &date)
      return
    }
    date.end = day.end
    date.expression.year = day.expression.year
    date.expression.month = day.expression.month
    date.expression.day = day.expression.day
    date.expression.weekday = day.expression.weekday
  }

  /// "2:30 the next day", "six o'clock the following morning", "noon tomorrow".
  private func takeRelation(into date: inout ParsedDate) {
    var found = RelationParser(source).parse(at: date.end)
    if case .deictic(let days) = source.kind(date.end) { found = deictic(days, at: date.end) }
    guard let day = found, day.expression.unit == .day || day.expression.dayPart != nil else {
      return
    }
    date.end = day.end
    date.expression.anchor = day.expression.anchor
    date.expression.direction = day.expression.direction
    date.expression.unit = .day
  }
}
