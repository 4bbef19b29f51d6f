import AnnalsPipeline
import ArgumentParser

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Stage 2: sentences, words, tags, lemmas, trees and names.",
    discussion: """
      With files: CoNLL-U on stdout. MISC holds each token's place in the text (start_char, end_char), \
      SpaceAfter=No, and names as ner=B-person at the first token and ner=I-person at the others \
      (also place, organization); event=B-economy in the same way marks what tells of an event.
      With --conllu: the files are CoNLL-U ('-' is stdin). Sentences, words, comments and MISC stay as they \
      are, LEMMA, UPOS, XPOS, HEAD and DEPREL are filled in, FEATS and DEPS of words become '_'.
      Without files: document lines from 'annals read' on stdin, analysed document lines on stdout.
      """)

  @OptionGroup var texts: TextArguments

  @Flag(help: "Take CoNLL-U and keep its words and sentences.")
  var conllu = false

  @Option(help: "A model file to use instead of the one in the binary.")
  var model: String?

  func validate() throws {
    if conllu, texts.files.isEmpty {
      throw ValidationError("no file named; expected CoNLL-U files, or '-' for stdin")
    }
  }

  func run() throws {
    let pipeline = try model.map { try Pipeline(modelPath: $0) } ?? Pipeline()
    if conllu {
      try analyzeGivenWords(pipeline)
    } else if texts.files.isEmpty {
      var input = LineSource(Console.input, path: "stdin")
      try StageLines(pipeline: pipeline).analyze(&input) { try Console.output.write($0) }
    } else {
      var writer = CoNLLUWriter(lemmatizer: pipeline.lemmatizer) { try Console.output.write($0) }
      let analyzed = Result {
        try TextReading(paths: texts.files).run { try writer.write(pipeline.analyze($0)) }
      }
      try writer.finish()
      try analyzed.get()
    }
  }

  private func analyzeGivenWords(_ pipeline: Pipeline) throws {
    var writer = CoNLLUWriter(lemmatizer: pipeline.lemmatizer) { try Console.output.write($0) }
    var hasErrors = false
    try CoNLLUFiles(paths: texts.files).read(
      sentence: { try writer.write($0, pipeline.analyze($0)) },
      report: { diagnostic in
        hasErrors = hasErrors || diagnostic.severity == .error
        Console.report([diagnostic])
      })
    try writer.finish()
    if hasErrors { throw ExitCode(1) }
  }
}
