import AnnalsAnnotation
import AnnalsEmit
import AnnalsRead
import AnnalsRecords

/// `annals build`: the texts of a folder become an output folder, which is validated before it takes the
/// old one's place.
///
/// A text that can't be read is reported and left out; the others go on. Files that don't validate never
/// replace the old ones.
package struct DatasetBuild: Sendable {
  private let pipeline: Pipeline
  private let workers: Int

  package init(pipeline: Pipeline, workers: Int) {
    self.pipeline = pipeline
    self.workers = workers
  }

  private struct Result: Sendable {
    let records: DocumentRecords?
    let diagnostics: [Diagnostic]
  }

  /// - Parameters:
  ///   - raw: a folder, or one file.
  ///   - output: the folder to make or to replace.
  ///   - progress: hears how many of how many texts are done.
  /// - Throws: `PipelineError` where the surroundings fail; then the old folder is as it was.
  package func run(
    isolation: isolated (any Actor)? = #isolation, raw: String, output: String,
    progress: (_ done: Int, _ all: Int) -> Void
  ) async throws -> BuildReport {
    var report = BuildReport()
    let sources = try sources(in: raw, but: output, report: &report)
    let described = DatasetDescription.read(folder: raw)
    report.diagnostics += described.diagnostics
    var read = report
    let emission = DatasetEmission(
      output: output, options: EmitOptions(described.description))
    let outcome = try await emission.run { assembly in
      try await write(sources, to: &assembly, report: &read, progress: progress)
    }
    report = read
    report.diagnostics += outcome.notices
    report.invalid = outcome.invalid
    report.isWritten = outcome.isWritten
    return report
  }

  private func sources(
    in raw: String, but output: String, report: inout BuildReport
  ) throws(PipelineError) -> [SourceFile] {
    let found = SourceFinder(excluding: output).find(at: raw)
    report.diagnostics += found.diagnostics
    if found.sources.isEmpty { throw .noTexts(folder: raw) }
    return found.sources
  }

  private func write(
    isolation: isolated (any Actor)? = #isolation, _ sources: [SourceFile],
    to assembly: inout DatasetAssembly, report: inout BuildReport, progress: (Int, Int) -> Void
  ) async throws {
    var next = sources.makeIterator()
    var done = 0
    let work = OrderedWork<SourceFile, Result>(workers: workers) { self.result(of: $0) }
    try await work.run(
      next: { next.next() },
      consume: { result in
        done += 1
        report.diagnostics += result.diagnostics
        if let records = result.records {
          try assembly.append(records)
          report.sources.append(BuildReport.SourceCount(records))
        }
        progress(done, sources.count)
      })
  }

  private func result(of source: SourceFile) -> Result {
    let read = DocumentReader().read(source)
    return Result(
      records: read.document.map { pipeline.records(for: $0) }, diagnostics: read.diagnostics)
  }
}

extension EmitOptions {
  init(_ description: DatasetDescription) {
    self.init()
    if let name = description.name { self.name = name }
    if let title = description.title { self.title = title }
    self.description = description.note
    homepage = description.url
    license = description.license.map { License(name: $0) }
  }
}
