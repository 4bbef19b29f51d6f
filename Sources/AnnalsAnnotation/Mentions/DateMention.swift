/// A temporal expression as written.
public struct DateMention: Mention {
  /// The TIMEX3 types.
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

  /// The tense of the clause that it stands in.
  public enum Tense: String, Sendable, Codable { case past, present, future }

  /// The words, with what belongs to them such as "the" and "early".
  public let span: TextSpan
  /// Index of the first token.
  public let token: Int
  /// Id of the rule that read it.
  public let rule: String
  /// What it denotes.
  public let kind: Kind
  /// Nil where it is no end of a range.
  public let range: RangeRole?
  /// Nil where the clause shows none.
  public let tense: Tense?
  /// What its words say.
  public let expression: TemporalExpression

  /// A mention; the expression may be left empty where only the place matters.
  public init(
    span: TextSpan, token: Int, rule: String, kind: Kind, range: RangeRole? = nil,
    tense: Tense? = nil, expression: TemporalExpression = TemporalExpression()
  ) {
    self.span = span
    self.token = token
    self.rule = rule
    self.kind = kind
    self.range = range
    self.tense = tense
    self.expression = expression
  }
}
