import AnnalsAnnotation
import AnnalsRead
import AnnalsRecords

/// The entities of all texts of a folder, with the place where each source first names them.
package struct EntityCensus: Sendable {
  /// Where a name stands.
  package struct Place: Sendable, Hashable {
    package let path: String
    package let line: Int
    package var description: String { "\(path):\(line)" }
  }

  /// An entity in all sources.
  package struct Member: Sendable {
    package var record: EntityRecord
    /// The first place in each source, in the order of sources.
    package var places: [Place]
  }

  /// Sorted by name, then by type.
  package private(set) var members: [Member] = []
  /// What is wrong with texts.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Reads, analyses and normalizes the texts of a folder, one after the other.
  ///
  /// - Throws: `.noTexts` where nothing readable is there.
  package init(of raw: String, pipeline: Pipeline) throws {
    var found: [String: Member] = [:]
    var diagnostics: [Diagnostic] = []
    try DocumentFiles(path: raw).read(
      document: { document in
        let records = pipeline.records(for: document)
        let lines = Self.firstLines(of: records)
        for entity in records.entities {
          let path = Self.path(of: document, in: raw)
          let place = Place(path: path, line: lines[entity.id] ?? 1)
          found[entity.id] =
            found[entity.id].map {
              Member(record: $0.record.joined(with: entity), places: $0.places + [place])
            } ?? Member(record: entity, places: [place])
        }
      },
      report: { diagnostics.append($0) })
    self.diagnostics = diagnostics
    members = found.values.sorted { first, second in
      let names = (first.record.name.utf8, second.record.name.utf8)
      return names.0.elementsEqual(names.1)
        ? first.record.type.rawValue < second.record.type.rawValue
        : names.0.lexicographicallyPrecedes(names.1)
    }
  }

  /// The way to a text from where the command runs.
  private static func path(of document: Document, in raw: String) -> String {
    let path = document.source.path
    if raw.hasSuffix(path) { return raw }
    return raw.hasSuffix("/") ? raw + path : "\(raw)/\(path)"
  }

  private static func firstLines(of records: DocumentRecords) -> [String: Int] {
    var lines: [String: Int] = [:]
    for mention in records.mentions where lines[mention.entityID] == nil {
      lines[mention.entityID] = mention.evidence.line
    }
    return lines
  }

  /// A table for a terminal: name, type, mentions, sources, other names.
  package var table: String {
    var rows = [["name", "type", "mentions", "sources", "other names"]]
    rows += members.map { member in
      [
        member.record.name, member.record.type.rawValue, String(member.record.mentions),
        String(member.places.count), member.record.aliases ?? "",
      ]
    }
    return rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")
  }
}
