import AnnalsAnnotation
import AnnalsRecords

/// Whether pairs of values that bound something stand in order.
struct RangeCheck {
  private enum Scale { case integer, number, day }

  private struct Pair {
    let low, high: Int
    let lowName, highName: String
    let scale: Scale
    /// Whether both ends may be the same.
    let allowsEmpty: Bool
  }

  private let pairs: [Pair]
  private let findings: Findings

  private static let names: [(String, String, Scale, allowsEmpty: Bool)] = [
    ("start", "end", .integer, false),
    ("speaker_start", "speaker_end", .integer, false),
    ("cue_start", "cue_end", .integer, false),
    ("start_date", "end_date", .day, true),
    ("year_start", "year_end", .integer, true),
    ("low", "high", .number, true),
  ]

  init(table: TableDefinition, findings: Findings) {
    self.findings = findings
    pairs = Self.names.compactMap { low, high, scale, allowsEmpty in
      guard let first = table.index(of: low), let second = table.index(of: high) else { return nil }
      return Pair(
        low: first, high: second, lowName: low, highName: high, scale: scale,
        allowsEmpty: allowsEmpty)
    }
  }

  /// - Parameter row: whose values are each right by their columns.
  func check(_ row: TableRow, path: String) {
    for pair in pairs where !row.isMissing(pair.low) && !row.isMissing(pair.high) {
      if isOrdered(row, pair) { continue }
      let place = row.cells[pair.low].place
      findings.add(
        path, line: place.line, column: place.column,
        "'\(pair.lowName)' is \(quoted(row.text(pair.low))), expected it "
          + "\(pair.allowsEmpty ? "not after" : "before") '\(pair.highName)', "
          + "\(quoted(row.text(pair.high))); \(Findings.rebuild)")
    }
  }

  private func isOrdered(_ row: TableRow, _ pair: Pair) -> Bool {
    switch pair.scale {
    case .integer:
      guard let low = row.integer(pair.low), let high = row.integer(pair.high) else { return true }
      return pair.allowsEmpty ? low <= high : low < high
    case .number:
      guard let low = number(row, pair.low), let high = number(row, pair.high) else { return true }
      return low <= high
    case .day:
      return row.withBytes(of: pair.low) { low in
        row.withBytes(of: pair.high) { high in CalendarDay.isOrdered(low, high) }
      }
    }
  }

  private func number(_ row: TableRow, _ column: Int) -> DecimalNumber? {
    row.withBytes(of: column) { DecimalNumber(parsing: $0) }
  }
}
