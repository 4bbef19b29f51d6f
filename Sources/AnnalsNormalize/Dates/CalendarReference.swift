import AnnalsAnnotation
import AnnalsRecords

/// The date that an event or a figure takes over from a temporal expression, or from the two of a
/// range.
package struct CalendarReference: Sendable, Equatable {
  package var edtf: String
  package var startDate: String?
  package var endDate: String?
  package var yearStart: Int?
  package var yearEnd: Int?
  package var precision: TemporalPrecision?
  package var certainty: TemporalCertainty

  /// The date of the mention at `index`; nil where it denotes no calendar date.
  ///
  /// A mention that starts or ends a range gives the whole range, `1958/1962`, as certain as its
  /// less certain end and as precise as its coarser one; a range whose other end has no calendar
  /// date, or lies the wrong way round, gives the one end alone. "until 1976" gives `../1976`,
  /// "since 1976" `1976/..`; the open side's columns are nil. An open interval whose known side is no
  /// single date ("until the 1960s"), or is the year of "until 480 BC", has no form that readers of
  /// EDTF agree on: no date at all rather than one that says more, such as `../1969`.
  ///
  /// - Parameters:
  ///   - last: the mention that ends the time, where it isn't the end of the same range.
  ///   - next: the other one of two that are coordinated, "in July and August": where it begins right behind
  ///     the first, the two are one interval; of "in 1921 and 1946" only the first is given.
  ///   - mentions: a document's date mentions, in text order.
  ///   - records: their records, one to one.
  package init?(
    at index: Int, through last: Int? = nil, beside next: Int? = nil, mentions: [DateMention],
    records: [DateRecord]
  ) {
    guard records.indices.contains(index), let edtf = records[index].edtf else { return nil }
    self.init(records[index], edtf: edtf)
    switch mentions[index].range {
    case .start where index + 1 < records.count:
      extend(from: records[index], to: records[index + 1])
    case .end where index > 0: extend(from: records[index - 1], to: records[index])
    case .openStart: guard openStart() else { return nil }
    case .openEnd: guard openEnd() else { return nil }
    case nil:
      if let last, records.indices.contains(last) {
        extend(from: records[index], to: records[last])
      } else if let next, records.indices.contains(next),
        isNext(records[next], to: records[index])
      {
        extend(from: records[index], to: records[next])
      }
    case .start, .end: break
    }
  }

  private func isNext(_ last: DateRecord, to first: DateRecord) -> Bool {
    guard let end = first.endDate.flatMap({ CalendarDay(iso: $0) }),
      let next = end.adding(days: 1), let start = last.startDate.flatMap({ CalendarDay(iso: $0) })
    else { return false }
    return next == start
  }

  private init(_ record: DateRecord, edtf: String) {
    self.edtf = edtf
    startDate = record.startDate
    endDate = record.endDate
    yearStart = record.yearStart
    yearEnd = record.yearEnd
    precision = record.precision
    certainty = record.certainty
  }

  private mutating func extend(from first: DateRecord, to last: DateRecord) {
    guard let start = first.edtf, let end = last.edtf, let low = first.yearStart,
      let high = last.yearEnd, low <= high, isOrdered(first, last)
    else { return }
    edtf = "\(Self.start(of: start))/\(Self.end(of: end))"
    startDate = first.startDate
    endDate = last.endDate
    yearStart = low
    yearEnd = high
    precision = coarser(first.precision, last.precision)
    certainty = weaker(first.certainty, last.certainty)
  }

  /// Within one year the days decide; their texts sort as they do.
  private func isOrdered(_ first: DateRecord, _ last: DateRecord) -> Bool {
    guard first.yearStart == last.yearEnd, let start = first.startDate, let end = last.endDate
    else { return true }
    return start <= end
  }

  private mutating func openStart() -> Bool {
    let end = Self.end(of: edtf)
    guard !end.contains("X"), !end.hasPrefix("-") else { return false }
    edtf = "../" + end
    startDate = nil
    yearStart = nil
    return true
  }

  private mutating func openEnd() -> Bool {
    let start = Self.start(of: edtf)
    guard !start.contains("X") else { return false }
    edtf = start + "/.."
    endDate = nil
    yearEnd = nil
    return true
  }

  /// An end that is an interval itself (a week) lends the end that is meant.
  private static func start(of edtf: String) -> Substring {
    point(edtf.firstIndex(of: "/").map { edtf[..<$0] } ?? edtf[...])
  }

  private static func end(of edtf: String) -> Substring {
    point(edtf.firstIndex(of: "/").map { edtf[edtf.index(after: $0)...] } ?? edtf[...])
  }

  /// A quarter or half (`1959-40`) bounds no interval; its year does and claims less.
  private static func point(_ edtf: Substring) -> Substring {
    guard edtf.utf8.count == 7, edtf.utf8.first != UInt8(ascii: "-"),
      let index = Int(edtf.suffix(2)), index > 24
    else { return edtf }
    return edtf.prefix(4)
  }

  private func coarser(
    _ left: TemporalPrecision?, _ right: TemporalPrecision?
  ) -> TemporalPrecision? {
    TemporalPrecision.allCases.last { $0 == left || $0 == right }
  }

  private func weaker(
    _ left: TemporalCertainty, _ right: TemporalCertainty
  ) -> TemporalCertainty {
    left == .uncertain || right == .uncertain
      ? .uncertain : left == .approximate || right == .approximate ? .approximate : .exact
  }
}
