import AnnalsAnnotation
import AnnalsPipeline
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The tool's version; the dataset's own is `Dataset.version`.
let annalsVersion = "0.1.0"

/// Messages for people, which go to standard error; data goes to standard output.
enum Console {
  static func say(_ message: String) { write(message + "\n") }

  /// Writes to standard error as it is.
  static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// Prints diagnostics, with colour on a terminal unless `NO_COLOR` is set.
  static func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { say(usesColor ? colored(diagnostic) : diagnostic.description) }
  }

  private static let usesColor = mayColor(STDERR_FILENO)

  /// Whether standard output is a terminal that shows colours.
  static let outputUsesColor = mayColor(STDOUT_FILENO)

  private static func mayColor(_ descriptor: Int32) -> Bool {
    isatty(descriptor) != 0
      && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  private static func colored(_ diagnostic: Diagnostic) -> String {
    let code =
      switch diagnostic.severity {
      case .error: "31"
      case .warning: "33"
      case .notice: "36"
      }
    let word = "\(diagnostic.severity.rawValue):"
    return diagnostic.description.replacing(
      word, with: "\u{1B}[1;\(code)m\(word)\u{1B}[0m", maxReplacements: 1)
  }

  /// Standard output for data.
  static let output = LineWriter(descriptor: STDOUT_FILENO, path: "stdout")

  /// Standard input for lines.
  static var input: LineReader { LineReader(descriptor: STDIN_FILENO, path: "stdin") }
}
