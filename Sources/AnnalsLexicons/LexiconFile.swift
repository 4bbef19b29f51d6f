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
  package init(named name: String) { self.init(name: name, bytes: Self.bytes(named: name)) }

  /// The file of the lexicon named, as it stands in the binary.
  static func bytes(named name: String) -> UnsafeBufferPointer<UInt8> {
    for index in 0..<annals_lexicon_file_count() {
      let file = annals_lexicon_file_at(index)
      if String(cString: file.name) == name {
        return UnsafeBufferPointer(start: file.bytes, count: file.count)
      }
    }
    preconditionFailure("no lexicon named \(name)")
  }

  /// A lexicon that is in memory.
  package init(name: String, tsv: String) {
    self = Array(tsv.utf8).withUnsafeBufferPointer { LexiconFile(name: name, bytes: $0) }
  }

  private init(name: String, bytes: UnsafeBufferPointer<UInt8>) {
    self.name = name
    var columns: [String] = []
    var rows: [Row] = []
    var lineNumber = 0
    var rest = bytes[...]
    while !rest.isEmpty {
      lineNumber += 1
      let line = rest.prefix { $0 != UInt8(ascii: "\n") }
      rest = rest[line.endIndex...].dropFirst()
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let cells = Self.cells(of: line, count: columns.count)
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

  /// The same with more lines of TSV behind its rows.
  func adding(_ lines: [String]) -> LexiconFile {
    let head = columns.joined(separator: "\t")
    let more = LexiconFile(name: name, tsv: ([head] + lines).joined(separator: "\n"))
    return LexiconFile(name: name, columns: columns, rows: rows + more.rows)
  }

  private init(name: String, columns: [String], rows: [Row]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// - Parameter count: how many there should be.
  private static func cells(of line: Slice<UnsafeBufferPointer<UInt8>>, count: Int) -> [String] {
    var cells: [String] = []
    cells.reserveCapacity(count)
    var start = line.startIndex
    for index in line.indices where line[index] == UInt8(ascii: "\t") {
      cells.append(String(decoding: line[start..<index], as: UTF8.self))
      start = index + 1
    }
    cells.append(String(decoding: line[start...], as: UTF8.self))
    return cells
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
}
