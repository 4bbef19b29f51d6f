import AnnalsAnnotation
import AnnalsRecords

/// Whether a row's words stand in its text where the row says.
struct EvidenceCheck {
  private let columns: Columns
  private let parts: [Part]
  private let texts: TextLibrary
  private let findings: Findings

  private struct Columns {
    let source, start, end, exact, prefix, suffix: Int
  }

  /// Words with their own offsets, such as the mention of a speaker.
  private struct Part {
    let name: String
    let text, start, end: Int
  }

  /// Code points of context at most on each side.
  private static let contextLimit = 32

  /// nil for a table whose rows stand in no text.
  init?(table: TableDefinition, texts: TextLibrary, findings: Findings) {
    guard let source = table.index(of: "source_id"), let start = table.index(of: "start"),
      let end = table.index(of: "end"), let exact = table.index(of: "exact"),
      let prefix = table.index(of: "prefix"), let suffix = table.index(of: "suffix")
    else { return nil }
    columns = Columns(
      source: source, start: start, end: end, exact: exact, prefix: prefix, suffix: suffix)
    parts = [("speaker_text", "speaker"), ("cue", "cue")].compactMap { name, stem in
      guard let text = table.index(of: name), let start = table.index(of: "\(stem)_start"),
        let end = table.index(of: "\(stem)_end")
      else { return nil }
      return Part(name: name, text: text, start: start, end: end)
    }
    self.texts = texts
    self.findings = findings
  }

  func check(_ row: TableRow, path: String) {
    guard let text = texts.text(of: row.text(columns.source)),
      let start = row.integer(columns.start), let end = row.integer(columns.end)
    else { return }
    compare(row, columns.exact, "exact", with: text, start, end, path)
    checkPrefix(row, text, start, path)
    checkSuffix(row, text, end, path)
    for part in parts { check(part, row, text, path) }
  }

  private func compare(
    _ row: TableRow, _ column: Int, _ name: String, with text: DocumentText, _ start: Int,
    _ end: Int, _ path: String
  ) {
    if row.withBytes(of: column, { text.holds($0, from: start, to: end) }) { return }
    let found =
      end > text.codePointCount
      ? "the text of '\(row.text(columns.source))' has only \(text.codePointCount) characters"
      : "\(TextLibrary.path(of: row.text(columns.source))) has "
        + quoted(text.shown(from: start, to: end))
    tell(
      row, column, path,
      "'\(name)' holds \(quoted(row.text(column))), but from \(start) to \(end) \(found)")
  }

  private func checkPrefix(_ row: TableRow, _ text: DocumentText, _ start: Int, _ path: String) {
    guard start > 0 else {
      if !row.isMissing(columns.prefix) {
        tell(row, columns.prefix, path, "'prefix' is filled where the text begins")
      }
      return
    }
    let count = contextCount(row, columns.prefix)
    if count == nil || !holds(row, columns.prefix, text, start - (count ?? 0), start) {
      tell(
        row, columns.prefix, path,
        "'prefix' holds \(quoted(row.text(columns.prefix))), expected up to 32 characters before "
          + "\(start): \(quoted(text.shown(from: start - Self.contextLimit, to: start)))")
    }
  }

  private func checkSuffix(_ row: TableRow, _ text: DocumentText, _ end: Int, _ path: String) {
    guard end < text.codePointCount else {
      if !row.isMissing(columns.suffix) {
        tell(row, columns.suffix, path, "'suffix' is filled where the text ends")
      }
      return
    }
    let count = contextCount(row, columns.suffix)
    if count == nil || !holds(row, columns.suffix, text, end, end + (count ?? 0)) {
      tell(
        row, columns.suffix, path,
        "'suffix' holds \(quoted(row.text(columns.suffix))), expected up to 32 characters from "
          + "\(end) on: \(quoted(text.shown(from: end, to: end + Self.contextLimit)))")
    }
  }

  /// Code points of a context of the right length, or nil.
  private func contextCount(_ row: TableRow, _ column: Int) -> Int? {
    let count = row.withBytes(of: column) { bytes in
      bytes.count { $0 & 0xC0 != 0x80 }
    }
    return 1...Self.contextLimit ~= count ? count : nil
  }

  private func holds(
    _ row: TableRow, _ column: Int, _ text: DocumentText, _ start: Int, _ end: Int
  ) -> Bool {
    row.withBytes(of: column) { text.holds($0, from: start, to: end) }
  }

  private func check(_ part: Part, _ row: TableRow, _ text: DocumentText, _ path: String) {
    let cells = [part.text, part.start, part.end]
    let filled = cells.filter { !row.isMissing($0) }
    if filled.isEmpty { return }
    guard filled.count == 3 else {
      let field = filled[0]
      return tell(
        row, field, path, "'\(part.name)' and its two offsets go together, but one is missing")
    }
    guard let start = row.integer(part.start), let end = row.integer(part.end) else { return }
    compare(row, part.text, part.name, with: text, start, end, path)
  }

  private func tell(_ row: TableRow, _ column: Int, _ path: String, _ message: String) {
    let place = row.cells[column].place
    findings.add(path, line: place.line, column: place.column, "\(message); \(Findings.rebuild)")
  }
}
