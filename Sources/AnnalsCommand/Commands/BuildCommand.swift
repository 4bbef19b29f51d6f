import AnnalsPipeline
import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "The whole way: the texts of a folder become validated CSV, JSON, XML and SQLite.",
    discussion: """
      The output folder is replaced as a whole, and only by files that validate: it is the old one or the \
      new one, never half of each. A text that can't be read is reported and left out, and the exit code \
      is 1.
      """)

  @Argument(help: "The folder that holds the texts, or one text.")
  var raw = "Raw"

  @Option(name: [.short, .long], help: "The folder to make or to replace.")
  var output = "Output"

  @OptionGroup var authority: AuthorityOptions
  @OptionGroup var workers: WorkerOptions

  @MainActor func run() async throws {
    let pipeline = Pipeline(authority: try authority.read(beside: raw))
    let build = DatasetBuild(pipeline: pipeline, workers: workers.jobs)
    let report = try await build.run(raw: raw, output: output, progress: showProgress)
    Console.report(report.diagnostics)
    Console.report(report.invalid)
    if report.isWritten {
      print(report.table)
      print("written to \(output)/, every row validated")
    } else {
      Console.say("\(output): error: not replaced, because the new files don't validate; see above")
    }
    if report.hasErrors { throw ExitCode(1) }
  }

  private func showProgress(done: Int, all: Int) {
    guard isatty(STDERR_FILENO) != 0, all > 1 else { return }
    Console.write("\r\(done) of \(all) texts" + (done == all ? "\r\u{1B}[K" : ""))
  }
}
