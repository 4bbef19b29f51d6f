/// One line for people about something in the data: `path:line:column: error: message; way out`.
public struct Diagnostic: Sendable, Equatable, CustomStringConvertible {
  public enum Severity: String, Sendable, Codable {
    case notice, warning, error
  }

  public let severity: Severity
  public let path: String
  /// 1-based; nil where the whole file is meant.
  public let line: Int?
  /// 1-based, in code points; nil where the whole line is meant.
  public let column: Int?
  /// Lower case, the bad value quoted, what was expected, and after a semicolon the way out.
  public let message: String

  public init(
    _ severity: Severity, path: String, line: Int? = nil, column: Int? = nil, message: String
  ) {
    self.severity = severity
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String {
    var place = path
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return "\(place): \(severity.rawValue): \(message)"
  }
}
