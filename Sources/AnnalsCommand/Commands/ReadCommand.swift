import AnnalsPipeline
import ArgumentParser

/// The texts that a command is given.
struct TextArguments: ParsableArguments {
  @Argument(help: "Texts, or folders of texts.")
  var files: [String] = []
}

struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Stage 1: texts to documents, as JSON Lines on stdout.")

  @OptionGroup var texts: TextArguments

  func validate() throws {
    if texts.files.isEmpty {
      throw ValidationError("no text named; expected files or folders, such as 'annals read Raw'")
    }
  }

  func run() throws {
    try TextReading(paths: texts.files).run { document in
      try Console.output.write(StageLines.line(of: document))
    }
  }
}

/// Reads the texts that a command names, reports what is wrong with them, and goes on.
struct TextReading {
  let paths: [String]

  func run(_ body: (SourceDocument) throws -> Void) throws {
    var hasErrors = false
    for path in paths {
      try DocumentFiles(path: path).read(
        document: body,
        report: { diagnostic in
          hasErrors = hasErrors || diagnostic.severity == .error
          Console.report([diagnostic])
        })
    }
    if hasErrors { throw ExitCode(1) }
  }
}
