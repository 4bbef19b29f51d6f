/// Where an event stands in a timeline: by the first day that its date can mean, then the finer date, the
/// earlier end, the source, the place in it.
///
/// A date with an open start, "until 1976", stands where it ends. Everything that lists events in time uses this
/// order.
public struct EventTime: Comparable, Sendable {
  /// Year, month and day; years are astronomical, so 0 is 1 BC.
  private let start: Day
  private let precision: Int
  private let end: Day
  private let sourceID: String
  private let offset: Int
  private let id: String

  /// The year under which the event is listed.
  public var year: Int { start.year }

  /// Nil for an event without a date.
  public init?(_ event: EventRecord) {
    let first = Day(event.startDate, year: event.yearStart, isEnd: false)
    let last = Day(event.endDate, year: event.yearEnd, isEnd: true)
    guard let start = first ?? last else { return nil }
    self.start = start
    end = last ?? .never
    precision =
      event.precision.flatMap(TemporalPrecision.allCases.firstIndex)
      ?? TemporalPrecision.allCases.count
    sourceID = event.evidence.sourceID
    offset = event.evidence.start
    id = event.id
  }

  public static func < (left: EventTime, right: EventTime) -> Bool {
    if left.start != right.start { return left.start < right.start }
    if left.precision != right.precision { return left.precision < right.precision }
    if left.end != right.end { return left.end < right.end }
    if left.sourceID != right.sourceID {
      return left.sourceID.utf8.lexicographicallyPrecedes(right.sourceID.utf8)
    }
    if left.offset != right.offset { return left.offset < right.offset }
    return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
  }

  private struct Day: Comparable {
    let year, month, day: Int

    static let never = Day(year: .max, month: 12, day: 31)

    init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }

    /// A calendar day as the column holds it, `-0489-05-01`, else the edge of a year.
    init?(_ text: String?, year: Int?, isEnd: Bool) {
      let isNegative = text?.utf8.first == UInt8(ascii: "-")
      let parts = (text ?? "").split(separator: "-").compactMap { Int($0) }
      if parts.count == 3 {
        self.init(year: isNegative ? -parts[0] : parts[0], month: parts[1], day: parts[2])
      } else if let year {
        self.init(year: year, month: isEnd ? 12 : 1, day: isEnd ? 31 : 1)
      } else {
        return nil
      }
    }

    static func < (left: Day, right: Day) -> Bool {
      (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
  }
}
