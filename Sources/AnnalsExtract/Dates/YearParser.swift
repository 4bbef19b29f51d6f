import AnnalsAnnotation
import AnnalsLanguage

/// Reads years, decades and centuries: "1958" where its place makes it a year, "'33", "480 BC",
/// "the 1950s", "the nineteenth century", "16th-century".
struct YearParser {
  let source: DateTokens
  private var single: DateSingles { source.words.single }

  /// - Parameter isCued: the words before, such as "early", settle that a year follows.
  func parse(at index: Int, isCued: Bool = false) -> ParsedDate? {
    let start = index
    var index = index
    if source.word(index) == single.the {
      index += 1
      if let period = decadeOrCentury(at: index, from: start) { return period }
      guard source.word(index) == single.year, let year = year(at: index + 1, isCued: true) else {
        return nil
      }
      return ParsedDate(start..<year.end, .year, year.expression)
    }
    return decadeOrCentury(at: index, from: start) ?? year(at: index, isCued: isCued)
  }

  // MARK: Years

  private func year(at index: Int, isCued: Bool) -> ParsedDate? {
    if let era = CalendarDateParser(source).eraYear(at: index) {
      var expression = TemporalExpression(year: era.year)
      expression.era = era.era
      return ParsedDate(index..<era.end, .eraYear, expression)
    }
    if let year = source.yearNumber(index) {
      guard isCued ? !isCounted(index) : isYear(index, year) else { return nil }
      return ParsedDate(index..<index + 1, .year, TemporalExpression(year: year))
    }
    if let year = source.shortYear(index), isShortYear(index) {
      var expression = TemporalExpression(year: year)
      expression.isShort = true
      return ParsedDate(index..<index + 1, .shortYear, expression)
    }
    guard let number = source.integer(index), (100...999).contains(number.value),
      number.digits == 3, isEarlyCued(index),
      !source.isLowercaseWord(index + 1) || source.words.following.contains(source.word(index + 1)),
      !isLabelled(index), !isCounted(index)
    else { return nil }
    return ParsedDate(index..<index + 1, .year, TemporalExpression(year: number.value))
  }

  /// "in 492" once years before Christ have been told, "c. 347" anywhere.
  private func isEarlyCued(_ index: Int) -> Bool {
    let previous = source.word(index - 1)
    return source.knowsEarlyYears
      && (source.words.strongYearCues.contains(previous)
        || source.words.approximate.contains(previous))
      || source.words.circa.contains(previous)
  }

  private func isShortYear(_ index: Int) -> Bool {
    let previous = source.word(index - 1)
    return source.words.yearCues.contains(previous) || previous == single.comma
      || previous == single.and || previous == single.or || source.month(at: index - 1) != nil
      || isSeason(index - 1) || source.isCapitalized(index - 1)
  }

  private func isSeason(_ index: Int) -> Bool {
    if case .season = source.kind(index) { return true }
    return false
  }

  /// Whether the place of a four-digit number makes it a year.
  private func isYear(_ index: Int, _ year: Int) -> Bool {
    if isLabelled(index) || isCounted(index) { return false }
    let previous = source.word(index - 1)
    let next = source.word(index + 1)
    let isPlain = !source.isLowercaseWord(index + 1) || source.words.following.contains(next)
    if source.words.strongYearCues.contains(previous) {
      return isPlain || year % 100 != 0
    }
    if source.words.approximate.contains(previous) {
      // "about 1200" is a number more often than a year.
      return isPlain && (1500...2050).contains(year) && year % 100 != 0
    }
    if isBracketed(index) || next == single.possessive { return true }
    // "1987 saw little change": only a time sees.
    if source.words.yearVerbs.contains(next) { return year >= 1500 }
    // "He opened 2012 with a win"; "they opened 2012 shops" counts.
    if source.words.timeVerbs.contains(previous) { return isPlain && year >= 1500 }
    if source.words.yearCues.contains(previous) || follows(yearBefore: index) {
      return isPlain || year % 100 != 0 && year >= 1500
    }
    if index == source.range.lowerBound { return startsEntry(index) }
    if previous == single.comma, source.isCapitalized(index - 2), isPlain, isInBrackets(index) {
      return year >= 1500
    }
    if previous == single.comma || source.isDash(index - 1) || previous == single.colon {
      return endsPhrase(index) && (1500...2050).contains(year)
    }
    return isModifier(index, year)
  }

  /// "1957, 1958 and 1959": a year in a list of years.
  private func follows(yearBefore index: Int) -> Bool {
    let yearEnd = source.yearEnd
    guard yearEnd >= 0, index - yearEnd <= 2, index > yearEnd else { return false }
    for between in yearEnd..<index {
      let word = source.word(between)
      guard
        word == single.comma || word == single.and || word == single.or || word == single.semicolon
          || source.isDash(between)
      else { return false }
    }
    return true
  }

  /// "1958. The harvest …", "1958: …", "1958 was a good year".
  private func startsEntry(_ index: Int) -> Bool {
    source.isHeading || endsPhrase(index) || source.words.following.contains(source.word(index + 1))
  }

  private func endsPhrase(_ index: Int) -> Bool {
    index + 1 >= source.range.upperBound
      || source.shape(index + 1).contains(.punctuation) && source.word(index + 1) != single.percent
        && source.word(index + 1) != single.slash
  }

