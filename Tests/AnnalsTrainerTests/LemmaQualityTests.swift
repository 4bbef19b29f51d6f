import AnnalsLanguage
import AnnalsTrainer
import Foundation
import Testing

/// Scores on the treebanks, which lie beside the repository and not in it.
@Suite struct LemmaQualityTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL
  private static let treebanks =
    ProcessInfo.processInfo.environment["ANNALS_TREEBANKS"]
    ?? root.deletingLastPathComponent().appending(path: "shared/treebanks").path
  private static let wordNet = "/usr/share/wordnet"
  private static let isThere = [treebanks, wordNet + "/verb.exc"].allSatisfy {
    FileManager.default.fileExists(atPath: $0)
  }

  private static func sentences(_ name: String) throws -> [TreebankSentence] {
    try TreebankReader.sentences(of: "\(treebanks)/\(name).conllu")
  }

  /// With the treebank's own tags, by the rules that the binary carries.
  @Test(.enabled(if: isThere, "../shared/treebanks or Debian's wordnet-base is missing"))
  func lemmasOfTreebanksAreRight() throws {
    var trainer = LemmaTrainer()
    trainer.add(treebanks: try ["en_ewt-ud-train", "en_gum-ud-train"].map(Self.sentences))
    let verbs = Self.root.appending(path: "Tools/model/irregular-verbs.tsv").path
    let wordNet = WordNetForms(folder: Self.wordNet)
    trainer.add(dictionary: try wordNet.forms() + VerbListForms(path: verbs).forms())
    trainer.add(names: try wordNet.names())
    let sections = trainer.sections()
    #expect(sections.reduce(0) { $0 + $1.bytes.count } < 900_000)
    let data = Self.root.appending(path: "Sources/CAnnalsLemmas/Data")
    for (name, bytes) in sections {
      let isEmbedded = try Array(Data(contentsOf: data.appending(path: name))) == bytes
      #expect(isEmbedded, "\(name) is not what 'annals-train lemmas' makes")
    }
    let lemmatizer = try Lemmatizer.embedded()
    #expect(LemmaScore(of: lemmatizer, on: try Self.sentences("en_ewt-ud-dev")).percent > 98.8)
    #expect(LemmaScore(of: lemmatizer, on: try Self.sentences("en_gum-ud-dev")).percent > 99.3)
  }
}
