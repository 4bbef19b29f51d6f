import AnnalsAnnotation
import AnnalsLanguage

/// Symbols of units that capitals tell apart: `Nm` and `nm`, `MW` and `mW`, `Mb` and `MB`.
struct UnitSymbols: Sendable {
  private let entries: [[UInt8]: UnitEntry]
  private let longest: Int

  init(words: VocabularyBuilder) {
    var entries: [[UInt8]: UnitEntry] = [:]
    for row in words.lexicon("Figures/unit-symbols").rows {
      guard let kind = FigureMention.Kind(rawValue: row.cells[2]) else {
        preconditionFailure("Figures/unit-symbols:\(row.line): no kind '\(row.cells[2])'")
      }
      entries[Array(row.cells[0].utf8)] = UnitEntry(name: row.cells[1], kind: kind)
    }
    self.entries = entries
    longest = entries.keys.map(\.count).max() ?? 0
  }

  func entry(for bytes: ArraySlice<UInt8>) -> UnitEntry? {
    guard bytes.count <= longest, bytes.contains(where: { $0 &- 0x41 < 26 }) else { return nil }
    return entries[Array(bytes)]
  }
}
