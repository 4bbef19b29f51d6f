import AnnalsAnnotation

/// A temporal expression that a rule has read: its tokens and what they say.
struct ParsedDate {
  /// Token indices.
  var start: Int
  var end: Int
  var rule: DateRule
  var kind: DateMention.Kind
  var expression: TemporalExpression
  var range: DateMention.RangeRole?
  var tense: DateMention.Tense?

  init(
    _ tokens: Range<Int>, _ rule: DateRule, _ expression: TemporalExpression,
    kind: DateMention.Kind = .date
  ) {
    start = tokens.lowerBound
    end = tokens.upperBound
    self.rule = rule
    self.kind = kind
    self.expression = expression
  }
}
