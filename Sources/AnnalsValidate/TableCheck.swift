import AnnalsRecords

/// Reads a table's CSV, JSON and XML side by side, a row of each at a time, and checks each row by
/// itself, against the other tables and texts, and against its twins in the other formats.
///
/// The first format that has a row leads: its values are checked in full. A twin with the same bytes
/// needs no second verdict; one that differs is checked in full at its own place too.
struct TableCheck {
  private let table: TableDefinition
  private let formats: [FormatRows]
  private let rowCheck: RowCheck
  private let comparison: FormatComparison
  private let keys: KeyIndex

  init(
    table: TableDefinition, readers: [any RowReader], keys: KeyIndex, texts: TextLibrary,
    findings: Findings
  ) {
    self.table = table
    self.keys = keys
    formats = readers.map(FormatRows.init)
    rowCheck = RowCheck(table: table, keys: keys, texts: texts, findings: findings)
    comparison = FormatComparison(table: table, findings: findings)
  }

  /// How many rows the first format has that could be read.
  func run() -> Int {
    while advance() {
      comparison.compare(formats)
      check()
    }
    comparison.compareCounts(formats)
    let isPartial = formats.isEmpty || formats.allSatisfy(\.reader.isBroken)
    keys.finish(table.name, isPartial: isPartial)
    return (formats.first { !$0.reader.isBroken } ?? formats.first)?.count ?? 0
  }

  private func advance() -> Bool {
    var hasAny = false
    for format in formats where format.advance() { hasAny = true }
    return hasAny
  }

  private func check() {
    let complete = formats.filter { $0.hasRow && $0.row.isComplete }
    guard let lead = complete.first else { return }
    for format in complete {
      rowCheck.checkUnique(format)
      let isTwin = format !== lead && isSame(format.row, lead.row)
      if isTwin { rowCheck.checkKinds(format) } else { rowCheck.check(format) }
    }
  }

  private func isSame(_ left: TableRow, _ right: TableRow) -> Bool {
    left.cells.indices.allSatisfy { left.hasSameValue(as: right, in: $0) }
  }
}

/// A format of a table while it is read: the present row, and what was seen before.
final class FormatRows {
  var reader: any RowReader
  var row = TableRow()
  private(set) var hasRow = false
  private(set) var count = 0
  /// Whether all rows so far had the keys that the other formats had in their place.
  var isAligned = true
  /// Where each key stood first.
  var firstLines: [KeyHash: Int] = [:]

  init(_ reader: any RowReader) { self.reader = reader }

  var path: String { reader.path }

  /// Reads on; false at the end.
  func advance() -> Bool {
    if hasRow || count == 0 { hasRow = reader.next(into: &row) }
    if hasRow { count += 1 }
    return hasRow
  }
}
