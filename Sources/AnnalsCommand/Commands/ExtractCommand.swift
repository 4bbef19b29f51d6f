import AnnalsPipeline
import ArgumentParser

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Stage 3: what stands where, as written; JSON Lines on stdout.",
    discussion: """
      With files: reads and analyses them first. Without: analysed document lines from 'annals analyze' on \
      stdin. Each document's line is followed by a line for each of its mentions.
      """)

  @OptionGroup var texts: TextArguments
  @OptionGroup var authority: AuthorityOptions

  func run() throws {
    let pipeline = Pipeline(authority: try authority.read())
    let stages = StageLines(pipeline: pipeline)
    if texts.files.isEmpty {
      var input = LineSource(Console.input, path: "stdin")
      try stages.extract(&input) { try Console.output.write($0) }
    } else {
      try TextReading(paths: texts.files).run { document in
        try Console.output.write(stages.mentionLines(of: pipeline.analyze(document)))
      }
    }
  }
}
