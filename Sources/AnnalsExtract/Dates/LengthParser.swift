import AnnalsAnnotation
import AnnalsLanguage

/// Reads lengths of time and what is counted from them: "three years", "ten-day", "several months",
/// "the next two years", "three years later", "two decades ago", "every year", "per month",
/// "daily".
struct LengthParser {
  let source: DateTokens
  var single: DateSingles { source.words.single }

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
    if let span = relatedLength(at: index) ?? compound(at: index) { return span }
    var start = index
    let amountIndex = skipApproximation(from: index)
    if source.word(amountIndex) == single.the { return nil }
    // The "2 years" of "2 1/2 years".
    if source.word(amountIndex - 1) == single.slash, source.touches(amountIndex) { return nil }
    guard var amount = amount(at: amountIndex) else { return nil }
    var next = amount.end
    let isHyphenated = source.isDash(next) && source.touches(next)
    if isHyphenated { next += 1 }
    guard let unit = unit(at: next), !isPlan(next, amountIndex) else { return nil }
    if let half = half(behind: next) {
      amount.value = amount.value?.adding(DecimalNumber(mantissa: 5, exponent: -1))
      next = half - 1
    } else if amount.isArticle, isCompound(next) {
      return nil
    }
    var expression = TemporalExpression()
    set(amount, unit, in: &expression)
    if amountIndex > index { expression.approximation = .about }
    if let age = ageEnd(next, amountIndex) {
      return age > next + 1 && !isHyphenated
        ? ParsedDate(index..<age, .age, expression, kind: .duration) : nil
    }
    // "less than a month after" names no date, only a bound of one.
    var step = expression
    step.isVague = step.isVague || amountIndex == index + 2
    // "for several days following" lasts as long.
    let isLasting = step.isVague && source.word(index - 1) == single.forWord
    let offset = isLasting ? nil : offset(step, at: next + 1, from: start)
    if let offset, offset.expression.anchor != .event { return offset }
    if amount.isArticle, amountIndex == index, isRate(index) { return each(unit, index..<next + 1) }
    if let offset { return offset }
    if amount.isArticle, amountIndex == index, !hasCue(before: index) { return nil }
    if isHyphenated, source.word(index - 1) == single.the { start = index }
    return ParsedDate(
      start..<withComplement(next + 1), .duration, expression, kind: .duration)
  }

  /// How many, with "another" before it and adjectives behind: "another seven", "ten brutal".
  private func amount(at index: Int) -> ParsedAmount? {
    var start = index
    if source.word(index) == single.another { start += 1 }
    let isAnother = start > index
    guard var amount = AmountParser(source).parse(at: start) else {
      guard isAnother, unit(at: start) != nil else { return nil }
      return ParsedAmount(end: start, value: DecimalNumber(1))
    }
    if unit(at: amount.end) == nil, unit(at: amount.end + 1) != nil,
      source.words.lengthAdjectives.contains(source.word(amount.end))
        || !amount.isArticle && source.tag(amount.end) == .adj
    {
      amount.end += 1
      amount.isArticle = false
    }
    return amount
  }

  /// The end of "and a half", "-and-a-half" behind a unit.
  private func half(behind index: Int) -> Int? {
    var next = index + 1
    for word in [single.and, single.a, single.half] {
      if source.isDash(next), source.touches(next) { next += 1 }
      guard source.word(next) == word else { return nil }
      next += 1
    }
    return next
  }

  /// "month-long", "years-long".
  private func compound(at index: Int) -> ParsedDate? {
    guard let unit = unit(at: index), isCompound(index) else { return nil }
    var expression = TemporalExpression()
    expression.unit = unit
    if source.kind(index) == .units(unit) {
      expression.isVague = true
    } else {
      expression.amount = DecimalNumber(1)
    }
    return ParsedDate(index..<index + 3, .duration, expression, kind: .duration)
  }

  private func isCompound(_ index: Int) -> Bool {
    source.isDash(index + 1) && source.touches(index + 1) && source.word(index + 2) == single.long
  }

  /// "two months of siege": what fills the time belongs to the mention, unless it holds a date.
  private func withComplement(_ index: Int) -> Int {
    guard source.word(index) == single.of, let end = source.phraseEnd(from: index) else {
      return index
    }
    for token in index..<end {
      if source.shape(token).contains(.digits) { return index }
      switch source.kind(token) {
      case .month, .weekday, .season: return index
      default: break
      }
    }
    return end
  }

  /// "about", "more than", "almost", "only" before an amount.
  private func skipApproximation(from index: Int) -> Int {
    let word = source.word(index)
    if word == single.more || word == single.less, source.word(index + 1) == single.than {
      return index + 2
    }
    return source.words.approximateAmounts.contains(word) ? index + 1 : index
  }

  /// "the next two years", "the past decade", "the last ten months", "the first three years", "the
  /// final years".
  private func relatedLength(at index: Int) -> ParsedDate? {
    guard source.word(index) == single.the else { return nil }
    var next = index + 1
    if source.words.spanAdjectives.contains(source.word(next)) {
      return openSpan(at: next + 1, from: index)
    }
    switch source.kind(next) {
    case .relation(let relation):
      if relation == .that || relation == .this || relation == .same { return nil }
    case .ordinal(1): break
    case .cardinal: return articled(at: index)
    case .units(let unit): return around(unit, at: next, from: index)
    default: return nil
    }
    next += 1
    if let span = openSpan(at: next, from: index) { return span }
    guard let amount = AmountParser(source).parse(at: next), !amount.isArticle,
      let unit = unit(at: amount.end), source.kind(amount.end) != .unit(unit)
    else { return singleUnit(at: next, from: index) }
    var expression = TemporalExpression()
    set(amount, unit, in: &expression)
    return ParsedDate(
      index..<withComplement(amount.end + 1), .duration, expression, kind: .duration)
  }

  /// "the following days", "the final years of the war": how many is left open.
  private func openSpan(at index: Int, from start: Int) -> ParsedDate? {
    guard case .units(let unit) = source.kind(index), unit >= .day else { return nil }
    var expression = TemporalExpression()
    expression.unit = unit
    expression.isVague = true
    return ParsedDate(
      start..<withComplement(index + 1), .duration, expression, kind: .duration)
  }

  /// "the years after the siege".
  private func around(
    _ unit: TemporalExpression.Unit, at index: Int, from start: Int
  ) -> ParsedDate? {
    guard unit >= .day, source.words.neighbours.contains(source.word(index + 1)),
      let end = eventEnd(index + 1)
    else { return nil }
    var expression = TemporalExpression()
    expression.unit = unit
    expression.isVague = true
    return ParsedDate(start..<end, .duration, expression, kind: .duration)
  }

  /// "the four to five years", "the fifteen years".
  private func articled(at index: Int) -> ParsedDate? {
    guard let amount = AmountParser(source).parse(at: index + 1), let unit = unit(at: amount.end),
      source.kind(amount.end) != .unit(unit), ageEnd(amount.end, index + 1) == nil
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
    let previous = source.word(index - 1)
    if previous != single.forWord, previous != single.the,
      let offset = offset(expression, at: index + 1, from: index)
    {
      return offset
    }
    guard unit >= .day, source.words.durationCues.contains(previous), previous != single.some else {
      return nil
    }
    return ParsedDate(
      index..<withComplement(index + 1), .duration, expression, kind: .duration)
  }

  private func set(
    _ amount: ParsedAmount, _ unit: TemporalExpression.Unit, in expression: inout TemporalExpression
  ) {
    expression.amount = amount.value
    expression.amountHigh = amount.high
    expression.isVague = amount.isVague
    expression.unit = unit
  }

  func unit(at index: Int) -> TemporalExpression.Unit? {
    switch source.kind(index) {
    case .unit(let unit), .units(let unit): unit
    default: nil
    }
  }

  /// The token behind the age whose unit stands at `index`: "22 years old", "22 years of age"; that of the
  /// unit itself for "aged 22 years", which another rule may read.
  private func ageEnd(_ index: Int, _ amount: Int) -> Int? {
    let next = source.isDash(index + 1) ? index + 2 : index + 1
    // "ten days older" is no age, nor a time that goes by.
    if source.words.ages.contains(source.word(next)) {
      return source.word(next) == single.old || source.isDash(index + 1) ? next + 1 : index + 1
    }
    if source.word(index + 1) == single.of, source.words.ages.contains(source.word(index + 2)) {
      return index + 3
    }
    return source.words.ages.contains(source.word(amount - 1)) ? index + 1 : nil
  }

  /// "Five-Year Plan": a name.
  private func isPlan(_ index: Int, _ amount: Int) -> Bool {
    source.words.plans.contains(source.word(index + 1))
      || source.isCapitalized(index) && source.isCapitalized(amount) && index > amount + 1
  }

  private func hasCue(before index: Int) -> Bool {
    source.words.durationCues.contains(source.word(index - 1))
  }
}
