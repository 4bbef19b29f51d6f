import AnnalsRecords

/// Rows as RFC 4180 lines, but with LF: quotation marks only where a cell needs them, and an empty cell
/// for a missing value alone.
package enum CSVEncoder {
  /// The line of column names.
  package static func header(of table: TableDefinition) -> [UInt8] {
    var bytes: [UInt8] = []
    append(cells: table.fields.map(\.name), to: &bytes)
    return bytes
  }

  /// Appends a row with its line end.
  package static func append(row: [FieldValue], to bytes: inout [UInt8]) {
    for index in row.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch row[index] {
      case .missing: break
      case .string(let text): append(cell: text, to: &bytes)
      case let value: bytes.append(contentsOf: value.text.utf8)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Appends cells of text with their line end.
  package static func append(cells: [String], to bytes: inout [UInt8]) {
    append(row: cells.map { .string($0) }, to: &bytes)
  }

  private static func append(cell: String, to bytes: inout [UInt8]) {
    var cell = cell
    cell.withUTF8 { text in
      guard needsQuotes(text) else {
        bytes.append(contentsOf: text)
        return
      }
      let mark = UInt8(ascii: "\"")
      bytes.append(mark)
      var start = 0
      while let index = text[start...].firstIndex(of: mark) {
        bytes.append(contentsOf: text[start...index])
        bytes.append(mark)
        start = index + 1
      }
      bytes.append(contentsOf: text[start...])
      bytes.append(mark)
    }
  }

  /// Spaces at the edges need quotes too, because some readers trim what stands bare.
  private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.first == UInt8(ascii: " ") || text.last == UInt8(ascii: " ") { return true }
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D: return true
      default: continue
      }
    }
    return false
  }
}
