import CAnnalsLexicons

/// A lexicon's rows, read from the TSV that the binary carries.
///
/// A file starts with comment lines (`# name: …`, `# source: …`, `# licence: …`), then a header line that
/// names the columns, then one entry a line. Rows are sorted by their bytes, without duplicates.
package struct LexiconFile: Sendable {
  package let name: String
  package let columns: [String]
  package let rows: [Row]

  package struct Row: Sendable {
    /// 1-based, in the TSV.
    package let line: Int
    package let cells: [String]
  }

  /// The lexicon named, such as `Figures/units`. A missing or malformed one is a programmer's fault: the
  /// lexicons are part of the binary and a test reads each of them.
  package init(named name: String) {
    for index in 0..<annals_lexicon_file_count() {
      let file = annals_lexicon_file_at(index)
      if String(cString: file.name) == name {
        let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
        self.init(name: name, tsv: String(decoding: bytes, as: UTF8.self))
        return
      }
    }
    preconditionFailure("no lexicon named \(name)")
  }

  package init(name: String, tsv: String) {
    self.name = name
    var columns: [String] = []
    var rows: [Row] = []
    var lineNumber = 0
    for line in tsv.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      lineNumber += 1
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String($0)! }
      if columns.isEmpty {
        columns = cells
      } else {
        precondition(
          cells.count == columns.count, "\(name):\(lineNumber): not \(columns.count) cells")
        rows.append(Row(line: lineNumber, cells: cells))
      }
    }
    self.columns = columns
    self.rows = rows
  }

  /// The names of all lexicons in the binary, in the order of their list.
  package static var names: [String] {
    (0..<annals_lexicon_file_count()).map { String(cString: annals_lexicon_file_at($0).name) }
  }

  /// The position of a column, which must exist.
  package func column(_ name: String) -> Int {
    guard let index = columns.firstIndex(of: name) else {
      preconditionFailure("\(self.name): no column \(name)")
    }
    return index
  }

  /// Each row as a dictionary of column and cell, empty cells left out.
  package var entries: [[String: String]] {
    rows.map { row in
      var entry: [String: String] = [:]
      for (column, cell) in zip(columns, row.cells) where !cell.isEmpty { entry[column] = cell }
      return entry
    }
  }
}
