import Yams

/// YAML of the maintainer's, made into nodes or refused with its place.
struct YAMLText {
  /// The file that it stands in.
  let path: String
  /// The raw line of its first line.
  var firstLine = 1

  /// - Throws: `metadata`, for YAML that can't be read.
  func compose(_ yaml: String) throws(ReadError) -> Node? {
    if Self.hasManyAliases(yaml) {
      throw failure("YAML with aliases (*name); write the values out", nil)
    }
    do {
      return try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw failure(error)
    } catch {
      throw broken("\(error)", nil)
    }
  }

  /// Aliases of aliases grow exponentially when they are compared; metadata has no use for many.
  private static func hasManyAliases(_ yaml: String) -> Bool {
    var aliases = 0
    var anchors = 0
    var previous: UInt8 = 0x20
    for byte in yaml.utf8 {
      let isStart = previous <= 0x20 || "[{,:".utf8.contains(previous)
      if isStart && byte == UInt8(ascii: "*") { aliases += 1 }
      if isStart && byte == UInt8(ascii: "&") { anchors += 1 }
      previous = byte
    }
    return anchors > 0 && aliases > 20
  }

  private func failure(_ error: YamlError) -> ReadError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return broken(problem, mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.joined(separator: ", ")
      return failure("\(keys) is given twice; take one away", context.mark)
    case .reader(let problem, _, _, _): return broken(problem, nil)
    default: return broken("\(error)", nil)
    }
  }

  private func broken(_ problem: String, _ mark: Mark?) -> ReadError {
    failure("broken YAML: \(problem); mend it, or quote the value", mark)
  }

  private func failure(_ message: String, _ mark: Mark?) -> ReadError {
    .metadata(
      path: path, line: mark.map { $0.line + firstLine - 1 } ?? firstLine, column: mark?.column,
      message: message)
  }
}
