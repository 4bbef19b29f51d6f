import AnnalsAnnotation

/// A place in a JSON text.
package struct JSONLocation: Sendable, Equatable {
  /// From 1.
  package let line: Int
  /// From 1, in code points.
  package let column: Int

  /// A place whose numbers count from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Where and why a text isn't JSON.
package struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where the first thing stands that isn't JSON.
  package let location: JSONLocation
  /// The same place in bytes.
  package let utf8Offset: Int
  /// What stands there and what was expected, such as `found ']', expected a value`.
  package let message: String

  /// An error at a place that is given both ways.
  package init(location: JSONLocation, utf8Offset: Int, message: String) {
    self.location = location
    self.utf8Offset = utf8Offset
    self.message = message
  }

  /// `line:column: error: message`, to be put after a path.
  package var description: String { "\(location.line):\(location.column): error: \(message)" }

  /// The error as a line for people.
  package func diagnostic(path: String) -> Diagnostic {
    Diagnostic(
      .error, path: path, line: location.line, column: location.column,
      message: "not JSON: \(message)")
  }
}
