import AnnalsAnnotation
import AnnalsLanguage

/// Reads lengths of time and what is counted from them: "three years", "ten-day", "several months",
/// "the next two years", "three years later", "two decades ago", "every year", "per month",
/// "daily".
struct LengthParser {
  let source: DateTokens
  private var single: DateSingles { source.words.single }

  init(_ source: DateTokens) { self.source = source }

  func parse(at index: Int) -> ParsedDate? {
    switch source.kind(index) {
    case .quantifier: return recurring(at: index)
    case .rate: return rate(at: index)
    case .frequency(let unit): return frequency(unit, at: index)
    case .units(let unit): return bareUnits(unit, at: index)
    case .offset: return laterInPeriod(at: index)
    default: return length(at: index)
    }
  }

  // MARK: Lengths

  private func length(at index: Int) -> ParsedDate? {
    if let span = relatedLength(at: index) { return span }
    var start = index
    let amountIndex = skipApproximation(from: index)
    if source.word(amountIndex) == single.the { return nil }
    // The "2 years" of "2 1/2 years".
    if source.word(amountIndex - 1) == single.slash, source.touches(amountIndex) { return nil }
    guard let amount = AmountParser(source).parse(at: amountIndex) else { return nil }
    var next = amount.end
    let isHyphenated = source.isDash(next) && source.touches(next)
    if isHyphenated { next += 1 }
    guard let unit = unit(at: next), !isAge(next),
      !source.words.ages.contains(source.word(amountIndex - 1)), !isPlan(next, amountIndex)
    else { return nil }
    var expression = TemporalExpression()
    set(amount, unit, in: &expression)
    if amountIndex > index { expression.approximation = .about }
    // "less than a month after" names no date, only a bound of one.
    var step = expression
    step.isVague = step.isVague || amountIndex == index + 2
    if let offset = offset(step, at: next + 1, from: start) { return offset }
    if amount.isArticle, amountIndex == index, !hasCue(before: index) { return nil }
    if isHyphenated, source.word(index - 1) == single.the { start = index }
    return ParsedDate(start..<next + 1, .duration, expression, kind: .duration)
  }

  /// "about", "more than", "almost", "only" before an amount.
  private func skipApproximation(from index: Int) -> Int {
    let word = source.word(index)
    if word == single.more || word == single.less, source.word(index + 1) == single.than {
      return index + 2
    }
    return source.words.approximateAmounts.contains(word) ? index + 1 : index
  }

  /// "the next two years", "the past decade", "the last ten months", "the first three years".
  private func relatedLength(at index: Int) -> ParsedDate? {
    guard source.word(index) == single.the else { return nil }
    var next = index + 1
    switch source.kind(next) {
    case .relation(let relation):
      if relation == .that || relation == .this || relation == .same { return nil }
    case .ordinal(1): break
    case .cardinal: return articled(at: index)
    default: return nil
    }
    next += 1
    if case .relation(.coming) = source.kind(next - 1), case .units(let unit) = source.kind(next) {
      var expression = TemporalExpression()
      expression.unit = unit
      expression.isVague = true
      return ParsedDate(index..<next + 1, .duration, expression, kind: .duration)
    }
    guard let amount = AmountParser(source).parse(at: next), !amount.isArticle,
      let unit = unit(at: amount.end), source.kind(amount.end) != .unit(unit)
    else { return singleUnit(at: next, from: index) }
    var expression = TemporalExpression()
    set(amount, unit, in: &expression)
    return ParsedDate(index..<amount.end + 1, .duration, expression, kind: .duration)
  }

  /// "the four to five years", "the fifteen years".
  private func articled(at index: Int) -> ParsedDate? {
    guard let amount = AmountParser(source).parse(at: index + 1), let unit = unit(at: amount.end),
      source.kind(amount.end) != .unit(unit), !isAge(amount.end)
    else { return nil }
    var expression = TemporalExpression()
    set(amount, unit, in: &expression)
    return ParsedDate(index..<amount.end + 1, .duration, expression, kind: .duration)
  }

  /// "the past decade", "the last century": as long as the unit.
  private func singleUnit(at index: Int, from start: Int) -> ParsedDate? {
    guard case .unit(let unit) = source.kind(index), unit >= .week,
      case .relation(let relation) = source.kind(index - 1), relation == .past || relation == .last,
      source.word(index + 1) != single.of
    else { return nil }
    var expression = TemporalExpression()
    expression.amount = DecimalNumber(1)
    expression.unit = unit
    return ParsedDate(start..<index + 1, .duration, expression, kind: .duration)
  }

