import AnnalsAnnotation
import Yams

/// Reads a YAML mapping of metadata. Values are taken as written: `date: 1958` is the text `1958`.
struct MetadataReader {
  /// The file that the YAML stands in.
  let path: String
  /// The raw line of the YAML's first line.
  let firstLine: Int

  /// More is no description of a text.
  static let limit = 1 << 16

  /// - Throws: `metadata`, for YAML that can't be read, values of a wrong type and malformed values.
  func read(_ yaml: String) throws(ReadError) -> DeclaredMetadata {
    if yaml.utf8.count > Self.limit {
      throw failure("metadata of \(yaml.utf8.count) bytes; expected \(Self.limit) at most", nil)
    }
    var metadata = DeclaredMetadata()
    guard let root = try YAMLText(path: path, firstLine: firstLine).compose(yaml) else {
      return metadata
    }
    guard case .mapping(let mapping) = root else {
      if case .scalar(let scalar) = root, scalar.string.isEmpty { return metadata }
      throw failure("expected metadata as \"key: value\" lines", root.mark)
    }
    for (key, value) in mapping { try take(key, value, into: &metadata) }
    return metadata
  }

  private func take(
    _ key: Node, _ value: Node, into metadata: inout DeclaredMetadata
  ) throws(ReadError) {
    guard case .scalar(let name) = key else {
      throw failure("expected a key such as title", key.mark)
    }
    guard let known = DeclaredMetadata.Key(name: name.string) else {
      metadata.diagnostics.append(unknown(name))
      return
    }
    guard case .scalar(let scalar) = value else {
      throw failure("\(name.string) is a list or a mapping; expected one text", value.mark)
    }
    if scalar.style == .plain && ["", "~", "null"].contains(scalar.string) { return }
    let mark = value.mark ?? key.mark
    if metadata.values[known] != nil {
      throw failure("\(known.rawValue) is given twice; take one away", key.mark)
    }
    if let expected = Self.expectation(of: known, unmetBy: scalar.string) {
      throw failure("\(known.rawValue) \"\(scalar.string)\"; expected \(expected)", mark)
    }
    metadata.values[known] = DeclaredMetadata.Value(
      text: scalar.string, line: (mark?.line ?? 1) + firstLine - 1, column: mark?.column ?? 1)
  }

  private func unknown(_ name: Node.Scalar) -> Diagnostic {
    let known = DeclaredMetadata.Key.allCases.map(\.rawValue).joined(separator: ", ")
    return Diagnostic(
      .notice, path: path, line: name.mark.map { $0.line + firstLine - 1 },
      column: name.mark?.column,
      message: "unknown key \"\(name.string)\" is not used; known are \(known)")
  }

  /// What a value should have been; nil where it's fine.
  private static func expectation(of key: DeclaredMetadata.Key, unmetBy text: String) -> String? {
    switch key {
    case .date where !DateShape.isValid(text):
      "an EDTF date such as 1958, 1958-08, 1958/1962, 1958~ or 195X"
    case .language where !ValueShape.isLanguageTag(text): "a BCP 47 tag such as en or zh-Hans"
    case .url where !ValueShape.isURI(text): "a URI such as https://example.org/text"
    case .dialogue where DialogueMarks(rawValue: text) == nil:
      DialogueMarks.allCases.map(\.rawValue).joined(separator: " or ")
    default: nil
    }
  }

  private func failure(_ message: String, _ mark: Mark?) -> ReadError {
    .metadata(
      path: path, line: mark.map { $0.line + firstLine - 1 } ?? firstLine, column: mark?.column,
      message: message)
  }
}
