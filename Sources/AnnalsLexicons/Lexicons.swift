/// The lexicons that a pipeline is made from: those in the binary, with lines that a caller adds.
package struct Lexicons: Sendable {
  private var added: [String: [String]] = [:]

  /// The lexicons as they stand in the binary.
  package init() {}

  /// Adds a line of TSV to a lexicon, as if it stood in its file.
  package mutating func add(_ line: String, to name: String) {
    added[name, default: []].append(line)
  }

  /// The lexicon named, such as `Figures/units`. A missing or malformed one is a programmer's fault.
  package func file(_ name: String) -> LexiconFile {
    let file = LexiconFile(named: name)
    return added[name].map { file.adding($0) } ?? file
  }
}
