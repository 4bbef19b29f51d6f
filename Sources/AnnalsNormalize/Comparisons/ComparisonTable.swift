import AnnalsAnnotation
import AnnalsRecords

/// The claims of all documents, put side by side when the last one is there.
///
/// Promises: a compact row a claim and no text, so that memory grows with the claims, by about 150 bytes
/// each; time that grows hardly faster, since claims meet only others of their topic, place and period;
/// rows that follow from the claims alone, in whatever order documents come.
package struct ComparisonTable: Sendable {
  var strings = StringNumbers()
  var topics: [TopicKey: Int32] = [:]
  var topicList: [TopicKey] = []
  var entries: [Entry] = []
  var sources: [SourceScopes] = []
  var names: [Int32: String] = [:]
  var units: [String: UnitRecord] = [:]

  /// A topic and the dimension that it is measured in: the SI unit, or a unit that has none.
  struct TopicKey: Hashable {
    let topic: ClaimTopic
    let dimension: String
  }

  /// Places and events that a document speaks of, as numbers of strings.
  struct SourceScopes {
    let id: Int32
    var all: Set<Int32>
    var main: Set<Int32>
    var top: Set<Int32>
  }

  /// A claim, its strings as numbers.
  struct Entry {
    let topic, source, place, event: Int32
    let isWhole, isPeriodStated: Bool
    let period: MonthSpan?
    let unit, claimant, claimantKey: Int32
    let value, low, high: DecimalNumber?
    let bound: FigureBound
    let figure: Int32
    let thread: Int32
    /// Its place among all claims of its document.
    let order: Int32
  }

  package init() {}

  /// Adds a document's claims to those of the documents before.
  package mutating func add(_ document: DocumentClaims) {
    if document.claims.isEmpty { return }
    let source = Int32(sources.count)
    sources.append(
      SourceScopes(
        id: strings.number(of: document.sourceID),
        all: Set(document.scopes.map { strings.number(of: $0) }),
        main: Set(document.mainScopes.map { strings.number(of: $0) }),
        top: Set(document.topPlaces.map { strings.number(of: $0) })))
    for (id, name) in document.names { names[strings.number(of: id)] = name }
    units.merge(document.units) { first, _ in first }
    for (order, claim) in document.claims.enumerated() {
      entries.append(entry(claim, source: source, order: Int32(order)))
    }
  }

  private mutating func entry(_ claim: Claim, source: Int32, order: Int32) -> Entry {
    let dimension = claim.unit.map { units[$0]?.siUnit ?? $0 } ?? ""
    let key = TopicKey(topic: claim.topic, dimension: dimension)
    let topic = topics[key] ?? Int32(topicList.count)
    if topic == topicList.count {
      topics[key] = topic
      topicList.append(key)
    }
    return Entry(
      topic: topic, source: source, place: strings.number(of: claim.place),
      event: strings.number(of: claim.event), isWhole: claim.isWhole,
      isPeriodStated: claim.isPeriodStated, period: claim.period,
      unit: strings.number(of: claim.unit), claimant: strings.number(of: claim.claimant),
      claimantKey: strings.number(of: claim.claimantKey), value: claim.value, low: claim.low,
      high: claim.high, bound: claim.bound, figure: strings.number(of: claim.figureID),
      thread: claim.period == nil ? Int32(truncatingIfNeeded: claim.thread) : -1,
      order: order)
  }

  /// The comparisons, sorted by topic, and their claims in the order of sources and texts.
  package func finish() -> (comparisons: [ComparisonRecord], claims: [ClaimRecord]) {
    ComparisonWriter(table: self).records()
  }
}

/// Numbers for strings; -1 is none.
struct StringNumbers: Sendable {
  private var numbers: [String: Int32] = [:]
  private(set) var strings: [String] = []

  mutating func number(of string: String?) -> Int32 {
    guard let string else { return -1 }
    if let number = numbers[string] { return number }
    let number = Int32(strings.count)
    numbers[string] = number
    strings.append(string)
    return number
  }

  subscript(number: Int32) -> String? { number < 0 ? nil : strings[Int(number)] }
}
