/// A temporal expression as written.
public struct DateMention: Mention {
  public enum Kind: String, Sendable, Codable { case date, time, duration, set }

  /// Its part in a range told by two expressions or one: "from 1958 to 1962", "1958–62", "until 1976".
  public enum RangeRole: String, Sendable, Codable {
    /// The next mention is the end of the same range.
    case start
    /// The mention before is the start of the same range.
    case end
    /// "until 1976", "before 1976": the start is open.
    case openStart
    /// "since 1976", "after 1976": the end is open.
    case openEnd
  }

  public let span: TextSpan
  /// Index of the first token.
  public let token: Int
  public let rule: String
  public let kind: Kind
  public let range: RangeRole?
  /// What its words say.
  public let expression: TemporalExpression

  public init(
    span: TextSpan, token: Int, rule: String, kind: Kind, range: RangeRole? = nil,
    expression: TemporalExpression = TemporalExpression()
  ) {
    self.span = span
    self.token = token
    self.rule = rule
    self.kind = kind
    self.range = range
    self.expression = expression
  }
}
