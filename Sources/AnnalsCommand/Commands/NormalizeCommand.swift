import AnnalsPipeline
import ArgumentParser

struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: "Stage 4: mentions on stdin to records on stdout, as JSON Lines.")

  func run() throws {
    var input = LineSource(Console.input, path: "stdin")
    try StageLines(pipeline: Pipeline()).normalize(&input) { try Console.output.write($0) }
  }
}
