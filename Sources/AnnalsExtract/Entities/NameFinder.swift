import AnnalsAnnotation
import AnnalsLanguage
import AnnalsLexicons

/// Finds the names of persons, places, organizations, events and works.
///
/// Takes the names that the analyser tagged, sentence by sentence, and mends them with what the whole
/// document tells and what is known of names. `NameEdges` cuts what is no part of a name, `HeadedNames` and
/// `WorkTitles` find events and works, `NoNames` drops what names nothing, `NameWords` and `TypeVote` correct
/// types, `RepeatedNames` and `KnownNames` find what was not tagged: when "Anna Keller" was a person once,
/// she is one the second time, and so is "Keller". `NameChains` tells which of them name the same.
struct NameFinder: Sendable {
  private let edges: NameEdges
  private let nameWords: NameWords
  private let contexts: NameContexts
  private let headed: HeadedNames
  private let titles: WorkTitles
  private let noNames: NoNames
  private let sexes: TitleSexes
  private let gazetteer = Gazetteer()

  init(words: inout VocabularyBuilder) {
    nameWords = NameWords(words: &words)
    edges = NameEdges(nameWords: nameWords, words: &words)
    contexts = NameContexts(edges: edges, words: &words)
    headed = HeadedNames(nameWords: nameWords, words: &words)
    titles = WorkTitles(nameWords: nameWords, words: &words)
    noNames = NoNames(words: &words)
    sexes = TitleSexes(words: &words)
  }

  /// Which of a document's names name the same.
  func chains(
    of names: [NamedTokens], in document: AnalyzedDocument, authority: Authority
  ) -> NameChains {
    NameChains(
      names, sexes: names.map { sexes.sex(of: $0, in: document) },
      knowledge: NameKnowledge(gazetteer: gazetteer, authority: authority), nameWords: nameWords,
      in: document)
  }

  /// - Parameter authority: what the maintainer has decided of names.
  /// - Returns: by start, those with one start by end from the last; names may stand in the name of an event
  ///   or a work, else they are disjoint. None crosses a sentence.
  func names(in document: AnalyzedDocument, authority: Authority) -> [NamedTokens] {
    if document.analyses.isEmpty { return [] }
    let knowledge = NameKnowledge(gazetteer: gazetteer, authority: authority)
    let candidates = candidates(in: document)
    let table = NameTable(candidates.names, signs: candidates.signs, in: document)
    let kept = noNames.filtered(
      candidates.names, table: table, knowledge: knowledge, in: document)
    var vote = TypeVote(table, knowledge: knowledge, nameWords: nameWords, in: document)
    let settled = kept.map { vote.settled($0) }
    let outer = settled.outer
    let repeated = RepeatedNames(table, in: document).missed(beside: outer)
    let beside = (outer + repeated).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    let known = KnownNames(
      knowledge, noNames: noNames, contexts: contexts, nameWords: nameWords, in: document
    )
    .missed(beside: beside)
    return (settled + repeated + known).sorted(by: NamedTokens.stand)
  }

  /// The tagged names, and events and works in the place of those that cover them, with what stands beside
  /// each.
  private func candidates(
    in document: AnalyzedDocument
  ) -> (names: [NamedTokens], signs: [NameContexts.Signs]) {
    var names: [NamedTokens] = []
    var signs: [NameContexts.Signs] = []
    var next = 0
    var own: [NamedTokens] = []
    for sentence in document.sentences {
      own.removeAll(keepingCapacity: true)
      while next < document.names.count,
        document.names[next].tokens.lowerBound < sentence.tokens.upperBound
      {
        if let name = named(document.names[next], after: own.last, in: document, sentence) {
          own.append(name)
        }
        next += 1
      }
      own = withEvents(own, in: document, sentence: sentence.tokens)
      let first = names.count
      for name in own {
        signs.append(
          self.signs(of: name, after: names[first...].last, signs.last, document, sentence))
        names.append(name)
      }
      contexts.addRegions(own, to: &signs[first...], in: document, sentence: sentence.tokens)
    }
    return (names, signs)
  }

