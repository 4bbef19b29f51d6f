import ArgumentParser

/// Makes the analyser's weights from treebanks. Exit codes: 0 done; 1 the data is wrong; 64 wrong usage.
@main
struct AnnalsTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annals-train",
    abstract: "Trains parts of the English model from treebanks in CoNLL-U.",
    discussion: """
      Each subcommand writes its sections of the model as files of raw bytes, named for the section. The \
      same input gives the same bytes.
      """,
    subcommands: [LemmasCommand.self, SentencesCommand.self])
}
