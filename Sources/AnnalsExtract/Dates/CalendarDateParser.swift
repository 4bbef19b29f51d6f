import AnnalsAnnotation
import AnnalsLanguage

/// Reads calendar dates that name a month or are all in figures: "17 August 1958", "August 17,
/// 1958", "the 17th of August", "August 1958", "1958, 17 August", "1958-08-17".
struct CalendarDateParser {
  let source: DateTokens
  private var single: DateSingles { source.words.single }

  init(_ source: DateTokens) { self.source = source }

  /// The date that starts at a token, with its weekday where one stands before it.
  func parse(at index: Int) -> ParsedDate? {
    if case .weekday(let weekday) = source.kind(index), source.isCapitalized(index) {
      let next = source.word(index + 1) == single.comma ? index + 2 : index + 1
      guard var date = dated(at: next), date.expression.day != nil else { return nil }
      date.start = index
      date.expression.weekday = weekday
      return date
    }
    return dated(at: index)
  }

  private func dated(at index: Int) -> ParsedDate? {
    if let feast = feast(at: index) { return feast }
    if let date = NumericDateParser(source).parse(at: index) { return date }
    if let number = source.integer(index) {
      if number.digits == 4, number.value >= 1000 {
        return yearFirst(at: index)
      }
      return dayFirst(at: index)
    }
    switch source.kind(index) {
    case .month: return monthFirst(at: index)
    case .ordinal: return dayFirst(at: index)
    default: break
    }
    if source.word(index) == single.the {
      return dayFirst(at: index + 1, from: index)
    }
    return source.ordinalNumber(index) == nil ? nil : dayFirst(at: index)
  }

  /// "Christmas 1963", "Good Friday", "D-Day"; "Easter Island" and "Christmas cards" are none.
  private func feast(at index: Int) -> ParsedDate? {
    guard source.isCapitalized(index), let match = source.phrase(at: index), !isNamePart(index)
    else { return nil }
    var expression: TemporalExpression
    switch match.value {
    case .feast(let month, let day): expression = TemporalExpression(month: month, day: day)
    case .easter(let days):
      expression = TemporalExpression()
      expression.easter = days
    case .day(let year, let month, let day):
      expression = TemporalExpression(year: year, month: month, day: day)
    case .reference, .writing: return nil
    }
    let end = index + match.count
    var date = ParsedDate(index..<end, .feast, expression)
    if expression.year == nil { takeYear(into: &date) }
    if date.end > end { return date }
    let isModifier =
      source.relation(end - 1) == .compound
      || source.words.greetings.contains(source.word(index - 1))
      || source.isLowercaseWord(end) && source.tag(end) == .noun
    return isModifier || source.isCapitalized(end) && !isBreak(end) ? nil : date
  }

  /// "Johnnie Christmas", "White Christmas".
  private func isNamePart(_ index: Int) -> Bool {
    source.isCapitalized(index - 1)
      && (!source.shape(index - 1).contains(.sentenceStart) || source.relation(index) == .flat)
      && source.kind(index - 1) == .none && !source.words.yearCues.contains(source.word(index - 1))
  }

  /// "the Christmas when", "At Easter Henry left".
  private func isBreak(_ index: Int) -> Bool {
    source.words.following.contains(source.word(index)) || source.relation(index) == .nsubj
  }

  /// The head of an entry in a chronology: `1958, 17 August`, `1958, January`, `1958 August 17`.
  private func yearFirst(at index: Int) -> ParsedDate? {
    guard let year = source.yearNumber(index), index == source.range.lowerBound else { return nil }
    let next = source.word(index + 1) == single.comma ? index + 2 : index + 1
    guard var date = dayFirst(at: next) ?? monthFirst(at: next) ?? entryMonth(at: next),
      date.expression.year == nil, date.expression.unit == nil
    else { return nil }
    date.start = index
    date.rule = .yearFirst
    date.expression.year = year
    return isPossible(date.expression) ? date : nil
  }

  private func entryMonth(at index: Int) -> ParsedDate? {
    guard let month = month(at: index) else { return nil }
    return ParsedDate(index..<index + 1, .month, TemporalExpression(month: month))
  }

