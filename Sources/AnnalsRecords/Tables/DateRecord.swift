import AnnalsAnnotation

public enum TemporalType: String, FieldEnumeration { case date, time, duration, set }
public enum TemporalPrecision: String, FieldEnumeration {
  case day, month, season, year, decade, century
}
public enum TemporalCertainty: String, FieldEnumeration { case exact, approximate, uncertain }
public enum TemporalBasis: String, FieldEnumeration { case stated, resolved }

/// A temporal expression and what it denotes.
public struct DateRecord: EvidencedRecord {
  public static let tableName = "dates"
  public static let rowName = "date"
  public static let idPrefix = "dat"
  public static let title = "Dates"
  public static let summary = "Temporal expressions, as written and as calendar values."

  public var id = ""
  public var evidence = Evidence()
  public var type = TemporalType.date
  public var value = ""
  public var edtf: String?
  public var startDate: String?
  public var endDate: String?
  public var yearStart: Int?
  public var yearEnd: Int?
  public var precision: TemporalPrecision?
  public var certainty = TemporalCertainty.exact
  public var basis = TemporalBasis.stated

  public init() {}

  public static let fields: [Field<DateRecord>] =
    evidenceFields(\.id, \.evidence) + [
      .required(
        "type", \.type,
        "TIMEX3 type: a calendar date, a time of day, a length of time, or a recurring time."),
      .required(
        "value", \.value, example: "1958-08-29",
        "TIMEX3 value: 1958, 1958-08-17, 195 (decade), 19 (century), 1958-FA, P3Y, PAST_REF."),
      .optional(
        "edtf", \.edtf, pattern: .edtf, example: "1958-08-29",
        "EDTF Level 1 with seasons, quarters and sets of Level 2; missing for what is no calendar date."
      ),
      .optional("start_date", \.startDate, pattern: .calendarDay, "First day that it can mean."),
      .optional("end_date", \.endDate, pattern: .calendarDay, "Last day that it can mean."),
      .optional("year_start", \.yearStart, unit: "year", "First year, astronomical: 0 is 1 BC."),
      .optional("year_end", \.yearEnd, unit: "year", "Last year, astronomical: 0 is 1 BC."),
      .optional("precision", \.precision, "The smallest calendar unit that is stated."),
      .required(
        "certainty", \.certainty,
        "exact as stated; approximate after words such as about; uncertain after words such as perhaps."
      ),
      .required(
        "basis", \.basis,
        "stated: the words suffice; resolved: the text around gave the missing part."),
    ]
}
