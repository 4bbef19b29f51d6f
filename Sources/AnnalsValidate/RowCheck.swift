import AnnalsRecords

/// Checks one row of one format: values, key, references, ranges and evidence.
struct RowCheck {
  private let table: TableDefinition
  private let values: [ValueCheck]
  private let keyColumns: [Int]
  private let references: [(column: Int, reference: FieldDefinition.Reference)]
  private let ranges: RangeCheck
  private let evidence: EvidenceCheck?
  private let sources: SourceCheck?
  private let keys: KeyIndex
  private let findings: Findings

  init(table: TableDefinition, keys: KeyIndex, texts: TextLibrary, findings: Findings) {
    self.table = table
    self.keys = keys
    self.findings = findings
    values = table.fields.map(ValueCheck.init)
    keyColumns = table.primaryKey.compactMap(table.index)
    references = table.fields.enumerated().compactMap { column, field in
      field.reference.map { (column, $0) }
    }
    ranges = RangeCheck(table: table, findings: findings)
    evidence = EvidenceCheck(table: table, texts: texts, findings: findings)
    sources = SourceCheck(table: table, texts: texts, findings: findings)
  }

  /// Tells a key that an earlier row of the same file has.
  func checkUnique(_ format: FormatRows) {
    guard let hash = KeyHash(format.row, columns: keyColumns) else { return }
    guard let first = format.firstLines[hash] else {
      format.firstLines[hash] = format.row.place.line
      return
    }
    let place = format.row.cells[keyColumns[0]].place
    let key = keyColumns.map(format.row.text).joined(separator: ", ")
    findings.add(
      format.path, line: place.line, column: place.column,
      "the key \(quoted(key)) stands in line \(first) already, expected each key once; "
        + Findings.rebuild)
  }

  /// Tells values of the wrong JSON type, which even a twin with the same characters may have.
  func checkKinds(_ format: FormatRows) {
    for (column, value) in values.enumerated() {
      if let problem = value.kindProblem(format.row, column) { tell(format, column, problem) }
    }
  }

  func check(_ format: FormatRows) {
    let row = format.row
    if keyColumns.count == 1, let hash = KeyHash(row, columns: keyColumns) {
      keys.add(hash, to: table.name)
    }
    var isRight = true
    for (column, value) in values.enumerated() {
      guard let problem = value.problem(row, column) else { continue }
      isRight = false
      tell(format, column, problem)
    }
    for (column, reference) in references {
      keys.check(row, column, table.fields[column], reference, path: format.path)
    }
    // The other checks read the values that were just found wrong.
    if !isRight { return }
    ranges.check(row, path: format.path)
    evidence?.check(row, path: format.path)
    sources?.check(row, path: format.path)
  }

  private func tell(_ format: FormatRows, _ column: Int, _ problem: String) {
    let place = format.row.cells[column].place
    findings.add(format.path, line: place.line, column: place.column, problem)
  }
}

/// Whether a source's text is there and as long as its row says.
struct SourceCheck {
  private let idColumn: Int
  private let charactersColumn: Int
  private let texts: TextLibrary
  private let findings: Findings

  /// nil for all tables but that of the sources.
  init?(table: TableDefinition, texts: TextLibrary, findings: Findings) {
    guard table.name == SourceRecord.tableName, let id = table.index(of: "source_id"),
      let characters = table.index(of: "characters")
    else { return nil }
    idColumn = id
    charactersColumn = characters
    self.texts = texts
    self.findings = findings
  }

  func check(_ row: TableRow, path: String) {
    guard let text = texts.text(of: row.text(idColumn)) else { return }
    if row.integer(charactersColumn) == text.codePointCount { return }
    let place = row.cells[charactersColumn].place
    findings.add(
      path, line: place.line, column: place.column,
      "'characters' holds '\(row.text(charactersColumn))', but the text has "
        + "\(text.codePointCount); \(Findings.rebuild)")
  }
}
