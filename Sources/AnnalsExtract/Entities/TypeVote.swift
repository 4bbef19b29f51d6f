import AnnalsAnnotation
import AnnalsLexicons

/// One sense a document: a name has one type in all of it.
///
/// Writers hardly ever let a name mean two things in one text, while a tagger that sees one sentence
/// often slips. What the maintainer or the gazetteer knows of a name decides, unless the document says
/// otherwise: a city's name is a person's where "Anna" stands before it once. Then come the words beside all
/// its mentions, then the type of most of them; a person's surname counts with the full names that end in it.
struct TypeVote {
  private struct Verdict {
    let type: EntityType
    let rule: EntityRule
  }

  private let table: NameTable
  private let knowledge: NameKnowledge
  private let nameWords: NameWords
  private let document: AnalyzedDocument
  private var verdicts: [UInt64: Verdict?] = [:]

  init(
    _ table: NameTable, knowledge: NameKnowledge, nameWords: NameWords,
    in document: AnalyzedDocument
  ) {
    self.table = table
    self.knowledge = knowledge
    self.nameWords = nameWords
    self.document = document
  }

  /// The name with the type that the document gives it; a tie changes nothing, but for persons' names.
  mutating func settled(_ name: NamedTokens) -> NamedTokens {
    let key = table.key(of: name.tokens)
    let verdict: Verdict?
    if let known = verdicts[key] {
      verdict = known
    } else {
      verdict = self.verdict(on: name)
      verdicts[key] = .some(verdict)
    }
    guard let verdict, verdict.type != name.type else { return name }
    return NamedTokens(tokens: name.tokens, type: verdict.type, rule: verdict.rule)
  }

  private func verdict(on name: NamedTokens) -> Verdict? {
    var count = table.count(of: name.tokens)
    let surnames = table.surnameCount(of: name.tokens)
    for type in [EntityType.person, .event] { count.add(type, surnames[type]) }
    let folded = FoldedName(name.tokens, in: document)
    if let type = knowledge.authority.entry(named: folded)?.type {
      return Verdict(type: type, rule: .known)
    }
    if nameWords.type(of: name.tokens, in: document.tokens) == name.type || name.type == .work {
      return Verdict(type: name.type, rule: name.rule)
    }
    let isNamesake = surnames[.person] > 0 || count.signs.person > 0
    if let known = knowledge.known(folded), isCredible(known, count, isNamesake) {
      return Verdict(type: known.type, rule: .known)
    }
    let majority = count.majority
    if let type = told(by: count.signs, majority, count.all, folded, isNamesake) {
      return Verdict(type: type, rule: .context)
    }
    if let majority { return Verdict(type: majority, rule: .voted) }
    // A tie: more surnames are tagged as places than the other way round.
    let isPerson = isNamesake || knowledge.isPersonLike(folded.words)
    return isPerson && count[.person] > 0 ? Verdict(type: .person, rule: .voted) : nil
  }

  /// Whether nothing in the document contradicts what the gazetteer knows.
  ///
  /// A place that is always tagged as an organization is one: a team, a government.
  private func isCredible(
    _ known: NameKnowledge.Known, _ count: NameTable.Count, _ isNamesake: Bool
  ) -> Bool {
    switch known.type {
    case .place:
      if isNamesake && count.majority != .place { return false }
      if count.majority == .organization { return count[.place] * 3 >= count.all }
      return !known.isDoubtful || max(count[.place], count.signs.place) * 2 >= count.all
    case .person:
      return count.signs.place == 0 && (!known.isDoubtful || count[.person] > 0)
    default: return !known.isDoubtful || count[known.type] > 0
    }
  }

  /// What the words beside a name tell against the tags.
  private func told(
    by signs: NameContexts.Signs, _ majority: EntityType?, _ all: Int, _ name: FoldedName,
    _ isNamesake: Bool
  ) -> EntityType? {
    if majority == .person || majority == nil, !isNamesake, signs.place >= NameContexts.clear {
      let words = name.words
      let isPersonLike = knowledge.isPersonLike(words)
      let needed = isPersonLike ? 2 * all : min(4 * NameContexts.clear, (2 * all + 2) / 3)
      if signs.place >= max(needed, NameContexts.clear),
        !isPersonLike || words.count == 1 && all > 1
      {
        return .place
      }
    }
    return majority == .place && signs.place == 0 && signs.person > 0 ? .person : nil
  }
}
