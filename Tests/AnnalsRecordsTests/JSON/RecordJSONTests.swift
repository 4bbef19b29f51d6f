import AnnalsAnnotation
import AnnalsRecords
import Testing

@Suite struct RecordJSONTests {
  private static var figure: FigureRecord {
    var figure = FigureRecord()
    figure.id = "fig-0123456789ab"
    figure.evidence.sourceID = "a-text"
    figure.evidence.start = 3
    figure.evidence.end = 12
    figure.evidence.exact = "30 \"tons\""
    figure.evidence.suffix = "\n"
    figure.evidence.rule = "figures.number-unit"
    figure.kind = .mass
    figure.value = DecimalNumber(mantissa: 305, exponent: -1)
    figure.unit = "tonne"
    return figure
  }

  @Test func writesEveryFieldInTheTablesOrder() {
    var writer = JSONWriter()
    writer.write(Self.figure)
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == """
        {"figure_id":"fig-0123456789ab","source_id":"a-text","start":3,"end":12,\
        "exact":"30 \\"tons\\"","prefix":null,"suffix":"\\n","line":1,"sentence":1,\
        "rule":"figures.number-unit","kind":"mass","value":30.5,"low":null,"high":null,\
        "bound":"exact","change":null,"unit":"tonne","unit_code":null,"unit_text":null,\
        "measure":null,"status":"actual","event_id":null,"date":null,"year_start":null,\
        "year_end":null,"place":null,"place_id":null,"attributed_to":null,\
        "attributed_to_id":null}
        """)
  }

  @Test func readsBackEqual() throws {
    var writer = JSONWriter()
    writer.write([Self.figure, FigureRecord()])
    let elements = try #require(try JSONReader.read(writer.bytes).elements)
    #expect(try FigureRecord(json: elements[0]).row == Self.figure.row)
    #expect(try FigureRecord.table.row(json: elements[0]) == Self.figure.row)
    #expect(try FigureRecord(json: elements[1]).row == FigureRecord().row)
  }

  @Test func aRowWritesLikeItsRecord() {
    var writer = JSONWriter()
    writer.write(Self.figure)
    var other = JSONWriter()
    other.write(row: Self.figure.row, of: FigureRecord.table)
    #expect(writer.bytes == other.bytes)
  }

  @Test func anEmptyOptionalTextIsMissing() {
    var figure = Self.figure
    figure.unit = ""
    figure.evidence.suffix = ""
    #expect(figure.row[FigureRecord.table.index(of: "unit")!] == .missing)
    #expect(figure.row[FigureRecord.table.index(of: "suffix")!] == .missing)
  }

  static let refused: [(text: String, offset: Int, message: String)] = [
    ("[]", 0, "a row of claims is an array, expected an object"),
    (
      #"{"figure_id": "f"}"#, 0,
      "column 'comparison_id' of claims holds 'nothing', expected text"
    ),
    (
      #"{"comparison_id": null, "figure_id": "f"}"#, 18,
      "column 'comparison_id' of claims holds 'null', expected text"
    ),
    (
      #"{"comparison_id": "c", "figure_id": 5}"#, 36,
      "column 'figure_id' of claims holds 'the number 5', expected text"
    ),
    (
      """
      {"comparison_id": "c", "figure_id": "f", "source_id": "s", "claimant": null, "value": 1, \
      "low": null, "high": null, "bound": "exact", "note": 1}
      """, 134,
      "claims has no column 'note'"
    ),
  ]

  @Test(arguments: refused)
  func refusesWhatIsNoRow(text: String, offset: Int, message: String) throws {
    let json = try JSONReader.read(Array(text.utf8))
    let expected = #expect(throws: RecordJSONError.self) { try ClaimRecord(json: json) }
    #expect(expected?.message == message)
    #expect(expected?.utf8Offset == offset)
    let same = #expect(throws: RecordJSONError.self) { try ClaimRecord.table.row(json: json) }
    #expect(same == expected)
  }

  @Test func refusesAWordOutsideTheEnumeration() throws {
    let json = try JSONReader.read(
      Array(#"{"entity_id":"ent-0","name":"N","type":"thing","mentions":1}"#.utf8))
    let error = #expect(throws: RecordJSONError.self) { try EntityRecord(json: json) }
    #expect(
      error?.message
        == "column 'type' of entities holds 'thing', expected one of person, place, organization, event, work"
    )
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func whatIsWrittenReadsBackEqual(seed: UInt64) throws {
    var generator = JSONGenerator(seed: seed &+ 100)
    try check(SourceRecord.self, &generator)
    try check(EntityRecord.self, &generator)
    try check(MentionRecord.self, &generator)
    try check(DateRecord.self, &generator)
    try check(EventRecord.self, &generator)
    try check(UnitRecord.self, &generator)
    try check(FigureRecord.self, &generator)
    try check(QuotationRecord.self, &generator)
    try check(ComparisonRecord.self, &generator)
    try check(ClaimRecord.self, &generator)
  }

  private func check<Record: PublishedRecord>(
    _ type: Record.Type, _ generator: inout JSONGenerator
  ) throws {
    let row = Record.table.fields.map { generator.fieldValue(of: $0) }
    let record = try Record(row: row)
    var writer = JSONWriter()
    writer.write(record)
    let json = try JSONReader.read(writer.bytes)
    #expect(try Record(json: json).row == row)
    #expect(try Record.table.row(json: json) == row)
  }
}

extension JSONGenerator {
  /// A value that a column takes: any text will do where a pattern would be asked for.
  mutating func fieldValue(of field: FieldDefinition) -> FieldValue {
    if !field.isRequired, next(below: 3) == 0 { return .missing }
    switch field.type {
    case .string where !field.enumeration.isEmpty:
      return .string(field.enumeration[next(below: field.enumeration.count)])
    case .string: return .string("x" + string())
    case .integer: return .integer(next(below: 5_000) - 2_500)
    case .number:
      let mantissa = Int64(next(below: 2_000_000) - 1_000_000)
      return .number(DecimalNumber(mantissa: mantissa, exponent: next(below: 16) - 8))
    case .boolean: return .boolean(next(below: 2) == 0)
    }
  }
}
