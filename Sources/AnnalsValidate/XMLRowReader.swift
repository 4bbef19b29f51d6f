import AnnalsRecords

/// Reads the rows of our XML with exact places: a root in our namespace, an element a row, an element a
/// value, an absent element for a missing value.
///
/// That the file is well-formed and valid is libxml2's judgement (`XMLSchemaCheck`), whose reader tells
/// no columns and counts no lines over 65,535 for elements; this one reads the part of XML that the
/// tables need, and refuses comments, sections, instructions and attributes inside the root.
struct XMLRowReader: RowReader {
  let path: String
  private(set) var isBroken = false
  private let bytes: [UInt8]
  private let table: TableDefinition
  private let fieldNames: [[UInt8]]
  private let rowName: [UInt8]
  private let tableName: [UInt8]
  private let findings: Findings
  private var offset = 0
  private var place = Place(line: 1, column: 1)
  private var state = State.start

  private enum State { case start, rows, end }

  static let namespace = "urn:annals:dataset:\(Dataset.majorVersion)"
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

  /// - Parameter bytes: well-formed UTF-8.
  init(_ bytes: [UInt8], path: String, table: TableDefinition, findings: Findings) {
    self.bytes = bytes
    self.path = path
    self.table = table
    self.findings = findings
    fieldNames = table.fields.map { Array($0.name.utf8) }
    rowName = Array(table.rowName.utf8)
    tableName = Array(table.name.utf8)
  }

  mutating func next(into row: inout TableRow) -> Bool {
    let bytes = self.bytes
    return bytes.withUnsafeBufferPointer { buffer in
      if state == .start { openRoot(buffer) }
      if isBroken || state == .end { return false }
      return readRow(buffer, into: &row)
    }
  }

  private mutating func openRoot(_ buffer: UnsafeBufferPointer<UInt8>) {
    state = .rows
    guard starts(buffer, with: Self.declaration) else { return fail("'\(Self.declaration)'") }
    advance(buffer, to: Self.declaration.utf8.count)
    skipSpace(buffer)
    let root = place
    guard let tag = readTag(buffer), tag.kind == .start, tag.has(tableName, buffer) else {
      return fail("the element '\(table.name)'", at: root)
    }
    let attributes = String(decoding: buffer[tag.name.upperBound..<tag.end], as: UTF8.self)
    if !attributes.contains("xmlns=\"\(Self.namespace)\"") {
      fail("the namespace '\(Self.namespace)'", at: root)
    }
  }

  private mutating func readRow(
    _ buffer: UnsafeBufferPointer<UInt8>, into row: inout TableRow
  ) -> Bool {
    skipSpace(buffer)
    let start = place
    guard let tag = readTag(buffer) else {
      fail("the element '\(table.rowName)' or the end of '\(table.name)'", at: start)
      return false
    }
    if tag.kind == .end && tag.has(tableName, buffer) {
      closeRoot(buffer)
      return false
    }
    guard tag.kind == .start, tag.has(rowName, buffer), tag.isPlain else {
      fail("the element '\(table.rowName)' or the end of '\(table.name)'", at: start)
      return false
    }
    row.clear(at: start)
    return readFields(buffer, into: &row)
  }

  private mutating func closeRoot(_ buffer: UnsafeBufferPointer<UInt8>) {
    state = .end
    skipSpace(buffer)
    if offset < buffer.count { fail("the end of the file") }
  }

  /// Reads elements up to the end of the row; elements that are strange or out of order are told and
  /// make the row incomplete, so that it isn't compared.
  private mutating func readFields(
    _ buffer: UnsafeBufferPointer<UInt8>, into row: inout TableRow
  ) -> Bool {
    while true {
      skipSpace(buffer)
      let start = place
      guard let tag = readTag(buffer), tag.isPlain else {
        fail("an element of '\(table.rowName)' or its end", at: start)
        return false
      }
      if tag.kind == .end && tag.has(rowName, buffer) { break }
      guard tag.kind == .start else {
        fail("an element of '\(table.rowName)' or its end", at: start)
        return false
      }
      let isWanted = place(of: tag, buffer, start, &row)
      guard readValue(buffer, of: tag, isWanted: isWanted, into: &row) else { return false }
    }
    fillMissing(&row, upTo: table.fields.count)
    return true
  }

  /// Makes the cells before an element's column missing; false where it may not stand here.
  private func place(
    of tag: Tag, _ buffer: UnsafeBufferPointer<UInt8>, _ start: Place, _ row: inout TableRow
  ) -> Bool {
    let next = row.cells.count
    if let number = (next..<fieldNames.count).first(where: { tag.has(fieldNames[$0], buffer) }) {
      fillMissing(&row, upTo: number)
      return true
    }
    row.isComplete = false
    let name = String(decoding: buffer[tag.name], as: UTF8.self)
    if table.index(of: name) == nil {
      tell(start, "the element '\(name)' is no column of \(table.name); \(Findings.rebuild)")
    } else {
      tell(
        start,
        "the element '\(name)' stands after '\(table.fields[next - 1].name)', expected the order of "
          + "the columns; \(Findings.rebuild)")
    }
    return false
  }

  private func fillMissing(_ row: inout TableRow, upTo count: Int) {
    while row.cells.count < count {
      row.cells.append(.init(start: row.byteCount, end: row.byteCount, place: row.place))
    }
  }

