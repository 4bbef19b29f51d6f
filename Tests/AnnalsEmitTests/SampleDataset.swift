import AnnalsAnnotation
import AnnalsEmit
import AnnalsRecords
import AnnalsTestSupport

/// A small dataset made by hand, with a value of every sort.
enum SampleDataset {
  static let text = "In 1912 Ann & Bo wrote: \"Ships,\r\nnot <walls>\". About 2.5 tons sank.\n"

  static let options: EmitOptions = {
    var options = EmitOptions()
    options.title = "Sample"
    options.description = "A dataset made by hand."
    options.version = "0.1.0"
    options.license = .init(
      name: "CC0-1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/")
    return options
  }()

  static func document(id: String) -> DocumentRecords {
    var source = SourceRecord()
    source.id = id
    source.title = "Ships, mostly"
    source.date = "1913~"
    source.language = "en"
    source.path = "\(id).txt"
    source.mediaType = "text/plain"
    source.sha256 = String(repeating: "0a", count: 32)
    source.bytes = text.utf8.count
    source.characters = text.unicodeScalars.count
    source.words = 11
    source.sentences = 2
    var records = DocumentRecords(source: source, text: Array(text.utf8))
    let digits = id == "a-text" ? "000000000001" : "000000000002"
    records.entities = [entity(digits)]
    records.mentions = [mention(id, digits)]
    records.dates = [date(id, digits)]
    records.events = [event(id, digits)]
    records.units = [unit]
    records.figures = [figure(id, digits)]
    records.quotations = RecordList(quotations(id, digits))
    return records
  }

  static var comparison: ComparisonRecord {
    var record = ComparisonRecord()
    record.id = "cmp-000000000001"
    record.topic = "ships lost"
    record.period = "1912/.."
    record.sources = 2
    record.low = DecimalNumber(mantissa: 25, exponent: -1)
    record.agreement = .conflict
    return record
  }

  static var claims: [ClaimRecord] {
    [("fig-000000000001", "a-text"), ("fig-000000000002", "b-text")].map { figure, source in
      var claim = ClaimRecord()
      claim.comparisonID = comparison.id
      claim.figureID = figure
      claim.sourceID = source
      claim.value = DecimalNumber(7)
      return claim
    }
  }

  private static func entity(_ digits: String) -> EntityRecord {
    var record = EntityRecord()
    record.id = "ent-\(digits)"
    record.name = "Ann & Bo"
    record.type = .organization
    record.aliases = "A | B"
    record.mentions = 1
    return record
  }

  private static func evidence(
    _ source: String, _ exact: String, rule: String
  ) -> Evidence {
    var evidence = Evidence()
    let start = text.unicodeScalars.firstIndex(of: exact.unicodeScalars.first!)!
    evidence.sourceID = source
    evidence.start = text.unicodeScalars.distance(from: text.unicodeScalars.startIndex, to: start)
    evidence.end = evidence.start + exact.unicodeScalars.count
    evidence.exact = exact
    evidence.prefix = String(text.unicodeScalars[..<start].suffix(32))
    evidence.rule = rule
    return evidence
  }

  private static func mention(_ source: String, _ digits: String) -> MentionRecord {
    var record = MentionRecord()
    record.id = "men-\(digits)"
    record.evidence = evidence(source, "Ann & Bo", rule: "entities.name")
    record.entityID = "ent-\(digits)"
    return record
  }

  private static func date(_ source: String, _ digits: String) -> DateRecord {
    var record = DateRecord()
    record.id = "dat-\(digits)"
    record.evidence = evidence(source, "1912", rule: "dates.year")
    record.value = "1912"
    record.edtf = "1912"
    record.startDate = "1912-01-01"
    record.endDate = "1912-12-31"
    record.yearStart = 1912
    record.yearEnd = 1912
    record.precision = .year
    return record
  }

  private static func event(_ source: String, _ digits: String) -> EventRecord {
    var record = EventRecord()
    record.id = "evt-\(digits)"
    record.evidence = evidence(source, "wrote", rule: "events.verb")
    record.lemma = "write"
    record.eventClass = .communication
    record.agent = "Ann & Bo"
    record.agentID = "ent-\(digits)"
    record.date = "1912"
    return record
  }

  private static var unit: UnitRecord {
    var record = UnitRecord()
    record.name = "tonne"
    record.kind = .mass
    record.code = "t"
    record.siUnit = "kg"
    record.siMultiplier = DecimalNumber(1000)
    record.siDivisor = DecimalNumber(1)
    record.siOffset = DecimalNumber(0)
    return record
  }

  private static func figure(_ source: String, _ digits: String) -> FigureRecord {
    var record = FigureRecord()
    record.id = "fig-\(digits)"
    record.evidence = evidence(source, "About 2.5 tons", rule: "figures.number-unit")
    record.kind = .mass
    record.value = DecimalNumber(mantissa: 25, exponent: -1)
    record.bound = .about
    record.unit = "tonne"
    record.unitCode = "t"
    record.eventID = "evt-\(digits)"
    return record
  }

  private static func quotations(_ source: String, _ digits: String) -> [QuotationRecord] {
    var first = QuotationRecord()
    first.id = "quo-\(digits)"
    first.evidence = evidence(source, "Ships,\r\nnot <walls>", rule: "quotations.marks")
    first.speaker = "Ann & Bo"
    first.speakerID = "ent-\(digits)"
    first.basis = .stated
    var second = first
    second.id = "quo-1\(digits.dropFirst())"
    second.continues = first.id
    second.isClosed = false
    return [first, second]
  }

  /// Writes the whole sample into a folder.
  static func write(to folder: TemporaryFolder) throws -> EmitReport {
    var writer = try DatasetWriter(folder: folder.path, options: options)
    try writer.append(document(id: "a-text"))
    try writer.append(document(id: "b-text"))
    return try writer.finish(comparisons: [comparison], claims: claims)
  }
}
