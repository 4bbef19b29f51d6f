/// One row as a format holds it, cell by cell in the table's order. The buffers are used again for the
/// next row, so that reading allocates nothing a cell.
struct TableRow {
  /// How a format writes a value; CSV and XML know only text.
  enum Kind: Equatable {
    case missing, text, string, number, boolean
  }

  struct Cell {
    /// The value's bytes in the row's buffer.
    var start = 0
    var end = 0
    var kind = Kind.missing
    /// Where the value starts in the file.
    var place = Place(line: 1, column: 1)
  }

  private(set) var bytes: [UInt8] = []
  var cells: [Cell] = []
  /// Where the row starts in the file.
  var place = Place(line: 1, column: 1)
  /// Whether there is one cell for each column; others can't be compared or checked.
  var isComplete = true

  mutating func clear(at place: Place) {
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    self.place = place
    isComplete = true
  }

  @inline(__always)
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>.SubSequence) {
    bytes.append(contentsOf: piece)
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(byte: UInt8) { bytes.append(byte) }

  var byteCount: Int { bytes.count }

  func withBytes<Result>(
    of column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let cell = cells[column]
    return bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[cell.start..<cell.end]))
    }
  }

  func isMissing(_ column: Int) -> Bool { cells[column].kind == .missing }

  func text(_ column: Int) -> String {
    withBytes(of: column) { String(decoding: $0, as: UTF8.self) }
  }

  /// The integer in a cell, or nil; values that overflow give nil too.
  func integer(_ column: Int) -> Int? {
    isMissing(column) ? nil : withBytes(of: column) { PlainNumber.integer($0) }
  }

  /// Whether two rows hold the same value in a column; a missing one equals only a missing one.
  func hasSameValue(as other: TableRow, in column: Int) -> Bool {
    let (left, right) = (cells[column], other.cells[column])
    let count = left.end - left.start
    if count != right.end - right.start { return false }
    if (left.kind == .missing) != (right.kind == .missing) { return false }
    return withBytes(of: column) { mine in
      other.withBytes(of: column) { theirs in
        for index in 0..<count where mine[index] != theirs[index] { return false }
        return true
      }
    }
  }
}

/// Reads the rows of one table from one format and reports what breaks the format's own rules.
protocol RowReader {
  /// The path that messages show.
  var path: String { get }
  /// Whether reading stopped at an error, so that rows are missing from here on.
  var isBroken: Bool { get }
  /// Puts the next row into the buffer; false at the end or where the file is broken.
  mutating func next(into row: inout TableRow) -> Bool
}