  /// "for years", "within months": how many is left open.
  private func bareUnits(_ unit: TemporalExpression.Unit, at index: Int) -> ParsedDate? {
    var expression = TemporalExpression()
    expression.unit = unit
    expression.isVague = true
    if let offset = offset(expression, at: index + 1, from: index) { return offset }
    let previous = source.word(index - 1)
    guard unit >= .day, source.words.durationCues.contains(previous), previous != single.some,
      source.word(index + 1) != single.of
    else { return nil }
    return ParsedDate(index..<index + 1, .duration, expression, kind: .duration)
  }

  private func set(
    _ amount: ParsedAmount, _ unit: TemporalExpression.Unit, in expression: inout TemporalExpression
  ) {
    expression.amount = amount.value
    expression.amountHigh = amount.high
    expression.isVague = amount.isVague
    expression.unit = unit
  }

  private func unit(at index: Int) -> TemporalExpression.Unit? {
    switch source.kind(index) {
    case .unit(let unit), .units(let unit): unit
    default: nil
    }
  }

  /// "22 years old", "22-year-old", "aged 22 years", "22 years of age" are figures.
  private func isAge(_ index: Int) -> Bool {
    let next = source.isDash(index + 1) ? index + 2 : index + 1
    return source.words.ages.contains(source.word(next))
      || source.word(index + 1) == single.of && source.words.ages.contains(source.word(index + 2))
  }

  /// "Five-Year Plan": a name.
  private func isPlan(_ index: Int, _ amount: Int) -> Bool {
    source.words.plans.contains(source.word(index + 1))
      || source.isCapitalized(index) && source.isCapitalized(amount) && index > amount + 1
  }

  private func hasCue(before index: Int) -> Bool {
    source.words.durationCues.contains(source.word(index - 1))
  }

  // MARK: Counted from another time

  private func offset(
    _ length: TemporalExpression, at index: Int, from start: Int
  ) -> ParsedDate? {
    guard let unit = length.unit else { return nil }
    var expression = length
    expression.anchor = .narrative
    if case .offset(let offset) = source.kind(index) {
      expression.direction = offset == .later ? .later : .earlier
      if offset == .ago { expression.anchor = .document }
    } else if source.isBareNeighbour(index) {
      expression.direction = source.word(index) == single.before ? .earlier : .later
    } else {
      return nil
    }
    let isClock = unit < .day
    return ParsedDate(
      start..<index + 1, .offset, expression, kind: isClock ? .time : .date)
  }

  /// "later that year", "earlier in the month", "later in 1792".
  private func laterInPeriod(at index: Int) -> ParsedDate? {
    var next = index + 1
    if source.word(next) == single.in { next += 1 }
    var expression = TemporalExpression()
    if next > index + 1, let year = source.yearNumber(next) {
      expression.year = year
    } else {
      switch (source.word(next) == single.the, source.kind(next)) {
      case (true, _) where next > index + 1: break
      case (_, .relation(.that)), (_, .relation(.same)): break
      default: return nil
      }
      next += 1
      guard case .unit(let unit) = source.kind(next), unit >= .day else { return nil }
      expression.unit = unit
      expression.direction = .same
      expression.anchor = .narrative
    }
    return ParsedDate(index..<next + 1, .relation, expression)
  }

  // MARK: Recurring times

  /// "every year", "each spring", "every Friday".
  private func recurring(at index: Int) -> ParsedDate? {
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
  private func rate(at index: Int) -> ParsedDate? {
    guard case .unit(let unit) = source.kind(index + 1), unit >= .hour else { return nil }
    var expression = TemporalExpression()
    expression.unit = unit
    expression.amount = DecimalNumber(1)
    return ParsedDate(index..<index + 2, .rate, expression, kind: .set)
  }

  /// "daily"; a name such as "the People's Daily" is capitalized.
  private func frequency(_ unit: TemporalExpression.Unit, at index: Int) -> ParsedDate? {
    guard !source.isCapitalized(index) else { return nil }
    var expression = TemporalExpression()
    expression.unit = unit
    return ParsedDate(index..<index + 1, .frequency, expression, kind: .set)
  }
}
