import AnnalsAnnotation
import AnnalsLanguage

/// Reads days all in figures: "1958-08-17", "1958/08/17", "17.8.1958", "17/08/1958", "08/17/1958".
///
/// "07/04/1976" is 7 April in Britain and 4 July in America: the order of dates before it in the text, where one
/// is clear, decides; without one only the year is told.
struct NumericDateParser {
  let source: DateTokens

  init(_ source: DateTokens) { self.source = source }

  func parse(at index: Int) -> ParsedDate? {
    source.shape(index).contains(.number) && source.integer(index) != nil
      ? yearFirst(at: index) : yearLast(at: index)
  }

  /// `1958-08-17`, also with other dashes and strokes.
  private func yearFirst(at index: Int) -> ParsedDate? {
    guard let year = source.yearNumber(index), isJoint(index + 1),
      let month = part(index + 2), source.word(index + 1) == source.word(index + 3),
      isJoint(index + 3), let day = part(index + 4),
      CalendarDateParser.isDay(day, month: month, year: year)
    else { return nil }
    return ParsedDate(
      index..<index + 5, .numeric, TemporalExpression(year: year, month: month, day: day))
  }

  private func isJoint(_ index: Int) -> Bool {
    source.touches(index)
      && (source.isDash(index) || source.word(index) == source.words.single.slash)
  }

  private func part(_ index: Int) -> Int? {
    guard source.touches(index), let number = source.integer(index), number.digits == 2 else {
      return nil
    }
    return number.value
  }

  /// One token: `17.8.1958`, `8/17/1958`.
  private func yearLast(at index: Int) -> ParsedDate? {
    guard let parts = source.dateParts(index) else { return nil }
    let year = parts.year
    let isDayFirst = CalendarDateParser.isDay(parts.first, month: parts.second, year: year)
    let isMonthFirst =
      parts.hasStrokes && CalendarDateParser.isDay(parts.second, month: parts.first, year: year)
    guard isDayFirst || isMonthFirst else { return nil }
    let isClear = isDayFirst != isMonthFirst || parts.first == parts.second
    if isClear, parts.hasStrokes, parts.first != parts.second { source.putsDayFirst = isDayFirst }
    guard let dayFirst = isClear ? isDayFirst : source.putsDayFirst else {
      return ParsedDate(index..<index + 1, .numeric, TemporalExpression(year: year))
    }
    let (day, month) = dayFirst ? (parts.first, parts.second) : (parts.second, parts.first)
    return ParsedDate(
      index..<index + 1, .numeric, TemporalExpression(year: year, month: month, day: day))
  }
}

extension DateTokens {
  /// The numbers of `17.8.1958` or `8/17/1958`, whose year has four digits.
  func dateParts(_ index: Int) -> (first: Int, second: Int, year: Int, hasStrokes: Bool)? {
    guard shape(index).contains(.digits), !shape(index).contains(.number) else { return nil }
    let slice = bytes[tokens[index].span.utf8Range]
    guard (8...10).contains(slice.count) else { return nil }
    let stroke = UInt8(ascii: "/")
    let joint = slice.contains(stroke) ? stroke : UInt8(ascii: ".")
    var numbers = (0, 0, 0)
    var digits = 0
    var joints = 0
    for byte in slice {
      if byte == joint {
        guard digits > 0, digits <= 2 else { return nil }
        joints += 1
        digits = 0
        continue
      }
      guard byte &- 0x30 < 10 else { return nil }
      digits += 1
      let digit = Int(byte - 0x30)
      switch joints {
      case 0: numbers.0 = numbers.0 * 10 + digit
      case 1: numbers.1 = numbers.1 * 10 + digit
      default: numbers.2 = numbers.2 * 10 + digit
      }
    }
    guard joints == 2, digits == 4, (1000...2100).contains(numbers.2) else { return nil }
    return (numbers.0, numbers.1, numbers.2, joint == stroke)
  }
}
