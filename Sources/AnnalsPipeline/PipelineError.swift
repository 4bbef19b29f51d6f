import AnnalsAnnotation

/// What ends a command: the surroundings fail, not a document.
package enum PipelineError: Error, Sendable, Equatable, CustomStringConvertible {
  case cannotRead(path: String, reason: String)
  case cannotWrite(path: String, reason: String)
  /// The reader of our output has gone; not a failure.
  case closedPipe
  /// A line between stages isn't one that this stage takes.
  case badLine(path: String, line: Int, column: Int?, reason: String)
  /// The folder to write holds files that no build made.
  case foreignFile(folder: String, file: String)
  /// Nothing readable was found.
  case noTexts(folder: String)
  case missingFolder(String)
  /// A model file is refused; the message names the place and the way out.
  case model(String)
  /// Files could not be emitted; the message names the place and the way out.
  case emit(String)

  package var description: String {
    switch self {
    case .cannotRead(let path, let reason):
      Self.unreadable(path, reason).description
    case .badLine(let path, let line, let column, let reason):
      Diagnostic(.error, path: path, line: line, column: column, message: reason).description
    case .cannotWrite(let path, let reason):
      "\(path): error: cannot be written (\(reason)); free space or choose another place with -o"
    case .emit(let message), .model(let message): message
    case .closedPipe: "the reader of the output has gone"
    case .foreignFile(let folder, let file):
      "\(folder): error: holds '\(file)', which annals did not write; name an empty or a new folder with -o"
    case .noTexts(let folder):
      "\(folder): error: no text found; put .txt, .md, .html, .xml (TEI), .vtt or .srt files there"
    case .missingFolder(let folder):
      "\(folder): error: no such folder; name the folder that holds the texts"
    }
  }

  /// The same for an input that others may follow; nil where the whole command has to end.
  var diagnostic: Diagnostic? {
    switch self {
    case .cannotRead(let path, let reason): Self.unreadable(path, reason)
    case .badLine(let path, let line, let column, let reason):
      Diagnostic(.error, path: path, line: line, column: column, message: reason)
    default: nil
    }
  }

  private static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, path: path,
      message: "cannot be read (\(reason)); check that it exists and may be read")
  }
}
