import AnnalsAnnotation
import AnnalsNormalize
import AnnalsRecords

/// What comparisons cost for more and more figures.
enum ComparisonTimes {
  private static let figuresPerDocument = 200

  /// Prints, as TSV, for each number of figures the CPU seconds of reading what they measure and of putting
  /// them side by side, how often longer the whole took than for the number before, and what came out.
  static func print(counts: [Int]) {
    Swift.print("figures\tread_s\tjoin_s\ttotal_s\ttimes\tclaims\tcomparisons")
    var last: Double?
    for count in counts {
      let times = measure(count)
      let total = times.read + times.join
      let ratio = last.map { rounded(total / $0) } ?? ""
      let cells = [
        String(count), rounded(times.read), rounded(times.join), rounded(total), ratio,
        String(times.claims), String(times.comparisons),
      ]
      Swift.print(cells.joined(separator: "\t"))
      last = total
    }
  }

  private static func measure(
    _ count: Int
  ) -> (read: Double, join: Double, claims: Int, comparisons: Int) {
    let reader = ClaimReader()
    var table = ComparisonTable()
    var generator = FigureGenerator()
    var read = 0.0
    var made = 0
    while made < count {
      let records = generator.document(figures: min(figuresPerDocument, count - made))
      made += records.figures.count
      let start = StageTimes.now()
      table.add(reader.claims(in: records))
      read += StageTimes.now() - start
    }
    let start = StageTimes.now()
    let rows = table.finish()
    return (read, StageTimes.now() - start, rows.claims.count, rows.comparisons.count)
  }

  private static func rounded(_ number: Double) -> String {
    DecimalNumber(rounding: number, digits: 3).description
  }
}

/// Makes documents whose figures are distributed as those of a collection: few topics that everybody
/// tells of, many that hardly anybody does, and one in five figures about one and the same thing.
struct FigureGenerator {
  private var state: UInt64 = 1
  private var documents = 0

  private static let goods = [
    "steel", "grain", "coal", "cement", "oil", "rice", "wheat", "cotton", "sugar", "copper",
  ]
  private static let verbs = ["produced", "exported", "imported", "bought", "consumed"]

  /// A number below a limit, the same on every run (SplitMix64).
  private mutating func next(below limit: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }

  /// Small numbers much more often than great ones.
  private mutating func skewed(below limit: Int) -> Int {
    let first = next(below: limit)
    return next(below: first + 1)
  }

  /// The next document, one figure a sentence.
  mutating func document(figures count: Int) -> DocumentRecords {
    documents += 1
    var source = SourceRecord()
    source.id = "text-\(documents)"
    source.title = "Text \(documents)"
    var maker = DocumentMaker(source: source.id)
    for number in 1...count {
      if next(below: 5) == 0 {
        let millions = next(below: 40) + 5
        maker.add(
          before: "In 1959 in ", place: "Ruritania", middle: " some ", exact: "\(millions) million",
          after: " people died.", number: number
        ) { figure in
          figure.kind = .count
          figure.measure = "people"
          figure.value = DecimalNumber(mantissa: Int64(millions), exponent: 6)
          figure.date = "1959"
          figure.yearStart = 1959
          figure.yearEnd = 1959
        }
        continue
      }
      let good = Self.goods[skewed(below: Self.goods.count)]
      let verb = Self.verbs[skewed(below: Self.verbs.count)]
      let year = 1900 + skewed(below: 100)
      let tons = next(below: 9_000) + 1_000
      maker.add(
        before: "In \(year) ", place: "Province \(skewed(below: 5_000))", middle: " \(verb) ",
        exact: "\(tons) tonnes", after: " of \(good).", number: number
      ) { figure in
        figure.kind = .mass
        figure.unit = "tonne"
        figure.measure = good
        figure.value = DecimalNumber(tons)
        figure.date = String(year)
        figure.yearStart = year
        figure.yearEnd = year
      }
    }
    return maker.records(source: source)
  }
}

/// Puts sentences with a place and a figure together to a document's records.
private struct DocumentMaker {
  private let source: String
  private var text = ""
  private var entities: [String: EntityRecord] = [:]
  private var mentions: [MentionRecord] = []
  private var figures: [FigureRecord] = []

  init(source: String) { self.source = source }

  mutating func add(
    before: String, place: String, middle: String, exact: String, after: String, number: Int,
    fill: (inout FigureRecord) -> Void
  ) {
    text += before
    var mention = MentionRecord()
    mention.evidence = evidence(place, number)
    mention.entityID = "ent-" + place.filter { $0 != " " }
    mentions.append(mention)
    var entity = entities[mention.entityID] ?? EntityRecord()
    entity.id = mention.entityID
    entity.name = place
    entity.type = .place
    entities[entity.id] = entity
    text += place + middle
    var figure = FigureRecord()
    figure.evidence = evidence(exact, number)
    figure.id = "fig-\(source)-\(number)"
    figure.placeID = entity.id
    fill(&figure)
    figures.append(figure)
    text += exact + after + "\n\n"
  }

  private func evidence(_ exact: String, _ sentence: Int) -> Evidence {
    var evidence = Evidence()
    evidence.sourceID = source
    evidence.start = text.utf8.count
    evidence.end = evidence.start + exact.utf8.count
    evidence.exact = exact
    evidence.sentence = sentence
    return evidence
  }

  func records(source: SourceRecord) -> DocumentRecords {
    var records = DocumentRecords(source: source, text: Array(text.utf8))
    records.entities = RecordList(entities.values.sorted { $0.id < $1.id })
    records.mentions = RecordList(mentions)
    records.figures = RecordList(figures)
    return records
  }
}
