import AnnalsAnnotation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The sentences of CoNLL-U files, one file after the other.
package struct CoNLLUFiles: Sendable {
  private let paths: [String]

  /// - Parameter paths: files; `-` is standard input.
  package init(paths: [String]) { self.paths = paths }

  /// Reads every file to its end or to the first line that is wrong, which is reported; the other files
  /// go on.
  ///
  /// - Throws: what `sentence` throws.
  package func read(
    sentence: (CoNLLUSentence) throws -> Void, report: (Diagnostic) -> Void
  ) throws {
    for path in paths {
      do {
        try read(path, sentence, report)
      } catch let error as PipelineError {
        guard let diagnostic = error.diagnostic else { throw error }
        report(diagnostic)
      }
    }
  }

  private func read(
    _ path: String, _ sentence: (CoNLLUSentence) throws -> Void, _ report: (Diagnostic) -> Void
  ) throws {
    let isStandardInput = path == "-"
    let descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw PipelineError.cannotRead(path: path, reason: String(cString: strerror(errno)))
    }
    defer { if !isStandardInput { close(descriptor) } }
    let name = isStandardInput ? "stdin" : path
    var reader = CoNLLUReader(LineReader(descriptor: descriptor, path: name), path: name)
    while let next = try reader.next(report: report) { try sentence(next) }
  }
}
