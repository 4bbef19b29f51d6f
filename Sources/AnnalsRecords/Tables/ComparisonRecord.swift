import AnnalsAnnotation

/// `agree`: all claims name the same number, bound or range; `conflict`: some two can't both be true;
/// `overlap`: they differ, and some number is allowed by all.
public enum Agreement: String, FieldEnumeration { case agree, overlap, conflict }

/// The same quantity as different texts, or people in them, give it.
public struct ComparisonRecord: PublishedRecord {
  public static let tableName = "comparisons"
  public static let rowName = "comparison"
  public static let title = "Comparisons"
  public static let summary = "Quantities for which several claims stand side by side."
  public static let primaryKey = ["comparison_id"]

  public var id = ""
  public var topic = ""
  public var measure: String?
  public var unit: String?
  public var period: String?
  public var sources = 0
  public var low: DecimalNumber?
  public var high: DecimalNumber?
  public var agreement = Agreement.agree

  public init() {}

  public static let fields: [Field<ComparisonRecord>] = [
    .required("comparison_id", \.id, pattern: .identifier("cmp"), "Stable identifier."),
    .required("topic", \.topic, "What the claims speak of: what is measured, where and when."),
    .optional("measure", \.measure, "What is counted or measured."),
    .optional("unit", \.unit, "Canonical unit of low and high."),
    .optional("period", \.period, pattern: .edtf, "EDTF period that the claims speak of."),
    .required("sources", \.sources, minimum: 1, unit: "sources", "How many sources have a claim."),
    .optional("low", \.low, "Lowest value that any claim gives."),
    .optional("high", \.high, "Highest value that any claim gives."),
    .required(
      "agreement", \.agreement,
      "agree: all name the same number, bound or range; conflict: some two can't both be true; overlap: they differ and allow a common number."
    ),
  ]
}

/// A figure's part in a comparison.
public struct ClaimRecord: PublishedRecord {
  public static let tableName = "claims"
  public static let rowName = "claim"
  public static let title = "Claims"
  public static let summary =
    "The figures that a comparison sets side by side, each with who gives it, in one unit."
  public static let primaryKey = ["comparison_id", "figure_id"]

  public var comparisonID = ""
  public var figureID = ""
  public var sourceID = ""
  public var claimant: String?
  public var value: DecimalNumber?
  public var low: DecimalNumber?
  public var high: DecimalNumber?
  public var bound = FigureBound.exact

  public init() {}

  public static let fields: [Field<ClaimRecord>] = [
    .required(
      "comparison_id", \.comparisonID,
      reference: .init(table: "comparisons", field: "comparison_id"), "The comparison."),
    .required(
      "figure_id", \.figureID, reference: .init(table: "figures", field: "figure_id"), "The figure."
    ),
    .required(
      "source_id", \.sourceID, reference: .init(table: "sources", field: "source_id"),
      "The source that the figure stands in."),
    .optional(
      "claimant", \.claimant, "Who says so, as written; missing where the source itself does."),
    .optional("value", \.value, "The figure's value in the comparison's unit."),
    .optional("low", \.low, "The figure's lower end in the comparison's unit."),
    .optional("high", \.high, "The figure's upper end in the comparison's unit."),
    .required("bound", \.bound, "How the number limits the quantity, as in the figure."),
  ]
}
