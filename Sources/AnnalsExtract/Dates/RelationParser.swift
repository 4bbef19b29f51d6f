import AnnalsAnnotation
import AnnalsLanguage

/// Reads periods named by how they stand to another: "that year", "the following spring", "last August",
/// "the same day".
struct RelationParser {
  let source: DateTokens
  private var single: DateSingles { source.words.single }

  init(_ source: DateTokens) { self.source = source }

  /// "that year", "the following spring", "last August", "the same day", "next Tuesday", "that
  /// night".
  func parse(at index: Int) -> ParsedDate? {
    var next = index
    let hasArticle = source.word(next) == single.the
    if hasArticle { next += 1 }
    if source.word(next) == single.very { next += 1 }
    guard case .relation(var relation) = source.kind(next) else { return nil }
    next += 1
    if relation == .that || relation == .this, case .relation(.same) = source.kind(next) {
      relation = .same
      next += 1
    }
    if hasArticle, relation == .last || relation == .past || relation == .that || relation == .this
    {
      return nil
    }
    var expression = TemporalExpression()
    guard fill(&expression, at: next) else { return nil }
    expression.direction = relation.direction
    expression.anchor = relation.anchor(hasArticle: hasArticle)
    if relation == .this, expression.unit == .day, source.word(index - 1) == single.to {
      // "to this day": until now.
      expression = TemporalExpression()
      expression.reference = .present
      return ParsedDate(index..<next + 1, .reference, expression)
    }
    let isTime = expression.dayPart != nil
    return ParsedDate(
      index..<next + 1, .relation, expression, kind: isTime ? .time : .date)
  }

  private func fill(_ expression: inout TemporalExpression, at index: Int) -> Bool {
    switch source.kind(index) {
    case .unit(let unit):
      guard unit >= .day, unit != .fortnight else { return false }
      expression.unit = unit
    case .fraction(isHalf: false): expression.unit = .quarter
    case .season(let season): expression.season = season
    case .month(let month):
      guard source.isCapitalized(index) else { return false }
      expression.month = month
    case .weekday(let weekday): expression.weekday = weekday
    case .shortWeekday(let weekday) where source.isCapitalized(index):
      expression.weekday = weekday
    case .dayPart(let part): expression.dayPart = part
    default: return false
    }
    return true
  }
}
