import AnnalsLexicons
import AnnalsPipeline
import ArgumentParser

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Shows a row, the sentence it stands in with its words marked, and the rule that made it; "
      + "or a rule alone.")

  @Argument(help: "A row's id, such as fig-3f2a91c07b5d, or a rule's, such as figures.ratio.")
  var id: String

  @Option(name: [.short, .long], help: "The output folder that holds the row.")
  var output = "Output"

  func run() throws {
    do {
      let explanation =
        try RuleDescription.rule(named: id)?.description
        ?? Explanation(id: id, output: output).description
      try Console.output.write(Array((explanation + "\n").utf8))
    } catch let error as Explanation.Failure {
      Console.say(error.description)
      throw ExitCode(1)
    }
  }
}
