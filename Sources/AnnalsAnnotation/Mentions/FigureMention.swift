/// A quantity as written: its number or numbers, its unit, and what stands around it.
public struct FigureMention: Mention {
  /// What sort of quantity it is; the words are those of the published column.
  public enum Kind: String, Sendable, Codable {
    case count, share, money, mass, length, area, volume, duration, age, temperature, rate,
      multiple,
      number
  }

  /// How the number limits the quantity.
  public enum Bound: String, Sendable, Codable {
    case exact, about, range, vague
    case atLeast = "at_least"
    case moreThan = "more_than"
    case atMost = "at_most"
    case lessThan = "less_than"
  }

  /// Whether the quantity is the size of a rise or of a fall, not the level reached.
  public enum Change: String, Sendable, Codable { case increase, decrease }
  /// actual: told as a fact; target: planned or demanded; estimate: somebody's estimate.
  public enum Status: String, Sendable, Codable { case actual, target, estimate }

  /// The whole quantity with its hedge and its unit: "at least 45 million", "12 million tons".
  public let span: TextSpan
  /// Index of the first token.
  public let token: Int
  /// Id of the rule that found it.
  public let rule: String
  /// Follows the unit; without one a number of things is a count.
  public let kind: Kind
  /// The number; the lower one of a range.
  public let number: DecimalNumber
  /// The higher number of a range or of a vague amount, else nil.
  public let upperNumber: DecimalNumber?
  /// What the hedge says; range and vague have two numbers.
  public let bound: Bound
  /// Set only where a word of change governs the number.
  public let change: Change?
  /// Canonical name of the unit, one of the lexicon's.
  public let unit: String?
  /// Canonical name of what a rate is counted by: "mu" in "catties per mu".
  public let denominator: String?
  /// The unit as written, also where another figure of the sentence lends it; without a unit the things
  /// counted, where the measure is what they are told of: "carts" in "sales of 40 carts".
  public let unitText: TextSpan?
  /// The noun phrase that says what is counted or measured: "sales" in "sales of 40 carts".
  public let measure: TextSpan?
  /// By the nearest cue before it in its clause.
  public let status: Status
  /// Who says so, as written.
  public let attribution: TextSpan?
  /// Index of the date mention that holds for the clause.
  public let date: Int?
  /// The name of the place that the clause gives.
  public let place: TextSpan?
  /// Index of the event mention that the figure measures.
  public var event: Int?

  /// Spans lie on token edges; `upperNumber` isn't below `number`.
  public init(
    span: TextSpan, token: Int, rule: String, kind: Kind, number: DecimalNumber,
    upperNumber: DecimalNumber? = nil, bound: Bound = .exact, change: Change? = nil,
    unit: String? = nil, denominator: String? = nil, unitText: TextSpan? = nil,
    measure: TextSpan? = nil, status: Status = .actual, attribution: TextSpan? = nil,
    date: Int? = nil, place: TextSpan? = nil
  ) {
    self.span = span
    self.token = token
    self.rule = rule
    self.kind = kind
    self.number = number
    self.upperNumber = upperNumber
    self.bound = bound
    self.change = change
    self.unit = unit
    self.denominator = denominator
    self.unitText = unitText
    self.measure = measure
    self.status = status
    self.attribution = attribution
    self.date = date
    self.place = place
  }
}
