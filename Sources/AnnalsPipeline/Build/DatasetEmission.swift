import AnnalsAnnotation
import AnnalsEmit
import AnnalsRecords
import AnnalsValidate

/// Writes an output folder: fills a new one beside the old one, validates it, and exchanges the two.
/// Files that don't validate never replace the old ones.
package struct DatasetEmission {
  private let output: String
  private let options: EmitOptions

  /// - Parameter output: the folder to make or to replace.
  package init(output: String, options: EmitOptions = EmitOptions()) {
    self.output = output
    self.options = options
  }

  /// What became of the new folder.
  package struct Outcome: Sendable {
    /// What validation found; empty where all is well.
    package var invalid: [Diagnostic] = []
    /// Whether the new folder has taken the old one's place.
    package var isWritten = false
    /// Remarks on the way it did.
    package var notices: [Diagnostic] = []
  }

  /// - Parameter fill: hands over each document's records, in the order of sources.
  /// - Throws: `PipelineError` where the surroundings fail, and what `fill` throws; then the old folder is
  ///   as it was.
  package func run(
    isolation: isolated (any Actor)? = #isolation,
    fill: (inout DatasetAssembly) async throws -> Void
  ) async throws -> Outcome {
    let folder = try OutputFolder(path: output)
    do {
      var assembly = DatasetAssembly(
        writer: try DatasetWriter(folder: folder.stagingPath, options: options))
      try await fill(&assembly)
      try assembly.finish()
      try SQLiteWriter.write(
        folder: folder.stagingPath, to: folder.stagingPath + "/annals.sqlite")
      return try finish(folder)
    } catch {
      folder.discard()
      if let error = error as? EmitError { throw PipelineError.emit(error.description) }
      throw error
    }
  }

  /// The same from the lines that *normalize* writes.
  package func run(
    isolation: isolated (any Actor)? = #isolation, lines: LineSource
  ) async throws -> Outcome {
    var lines = lines
    return try await run { assembly in
      try StageLines.records(&lines) { try assembly.append($0) }
    }
  }

  private func finish(_ folder: OutputFolder) throws(PipelineError) -> Outcome {
    var outcome = Outcome()
    outcome.invalid = DatasetValidator(folder: folder.stagingPath).validate().diagnostics
    guard outcome.invalid.isEmpty else {
      folder.discard()
      return outcome
    }
    let isAtomic = try folder.commit()
    outcome.isWritten = true
    if !isAtomic {
      outcome.notices.append(
        Diagnostic(
          .notice, path: folder.path,
          message:
            "this file system can't exchange folders in one step; it was missing for a moment"))
    }
    return outcome
  }
}
