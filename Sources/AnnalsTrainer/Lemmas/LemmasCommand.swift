import AnnalsLanguage
import ArgumentParser
import Foundation

/// `annals-train lemmas`: learns the lemma rules, writes their sections, says how right they are.
struct LemmasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lemmas",
    abstract: "Learn lemma rules; writes lemma.nodes, lemma.edits and lemma.text.")

  @Argument(help: "Treebanks to learn from (CoNLL-U).")
  var treebanks: [String]

  @Option(help: "Folder of WordNet 3.0's index.* and *.exc files.")
  var wordnet: String

  @Option(help: "The list of irregular verbs (Tools/model/irregular-verbs.tsv).")
  var verbs: String

  @Option(name: .shortAndLong, help: "Folder that the sections are written to.")
  var output: String

  @Option(
    parsing: .upToNextOption,
    help: "Treebanks to measure with: the share of right lemmas, given the treebank's tags.")
  var measure: [String] = []

  @Option(help: "How many wrong lemmas of each measured treebank to list.")
  var errors = 0

  func run() throws {
    var trainer = LemmaTrainer()
    trainer.add(treebanks: try treebanks.map(TreebankReader.sentences(of:)))
    let wordNet = WordNetForms(folder: wordnet)
    trainer.add(dictionary: try wordNet.forms() + VerbListForms(path: verbs).forms())
    trainer.add(names: try wordNet.names())
    let sections = trainer.sections()
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    for (name, bytes) in sections {
      try Data(bytes).write(to: URL(fileURLWithPath: output).appendingPathComponent(name))
      print("\(name): \(bytes.count) bytes")
    }
    let lemmatizer = Lemmatizer(rules: try LemmaRules(sections: sections))
    for path in measure {
      let score = LemmaScore(of: lemmatizer, on: try TreebankReader.sentences(of: path))
      print("\(path): \(score)")
      for error in score.errors.prefix(errors) {
        print("  \(error.form): \(error.expected) expected, \(error.given) given")
      }
    }
  }
}