  /// "(Hume, 1998 and elsewhere)": the bracket opens a few words before.
  private func isInBrackets(_ index: Int) -> Bool {
    for token in stride(from: index - 1, to: index - 12, by: -1) {
      if source.word(token) == single.openParenthesis { return true }
      if source.word(token) == single.closeParenthesis { return false }
    }
    return false
  }

  private func isBracketed(_ index: Int) -> Bool {
    source.word(index - 1) == single.openParenthesis
      && (endsPhrase(index) || source.words.following.contains(source.word(index + 1)))
      || source.word(index + 1) == single.closeParenthesis
        && source.word(index - 1) == single.comma
  }

  /// "the 1958 harvest", "Peng's 1959 letter", "September's 1938 accord"; not "the 1914 members".
  private func isModifier(_ index: Int, _ year: Int) -> Bool {
    // "the successful 2020 review": more than one would be reviews.
    if (1900...2050).contains(year), let noun = source.numbered(by: index),
      source.isSingular(noun)
    {
      return true
    }
    guard (1700...2050).contains(year), year % 100 != 0 else { return false }
    let previous = source.word(index - 1)
    let next = source.shape(index + 1)
    if source.words.determiners.contains(previous) {
      return next.contains(.letters) || next.contains(.quotationMark)
    }
    // "a secret 1902 pact"; "the other 1780 ships" counts.
    let article = source.word(index - 2)
    if article == single.a || article == single.an, source.isLowercaseWord(index - 1),
      source.isLowercaseWord(index + 1)
    {
      return true
    }
    if source.isHeading, endsPhrase(index) { return true }
    guard source.shape(index - 1).contains(.letters), source.isCapitalized(index - 1) else {
      return false
    }
    // "the London 2012 Olympics", "(Hume 1998)", "at Comic-Con 2015, …"
    return source.isCapitalized(index + 1) || next.contains(.punctuation) && endsPhrase(index)
      || source.words.following.contains(source.word(index + 1))
  }

  /// "page 1912", "No. 1815", "$ 1200", or part of a longer number or formula.
  private func isLabelled(_ index: Int) -> Bool {
    let previous = source.word(index - 1)
    if source.words.labels.contains(previous) { return true }
    // "an average of 1500", "a garrison of 1450".
    if previous == single.of, source.words.amountNouns.contains(source.word(index - 2)) {
      return true
    }
    guard index > source.range.lowerBound, source.touches(index) else { return false }
    let before = source.tokens[index - 1]
    guard before.shape.contains(.punctuation) else { return true }
    // Brackets, quotation marks and dashes may touch a year; currency signs, "#", "+", "/" may not.
    return
      !(previous == single.openParenthesis || before.shape.contains(.quotationMark)
      || source.isDash(index - 1) || source.bytes[Int(before.utf8Start)] == UInt8(ascii: "["))
  }

  /// "1,958 people" has its comma inside; "1914 members", "1200 men", "1500 %" count what follows.
  private func isCounted(_ index: Int) -> Bool {
    let next = source.word(index + 1)
    if source.words.counted.contains(next) || source.words.magnitudes.contains(next) { return true }
    guard source.touches(index + 1) else { return false }
    let shape = source.shape(index + 1)
    if !shape.contains(.punctuation) { return next != single.possessive }
    return next == single.slash && source.integer(index + 2)?.digits != 2
  }

  // MARK: Decades and centuries

  private func decadeOrCentury(at index: Int, from start: Int) -> ParsedDate? {
    if let decade = source.decade(index) {
      var expression = TemporalExpression()
      expression.decade = decade.year
      expression.isShort = decade.isShort
      var end = decade.end
      if case .era(let era) = source.kind(end) {
        expression.era = era
        end += 1
      }
      return ParsedDate(start..<end, .decade, expression)
    }
    return wordDecade(at: index, from: start) ?? century(at: index, from: start)
  }

  /// "the fifties", "the nineteen-thirties"; without the article a number.
  private func wordDecade(at index: Int, from start: Int) -> ParsedDate? {
    var index = index
    var century = 0
    if source.word(index) == single.nineteen || source.word(index) == single.eighteen {
      century = source.word(index) == single.nineteen ? 1900 : 1800
      index += source.isDash(index + 1) ? 2 : 1
    } else if index == start {
      return nil
    }
    guard case .decade(let decade) = source.kind(index) else { return nil }
    // "the roaring twenties" aside, only a place after "in", "of", "since" is safe without a
    // century.
    if century == 0, !source.words.yearCues.contains(source.word(start - 1)) { return nil }
    var expression = TemporalExpression()
    expression.decade = century + decade
    expression.isShort = century == 0
    return ParsedDate(start..<index + 1, .decade, expression)
  }

  private func century(at index: Int, from start: Int) -> ParsedDate? {
    guard let ordinal = source.ordinal(index), (1...21).contains(ordinal.value) else { return nil }
    var end = ordinal.end
    if source.isDash(end) { end += 1 }
    guard source.kind(end) == .unit(.century) else { return nil }
    end += 1
    var expression = TemporalExpression()
    expression.century = ordinal.value
    if case .era(let era) = source.kind(end) {
      expression.era = era
      end += 1
    }
    return ParsedDate(start..<end, .century, expression)
  }
}
