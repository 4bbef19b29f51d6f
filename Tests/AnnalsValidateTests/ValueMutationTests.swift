import AnnalsAnnotation
import AnnalsRecords
import AnnalsValidate
import Testing

/// A value changed in one format, and what the validator must then say, where.
struct ValueMutation: Sendable, CustomStringConvertible {
  let table: String
  let row: String
  let field: String
  /// The new value as CSV and XML write it; nil takes the value away.
  let value: String?
  /// The new value as JSON writes it.
  let json: String
  /// The column at whose value the error must stand, where it isn't the one changed.
  let place: String
  let message: String

  init(
    _ table: String, _ row: String, _ field: String, _ value: String?, json: String? = nil,
    at place: String? = nil, _ message: String
  ) {
    self.table = table
    self.row = row
    self.field = field
    self.value = value
    self.json = json ?? value.map { "\"\($0)\"" } ?? "null"
    self.place = place ?? field
    self.message = message
  }

  var description: String { "\(table).\(field) of \(row) := \(value ?? "nothing")" }
}

@Suite struct ValueMutationTests {
  static let mutations: [ValueMutation] = [
    // Types.
    .init("figures", "fig-000000000001", "start", "4x", "expected an integer"),
    .init("figures", "fig-000000000001", "start", "42.0", json: "42.0", "in plain digits"),
    .init("figures", "fig-000000000001", "start", "042", json: "\"042\"", "expected an integer"),
    .init("figures", "fig-000000000001", "start", "-1", json: "-1", "at least 0"),
    .init("figures", "fig-000000000001", "value", "4e1", json: "4e1", "plain decimal notation"),
    .init("figures", "fig-000000000001", "value", "40.0", json: "40.0", "plain decimal notation"),
    .init("figures", "fig-000000000001", "value", "forty", "expected a number"),
    .init("quotations", "quo-000000000001", "closed", "yes", "expected true or false"),
    .init(
      "sources", "field-notes", "bytes", "99999999999999999999", json: "99999999999999999999",
      "in plain digits"),
    // Required values, enumerations, patterns.
    .init("events", "evt-000000000001", "exact", nil, "'exact' is missing"),
    .init("figures", "fig-000000000001", "bound", nil, "'bound' is missing"),
    .init("figures", "fig-000000000001", "kind", "shares", "expected one of count, share, money"),
    .init("events", "evt-000000000001", "class", "food farming", "expected one of"),
    .init("events", "evt-000000000002", "rule", "Events", "expected a rule id"),
    .init("dates", "dat-000000000001", "edtf", "circa 1958", "expected an EDTF date"),
    .init("sources", "field-notes", "sha256", "0a0b", "expected 64 hexadecimal digits"),
    .init("entities", "ent-000000000001", "authority", "nowhere", "expected a URI"),
    .init("figures", "fig-000000000001", "figure_id", "fig-1", "expected an identifier"),
    // The calendar and ranges.
    .init("dates", "dat-000000000001", "start_date", "1958-02-30", "a day that the calendar has"),
    .init("dates", "dat-000000000001", "start_date", "1900-02-29", "a day that the calendar has"),
    .init("dates", "dat-000000000001", "edtf", "1958-13", "dates that the calendar has"),
    .init("dates", "dat-000000000001", "edtf", "1958/1959-04-31~", "dates that the calendar has"),
    .init(
      "dates", "dat-000000000002", "start_date", "1959-04-01", "expected it not after 'end_date'"),
    .init("dates", "dat-000000000002", "year_start", "1960", json: "1960", "not after 'year_end'"),
    .init("figures", "fig-000000000003", "low", "60.5", json: "60.5", "not after 'high'"),
    .init(
      "quotations", "quo-000000000001", "cue_end", "1", json: "1", at: "cue_start",
      "expected it before 'cue_end'"),
    // Keys and references.
    .init("mentions", "men-000000000002", "mention_id", "men-000000000001", "stands in line"),
    .init(
      "events", "evt-000000000001", "source_id", "field-note",
      "expected a value of sources.source_id"),
    .init(
      "figures", "fig-000000000003", "event_id", "evt-ffffffffffff",
      "expected a value of events.event_id"),
    .init(
      "mentions", "men-000000000001", "entity_id", "ent-ffffffffffff",
      "expected a value of entities.entity_id"),
    .init(
      "quotations", "quo-000000000002", "continues", "quo-ffffffffffff",
      "expected a value of quotations.quotation_id"),
    .init(
      "claims", "cmp-000000000001", "figure_id", "fig-ffffffffffff",
      "expected a value of figures.figure_id"),
    // Evidence.
    .init("events", "evt-000000000001", "exact", "sowe", "'exact' holds 'sowe', but from"),
    .init(
      "events", "evt-000000000001", "start", "34", json: "34", at: "exact",
      "'exact' holds 'sowed', but"),
    .init(
      "events", "evt-000000000001", "end", "4000", json: "4000", at: "exact",
      "has only 131 characters"),
    .init(
      "events", "evt-000000000001", "source_id", "harvest-2", at: "exact",
      "'exact' holds 'sowed', but"),
    .init("events", "evt-000000000001", "prefix", "of Anna", "expected up to 32 characters before"),
    .init("events", "evt-000000000001", "suffix", nil, "expected up to 32 characters from"),
    .init(
      "figures", "fig-000000000004", "prefix",
      "the year 1959: Lind's brigade wanted 50 to 60 tonnes", "'prefix' holds"),
    .init("quotations", "quo-000000000001", "speaker_text", "Lint", "'speaker_text' holds 'Lint'"),
    .init("quotations", "quo-000000000001", "cue", nil, at: "cue_start", "go together"),
    .init("sources", "harvest-2", "characters", "65", json: "65", "but the text has"),
    // Values that are right by themselves.
    .init("figures", "fig-000000000001", "unit", "ton", "expected the same in all formats"),
    .init("sources", "field-notes", "title", nil, "'title' is missing, but 'Field notes"),
    .init("comparisons", "cmp-000000000001", "high", "61", json: "61", "but '60' at"),
    .init("quotations", "quo-000000000001", "closed", "false", json: "false", "but 'true' at"),
  ]

