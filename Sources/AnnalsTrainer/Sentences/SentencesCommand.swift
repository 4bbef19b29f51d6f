import AnnalsLanguage
import ArgumentParser
import Foundation

struct SentencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sentences",
    abstract: "Trains where sentences end.",
    discussion: """
      Makes raw text from the treebanks in several layouts (long lines, hard-wrapped lines, a line a \
      sentence, no paragraphs), tokenizes it and learns which places end a sentence. Writes \
      sentence.weights into the folder.
      """)

  @Argument(help: "Treebanks in CoNLL-U.") var files: [String]
  @Option(name: .shortAndLong, help: "The folder to write into.") var output = "."
  @Option(help: "How often the examples are gone through.") var rounds = 6

  func run() throws {
    var examples = BoundaryExamples()
    for path in files {
      let documents = try TreebankText.documents(atPath: path)
      for layout in TextLayout.all { examples.add(documents, layout: layout) }
    }
    var trainer = BoundaryTrainer()
    for round in 1...rounds {
      let errors = trainer.learn(examples, round: round)
      let line = "round \(round): \(errors) errors at \(examples.count) places\n"
      FileHandle.standardError.write(Data(line.utf8))
    }
    let url = URL(fileURLWithPath: output).appendingPathComponent("sentence.weights")
    try Data(trainer.weightBytes()).write(to: url)
  }
}
