import AnnalsAnnotation
import AnnalsRecords

/// Two small documents with rows in every table, made by hand. The texts hold what offsets and formats
/// stumble over: emoji, CRLF, quotation marks, commas, markup, and rows at the edges of the text.
struct ExampleDataset {
  let documents: [DocumentRecords]
  let comparisons: [ComparisonRecord]
  let claims: [ClaimRecord]

  static let firstText =
    "In 1958 the 🚜 brigade of Anna Lind sowed 40 tonnes, or 5.5 % more.\r\n"
    + "\"We sowed <early> & deep,\" Lind said.\r\n\"And we sowed \u{201C}well\u{201D}.\"\r\n"
  static let secondText = "1959: Lind's brigade wanted 50 to 60 tonnes 🌾 and got 40 tonnes"

  init() {
    let first = TextBuilder(id: "field-notes", text: Self.firstText)
    let second = TextBuilder(id: "harvest-2", text: Self.secondText)
    documents = [Self.firstDocument(first), Self.secondDocument(second)]
    var comparison = ComparisonRecord()
    comparison.id = "cmp-000000000001"
    comparison.topic = "tonnes sown"
    comparison.unit = "tonne"
    comparison.period = "1958/1959"
    comparison.sources = 2
    comparison.low = DecimalNumber(40)
    comparison.high = DecimalNumber(60)
    comparison.agreement = .overlap
    comparisons = [comparison]
    var claim = ClaimRecord()
    claim.comparisonID = comparison.id
    claim.figureID = "fig-000000000001"
    claim.sourceID = "field-notes"
    claim.value = DecimalNumber(40)
    var other = ClaimRecord()
    other.comparisonID = comparison.id
    other.figureID = "fig-000000000003"
    other.sourceID = "harvest-2"
    other.claimant = "Lind"
    other.low = DecimalNumber(50)
    other.high = DecimalNumber(60)
    other.bound = .range
    claims = [claim, other]
  }

  private static func firstDocument(_ text: TextBuilder) -> DocumentRecords {
    var document = text.document(title: "Field notes, \"part one\"", mediaType: "text/plain")
    var entity = EntityRecord()
    entity.id = "ent-000000000001"
    entity.name = "Anna Lind"
    entity.aliases = "Lind | A. Lind"
    entity.mentions = 2
    entity.authority = "https://example.org/people/lind?a=1&b=2"
    document.entities = [entity]
    document.mentions = [
      text.mention("men-000000000001", "Anna Lind"),
      text.mention("men-000000000002", "Lind said", 4),
    ]
    document.dates = [text.date("dat-000000000001", "1958")]
    document.events = [text.event("evt-000000000001", "sowed", lemma: "sow")]
    var share = text.figure("fig-000000000002", "5.5 %", value: "5.5")
    share.kind = .share
    share.change = .increase
    document.units = [Self.unit]
    document.figures = [text.figure("fig-000000000001", "40 tonnes", value: "40"), share]
    document.quotations = RecordList(quotations(text))
    return document
  }

  private static var unit: UnitRecord {
    var unit = UnitRecord()
    unit.name = "tonne"
    unit.kind = .mass
    unit.siUnit = "kg"
    unit.siMultiplier = DecimalNumber(1000)
    unit.siDivisor = DecimalNumber(1)
    unit.siOffset = DecimalNumber(0)
    return unit
  }

  private static func quotations(_ text: TextBuilder) -> [QuotationRecord] {
    var said = QuotationRecord()
    said.id = "quo-000000000001"
    said.evidence = text.evidence("We sowed <early> & deep,", rule: "quotations.cue-after")
    said.speaker = "Anna Lind"
    said.speakerText = "Lind"
    said.speakerID = "ent-000000000001"
    let speaker = text.offsets("Lind said", count: 4)
    (said.speakerStart, said.speakerEnd) = (speaker.lowerBound, speaker.upperBound)
    said.cue = "said"
    let cue = text.offsets("said", count: 4)
    (said.cueStart, said.cueEnd) = (cue.lowerBound, cue.upperBound)
    said.basis = .stated
    var continued = QuotationRecord()
    continued.id = "quo-000000000002"
    continued.evidence = text.evidence(
      "And we sowed \u{201C}well\u{201D}.", rule: "quotations.continued")
    continued.continues = said.id
    return [said, continued]
  }

