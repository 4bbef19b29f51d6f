import AnnalsAnnotation
import AnnalsLanguage

/// What is counted from another time: "three years later", "two days after the siege", "later that year".
extension LengthParser {
  /// "three years later", "two days before", "eight days after the siege".
  func offset(_ length: TemporalExpression, at index: Int, from start: Int) -> ParsedDate? {
    guard let unit = length.unit else { return nil }
    var expression = length
    expression.anchor = .narrative
    var end = index + 1
    if case .offset(let offset) = source.kind(index) {
      expression.direction = offset == .later ? .later : .earlier
      if offset == .ago { expression.anchor = .document }
    } else if let bare = source.bareNeighbour(index) {
      end = bare
      expression.direction = source.word(index) == single.before ? .earlier : .later
    } else if source.words.neighbours.contains(source.word(index)), let event = eventEnd(index) {
      expression.direction = source.word(index) == single.before ? .earlier : .later
      expression.anchor = .event
      end = event
    } else {
      return nil
    }
    let isClock = unit < .day
    return ParsedDate(
      start..<end, .offset, expression, kind: isClock ? .time : .date)
  }

  /// The end of the event behind "after"; nil for a date, "three years after 1958", which other rules read.
  func eventEnd(_ index: Int) -> Int? {
    guard !source.shape(index + 1).contains(.digits), let end = source.phraseEnd(from: index)
    else { return nil }
    for token in index + 1..<end {
      if source.shape(token).contains(.digits) { return nil }
      switch source.kind(token) {
      case .month, .weekday, .unit, .units: return nil
      default: break
      }
    }
    return end
  }

  /// "later that year", "earlier in the month", "later in 1792".
  func laterInPeriod(at index: Int) -> ParsedDate? {
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
}
