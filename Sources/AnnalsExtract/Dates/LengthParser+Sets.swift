import AnnalsAnnotation
import AnnalsLanguage

/// Recurring times: "every year", "each spring", "per month", "30 a day", "daily".
extension LengthParser {
  /// "every year", "each spring", "every Friday".
  func recurring(at index: Int) -> ParsedDate? {
    var expression = TemporalExpression()
    switch source.kind(index + 1) {
    case .unit(let unit): expression.unit = unit
    case .season(let season): expression.season = season
    case .weekday(let weekday): expression.weekday = weekday
    case .month(let month):
      guard source.isCapitalized(index + 1) else { return nil }
      expression.month = month
    case .dayPart(let part): expression.dayPart = part
    default: return nil
    }
    return ParsedDate(index..<index + 2, .recurring, expression, kind: .set)
  }

  /// "per month": once in each.
  func rate(at index: Int) -> ParsedDate? {
    guard case .unit(let unit) = source.kind(index + 1) else { return nil }
    return each(unit, index..<index + 2)
  }

  /// "daily"; a name such as "the People's Daily" is capitalized.
  func frequency(_ unit: TemporalExpression.Unit, at index: Int) -> ParsedDate? {
    guard !source.isCapitalized(index) else { return nil }
    var expression = TemporalExpression()
    expression.unit = unit
    return ParsedDate(index..<index + 1, .frequency, expression, kind: .set)
  }

  /// Whether an article behind a number makes a rate: "30 a day", "a million pounds a year", "twice a week".
  func isRate(_ index: Int) -> Bool {
    let previous = source.word(index - 1)
    if previous == single.once || previous == single.twice || isNumber(index - 1) { return true }
    return (source.isNoun(index - 1) || source.tag(index - 1) == .sym)
      && (isNumber(index - 2) || isNumber(index - 3))
  }

  private func isNumber(_ index: Int) -> Bool {
    source.tag(index) == .num || source.shape(index).contains(.number)
  }

  func each(_ unit: TemporalExpression.Unit, _ tokens: Range<Int>) -> ParsedDate? {
    guard unit >= .hour else { return nil }
    var expression = TemporalExpression()
    expression.unit = unit
    expression.amount = DecimalNumber(1)
    return ParsedDate(tokens, .rate, expression, kind: .set)
  }
}
