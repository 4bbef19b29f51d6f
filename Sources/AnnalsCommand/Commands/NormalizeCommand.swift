import AnnalsPipeline
import ArgumentParser

struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: "Stage 4: mentions on stdin to records on stdout, as JSON Lines.")

  @OptionGroup var authority: AuthorityOptions

  func run() throws {
    let pipeline = Pipeline(authority: try authority.read())
    var input = LineSource(Console.input, path: "stdin")
    try StageLines(pipeline: pipeline).normalize(&input) { try Console.output.write($0) }
  }
}
