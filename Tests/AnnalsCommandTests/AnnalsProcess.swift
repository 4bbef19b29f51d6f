import AnnalsTestSupport
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
    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let status = try start(
      arguments, input: input, in: folder, environment: variables, scratch: scratch
    ).wait()
    return Result(
      status: status, output: try scratch.text(of: "stdout"), errors: try scratch.text(of: "stderr")
    )
  }

  /// A process that runs, with its streams in files of `scratch`.
  static func start(
    _ arguments: [String], input: Data? = nil, in folder: URL? = nil,
    environment: [String: String]? = nil, scratch: TemporaryFolder
  ) throws -> ChildProcess {
    try scratch.write(input ?? Data(), to: "stdin")
    return try ChildProcess(
      binary.path, arguments, environment: environment, in: folder?.path,
      input: scratch.path(of: "stdin"), output: scratch.path(of: "stdout"),
      errors: scratch.path(of: "stderr"))
  }

  /// Runs a line of the shell to its end; `$0` is the tool.
  static func shell(_ line: String, in folder: TemporaryFolder) throws -> Int32 {
    try ChildProcess("/bin/sh", ["-c", line, binary.path], in: folder.path).wait()
  }
}

extension TemporaryFolder {
  /// Every file below a folder of it, with its bytes.
  func contents(of name: String) throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for file in try files(below: name) { contents[file] = try bytes(of: "\(name)/\(file)") }
    return contents
  }
}
