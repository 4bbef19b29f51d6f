import AnnalsLexicons
import Testing

@Suite struct DateLexiconTests {
  @Test(arguments: ["Dates/calendar-words", "Dates/context-words"])
  func isSortedWithoutDuplicatesAndStrayBlanks(name: String) {
    let rows = LexiconFile(named: name).rows
    #expect(!rows.isEmpty)
    for (previous, row) in zip(rows, rows.dropFirst()) {
      let before = Array(previous.cells.joined(separator: "\t").utf8)
      let line = Array(row.cells.joined(separator: "\t").utf8)
      #expect(before.lexicographicallyPrecedes(line), "\(name):\(row.line)")
    }
    for row in rows {
      for cell in row.cells {
        #expect(!cell.isEmpty && cell.first != " " && cell.last != " ", "\(name):\(row.line)")
      }
    }
  }
}
