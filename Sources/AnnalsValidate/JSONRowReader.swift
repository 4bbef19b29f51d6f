import AnnalsRecords

/// Reads the rows of our JSON: an array of objects whose keys are the table's columns, all of them, in
/// the table's order.
struct JSONRowReader: RowReader {
  let path: String
  private(set) var isBroken = false
  private let table: TableDefinition
  private let findings: Findings
  private var reader: JSONReader

  init(_ bytes: [UInt8], path: String, table: TableDefinition, findings: Findings) {
    self.path = path
    self.table = table
    self.findings = findings
    reader = JSONReader(bytes)
  }

  mutating func next(into row: inout TableRow) -> Bool {
    if isBroken { return false }
    do throws(JSONError) {
      guard let element = try reader.nextElement() else { return false }
      row.clear(at: place(of: element.utf8Offset))
      read(element, into: &row)
      return true
    } catch {
      isBroken = true
      findings.add(
        path, line: error.location.line, column: error.location.column,
        "\(error.message); \(Findings.rebuild)")
      return false
    }
  }

  private mutating func read(_ element: JSONValue, into row: inout TableRow) {
    guard let members = element.members else {
      row.isComplete = false
      return tell(row.place, "a row is \(element.kind), expected an object")
    }
    for (index, field) in table.fields.enumerated() {
      guard index < members.count, members[index].key == field.name else {
        row.isComplete = false
        return tellWrongKey(members, index, row.place)
      }
      append(members[index].value, to: &row)
    }
    if members.count > table.fields.count {
      row.isComplete = false
      tellWrongKey(members, table.fields.count, row.place)
    }
  }

  private mutating func tellWrongKey(_ members: [JSONMember], _ index: Int, _ start: Place) {
    let expected =
      index < table.fields.count ? "the key '\(table.fields[index].name)'" : "the end of the row"
    if index < members.count {
      let place = place(of: members[index].utf8Offset)
      tell(place, "found the key \(quoted(members[index].key)), expected \(expected)")
    } else {
      tell(start, "the row ends, expected \(expected)")
    }
  }

  private mutating func append(_ value: JSONValue, to row: inout TableRow) {
    var cell = TableRow.Cell(start: row.byteCount, place: place(of: value.utf8Offset))
    switch value.content {
    case .null: cell.kind = .missing
    case .boolean(let boolean):
      cell.kind = .boolean
      row.append(boolean ? "true" : "false")
    case .number(let text):
      cell.kind = .number
      row.append(text)
    case .string(let string):
      cell.kind = .string
      row.append(string)
    case .array, .object:
      row.isComplete = false
      tell(cell.place, "a value is \(value.kind), expected text, a number, true, false or null")
    }
    cell.end = row.byteCount
    row.cells.append(cell)
  }

  private mutating func place(of utf8Offset: Int) -> Place {
    let location = reader.location(ofOffset: utf8Offset)
    return Place(line: location.line, column: location.column)
  }

  private func tell(_ place: Place, _ message: String) {
    findings.add(path, line: place.line, column: place.column, "\(message); \(Findings.rebuild)")
  }
}
