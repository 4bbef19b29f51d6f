import AnnalsAnnotation
import AnnalsEmit
import AnnalsRecords
import AnnalsValidate
import CLibCrypto
import Foundation

/// The files of a dataset folder in memory, by path, to be changed and then checked in a fresh folder.
struct DatasetFiles {
  private(set) var contents: [String: [UInt8]]

  /// The example dataset as the writer makes it.
  static let example: Result<DatasetFiles, any Error> = Result {
    try DatasetFiles(ExampleDataset())
  }

  init(_ dataset: ExampleDataset) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var writer = try DatasetWriter(folder: folder.path, options: EmitOptions())
    for document in dataset.documents { try writer.append(document) }
    let report = try writer.finish(comparisons: dataset.comparisons, claims: dataset.claims)
    contents = [:]
    for file in report.files { contents[file.path] = try folder.read(file.path) }
  }

  subscript(path: String) -> [UInt8]? {
    get { contents[path] }
    set { contents[path] = newValue }
  }

  var paths: [String] { contents.keys.sorted() }

  /// Writes a descriptor with the hashes of the files as they are now, so that other checks must notice.
  mutating func refreshHashes() {
    var resources: [JSONValue] = []
    for path in paths where path != "datapackage.json" {
      let bytes = contents[path] ?? []
      resources.append([
        "path": JSONValue(path), "bytes": JSONValue(bytes.count),
        "hash": JSONValue("sha256:\(Self.sha256(bytes))"),
      ])
    }
    var writer = JSONWriter()
    writer.write(JSONValue(.object([JSONMember("resources", JSONValue(.array(resources)))])))
    writer.endLine()
    contents["datapackage.json"] = writer.bytes
  }

  private static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// What the validator says of a fresh folder with these files; paths are below the folder.
  func validate() throws -> Verdict {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (path, bytes) in contents { try folder.write(bytes, to: path) }
    let report = DatasetValidator(folder: folder.path).validate()
    let diagnostics = report.diagnostics.map { diagnostic in
      Diagnostic(
        diagnostic.severity, path: String(diagnostic.path.dropFirst(folder.path.utf8.count + 1)),
        line: diagnostic.line, column: diagnostic.column, message: diagnostic.message)
    }
    return Verdict(
      diagnostics: diagnostics, rowCounts: report.rowCounts, isValid: report.isValid)
  }

  /// A report whose paths are below the folder.
  struct Verdict {
    let diagnostics: [Diagnostic]
    let rowCounts: [String: Int]
    let isValid: Bool
  }
}

/// A folder of a test's own.
struct TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/annals-validate-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}
