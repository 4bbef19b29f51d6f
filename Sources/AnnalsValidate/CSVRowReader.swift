import AnnalsRecords

/// Reads our CSV strictly: RFC 4180 with LF, a header, quotes only where they open and close a cell.
///
/// A row with a wrong number of cells is told and left out; an open quotation mark ends the reading, as
/// nobody can say where the next row starts.
struct CSVRowReader: RowReader {
  let path: String
  private(set) var isBroken = false
  private let bytes: [UInt8]
  private let table: TableDefinition
  private let findings: Findings
  private var offset = 0
  private var place = Place(line: 1, column: 1)
  /// Where the row ended that was read last.
  private var rowEnd = Place(line: 1, column: 1)
  private var didReadHeader = false

  /// - Parameter bytes: well-formed UTF-8.
  init(_ bytes: [UInt8], path: String, table: TableDefinition, findings: Findings) {
    self.bytes = bytes
    self.path = path
    self.table = table
    self.findings = findings
  }

  private enum Byte {
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
  }

  mutating func next(into row: inout TableRow) -> Bool {
    if !didReadHeader {
      didReadHeader = true
      guard readRow(into: &row), hasRightHeader(row) else {
        isBroken = true
        return false
      }
    }
    guard readRow(into: &row) else { return false }
    checkCount(&row)
    return true
  }

  private func hasRightHeader(_ row: TableRow) -> Bool {
    let names = row.cells.indices.map(row.text)
    let expected = table.fields.map(\.name)
    if names == expected { return true }
    let index = zip(names, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let column = index ?? min(names.count, expected.count)
    let cell = column < names.count ? row.cells[column].place : nil
    let found = column < names.count ? "'\(names[column])'" : "the end of the line"
    let wanted = column < expected.count ? "'\(expected[column])'" : "the end of the line"
    findings.add(
      path, line: 1, column: cell?.column ?? rowEnd.column,
      "the header has \(found) where \(wanted) was expected; \(Findings.rebuild)")
    return false
  }

  private func checkCount(_ row: inout TableRow) {
    let count = row.cells.count
    let expected = table.fields.count
    if count == expected { return }
    row.isComplete = false
    let place = count > expected ? row.cells[expected].place : row.place
    findings.add(
      path, line: place.line, column: place.column,
      "the row has \(count) cells, expected \(expected); \(Findings.rebuild)")
  }

  /// Reads up to the next line end outside quotes; false at the end of the file or where it is broken.
  private mutating func readRow(into row: inout TableRow) -> Bool {
    if isBroken { return false }
    if offset >= bytes.count {
      if bytes.isEmpty { fail(place, "the file is empty, expected a header") }
      return false
    }
    row.clear(at: place)
    let bytes = self.bytes
    let isWhole = bytes.withUnsafeBufferPointer { buffer in
      var hasMore = true
      while hasMore {
        guard let goesOn = readCell(buffer, into: &row) else { return false }
        hasMore = goesOn
      }
      return true
    }
    return isWhole
  }

  /// Reads a cell and what ends it. True where another cell follows, nil where the file is broken.
  private mutating func readCell(
    _ buffer: UnsafeBufferPointer<UInt8>, into row: inout TableRow
  ) -> Bool? {
    var cell = TableRow.Cell(start: row.byteCount, place: place)
    if offset < buffer.count && buffer[offset] == Byte.quote {
      guard readQuoted(buffer, into: &row, cell.place) else { return nil }
      cell.kind = .text
    } else {
      readPlain(buffer, into: &row)
      cell.kind = row.byteCount == cell.start ? .missing : .text
    }
    cell.end = row.byteCount
    row.cells.append(cell)
    return readSeparator(buffer)
  }

  private mutating func readPlain(
    _ buffer: UnsafeBufferPointer<UInt8>, into row: inout TableRow
  ) {
    let start = offset
    while offset < buffer.count {
      let byte = buffer[offset]
      if byte == Byte.comma || byte == Byte.lineFeed || byte == Byte.carriageReturn { break }
      if byte == Byte.quote {
        tell(place, "a quotation mark stands in a cell without quotes; \(Findings.rebuild)")
      }
      if byte & 0xC0 != 0x80 { place.column += 1 }
      offset += 1
    }
    row.append(buffer[start..<offset])
  }

  /// Reads from one quotation mark to the next that isn't doubled; false where there is none.
  private mutating func readQuoted(
    _ buffer: UnsafeBufferPointer<UInt8>, into row: inout TableRow, _ start: Place
  ) -> Bool {
    offset += 1
    place.column += 1
    var piece = offset
    while offset < buffer.count {
      let byte = buffer[offset]
      offset += 1
      if byte == Byte.lineFeed {
        place.line += 1
        place.column = 1
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
      guard byte == Byte.quote else { continue }
      row.append(buffer[piece..<(offset - 1)])
      guard offset < buffer.count && buffer[offset] == Byte.quote else { return true }
      piece = offset
      offset += 1
      place.column += 1
    }
    fail(start, "a quotation mark opens a cell and none closes it; \(Findings.rebuild)")
    return false
  }

  private mutating func readSeparator(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool? {
    rowEnd = place
    guard offset < buffer.count else {
      tell(place, "the last line has no line end; \(Findings.rebuild)")
      return false
    }
    switch buffer[offset] {
    case Byte.comma:
      offset += 1
      place.column += 1
      return true
    case Byte.lineFeed: break
    case Byte.carriageReturn:
      tell(place, "a carriage return ends the line, expected a line feed alone; set 'eol=lf'")
      offset += 1
      if offset < buffer.count && buffer[offset] == Byte.lineFeed { break }
      place.column += 1
      return false
    default:
      fail(place, "a character follows a closing quotation mark; \(Findings.rebuild)")
      return nil
    }
    offset += 1
    place = Place(line: place.line + 1, column: 1)
    return false
  }

  private func tell(_ place: Place, _ message: String) {
    findings.add(path, line: place.line, column: place.column, message)
  }

  private mutating func fail(_ place: Place, _ message: String) {
    isBroken = true
    tell(place, message)
  }
}
