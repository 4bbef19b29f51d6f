import AnnalsRecords

/// Whether the formats of a table have the same rows with the same values in the same order.
///
/// Where two of three agree, the third is told, at its own place; of two that differ, the one that isn't
/// CSV. Rows whose keys differ end the comparison of that format: one lost row would otherwise make all
/// later ones differ.
struct FormatComparison {
  private let table: TableDefinition
  private let keyColumns: [Int]
  private let findings: Findings

  init(table: TableDefinition, findings: Findings) {
    self.table = table
    self.findings = findings
    keyColumns = table.primaryKey.compactMap(table.index)
  }

  /// Compares the present rows.
  func compare(_ formats: [FormatRows]) {
    let usable = formats.filter { $0.hasRow && $0.isAligned && $0.row.isComplete }
    let keys = verdict(usable, keyColumns)
    for format in keys.odd { tellKey(format, keys.reference) }
    let aligned = usable.filter(\.isAligned)
    for column in table.fields.indices {
      let values = verdict(aligned, [column])
      for format in values.odd { tellValue(format, values.reference, column) }
    }
  }

  /// Splits formats into one that is taken as right and those that differ from it.
  private func verdict(
    _ formats: [FormatRows], _ columns: [Int]
  ) -> (reference: FormatRows?, odd: [FormatRows]) {
    guard let first = formats.first else { return (nil, []) }
    let odd = formats.dropFirst().filter { !isSame($0, first, columns) }
    if odd.count == 2 && isSame(odd[0], odd[1], columns) { return (odd[0], [first]) }
    return (first, odd)
  }

  private func isSame(_ left: FormatRows, _ right: FormatRows, _ columns: [Int]) -> Bool {
    for column in columns where !left.row.hasSameValue(as: right.row, in: column) { return false }
    return true
  }

  private func tellKey(_ format: FormatRows, _ reference: FormatRows?) {
    format.isAligned = false
    guard let reference else { return }
    let place = format.row.cells[keyColumns[0]].place
    findings.add(
      format.path, line: place.line, column: place.column,
      "row \(format.count) is \(quoted(key(format))), but \(quoted(key(reference))) at "
        + "\(reference.path):\(reference.row.place.line), expected the same rows in the same order; "
        + Findings.rebuild)
  }

  private func key(_ format: FormatRows) -> String {
    keyColumns.map(format.row.text).joined(separator: ", ")
  }

  private func tellValue(_ format: FormatRows, _ reference: FormatRows?, _ column: Int) {
    guard let reference else { return }
    let place = format.row.cells[column].place
    findings.add(
      format.path, line: place.line, column: place.column,
      "'\(table.fields[column].name)' is \(shown(format, column)), but \(shown(reference, column)) "
        + "at \(reference.path):\(reference.row.cells[column].place.line), expected the same in all "
        + "formats; \(Findings.rebuild)")
  }

  private func shown(_ format: FormatRows, _ column: Int) -> String {
    format.row.isMissing(column) ? "missing" : quoted(format.row.text(column))
  }

  /// Compares the numbers of rows, once all are read. A broken file has told why it ends early.
  func compareCounts(_ formats: [FormatRows]) {
    let whole = formats.filter { !$0.reader.isBroken }
    guard let first = whole.first else { return }
    var odd = whole.dropFirst().filter { $0.count != first.count }
    var reference = first
    if odd.count == 2 && odd[0].count == odd[1].count {
      reference = odd[0]
      odd = [first]
    }
    for format in odd {
      findings.add(
        format.path, line: format.count > 0 ? format.row.place.line : nil,
        "the table ends after \(format.count) rows, but \(reference.path) has "
          + "\(reference.count); \(Findings.rebuild)")
    }
  }
}