  /// A tagged name as its own words have it; nil where the name before has taken its words.
  private func named(
    _ name: NameMention, after last: NamedTokens?, in document: AnalyzedDocument,
    _ sentence: Sentence
  ) -> NamedTokens? {
    guard var named = edges.trimmed(name, in: document),
      named.tokens.lowerBound >= last?.tokens.upperBound ?? 0
    else { return nil }
    let floor = max(last?.tokens.upperBound ?? 0, sentence.tokens.lowerBound)
    named = edges.owned(named, in: document, floor: floor)
    named = edges.extended(named, in: document, limit: sentence.tokens.upperBound)
    if let type = nameWords.type(of: named.tokens, in: document.tokens), type != named.type,
      !isPerson(named, in: document)
    {
      named.type = type
      named.rule = .worded
    }
    return named
  }

  /// "Anna Hill" is no hill.
  private func isPerson(_ name: NamedTokens, in document: AnalyzedDocument) -> Bool {
    guard name.type == .person, name.tokens.count > 1 else { return false }
    let first = FoldedName(name.tokens.prefix(1), in: document)
    let last = FoldedName(name.tokens.suffix(1), in: document)
    return gazetteer.personWord(first.bytes).contains(.given)
      && gazetteer.personWord(last.bytes).contains(.surname)
  }

  /// Events and works with the names that they don't touch and those that stand in them: "the Toft War" and
  /// "the Siege of Toft" name Toft too. A set phrase has no names in it.
  private func withEvents(
    _ names: [NamedTokens], in document: AnalyzedDocument, sentence: Range<Int>
  ) -> [NamedTokens] {
    var events: [HeadedNames.Found] = []
    titles.titles(in: document, sentence: sentence, into: &events)
    let works = events.map(\.name.tokens)
    headed.names(in: document, sentence: sentence, beside: works, into: &events)
    if events.isEmpty { return names }
    events.sort { $0.name.tokens.lowerBound < $1.name.tokens.lowerBound }
    var next = 0
    let kept = names.filter { name in
      while next < events.count, events[next].name.tokens.upperBound <= name.tokens.lowerBound {
        next += 1
      }
      guard next < events.count, events[next].name.tokens.overlaps(name.tokens) else { return true }
      return events[next].holds(name, in: document)
    }
    return (kept + events.map(\.name)).sorted(by: NamedTokens.stand)
  }

  /// What stands beside a name; in a list the preposition before its first name holds for all.
  private func signs(
    of name: NamedTokens, after last: NamedTokens?, _ lastSigns: NameContexts.Signs?,
    _ document: AnalyzedDocument, _ sentence: Sentence
  ) -> NameContexts.Signs {
    var signs = contexts.signs(of: name.tokens, in: document, sentence: sentence.tokens)
    if let last, let lastSigns, lastSigns.place > 0,
      contexts.isListed(
        name.tokens, after: last.tokens.upperBound, in: document, sentence: sentence.tokens)
    {
      signs.place += lastSigns.place
    }
    return signs
  }
}

extension NamedTokens {
  /// The order of mentions: by start, those with one start by end from the last.
  static func stand(_ first: NamedTokens, before second: NamedTokens) -> Bool {
    first.tokens.lowerBound == second.tokens.lowerBound
      ? first.tokens.upperBound > second.tokens.upperBound
      : first.tokens.lowerBound < second.tokens.lowerBound
  }
}

extension [NamedTokens] {
  /// Those that stand in no other; the names are in order.
  var outer: [NamedTokens] {
    var end = 0
    return filter { name in
      defer { end = Swift.max(end, name.tokens.upperBound) }
      return name.tokens.lowerBound >= end
    }
  }
}

/// What a title before a person's name tells of the sex: "Mrs", "Lord".
struct TitleSexes: Sendable {
  private var female = WordSet()
  private var male = WordSet()

  init(words: inout VocabularyBuilder) {
    let lexicon = words.lexicon("Quotations/titles")
    let gender = lexicon.column("gender")
    for row in lexicon.rows {
      let id = words.id(of: row.cells[0])
      if row.cells[gender] == "female" { female.insert(id) }
      if row.cells[gender] == "male" { male.insert(id) }
    }
  }

  func sex(of name: NamedTokens, in document: AnalyzedDocument) -> PersonName.Sex {
    guard name.type == .person, name.tokens.lowerBound > 0,
      !document.tokens[name.tokens.lowerBound].shape.contains(.sentenceStart)
    else { return .unknown }
    let title = document.tokens[name.tokens.lowerBound - 1]
    if female.contains(title.word) { return .female }
    return male.contains(title.word) ? .male : .unknown
  }
}