  /// `17 August 1958`, `17th of August, 1958`, `first of May`.
  func dayFirst(at index: Int, from start: Int? = nil) -> ParsedDate? {
    let ordinal = source.ordinal(index)
    guard let day = ordinal?.value ?? source.dayNumber(index), (1...31).contains(day) else {
      return nil
    }
    var next = ordinal?.end ?? index + 1
    let hasOf = source.word(next) == single.of
    if hasOf {
      guard ordinal != nil else { return nil }
      next += 1
    }
    guard let month = month(at: next) else { return nil }
    var date = ParsedDate(
      (start ?? index)..<next + 1, .dayMonth, TemporalExpression(month: month, day: day))
    takeYear(into: &date)
    return isPossible(date.expression) ? date : nil
  }

  /// `August 17, 1958`, `August 17th`, `August 1958`, `August`.
  private func monthFirst(at index: Int) -> ParsedDate? {
    guard let month = month(at: index) else { return nil }
    if let date = monthDay(month, at: index) { return date }
    var date = ParsedDate(index..<index + 1, .month, TemporalExpression(month: month))
    takeYear(into: &date)
    if date.end > index + 1 {
      date.rule = .monthYear
      return date
    }
    return isMonthAlone(index) ? date : nil
  }

  private func monthDay(_ month: Int, at index: Int) -> ParsedDate? {
    let dayIndex = source.word(index + 1) == single.the ? index + 2 : index + 1
    guard let day = source.dayNumber(dayIndex),
      dayIndex == index + 1 || source.ordinalNumber(dayIndex) != nil,
      !isQuantity(after: dayIndex),
      source.month(at: dayIndex + 1) == nil || source.ordinalNumber(dayIndex) != nil
    else { return nil }
    var date = ParsedDate(
      index..<dayIndex + 1, .monthDay, TemporalExpression(month: month, day: day))
    takeYear(into: &date)
    return isPossible(date.expression) ? date : nil
  }

  /// "In August 6 million tons": the number counts what follows.
  private func isQuantity(after index: Int) -> Bool {
    let word = source.word(index + 1)
    return source.words.magnitudes.contains(word) || source.words.counted.contains(word)
      || source.word(index + 1) == single.colon && source.integer(index + 2) != nil
        && source.touches(index + 2)
  }

  /// A month's name; "may" and "march" are words, and abbreviations too short, unless capitalized.
  private func month(at index: Int) -> Int? { source.month(at: index) }

  /// Whether a month without day and year is one: after a preposition or the like, not "April
  /// said".
  private func isMonthAlone(_ index: Int) -> Bool {
    let token = source.tokens[index]
    if token.utf8Count <= 3 && source.word(index) != single.may { return false }
    if source.words.yearVerbs.contains(source.word(index + 1)) { return true }
    let previous = source.word(index - 1)
    if source.words.monthCues.contains(previous) || source.isDash(index - 1) {
      return !isName(after: index)
    }
    // "the costly August battles", "a March operation".
    return source.modified(by: index).map { !source.isCapitalized($0) } ?? false
  }

  /// "by April Jones", "to August Wilson": a capitalized word that no date would have behind it.
  private func isName(after index: Int) -> Bool {
    let next = index + 1
    guard source.isCapitalized(next) else { return false }
    let previous = source.word(index - 1)
    let isFirm =
      previous == single.in || source.words.strongYearCues.contains(previous)
      || previous == single.of
    return !isFirm && !source.words.following.contains(source.word(next))
      && source.kind(next) == .none && source.words.single.may == source.word(index)
  }

  // MARK: Years

  /// Adds the year behind a day or month: `, 1958`, `of 1958`, `480 BC`, `'33`, `of that year`.
  private func takeYear(into date: inout ParsedDate) {
    let end = date.end
    var next = end
    let hasComma = source.word(next) == single.comma
    let hasOf = source.word(next) == single.of
    if hasComma || hasOf { next += 1 }
    if let era = eraYear(at: next) {
      date.expression.year = era.year
      date.expression.era = era.era
      date.end = era.end
    } else if let year = source.yearNumber(next), !isQuantity(after: next) {
      date.expression.year = year
      date.end = next + 1
      takeNewYear(into: &date)
    } else if !hasComma, hasOf || date.expression.day != nil, let year = earlyYear(at: next) {
      date.expression.year = year
      date.end = next + 1
    } else if !hasComma, let year = source.shortYear(next) {
      date.expression.year = year
      date.expression.isShort = true
      date.end = next + 1
    } else if !hasComma, let relation = yearRelation(at: next) {
      date.expression.unit = .year
      date.expression.direction = relation.direction
      date.expression.anchor = relation.anchor
      date.end = relation.end
    }
  }

