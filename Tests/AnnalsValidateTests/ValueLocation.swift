import AnnalsRecords

enum Format: String, CaseIterable, Sendable { case csv, json, xml }

/// Where a value stands in the bytes of a file, found without the readers that are under test.
struct ValueLocation {
  /// The value as the format writes it, with its quotation marks.
  let value: Range<Int>
  /// The value with what must go too where it is made missing.
  let whole: Range<Int>
  /// Where the row starts.
  let row: Int

  /// - Parameter key: the value in the table's first column.
  init?(
    of field: String, inRow key: String, of table: TableDefinition, _ format: Format,
    _ bytes: [UInt8]
  ) {
    let first = table.fields[0].name
    switch format {
    case .csv:
      guard let column = table.index(of: field), let row = bytes.offset(of: "\n\(key),") else {
        return nil
      }
      var cell = Self.cell(bytes, from: row + 1)
      for _ in 0..<column { cell = Self.cell(bytes, from: cell.upperBound + 1) }
      self.init(value: cell, whole: cell, row: row + 1)
    case .json:
      guard let row = bytes.offset(of: "{\"\(first)\":\"\(key)\""),
        let name = bytes.offset(of: "\"\(field)\":", from: row)
      else { return nil }
      let start = name + field.utf8.count + 3
      let end = Self.endOfJSON(bytes, from: start)
      self.init(value: start..<end, whole: start..<end, row: row)
    case .xml:
      let row = "<\(table.rowName)><\(first)>\(key)</\(first)>"
      guard let row = bytes.offset(of: row),
        let open = bytes.offset(of: "<\(field)>", from: row),
        let close = bytes.offset(of: "</\(field)>", from: open)
      else { return nil }
      let tag = field.utf8.count + 2
      self.init(value: (open + tag)..<close, whole: open..<(close + tag + 1), row: row)
    }
  }

  private init(value: Range<Int>, whole: Range<Int>, row: Int) {
    self.value = value
    self.whole = whole
    self.row = row
  }

  private static func cell(_ bytes: [UInt8], from start: Int) -> Range<Int> {
    var isQuoted = false
    var end = start
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, bytes[end] == UInt8(ascii: ",") || bytes[end] == 0x0A { break }
      end += 1
    }
    return start..<end
  }

  private static func endOfJSON(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    guard bytes[start] == UInt8(ascii: "\"") else {
      while bytes[end] != UInt8(ascii: ","), bytes[end] != UInt8(ascii: "}") { end += 1 }
      return end
    }
    repeat {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    } while bytes[end] != UInt8(ascii: "\"")
    return end + 1
  }
}

extension [UInt8] {
  /// Offset of the first occurrence of a text from an offset on.
  func offset(of text: String, from start: Int = 0) -> Int? {
    let wanted = Array(text.utf8)
    guard count >= wanted.count, start <= count - wanted.count else { return nil }
    return (start...(count - wanted.count)).first { self[$0...].starts(with: wanted) }
  }

  /// Line and code-point column of an offset, counted over scalars.
  func place(of offset: Int) -> (line: Int, column: Int) {
    let before = String(decoding: self[..<offset], as: UTF8.self).unicodeScalars
    let line = before.count { $0 == "\n" } + 1
    let lineStart = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
    return (line, before[lineStart...].count + 1)
  }
}
