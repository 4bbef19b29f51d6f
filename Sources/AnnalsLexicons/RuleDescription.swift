/// What the lexicon `<Dimension>/rules` says of a rule.
package struct RuleDescription: Sendable {
  /// `dimension.kebab-name`, as it stands in the data.
  package let id: String
  /// The folder that holds the dimension's lexicons and its examples, such as `Dates`.
  package let dimension: String
  /// One sentence: what the rule reads, and with what result.
  package let reads: String
  /// One of its examples, the mention between ⟦ and ⟧; ¶ parts paragraphs.
  package let example: String

  /// All rules, those of a dimension sorted by id.
  package static let all: [RuleDescription] =
    LexiconFile.names.filter { $0.hasSuffix("/rules") }.flatMap { name in
      let file = LexiconFile(named: name)
      let (id, reads, example) = (
        file.column("rule"), file.column("reads"), file.column("example")
      )
      return file.rows.map { row in
        RuleDescription(
          id: row.cells[id], dimension: String(name.prefix { $0 != "/" }), reads: row.cells[reads],
          example: row.cells[example])
      }
    }

  /// Nil where there is no such rule.
  package static func rule(named id: String) -> RuleDescription? { all.first { $0.id == id } }
}

extension RuleDescription: CustomStringConvertible {
  /// Id, sentence, example, and where all examples and the words stand in the repository.
  package var description: String {
    """
    \(id)
      \(reads)
      example   \(example)
      examples  Tests/Examples/\(dimension)/*.tsv, lines that begin with \(id) or !\(id)
      words     Sources/CAnnalsLexicons/Data/\(dimension)/*.tsv
    """
  }
}
