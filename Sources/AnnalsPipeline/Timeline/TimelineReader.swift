import AnnalsAnnotation
import AnnalsRead
import AnnalsRecords
import Foundation

/// Reads events for a timeline, from texts or from a folder that a build made.
package struct TimelineReader {
  private let pipeline: Pipeline

  package init(pipeline: Pipeline) { self.pipeline = pipeline }

  /// The timeline of all that stands under the paths.
  ///
  /// - Throws: `.noTexts` where nothing readable is there, `.badLine` for a damaged output.
  package func timeline(
    of paths: [String], _ selection: Timeline.Selection
  ) throws -> Timeline {
    var timeline = Timeline(selection)
    for path in paths {
      if Self.isOutput(path) {
        try readOutput(path, into: &timeline)
      } else {
        try readTexts(path, into: &timeline)
      }
    }
    timeline.sort()
    return timeline
  }

  private static func isOutput(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/datapackage.json")
      && FileManager.default.fileExists(atPath: "\(path)/json/events.json")
  }

  // MARK: Texts

  private func readTexts(_ path: String, into timeline: inout Timeline) throws {
    var diagnostics: [Diagnostic] = []
    try DocumentFiles(path: path).read(
      document: { document in
        timeline.add(source: document.source.id)
        let place = Self.path(of: document, in: path)
        for event in pipeline.records(for: document).events { timeline.add(event, path: place) }
      },
      report: { diagnostics.append($0) })
    timeline.diagnostics += diagnostics
  }

  private static func path(of document: Document, in folder: String) -> String {
    let path = document.source.path
    if folder.hasSuffix(path) { return folder }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  // MARK: Output

  private func readOutput(_ folder: String, into timeline: inout Timeline) throws {
    var paths: [String: String] = [:]
    try Self.forEach(SourceRecord.self, in: folder) { source in
      timeline.add(source: source.id)
      paths[source.id] = source.path
    }
    try Self.forEach(EventRecord.self, in: folder) { event in
      timeline.add(event, path: paths[event.evidence.sourceID] ?? event.evidence.sourceID)
    }
  }

  /// Reads the rows of a table one by one.
  private static func forEach<Record: PublishedRecord>(
    _: Record.Type, in folder: String, _ body: (Record) -> Void
  ) throws(PipelineError) {
    let path = "\(folder)/json/\(Record.tableName).json"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .cannotRead(path: path, reason: "the folder is no whole output")
    }
    var reader = JSONReader([UInt8](data))
    while true {
      let value: JSONValue?
      do {
        value = try reader.nextElement()
      } catch {
        throw .badLine(
          path: path, line: error.location.line, column: error.location.column,
          reason: error.message + "; run 'annals build' anew")
      }
      guard let value else { return }
      do {
        body(try Record(json: value))
      } catch {
        let place = reader.location(of: value)
        throw .badLine(
          path: path, line: place.line, column: place.column,
          reason: error.message + "; run 'annals build' anew")
      }
    }
  }
}