  /// "30 January 1648/9": the year began in March, and is 1649 for us.
  private func takeNewYear(into date: inout ParsedDate) {
    guard let month = date.expression.month, month <= 3, let year = date.expression.year,
      source.word(date.end) == single.slash, source.touches(date.end), source.touches(date.end + 1),
      let next = source.integer(date.end + 1)
    else { return }
    let base = next.digits == 1 ? 10 : next.digits == 2 ? 100 : 10_000
    guard next.value == (year + 1) % base else { return }
    date.expression.year = year + 1
    date.end += 2
  }

  /// `30 September 420`: three digits that count nothing.
  private func earlyYear(at index: Int) -> Int? {
    guard let number = source.integer(index), number.digits == 3, number.value >= 100,
      !source.shape(index + 1).contains(.letters), !isQuantity(after: index)
    else { return nil }
    return number.value
  }

  /// `480 BC`, `AD 14`: a number that only its era makes a year.
  func eraYear(at index: Int) -> (year: Int, era: TemporalExpression.Era, end: Int)? {
    if let number = source.integer(index), (1...9999).contains(number.value),
      case .era(let era) = source.kind(index + 1), isEra(index + 1)
    {
      return (number.value, era, index + 2)
    }
    if case .era(.ad) = source.kind(index), isEra(index), let number = source.integer(index + 1),
      (1...2100).contains(number.value)
    {
      return (number.value, .ad, index + 2)
    }
    return nil
  }

  /// "ad" and "ce" in small letters are other words.
  private func isEra(_ index: Int) -> Bool {
    source.shape(index).contains(.allCapitals) || source.tokens[index].utf8Count > 2
      || source.kind(index) == .era(.bc)
  }

  /// "that year", "the same year", "the following year", "next year", "the year before".
  private func yearRelation(
    at index: Int
  ) -> (direction: TemporalExpression.Direction, anchor: TemporalExpression.Anchor, end: Int)? {
    var next = index
    let hasArticle = source.word(next) == single.the
    if hasArticle { next += 1 }
    if hasArticle, source.word(next) == single.year { return (.same, .narrative, next + 1) }
    if case .relation(.that) = source.kind(next), case .relation(.same) = source.kind(next + 1) {
      next += 1
    }
    guard case .relation(let relation) = source.kind(next), source.word(next + 1) == single.year
    else { return nil }
    return (relation.direction, relation.anchor(hasArticle: hasArticle), next + 2)
  }

  private func isPossible(_ expression: TemporalExpression) -> Bool {
    guard let month = expression.month, let day = expression.day else { return true }
    let year = expression.isShort || expression.era == .bc ? nil : expression.year
    return Self.isDay(day, month: month, year: year)
  }

  static func isDay(_ day: Int, month: Int, year: Int?) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year.map { $0 % 4 == 0 && ($0 % 100 != 0 || $0 % 400 == 0) } ?? true
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= lengths[month - 1]
  }
}

extension DateTokens {
  /// A month's name, which is capitalized.
  func month(at index: Int) -> Int? {
    guard case .month(let month) = kind(index), isCapitalized(index) else { return nil }
    return month
  }
}

extension DateWord.Relation {
  var direction: TemporalExpression.Direction {
    switch self {
    case .last, .past, .previous, .preceding: .earlier
    case .next, .following, .subsequent, .coming: .later
    case .this, .current, .that, .same: .same
    }
  }

  /// "next year" is told from the day of writing, "the next year" from the date told last.
  func anchor(hasArticle: Bool) -> TemporalExpression.Anchor {
    switch self {
    case .last, .past, .coming, .this: .document
    case .next: hasArticle ? .narrative : .document
    case .previous, .preceding, .following, .subsequent, .current, .that, .same: .narrative
    }
  }
}
