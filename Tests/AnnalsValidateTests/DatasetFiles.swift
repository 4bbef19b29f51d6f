import AnnalsAnnotation
import AnnalsEmit
import AnnalsRecords
import AnnalsTestSupport
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
    let folder = try HeldFolder()
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

  /// What the validator says of a folder with these files and no others; paths are below the folder.
  func validate(in folder: HeldFolder? = nil) throws -> Verdict {
    let folder = try folder ?? HeldFolder()
    try folder.hold(contents)
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

/// A folder that comes to hold one set of files after the other.
final class HeldFolder {
  private let folder: TemporaryFolder
  private var held: [String: [UInt8]] = [:]

  var path: String { folder.path }

  init() throws { folder = try TemporaryFolder() }

  func read(_ name: String) throws -> [UInt8] { try folder.bytes(of: name) }

  /// Makes the folder hold these files. Those that it has already aren't written again: making files
  /// takes longer than validating them.
  func hold(_ files: [String: [UInt8]]) throws {
    for name in held.keys where files[name] == nil {
      try FileManager.default.removeItem(atPath: folder.path(of: name))
    }
    for (name, bytes) in files where held[name] != bytes {
      try folder.write(bytes, to: name)
    }
    held = files
  }
}
