import AnnalsAnnotation
import Yams

/// Reads `authority.yaml`, in which the maintainer decides who is meant by which name.
///
///     entities:
///       - name: Anna Keller
///         type: person
///         aliases: [Keller, A. Keller]
///         uri: https://example.org/keller
///     distinct:
///       - [Anna Keller, Anne Keller]
///
/// All that is wrong is reported, each with its place; a file with errors decides nothing.
package struct AuthorityReader {
  /// The name that a folder of texts has it by.
  package static let fileName = "authority.yaml"

  /// More is no file that a person keeps.
  private static let limit = 1 << 24
  private let path: String
  private var diagnostics: [Diagnostic] = []
  private var entries: [Authority.Entry] = []
  private var distinct: [Authority.Pair] = []
  /// Where each name was given, and to which entry.
  private var owners: [FoldedName: (entry: Int, name: String)] = [:]

  /// What was read.
  package struct Result: Sendable {
    package let authority: Authority
    package let diagnostics: [Diagnostic]

    package init(authority: Authority = .none, diagnostics: [Diagnostic] = []) {
      self.authority = authority
      self.diagnostics = diagnostics
    }
  }

  /// Reads the file in a folder of texts; nothing is decided where there is none.
  package static func read(folder: String) -> Result {
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + fileName
    guard case .file = FileKind(path: path) else {
      return Result()
    }
    return read(path: path)
  }

  package static func read(path: String) -> Result {
    var reader = AuthorityReader(path: path)
    do throws(ReadError) {
      let decoded = try TextDecoder.decode(try RawFile.bytes(at: path), path: path)
      try reader.read(String(decoding: decoded.utf8, as: UTF8.self))
    } catch {
      reader.diagnostics.append(error.diagnostic(path: path))
    }
    return reader.result
  }

  private init(path: String) { self.path = path }

  private var result: Result {
    let isUsable = !diagnostics.contains { $0.severity == .error }
    return Result(
      authority: isUsable ? Authority(entries: entries, distinct: distinct) : .none,
      diagnostics: diagnostics)
  }

  private mutating func read(_ yaml: String) throws(ReadError) {
    if yaml.utf8.count > Self.limit {
      throw .tooLarge(bytes: yaml.utf8.count, limit: Self.limit)
    }
    guard let root = try YAMLText(path: path).compose(yaml) else { return }
    guard case .mapping(let mapping) = root else {
      if case .scalar(let scalar) = root, scalar.string.isEmpty { return }
      return report("expected the lists 'entities' and 'distinct'", root.mark)
    }
    var pairs: Node?
    for (key, value) in mapping {
      switch key.string {
      case "entities": readEntries(value)
      case "distinct": pairs = value
      default:
        report(
          "unknown key \"\(key.string ?? "")\"; expected 'entities' or 'distinct'", key.mark)
      }
    }
    if let pairs { readPairs(pairs) }
  }

  private mutating func readEntries(_ node: Node) {
    guard let list = list(node, of: "entities", holding: "entries with 'name' and 'type'") else {
      return
    }
    for item in list {
      guard case .mapping(let mapping) = item else {
        report("expected an entry with 'name' and 'type'", item.mark)
        continue
      }
      if let entry = entry(mapping, at: item.mark) { entries.append(entry) }
    }
  }

  private mutating func entry(_ mapping: Node.Mapping, at mark: Mark?) -> Authority.Entry? {
    var name: Node?
    var type: EntityType?
    var typeNode: Node?
    var aliases: [Node] = []
    var uri: String?
    for (key, value) in mapping {
      switch key.string {
      case "name": name = value
      case "type":
        typeNode = value
        type = value.scalarText.flatMap { EntityType(name: $0) }
      case "aliases":
        aliases = list(value, of: "aliases", holding: "names") ?? []
      case "uri": uri = self.uri(value)
      default:
        report(
          "unknown key \"\(key.string ?? "")\"; expected name, type, aliases or uri", key.mark)
      }
    }
    guard let name, let text = claim(name) else {
      if name == nil { report("an entry without a name; add 'name: …'", mark) }
      return nil
    }
    guard let type else {
      let known = EntityType.names.joined(separator: ", ")
      let given = typeNode.map { "type \"\($0.scalarText ?? "")\"" } ?? "\"\(text)\" has no type"
      report("\(given); expected one of \(known)", (typeNode ?? name).mark)
      return nil
    }
    let others = aliases.compactMap { claim($0) }
    return Authority.Entry(name: text, type: type, aliases: others, uri: uri)
  }

  /// A name for the entry that is being read; nil where another has it or it isn't one.
  private mutating func claim(_ node: Node) -> String? {
    guard let text = node.scalarText, case let folded = FoldedName(text), !folded.isEmpty else {
      report("expected a name; quote it if YAML reads it as something else", node.mark)
      return nil
    }
    if let owner = owners[folded], owner.entry != entries.count {
      report(
        "\"\(text)\" belongs to \"\(owner.name)\" already; give it to one of the two", node.mark)
      return nil
    }
    owners[folded] = owners[folded] ?? (entries.count, text)
    return text
  }

  private mutating func uri(_ node: Node) -> String? {
    guard let text = node.scalarText, ValueShape.isURI(text) else {
      report(
        "uri \"\(node.scalarText ?? "")\"; expected a URI such as https://example.org/keller",
        node.mark)
      return nil
    }
    return text
  }

  private mutating func readPairs(_ node: Node) {
    guard let list = list(node, of: "distinct", holding: "pairs such as [A, B]") else { return }
    for item in list {
      guard case .sequence(let pair) = item, pair.count == 2, let first = pair[0].scalarText,
        let second = pair[1].scalarText
      else {
        report("expected a pair of names such as [Anna Keller, Anne Keller]", item.mark)
        continue
      }
      let names = (FoldedName(first), FoldedName(second))
      if names.0 == names.1 || isOneEntry(names.0, names.1) {
        report(
          "\"\(first)\" and \"\(second)\" are one name or one entry; part them there", item.mark)
      } else {
        distinct.append(Authority.Pair(names.0, names.1))
      }
    }
  }

  private func isOneEntry(_ first: FoldedName, _ second: FoldedName) -> Bool {
    guard let one = owners[first]?.entry, let other = owners[second]?.entry else { return false }
    return one == other
  }

  private mutating func list(_ node: Node, of key: String, holding what: String) -> [Node]? {
    if case .sequence(let sequence) = node { return Array(sequence) }
    if case .scalar(let scalar) = node, scalar.string.isEmpty { return [] }
    report("\(key) is no list; expected \(what), each behind '-' or in [ ]", node.mark)
    return nil
  }

  private mutating func report(_ message: String, _ mark: Mark?) {
    diagnostics.append(
      Diagnostic(.error, path: path, line: mark?.line, column: mark?.column, message: message))
  }
}

extension Node {
  /// A scalar as written; nil for a list, a mapping, or nothing.
  fileprivate var scalarText: String? {
    guard case .scalar(let scalar) = self, !scalar.string.isEmpty else { return nil }
    return scalar.string
  }
}
