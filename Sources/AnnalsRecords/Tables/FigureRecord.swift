import AnnalsAnnotation

public enum FigureKind: String, FieldEnumeration {
  case count, share, money, mass, length, area, volume, duration, age, temperature, rate, multiple,
    number
}
public enum FigureBound: String, FieldEnumeration {
  case exact, about
  case atLeast = "at_least"
  case moreThan = "more_than"
  case atMost = "at_most"
  case lessThan = "less_than"
  case range, vague
}
public enum FigureChange: String, FieldEnumeration { case increase, decrease }
public enum FigureStatus: String, FieldEnumeration { case actual, target, estimate }

/// A quantity with what it measures.
public struct FigureRecord: EvidencedRecord {
  public static let tableName = "figures"
  public static let rowName = "figure"
  public static let idPrefix = "fig"
  public static let title = "Figures"
  public static let summary =
    "Quantities: value or range, bound, unit, what is measured, and whether it is a result or a target."

  public var id = ""
  public var evidence = Evidence()
  public var kind = FigureKind.number
  public var value: DecimalNumber?
  public var low: DecimalNumber?
  public var high: DecimalNumber?
  public var bound = FigureBound.exact
  public var change: FigureChange?
  public var unit: String?
  public var unitCode: String?
  public var unitText: String?
  public var measure: String?
  public var status = FigureStatus.actual
  public var eventID: String?
  public var date: String?
  public var yearStart: Int?
  public var yearEnd: Int?
  public var place: String?
  public var placeID: String?
  public var attributedTo: String?
  public var attributedToID: String?

  public init() {}

  public static let fields: [Field<FigureRecord>] =
    evidenceFields(\.id, \.evidence) + [
      .required("kind", \.kind, "What sort of quantity it is."),
      .optional(
        "value", \.value, example: "45000000",
        "The one point stated; missing for ranges and bounds."),
      .optional("low", \.low, "Lower end of a range, or the bound of 'at least'."),
      .optional("high", \.high, "Upper end of a range, or the bound of 'up to'."),
      .required(
        "bound", \.bound,
        "How the number limits the quantity; vague: words such as 'tens of millions', whose range is conventional."
      ),
      .optional("change", \.change, "Whether the figure is the size of a rise or of a fall."),
      .optional(
        "unit", \.unit, example: "tonne", reference: .init(table: "units", field: "unit"),
        "Canonical singular name of the unit, whose row has its size in SI."),
      .optional("unit_code", \.unitCode, example: "t", "UCUM code, or ISO 4217 code for money."),
      .optional(
        "unit_text", \.unitText, example: "tons",
        "The unit as written; the things counted, where the measure is what they are told of."),
      .optional(
        "measure", \.measure, example: "people", "What is counted or measured, as written."),
      .required(
        "status", \.status,
        "actual: told as a fact; target: planned or demanded; estimate: somebody's estimate."),
      .optional(
        "event_id", \.eventID, reference: .init(table: "events", field: "event_id"),
        "The event that the figure measures."),
      .optional("date", \.date, pattern: .edtf, "EDTF date that the clause gives to the figure."),
      .optional("year_start", \.yearStart, unit: "year", "First year of the date, astronomical."),
      .optional("year_end", \.yearEnd, unit: "year", "Last year of the date, astronomical."),
      .optional("place", \.place, "Place that the clause gives to the figure, as written."),
      .optional(
        "place_id", \.placeID, reference: .init(table: "entities", field: "entity_id"),
        "The place as an entity."),
      .optional("attributed_to", \.attributedTo, "Who says so, as written."),
      .optional(
        "attributed_to_id", \.attributedToID,
        reference: .init(table: "entities", field: "entity_id"), "Who says so, as an entity."),
    ]
}