  private mutating func readValue(
    _ buffer: UnsafeBufferPointer<UInt8>, of start: Tag, isWanted: Bool, into row: inout TableRow
  ) -> Bool {
    var cell = TableRow.Cell(start: row.byteCount, kind: .text, place: place)
    guard readText(buffer, into: &row) else { return false }
    cell.end = row.byteCount
    if isWanted { row.cells.append(cell) }
    let end = place
    guard let tag = readTag(buffer), tag.kind == .end, tag.isPlain, tag.has(start.name, buffer)
    else {
      fail("the end of '\(String(decoding: buffer[start.name], as: UTF8.self))'", at: end)
      return false
    }
    return true
  }

  /// Reads up to the next tag, with references replaced.
  private mutating func readText(
    _ buffer: UnsafeBufferPointer<UInt8>, into row: inout TableRow
  ) -> Bool {
    while offset < buffer.count && buffer[offset] != UInt8(ascii: "<") {
      let start = offset
      var end = offset
      while end < buffer.count && buffer[end] != UInt8(ascii: "<")
        && buffer[end] != UInt8(ascii: "&")
      {
        end += 1
      }
      row.append(buffer[start..<end])
      advance(buffer, to: end)
      if end < buffer.count && buffer[end] == UInt8(ascii: "&") {
        guard readReference(buffer, into: &row) else { return false }
      }
    }
    return true
  }

  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  private mutating func readReference(
    _ buffer: UnsafeBufferPointer<UInt8>, into row: inout TableRow
  ) -> Bool {
    let limit = min(offset + 12, buffer.count)
    guard let end = buffer[offset..<limit].firstIndex(of: UInt8(ascii: ";")) else {
      fail("';' after a reference")
      return false
    }
    let name = String(decoding: buffer[(offset + 1)..<end], as: UTF8.self)
    guard let scalar = Self.names[name] ?? numbered(name), let encoded = UTF8.encode(scalar) else {
      fail("one of XML's own references, not '&\(name);'")
      return false
    }
    for byte in encoded { row.append(byte: byte) }
    advance(buffer, to: end + 1)
    return true
  }

  private func numbered(_ name: String) -> Unicode.Scalar? {
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let value = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init)
  }

  private struct Tag {
    enum Kind { case start, end }
    let kind: Kind
    let name: Range<Int>
    /// Offset of the closing bracket.
    let end: Int

    /// Whether nothing stands after the name.
    var isPlain: Bool { name.upperBound == end }

    func has(_ other: [UInt8], _ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
      name.count == other.count
        && other.withUnsafeBufferPointer { isSame($0, UnsafeBufferPointer(rebasing: buffer[name])) }
    }

    func has(_ other: Range<Int>, _ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
      name.count == other.count
        && isSame(
          UnsafeBufferPointer(rebasing: buffer[other]), UnsafeBufferPointer(rebasing: buffer[name]))
    }

    private func isSame(
      _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
    ) -> Bool {
      for index in left.indices where left[index] != right[index] { return false }
      return true
    }
  }

  /// Reads a start or end tag; nil, without moving, for anything else.
  private mutating func readTag(_ buffer: UnsafeBufferPointer<UInt8>) -> Tag? {
    guard offset < buffer.count, buffer[offset] == UInt8(ascii: "<"),
      let end = find(UInt8(ascii: ">"), buffer)
    else { return nil }
    let isEnd = offset + 1 < end && buffer[offset + 1] == UInt8(ascii: "/")
    let start = offset + (isEnd ? 2 : 1)
    var nameEnd = start
    while nameEnd < end, buffer[nameEnd] != 0x20, buffer[nameEnd] != 0x09, buffer[nameEnd] != 0x0A {
      nameEnd += 1
    }
    guard nameEnd > start, isLetter(buffer[start]), buffer[end - 1] != UInt8(ascii: "/") else {
      return nil
    }
    advance(buffer, to: end + 1)
    return Tag(kind: isEnd ? .end : .start, name: start..<nameEnd, end: end)
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private func find(_ byte: UInt8, _ buffer: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = offset
    while index < buffer.count {
      if buffer[index] == byte { return index }
      index += 1
    }
    return nil
  }

  private func starts(_ buffer: UnsafeBufferPointer<UInt8>, with text: String) -> Bool {
    buffer[offset...].starts(with: text.utf8)
  }

  private mutating func skipSpace(_ buffer: UnsafeBufferPointer<UInt8>) {
    var end = offset
    while end < buffer.count, buffer[end] == 0x20 || buffer[end] == 0x0A || buffer[end] == 0x09 {
      end += 1
    }
    advance(buffer, to: end)
  }

  private mutating func advance(_ buffer: UnsafeBufferPointer<UInt8>, to end: Int) {
    for index in offset..<end {
      if buffer[index] == 0x0A {
        place = Place(line: place.line + 1, column: 1)
      } else if buffer[index] & 0xC0 != 0x80 {
        place.column += 1
      }
    }
    offset = end
  }

  private func tell(_ place: Place, _ message: String) {
    findings.add(path, line: place.line, column: place.column, message)
  }

  private mutating func fail(_ expected: String, at start: Place? = nil) {
    isBroken = true
    tell(start ?? place, "expected \(expected); \(Findings.rebuild)")
  }
}
