import FoundationEssentials

/// A folder that goes away with its last user.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("annals-test-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where a file of the folder is.
  package func path(of name: String) -> String { "\(path)/\(name)" }

  package func url(_ name: String) -> URL { URL(fileURLWithPath: path(of: name)) }

  /// Writes a file, and the folders that it lies in.
  @discardableResult
  package func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let url = url(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(text.utf8, to: name)
  }

  package func bytes(of name: String) throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }

  package func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  /// Paths of all files below a folder of it, sorted.
  package func files(below name: String = ".") throws -> [String] {
    let root = path(of: name)
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { file in
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: "\(root)/\(file)", isDirectory: &isFolder)
      return !isFolder
    }.sorted()
  }
}
