import AnnalsAnnotation
import AnnalsEmit
import AnnalsRecords

/// What a build found and wrote.
package struct BuildReport: Sendable {
  /// How much one source yielded.
  package struct SourceCount: Sendable {
    package let id: String
    package let words: Int
    package let dates: Int
    package let events: Int
    package let figures: Int
    package let quotations: Int
    /// How often a person, a place or an organization is named.
    package let mentions: Int
  }

  package var sources: [SourceCount] = []
  /// About texts that could not be read, or not without a remark.
  package var diagnostics: [Diagnostic] = []
  /// About the emitted files; empty where all is well.
  package var invalid: [Diagnostic] = []
  /// Whether the output folder was replaced.
  package var isWritten = false

  package var hasErrors: Bool {
    !invalid.isEmpty || diagnostics.contains { $0.severity == .error }
  }

  private static var counts: [KeyPath<SourceCount, Int>] {
    [\.words, \.dates, \.events, \.figures, \.quotations, \.mentions]
  }

  /// A table of counts for a terminal, one line a source and a line of sums.
  package var table: String {
    let header = ["source", "words", "dates", "events", "figures", "quotations", "mentions"]
    var rows = sources.map { source in
      [source.id]
        + Self.counts.map { String(source[keyPath: $0]) }
    }
    let sums = Self.counts.map { path in
      String(sources.reduce(0) { $0 + $1[keyPath: path] })
    }
    rows.append(["\(sources.count) sources"] + sums)
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([header] + rows).map { cells in
      zip(cells, widths).enumerated().map { index, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return index == 0 ? cell.0 + padding : padding + cell.0
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}

extension BuildReport.SourceCount {
  init(_ records: DocumentRecords) {
    self.init(
      id: records.source.id, words: records.source.words, dates: records.dates.count,
      events: records.events.count, figures: records.figures.count,
      quotations: records.quotations.count, mentions: records.mentions.count)
  }
}
