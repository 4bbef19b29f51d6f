import AnnalsRecords

/// Rows as XML elements: one row a line, an element a value, none for a missing one.
package struct XMLEncoder {
  /// Namespace of all elements; ends in the major version of the tables.
  package static let namespace = "urn:annals:dataset:\(Dataset.majorVersion)"

  private let table: TableDefinition
  private let tags: [(open: [UInt8], close: [UInt8])]
  private let row: (open: [UInt8], close: [UInt8])

  /// An encoder for a table's rows.
  package init(table: TableDefinition) {
    self.table = table
    tags = table.fields.map { Self.tags($0.name) }
    row = (Array("<\(table.rowName)>".utf8), Array("</\(table.rowName)>\n".utf8))
  }

  private static func tags(_ name: String) -> (open: [UInt8], close: [UInt8]) {
    (Array("<\(name)>".utf8), Array("</\(name)>".utf8))
  }

  /// What stands before the rows.
  package var header: [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <\(table.name) xmlns="\(Self.namespace)">

      """.utf8)
  }

  /// What stands after them.
  package var footer: [UInt8] { Array("</\(table.name)>\n".utf8) }

  /// Appends a row.
  ///
  /// - Throws: `illegalCharacter` for what XML 1.0 cannot hold, even escaped: control characters but TAB,
  ///   LF and CR, and the two noncharacters U+FFFE and U+FFFF.
  package func append(row values: [FieldValue], to bytes: inout [UInt8]) throws(EmitError) {
    bytes.append(contentsOf: row.open)
    for index in values.indices where values[index] != .missing {
      bytes.append(contentsOf: tags[index].open)
      if case .string(let text) = values[index] {
        if let offset = Self.append(text: text, to: &bytes) {
          throw illegalCharacter(text, utf8Offset: offset, field: index, row: values)
        }
      } else {
        bytes.append(contentsOf: values[index].text.utf8)
      }
      bytes.append(contentsOf: tags[index].close)
    }
    bytes.append(contentsOf: row.close)
  }

  /// Appends character data; returns the UTF-8 offset of the first character that cannot be written.
  /// CR is escaped because a parser turns a bare one into LF, which would move every offset after it.
  private static func append(text: String, to bytes: inout [UInt8]) -> Int? {
    var text = text
    return text.withUTF8 { text in
      var start = 0
      for index in text.indices {
        let byte = text[index]
        if byte > 0x3E && byte != 0xEF { continue }
        guard let escape = escape(of: byte) else {
          if isIllegal(text, at: index) { return index }
          continue
        }
        bytes.append(contentsOf: text[start..<index])
        bytes.append(contentsOf: escape.utf8)
        start = index + 1
      }
      bytes.append(contentsOf: text[start...])
      return nil
    }
  }

  private static func escape(of byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case 0x0D: "&#13;"
    default: nil
    }
  }

  private static func isIllegal(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    if text[index] == 0xEF {
      return text[index + 1] == 0xBF && (text[index + 2] == 0xBE || text[index + 2] == 0xBF)
    }
    return text[index] < 0x20 && text[index] != 0x09 && text[index] != 0x0A
  }

  private func illegalCharacter(
    _ text: String, utf8Offset: Int, field: Int, row: [FieldValue]
  ) -> EmitError {
    let index = text.utf8.index(text.startIndex, offsetBy: utf8Offset)
    let before = text.unicodeScalars[..<index].count
    let name = table.fields[field].name
    var start = 0
    if name == "exact", let column = table.index(of: "start"),
      case .integer(let value) = row[column]
    {
      start = value
    }
    let source = table.index(of: "source_id").map { row[$0].text } ?? row[0].text
    return .illegalCharacter(
      source: source, table: table.name, field: name,
      codePoint: text.unicodeScalars[index].value, offset: start + before)
  }
}
