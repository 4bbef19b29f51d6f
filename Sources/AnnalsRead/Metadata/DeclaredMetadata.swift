import AnnalsAnnotation

/// What front matter or a companion file says of a source, each value with its place.
struct DeclaredMetadata {
  struct Value {
    let text: String
    let line: Int
    let column: Int
  }

  /// By key, under the names that are published.
  var values: [Key: Value] = [:]
  var diagnostics: [Diagnostic] = []

  enum Key: String, CaseIterable {
    case title, creator, date, language, license, url, note, dialogue

    /// The names that people write.
    init?(name: String) {
      switch name {
      case "author": self = .creator
      case "licence": self = .license
      default: self.init(rawValue: name)
      }
    }
  }

  subscript(key: Key) -> String? { values[key]?.text }

  /// Takes over what the companion says; it wins key by key, with a notice where the two differ.
  mutating func override(with companion: DeclaredMetadata, companionPath: String, path: String) {
    diagnostics += companion.diagnostics
    for key in Key.allCases {
      guard let value = companion.values[key] else { continue }
      if let own = values[key], own.text != value.text {
        diagnostics.append(
          Diagnostic(
            .notice, path: path, line: own.line, column: own.column,
            message: "\(key.rawValue) \"\(own.text)\" is overruled by \"\(value.text)\" in "
              + "\(companionPath); take one of them away"))
      }
      values[key] = value
    }
  }
}
