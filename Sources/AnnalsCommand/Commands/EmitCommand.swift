import AnnalsPipeline
import ArgumentParser

struct EmitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emit",
    abstract: "Stage 5: records on stdin to the output folder, which is replaced as a whole.")

  @Option(name: [.short, .long], help: "The folder to make or to replace.")
  var output = "Output"

  @MainActor func run() async throws {
    let outcome = try await DatasetEmission(output: output)
      .run(lines: LineSource(Console.input, path: "stdin"))
    Console.report(outcome.notices + outcome.invalid)
    if !outcome.isWritten {
      Console.say("\(output): error: not replaced, because the new files don't validate; see above")
      throw ExitCode(1)
    }
  }
}
