import AnnalsAnnotation

/// A unit that figures are told in, with its exact size in SI where it has one.
public struct UnitRecord: PublishedRecord, Equatable {
  public static let tableName = "units"
  public static let rowName = "unit"
  public static let title = "Units"
  public static let summary =
    "The units of the figures; (value + si_offset) × si_multiplier ÷ si_divisor is the value in SI, exactly."
  public static let primaryKey = ["unit"]

  public var name = ""
  public var kind = FigureKind.number
  public var code: String?
  public var siUnit: String?
  public var siMultiplier: DecimalNumber?
  public var siDivisor: DecimalNumber?
  public var siOffset: DecimalNumber?

  public init() {}

  public static let fields: [Field<UnitRecord>] = [
    .required("unit", \.name, example: "pound", "Canonical singular name of the unit."),
    .required("kind", \.kind, "What sort of quantity it measures."),
    .optional("unit_code", \.code, example: "[lb_av]", "UCUM code, or ISO 4217 code for money."),
    .optional(
      "si_unit", \.siUnit, example: "kg",
      "UCUM code of the SI unit to convert to; missing where the unit has no one exact size, as a catty or a month."
    ),
    .optional(
      "si_multiplier", \.siMultiplier, example: "0.45359237",
      "Factor of the conversion, exact; filled whenever si_unit is."),
    .optional(
      "si_divisor", \.siDivisor, example: "1",
      "Divisor of the conversion, exact; filled whenever si_unit is."),
    .optional(
      "si_offset", \.siOffset, example: "0",
      "Added to the value first; not 0 for scales of temperature alone, and not to be added to a rise or a fall."
    ),
  ]
}
