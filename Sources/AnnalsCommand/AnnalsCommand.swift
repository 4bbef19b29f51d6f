import AnnalsPipeline
import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command-line tool. Exit codes: 0 done; 1 the data is wrong; 2 wrong usage or an unusable resource.
@main
struct AnnalsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annals",
    abstract: "Turns narrative texts into open datasets of events, figures and quotations.",
    discussion: """
      Put texts into a folder and run 'annals build FOLDER -o OUTPUT'. The stages can also be run one by \
      one, with JSON Lines between them:
        annals read F | annals analyze | annals extract | annals normalize | annals emit -o OUTPUT
      """,
    version: annalsVersion,
    subcommands: [
      BuildCommand.self, ReadCommand.self, AnalyzeCommand.self, ExtractCommand.self,
      NormalizeCommand.self, EmitCommand.self, ValidateCommand.self, StreamCommand.self,
      SchemaCommand.self, ExplainCommand.self, EntitiesCommand.self, TimelineCommand.self,
    ])

  static func main() async {
    // A reader that goes away, or a limit on file sizes, is an error of write(2) and not a signal.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      leave(with: error)
    }
  }

  /// Says what went wrong and ends with the exit code that stands for it.
  private static func leave(with error: any Error) -> Never {
    if let failure = error as? PipelineError {
      if failure == .closedPipe { exit(withCode: 0) }
      Console.say(failure.description)
      exit(withCode: 2)
    }
    if let code = error as? ExitCode { exit(withCode: code.rawValue) }
    let message = fullMessage(for: error)
    let isUsage = exitCode(for: error) != .success
    if isUsage { Console.say(message) } else { print(message) }
    exit(withCode: isUsage ? 2 : 0)
  }

  private static func exit(withCode code: Int32) -> Never {
    fflush(nil)
    _exit(code)
  }
}
