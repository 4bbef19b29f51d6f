import AnnalsPipeline
import ArgumentParser

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Stage 2: sentences and tokens.",
    discussion: """
      With files: CoNLL-U on stdout, with the offsets in MISC. Without: document lines from 'annals read' \
      on stdin, analysed document lines on stdout.
      """)

  @OptionGroup var texts: TextArguments

  func run() throws {
    let pipeline = Pipeline()
    if texts.files.isEmpty {
      var input = LineSource(Console.input, path: "stdin")
      try StageLines(pipeline: pipeline).analyze(&input) { try Console.output.write($0) }
    } else {
      try TextReading(paths: texts.files).run { document in
        try Console.output.write(CoNLLU.bytes(of: pipeline.analyze(document)))
      }
    }
  }
}
