import AnnalsAnnotation
import AnnalsRead

/// A document as commands meet it.
package typealias SourceDocument = Document

/// The documents of a folder or a file, one after the other.
package struct DocumentFiles: Sendable {
  private let path: String

  package init(path: String) { self.path = path }

  /// Reads every text; what is wrong with one is reported and the others go on.
  ///
  /// - Throws: `.noTexts` where nothing readable is there, and what `document` throws.
  package func read(
    document: (Document) throws -> Void, report: (Diagnostic) -> Void
  ) throws {
    let found = SourceFinder().find(at: path)
    found.diagnostics.forEach(report)
    if found.sources.isEmpty, !found.diagnostics.contains(where: { $0.severity == .error }) {
      throw PipelineError.noTexts(folder: path)
    }
    for source in found.sources {
      let result = DocumentReader().read(source)
      result.diagnostics.forEach(report)
      if let read = result.document { try document(read) }
    }
  }
}
