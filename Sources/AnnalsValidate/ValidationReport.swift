import AnnalsAnnotation

/// What the validator found in a folder.
package struct ValidationReport: Sendable {
  /// Sorted by path, line and column; at most `limit` errors, then one notice that counts the rest.
  package let diagnostics: [Diagnostic]
  /// Rows of each table by its name, as its CSV has them (or the first format that could be read).
  package let rowCounts: [String: Int]
  /// Whether no error was found, shown or not.
  package let isValid: Bool

  /// How many errors are shown: more are of no use to a reader, and one bad column makes millions.
  package static let limit = 1_000
}

/// Gathers what the checks find, within bounded memory.
///
/// Each file keeps its first errors up to the report's limit, which is all that can be shown of it, and
/// counts the others; so the outcome doesn't depend on the order of the checks.
final class Findings {
  private var byPath: [String: [Diagnostic]] = [:]
  private(set) var total = 0

  /// The advice for what only a new build mends.
  static let rebuild = "run 'make' to write it afresh"

  func add(_ path: String, line: Int? = nil, column: Int? = nil, _ message: String) {
    total += 1
    guard byPath[path, default: []].count < ValidationReport.limit else { return }
    byPath[path, default: []].append(
      Diagnostic(.error, path: path, line: line, column: column, message: message))
  }

  /// All that was found, sorted and cut to the limit.
  func report(folder: String, rowCounts: [String: Int]) -> ValidationReport {
    var shown = byPath.keys.sorted().flatMap { path in
      byPath[path, default: []].enumerated().sorted { left, right in
        let (a, b) = (left.element, right.element)
        return (a.line ?? 0, a.column ?? 0, left.offset) < (
          b.line ?? 0, b.column ?? 0, right.offset
        )
      }.map(\.element)
    }
    shown = Array(shown.prefix(ValidationReport.limit))
    let hidden = total - shown.count
    if hidden > 0 {
      shown.append(
        Diagnostic(
          .notice, path: folder, message: "\(hidden) more errors are not shown; mend these first"))
    }
    return ValidationReport(diagnostics: shown, rowCounts: rowCounts, isValid: total == 0)
  }
}

/// A value as messages show it: quoted, on one line, and cut after 60 characters.
func quoted(_ value: String) -> String {
  var shown = ""
  for scalar in value.unicodeScalars.prefix(60) {
    switch scalar {
    case "\n": shown += "\\n"
    case "\r": shown += "\\r"
    case "\t": shown += "\\t"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return "'\(shown)\(value.unicodeScalars.dropFirst(60).isEmpty ? "" : "…")'"
}
