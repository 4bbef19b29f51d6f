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
    let process = try make(arguments, input: input, scratch: scratch)
    if let folder { process.currentDirectoryURL = folder }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try scratch.text(of: "stdout"),
      errors: try scratch.text(of: "stderr"))
  }

  /// A process that isn't running yet, with its streams in files of `scratch`.
  static func make(
    _ arguments: [String], input: Data? = nil, scratch: TemporaryFolder
  ) throws -> Process {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    try scratch.write(input ?? Data(), to: "stdin")
    try scratch.write(Data(), to: "stdout")
    try scratch.write(Data(), to: "stderr")
    process.standardInput = try FileHandle(forReadingFrom: scratch.url("stdin"))
    process.standardOutput = try FileHandle(forWritingTo: scratch.url("stdout"))
    process.standardError = try FileHandle(forWritingTo: scratch.url("stderr"))
    return process
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
