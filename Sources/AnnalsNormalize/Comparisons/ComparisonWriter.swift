import AnnalsAnnotation
import AnnalsRecords

/// Makes the rows of comparisons and claims from all claims.
struct ComparisonWriter {
  private let table: ComparisonTable
  /// The rank of each source by its id, so that rows don't hang on the order of documents.
  private let ranks: [Int32]

  init(table: ComparisonTable) {
    self.table = table
    let order = table.sources.indices.sorted {
      Self.precedes(table.strings[table.sources[$0].id], table.strings[table.sources[$1].id])
    }
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, source) in order.enumerated() { ranks[source] = Int32(rank) }
    self.ranks = ranks
  }

  private struct Comparison {
    var record: ComparisonRecord
    var claims: [ClaimRecord]
  }

  func records() -> (comparisons: [ComparisonRecord], claims: [ClaimRecord]) {
    var comparisons: [Comparison] = []
    var groups = ClaimGroups(table: table)
    for (topic, cells) in cellsByTopic() {
      for group in groups.groups(of: cells) {
        if let comparison = comparison(of: group, topic: topic) { comparisons.append(comparison) }
      }
    }
    comparisons.sort { left, right in
      (left.record.topic, left.record.period ?? "", left.claims[0].figureID)
        < (right.record.topic, right.record.period ?? "", right.claims[0].figureID)
    }
    nameApart(&comparisons)
    return (comparisons.map(\.record), comparisons.flatMap(\.claims))
  }

  /// Two comparisons of the same topic, place and period, between which texts decide, get ids of their own.
  private func nameApart(_ comparisons: inout [Comparison]) {
    var seen: Set<String> = []
    for index in comparisons.indices {
      while !seen.insert(comparisons[index].record.id).inserted {
        let id = RecordIdentifiers.identifier(
          prefix: Self.prefix,
          of: [comparisons[index].record.id, comparisons[index].claims[0].figureID])
        comparisons[index].record.id = id
        for claim in comparisons[index].claims.indices {
          comparisons[index].claims[claim].comparisonID = id
        }
      }
    }
  }

  private static let prefix = "cmp"

  // MARK: - Cells

  /// The cells of each topic, topics and cells in an order that follows from what they say.
  private func cellsByTopic() -> [(topic: Int32, cells: [ClaimGroups.Cell])] {
    let order = table.entries.indices.sorted {
      let left = table.entries[$0]
      let right = table.entries[$1]
      return (left.topic, ranks[Int(left.source)], left.order)
        < (right.topic, ranks[Int(right.source)], right.order)
    }
    var blocks: [(topic: Int32, cells: [ClaimGroups.Cell])] = []
    var start = 0
    while start < order.count {
      let topic = table.entries[order[start]].topic
      var end = start
      while end < order.count, table.entries[order[end]].topic == topic { end += 1 }
      blocks.append((topic, cells(of: order[start..<end])))
      start = end
    }
    return blocks
  }

  private struct CellKey: Hashable {
    let source, place, event: Int32
    let isWhole, isPeriodStated: Bool
    let period: MonthSpan?
    let thread: ClaimGroups.Thread?
  }

  private func cells(of order: ArraySlice<Int>) -> [ClaimGroups.Cell] {
    var indices: [CellKey: Int] = [:]
    var cells: [ClaimGroups.Cell] = []
    for index in order {
      let entry = table.entries[index]
      // Where no place is stated it hangs on the document which one is meant.
      let isDeadline = table.topicList[Int(entry.topic)].topic.form == .deadline
      let source = entry.place >= 0 || isDeadline ? -1 : entry.source
      let thread =
        entry.period == nil && !isDeadline
        ? ClaimGroups.Thread(source: entry.source, number: entry.thread) : nil
      let key = CellKey(
        source: source, place: entry.place, event: entry.event, isWhole: entry.isWhole,
        isPeriodStated: entry.isPeriodStated, period: entry.period, thread: thread)
      if let cell = indices[key] {
        cells[cell].entries.append(Int32(index))
        continue
      }
      indices[key] = cells.count
      cells.append(
        ClaimGroups.Cell(
          source: source, place: entry.place, event: entry.event, isWhole: entry.isWhole,
          isPeriodStated: entry.isPeriodStated, period: entry.period, thread: thread,
          entries: [Int32(index)]))
    }
    let surest = cells.indices.sorted { sureness(cells[$0], $0) < sureness(cells[$1], $1) }
    return surest.map { cells[$0] }
  }

  /// Stated places before others, stated periods before others, long periods before short ones.
  private func sureness(_ cell: ClaimGroups.Cell, _ index: Int) -> (Int, Int, Int, Int) {
    (
      cell.place >= 0 ? 0 : 1, cell.period == nil ? 2 : cell.isPeriodStated ? 0 : 1,
      -(cell.period?.count ?? 0), index
    )
  }

  // MARK: - Rows

  private func comparison(of group: ClaimGroups.Group, topic: Int32) -> Comparison? {
    let key = table.topicList[Int(topic)]
    let all = group.cells.flatMap(\.entries).sorted {
      let left = table.entries[Int($0)]
      let right = table.entries[Int($1)]
      return (ranks[Int(left.source)], left.order) < (ranks[Int(right.source)], right.order)
    }
    let unit = commonUnit(of: all)
    var claims: [ClaimRecord] = []
    var intervals: [ClaimInterval] = []
    var parties: Set<[Int32]> = []
    for index in all {
      guard let claim = claim(of: table.entries[Int(index)], in: unit) else { continue }
      let entry = table.entries[Int(index)]
      claims.append(claim)
      parties.insert([entry.source, entry.claimantKey])
      intervals.append(
        ClaimInterval(value: claim.value, low: claim.low, high: claim.high, bound: claim.bound))
    }
    let agreement = ClaimInterval.agreement(of: intervals)
    guard claims.count > 1 else { return nil }
    // One voice that gives several numbers mostly speaks of several things, but for a deadline that moves.
    if parties.count == 1 {
      guard agreement == .conflict, key.topic.form == .deadline else { return nil }
    }
    let record = record(of: group, key, claims, unit: unit, agreement: agreement)
    for index in claims.indices { claims[index].comparisonID = record.id }
    return Comparison(record: record, claims: claims)
  }

  private func record(
    of group: ClaimGroups.Group, _ key: ComparisonTable.TopicKey, _ claims: [ClaimRecord],
    unit: String?, agreement: Agreement
  ) -> ComparisonRecord {
    var record = ComparisonRecord()
    let period = period(of: group)?.edtf
    let scope = group.place >= 0 ? group.place : group.event
    record.topic = [key.topic.phrase, table.names[scope], period.map(Self.readable)]
      .compactMap { $0 }.joined(separator: ", ")
    record.measure = key.topic.subject
    record.unit = unit
    record.period = period
    record.sources = Set(claims.map(\.sourceID)).count
    let numbers = claims.flatMap { [$0.value, $0.low, $0.high].compactMap { $0 } }
    record.low = numbers.min()
    record.high = numbers.max()
    record.agreement = agreement
    let topic = key.topic
    record.id = RecordIdentifiers.identifier(
      prefix: Self.prefix,
      of: [
        topic.form.rawValue, topic.subject, topic.relation, topic.quality,
        topic.isTarget ? "target" : "", key.dimension, period ?? "", table.strings[scope] ?? "",
      ])
    return record
  }

  /// The period that most claims give, the longer one among equals.
  private func period(of group: ClaimGroups.Group) -> MonthSpan? {
    var counts: [MonthSpan: Int] = [:]
    for cell in group.cells {
      if let period = cell.period { counts[period, default: 0] += cell.entries.count }
    }
    return counts.max {
      ($0.value, $0.key.count, -$0.key.first) < ($1.value, $1.key.count, -$1.key.first)
    }?.key
  }

  private static func readable(_ period: String) -> String {
    period.replacing("/", with: "–")
  }

  private func claim(of entry: ComparisonTable.Entry, in unit: String?) -> ClaimRecord? {
    var claim = ClaimRecord()
    claim.figureID = table.strings[entry.figure] ?? ""
    claim.sourceID = table.strings[table.sources[Int(entry.source)].id] ?? ""
    claim.claimant = table.strings[entry.claimant]
    claim.bound = entry.bound
    claim.value = entry.value
    claim.low = entry.low
    claim.high = entry.high
    guard let own = table.strings[entry.unit], let unit, own != unit else { return claim }
    guard let from = table.units[own], let to = table.units[unit],
      let convert = ExactConversion(from: from, to: to)
    else { return nil }
    for number in [\ClaimRecord.value, \.low, \.high] {
      guard let value = claim[keyPath: number] else { continue }
      guard let converted = convert(value) else { return nil }
      claim[keyPath: number] = converted
    }
    return claim
  }

  /// The unit that most claims use, the first by name among equals.
  private func commonUnit(of entries: [Int32]) -> String? {
    var counts: [String: Int] = [:]
    for index in entries {
      if let unit = table.strings[table.entries[Int(index)].unit] { counts[unit, default: 0] += 1 }
    }
    return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
  }

  private static func precedes(_ left: String?, _ right: String?) -> Bool {
    (left ?? "").utf8.lexicographicallyPrecedes((right ?? "").utf8)
  }
}