  @Test(arguments: mutations, Format.allCases)
  func isReportedAtItsPlace(mutation: ValueMutation, format: Format) throws {
    var files = try DatasetFiles.example.get()
    let path = "\(format.rawValue)/\(mutation.table).\(format.rawValue)"
    let place = try #require(apply(mutation, format, path, to: &files))

    let folder = try HeldFolder()
    let unsealed = try files.validate(in: folder)
    #expect(
      unsealed.diagnostics.contains { $0.path == path && $0.message.contains("was changed") },
      "the hash must tell it too: \(unsealed.diagnostics)")
    files.refreshHashes()
    let report = try files.validate(in: folder)
    #expect(!report.isValid)
    #expect(
      report.diagnostics.contains {
        $0.path == path && $0.line == place.line && $0.column == place.column
          && $0.message.contains(mutation.message)
      }, "expected at \(place): \(report.diagnostics)")
    #expect(!report.diagnostics.contains { $0.message.contains("was changed") })
  }

  /// Changes the value; returns where the error must stand afterwards.
  private func apply(
    _ mutation: ValueMutation, _ format: Format, _ path: String, to files: inout DatasetFiles
  ) -> (line: Int, column: Int)? {
    guard let table = Dataset.table(named: mutation.table), var bytes = files[path],
      let old = ValueLocation(of: mutation.field, inRow: mutation.row, of: table, format, bytes)
    else { return nil }
    let isGone = mutation.value == nil && format == .xml
    let new = format == .json ? mutation.json : mutation.value ?? ""
    bytes.replaceSubrange(isGone ? old.whole : old.value, with: Array(new.utf8))
    files[path] = bytes
    if mutation.place == mutation.field {
      return bytes.place(of: isGone ? old.row : old.value.lowerBound)
    }
    let other = ValueLocation(of: mutation.place, inRow: mutation.row, of: table, format, bytes)
    return other.map { bytes.place(of: $0.value.lowerBound) }
  }

  @Test(arguments: [
    "1958-21", "-0004-02-29", "195X", "1958-XX-31", "{1914..1915}", "1958-02-28/..", "1958-09-30~",
  ]) func rightValueInAllFormatsIsAccepted(date: String) throws {
    let mutation = ValueMutation("dates", "dat-000000000001", "edtf", date, "")
    var files = try DatasetFiles.example.get()
    for format in Format.allCases {
      _ = try #require(
        apply(mutation, format, "\(format.rawValue)/dates.\(format.rawValue)", to: &files))
    }
    files.refreshHashes()
    #expect(try files.validate().diagnostics.isEmpty)
  }

  @Test func mistakeInAllFormatsIsToldOnceInCSV() throws {
    let mutation = ValueMutation("figures", "fig-000000000001", "kind", "shares", "one of count")
    var files = try DatasetFiles.example.get()
    for format in Format.allCases {
      _ = apply(mutation, format, "\(format.rawValue)/figures.\(format.rawValue)", to: &files)
    }
    files.refreshHashes()
    let found = try files.validate().diagnostics.filter { $0.message.contains("'kind' holds") }
    #expect(found.map(\.path) == ["csv/figures.csv"])
  }

  @Test(arguments: ["\"40\"", "true"]) func otherTypesOfTheSameTextAreToldInJSON(json: String)
    throws
  {
    var files = try DatasetFiles.example.get()
    let mutation = ValueMutation(
      "figures", "fig-000000000001", "value", "40", json: json, "expected a number, not a")
    let place = try #require(apply(mutation, .json, "json/figures.json", to: &files))
    files.refreshHashes()
    let report = try files.validate()
    #expect(
      report.diagnostics.contains {
        $0.path == "json/figures.json" && $0.line == place.line && $0.column == place.column
          && $0.message.contains(mutation.message)
      }, "\(report.diagnostics)")
  }
}
