import AnnalsAnnotation
import AnnalsLanguage

/// The words that tell whose statement it is: verbs, nouns, and who may make one.
struct AttributionWords: Sendable {
  /// What a verb's subject answers for: the clause it governs; also a number that is its object; only if
  /// it is a document or a body; an amount put at a number, or given as one.
  enum Role: String, Sendable { case says, counts, finds, puts, gives }

  let verbs: PhraseTable<Role>
  /// "Chen's estimate".
  let statements: WordSet
  /// "put the toll at".
  let amounts: WordSet
  /// Documents, bodies and groups.
  let sources: WordSet
  /// Before a statement that somebody's words hold for: "in Chen's view".
  let holders: WordSet
  let doubts: WordSet
  let negations: WordSet
  let clauseMarks: WordSet
  let semicolons: WordSet
  let of: WordID
  let at: WordID
  let that: WordID

  init(words: inout VocabularyBuilder) {
    var verbs = PhraseTable<Role>()
    let file = words.lexicon("Attribution/verbs")
    for row in file.rows {
      guard let role = Role(rawValue: row.cells[2]) else {
        preconditionFailure("\(file.name):\(row.line): no role '\(row.cells[2])'")
      }
      verbs.insert(row.cells[0], role, in: &words)
    }
    self.verbs = verbs
    let nouns = words.lexicon("Attribution/nouns").rows
    func set(_ roles: Set<String>) -> WordSet {
      WordSet(nouns.filter { roles.contains($0.cells[1]) }.map { $0.cells[0] }, in: &words)
    }
    statements = set(["statement", "both"])
    amounts = set(["amount", "both"])
    sources = WordSet(words.lexicon("Attribution/sources").rows.map { $0.cells[0] }, in: &words)
    holders = WordSet(["in", "by", "on"], in: &words)
    doubts = WordSet(["whether", "if"], in: &words)
    negations = WordSet(["not", "n't", "never", "nobody", "no", "none"], in: &words)
    clauseMarks = WordSet([",", ";", ":", "–", "—", "--"], in: &words)
    semicolons = WordSet([";"], in: &words)
    of = words.id(of: "of")
    at = words.id(of: "at")
    that = words.id(of: "that")
  }
}
