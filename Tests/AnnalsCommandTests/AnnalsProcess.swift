import Foundation

/// The tool as its users run it.
struct AnnalsProcess {
  /// What a run left behind.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The binary stands beside the test bundle.
  static let binary: URL = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = bundle.deletingLastPathComponent()
    while !FileManager.default.isExecutableFile(atPath: folder.appending(path: "annals").path) {
      precondition(folder.path != "/", "no annals beside \(bundle.path)")
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "annals")
  }()

  /// Runs to the end. Output goes through files, so that no pipe can fill up.
  static func run(
    _ arguments: [String], input: Data? = nil, in folder: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> Result {
    let scratch = try TemporaryFolder()
    let process = try make(arguments, input: input, scratch: scratch)
    if let folder { process.currentDirectoryURL = folder }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try scratch.read("stdout"),
      errors: try scratch.read("stderr"))
  }

  /// A process that isn't running yet, with its streams in files of `scratch`.
  static func make(
    _ arguments: [String], input: Data? = nil, scratch: TemporaryFolder
  ) throws -> Process {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    try scratch.write("stdin", input ?? Data())
    try scratch.write("stdout", Data())
    try scratch.write("stderr", Data())
    process.standardInput = try FileHandle(forReadingFrom: scratch.url("stdin"))
    process.standardOutput = try FileHandle(forWritingTo: scratch.url("stdout"))
    process.standardError = try FileHandle(forWritingTo: scratch.url("stderr"))
    return process
  }
}

/// A folder that goes away with its last user.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory
      .appending(path: "annals-test-\(UUID().uuidString)").resolvingSymlinksInPath().path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func url(_ name: String) -> URL { URL(fileURLWithPath: path).appending(path: name) }

  func write(_ name: String, _ data: Data) throws {
    try FileManager.default.createDirectory(
      at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url(name))
  }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url(name)), as: UTF8.self)
  }

  /// Every file below with its bytes.
  func contents(of name: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    let root = url(name).path
    for file in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root + "/" + file, isDirectory: &isFolder)
      if !isFolder.boolValue { contents[file] = FileManager.default.contents(atPath: root + "/" + file) }
    }
    return contents
  }
}
