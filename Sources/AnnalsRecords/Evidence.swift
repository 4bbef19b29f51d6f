import AnnalsAnnotation

/// Where a row stands in its text, after the W3C Web Annotation position and quote selectors.
public struct Evidence: Sendable, Equatable {
  public var sourceID = ""
  /// Half-open, in code points of the source's text.
  public var start = 0
  public var end = 0
  /// The characters from `start` to `end`.
  public var exact = ""
  /// Up to 32 characters before and after; nil at the edge of the text, where there are none.
  public var prefix: String?
  public var suffix: String?
  /// Line of `start` in the raw file, from 1.
  public var line = 1
  /// Number of the sentence that holds `start`, from 1.
  public var sentence = 1
  /// Id of the rule or model that made the row.
  public var rule = ""

  public init() {}
}

/// A row that points at the characters it came from.
public protocol EvidencedRecord: PublishedRecord {
  var id: String { get set }
  var evidence: Evidence { get set }
  /// Short prefix of this table's ids, such as `evt`.
  static var idPrefix: String { get }
}

extension EvidencedRecord {
  public static var primaryKey: [String] { ["\(rowName)_id"] }

  /// The columns that every such table starts with.
  ///
  /// - Parameters: where the record stores its id and its evidence.
  static func evidenceFields(
    _ id: WritableKeyPath<Self, String>, _ evidence: WritableKeyPath<Self, Evidence>
  ) -> [Field<Self>] {
    [
      .required(
        "\(rowName)_id", id, pattern: .identifier(idPrefix), example: "\(idPrefix)-3f2a91c07b5d",
        "Stable identifier: a hash of source, table, exact text and its occurrence. An edit elsewhere changes no other id."
      ),
      .required(
        "source_id", evidence.appending(path: \.sourceID),
        reference: .init(table: "sources", field: "source_id"), "The source that the row stands in."
      ),
      .required(
        "start", evidence.appending(path: \.start), minimum: 0, unit: "code points",
        "Offset of the first character in the source's plain text, from 0."),
      .required(
        "end", evidence.appending(path: \.end), minimum: 1, unit: "code points",
        "Offset after the last character in the source's plain text."),
      .required("exact", evidence.appending(path: \.exact), "The characters from start to end."),
      .optional(
        "prefix", evidence.appending(path: \.prefix),
        "Up to 32 characters before the exact text; missing where the text begins with it."),
      .optional(
        "suffix", evidence.appending(path: \.suffix),
        "Up to 32 characters after the exact text; missing where the text ends with it."),
      .required(
        "line", evidence.appending(path: \.line), minimum: 1,
        "Line of the raw file in which the exact text starts."),
      .required(
        "sentence", evidence.appending(path: \.sentence), minimum: 1,
        "Number of the sentence in its source, from 1."),
      .required(
        "rule", evidence.appending(path: \.rule), pattern: .rule, example: "figures.number-unit",
        "The rule or model that made the row."),
    ]
  }
}

extension FieldPattern {
  /// A prefix, a hyphen and twelve hexadecimal digits.
  public static func identifier(_ prefix: String) -> FieldPattern {
    FieldPattern(
      name: "an identifier such as \(prefix)-3f2a91c07b5d", expression: "\(prefix)-[0-9a-f]{12}")
  }

  public static let rule = FieldPattern(
    name: "a rule id such as figures.number-unit", expression: "[a-z]+\\.[a-z0-9-]+")
  public static let slug = FieldPattern(
    name: "lower-case letters, digits and hyphens", expression: "[a-z0-9]+(-[a-z0-9]+)*")
  public static let sha256 = FieldPattern(
    name: "64 hexadecimal digits", expression: "[0-9a-f]{64}")
  public static let calendarDay = FieldPattern(
    name: "a day such as 1958-08-29",
    expression: "-?[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
  public static let languageTag = FieldPattern(
    name: "a BCP 47 language tag such as en or zh-Hans",
    expression: "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
  public static let uri = FieldPattern(
    name: "a URI such as https://example.org/text", expression: "[A-Za-z][A-Za-z0-9+.\\-]*:[^ ]+")

  private static let edtfAtom =
    "(-?[0-9]{4}(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?[~?%]?|-?[0-9]{3}X|-?[0-9]{2}XX|-?[0-9]XXX)"

  /// Level 1 with seasons, quarters and sets of Level 2; years are astronomical.
  public static let edtf = FieldPattern(
    name: "an EDTF date such as 1958, 1958-08, 1958/1962, 1958~ or 195X",
    expression:
      "\(edtfAtom)|(\(edtfAtom)|\\.\\.)?/(\(edtfAtom)|\\.\\.)?|[\\[{](\\.\\.)?\(edtfAtom)((,|\\.\\.)\(edtfAtom))*(\\.\\.)?[\\]}]"
  )
}
