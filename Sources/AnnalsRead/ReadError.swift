import AnnalsAnnotation

/// Why a text could not be read.
enum ReadError: Error, Sendable, Equatable {
  /// The file can't be opened or read whole.
  case unreadable(reason: String)
  /// Offsets into a text are kept in 32 bits, and libxml2 takes sizes of 31.
  case tooLarge(bytes: Int, limit: Int)
  /// A NUL byte: the file isn't text.
  case nulByte(line: Int, column: Int)
  /// The markup is broken, refused, or not what the file's name says.
  case markup(line: Int?, column: Int?, message: String)
  /// Metadata that can't be used, in the file itself or beside it.
  case metadata(path: String, line: Int?, column: Int?, message: String)

  /// The line for people.
  ///
  /// - Parameter path: the text's path; broken metadata names its own file.
  func diagnostic(path: String) -> Diagnostic {
    switch self {
    case .unreadable(let reason):
      Diagnostic(.error, path: path, message: "cannot be read: \(reason)")
    case .tooLarge(let bytes, let limit):
      Diagnostic(
        .error, path: path,
        message: "\(bytes) bytes are more than the \(limit) that can be read; split the file")
    case .nulByte(let line, let column):
      Diagnostic(
        .error, path: path, line: line, column: column,
        message: "NUL byte, is this a text file?; save it as UTF-8 text, or take it away")
    case .markup(let line, let column, let message):
      Diagnostic(.error, path: path, line: line, column: column, message: message)
    case .metadata(let path, let line, let column, let message):
      Diagnostic(.error, path: path, line: line, column: column, message: message)
    }
  }
}