  private static func secondDocument(_ text: TextBuilder) -> DocumentRecords {
    var document = text.document(title: nil, mediaType: "text/markdown")
    document.mentions = [text.mention("men-000000000003", "Lind's", 4)]
    var date = text.date("dat-000000000002", "1959")
    date.edtf = "1959-02/1959-03~"
    date.startDate = "1959-02-01"
    date.endDate = "1959-03-31"
    document.dates = [date]
    var wanted = text.event("evt-000000000002", "wanted", lemma: "want")
    wanted.modality = .planned
    document.events = [wanted]
    var range = text.figure("fig-000000000003", "50 to 60 tonnes", value: nil)
    range.low = DecimalNumber(50)
    range.high = DecimalNumber(60)
    range.bound = .range
    range.eventID = wanted.id
    var got = text.figure("fig-000000000004", "40 tonnes", value: "40")
    got.place = "=1+1, \"there\""
    document.units = [Self.unit]
    document.figures = [range, got]
    return document
  }
}

/// Makes records of a text whose offsets are counted here, in code points, from the words themselves.
struct TextBuilder {
  let id: String
  let scalars: [Unicode.Scalar]

  init(id: String, text: String) {
    self.id = id
    scalars = Array(text.unicodeScalars)
  }

  /// Offsets of the first occurrence of a phrase, or of its first `count` code points.
  func offsets(_ phrase: String, count: Int? = nil) -> Range<Int> {
    let wanted = Array(phrase.unicodeScalars)
    let start = scalars.indices.first { scalars[$0...].starts(with: wanted) } ?? 0
    return start..<(start + (count ?? wanted.count))
  }

  func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  func evidence(_ phrase: String, count: Int? = nil, rule: String) -> Evidence {
    let range = offsets(phrase, count: count)
    var evidence = Evidence()
    evidence.sourceID = id
    evidence.start = range.lowerBound
    evidence.end = range.upperBound
    evidence.exact = string(range)
    evidence.prefix = string(max(0, range.lowerBound - 32)..<range.lowerBound)
    evidence.suffix = string(range.upperBound..<min(scalars.count, range.upperBound + 32))
    evidence.line = 1 + scalars[..<range.lowerBound].count { $0 == "\n" }
    evidence.rule = rule
    return evidence
  }

  func document(title: String?, mediaType: String) -> DocumentRecords {
    let text = Array(string(0..<scalars.count).utf8)
    var source = SourceRecord()
    source.id = id
    source.title = title
    source.path = "\(id).txt"
    source.mediaType = mediaType
    source.sha256 = String(repeating: "0a", count: 32)
    source.bytes = text.count
    source.characters = scalars.count
    source.words = 12
    source.sentences = 3
    return DocumentRecords(source: source, text: text)
  }

  func mention(_ mentionID: String, _ phrase: String, _ count: Int? = nil) -> MentionRecord {
    var mention = MentionRecord()
    mention.id = mentionID
    mention.evidence = evidence(phrase, count: count, rule: "entities.name")
    mention.entityID = "ent-000000000001"
    return mention
  }

  func date(_ dateID: String, _ year: String) -> DateRecord {
    var date = DateRecord()
    date.id = dateID
    date.evidence = evidence(year, rule: "dates.year")
    date.value = year
    date.edtf = year
    date.startDate = "\(year)-01-01"
    date.endDate = "\(year)-12-31"
    date.yearStart = Int(year)
    date.yearEnd = Int(year)
    date.precision = .year
    return date
  }

  func event(_ eventID: String, _ trigger: String, lemma: String) -> EventRecord {
    var event = EventRecord()
    event.id = eventID
    event.evidence = evidence(trigger, rule: "events.lexicon")
    event.lemma = lemma
    event.label = "\(lemma) 🌱"
    event.eventClass = .foodFarming
    event.agentID = "ent-000000000001"
    return event
  }

  func figure(_ figureID: String, _ phrase: String, value: String?) -> FigureRecord {
    var figure = FigureRecord()
    figure.id = figureID
    figure.evidence = evidence(phrase, rule: "figures.number-unit")
    figure.kind = .mass
    figure.value = value.flatMap { DecimalNumber(parsing: $0.utf8) }
    figure.unit = "tonne"
    return figure
  }
}
