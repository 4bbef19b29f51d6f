import AnnalsAnnotation
import AnnalsLanguage

/// Finds where persons, places and organizations are named.
///
/// Takes the names that the analyser tagged, sentence by sentence, and mends them with what the whole
/// document tells. Gives mentions, sorted and disjoint. `NameEdges` cuts what is no part of a name,
/// `NameWords` corrects the type that a name's own words contradict, `TypeVote` settles the type of a name
/// that was tagged with two, `RepeatedNames` finds it where it was not tagged: when "Anna Keller" was a
/// person three times, she is one the fourth time, and so is "Keller". `NameChains` tells which of them
/// name the same.
package struct EntityExtractor: Sendable {
  private let edges: NameEdges
  private let nameWords: NameWords
  private let references: ReferenceResolver
  private let firstPersons: FirstPersons

  package init(words: inout VocabularyBuilder) {
    edges = NameEdges(words: &words)
    nameWords = NameWords(words: &words)
    references = ReferenceResolver(words: &words)
    firstPersons = FirstPersons(words: &words)
  }

  /// - Parameter quotations: the document's quoted stretches.
  /// - Returns: sorted by start; names are disjoint. None crosses a sentence. Empty where the document
  ///   has no names.
  package func mentions(
    in document: AnalyzedDocument, quotations: QuotedStretches = QuotedStretches()
  ) -> [EntityMention] {
    if document.names.isEmpty { return [] }
    let names = names(in: document)
    let found = references.references(
      to: names.map { ChainedName(tokens: $0.name.tokens, type: $0.name.type, entity: $0.entity) },
      in: document, quotations: quotations.innermost(tokens: document.tokens.count))
    let references = found.map { mention(of: $0, in: document) }
    let named = names.map { name, entity in
      EntityMention(
        span: document.span(of: name.tokens), rule: name.rule.rawValue, type: name.type,
        entity: entity)
    }
    return Self.sorted(named + references)
  }

  /// The same mentions, with those that quotations have of their speakers.
  ///
  /// - Parameter quotations: the document's, attributed to entities of these mentions.
  package func mentions(
    _ mentions: [EntityMention], with quotations: [QuotationMention], in document: AnalyzedDocument
  ) -> [EntityMention] {
    var types: [Int: EntityType] = [:]
    for mention in mentions { types[mention.entity] = mention.type }
    let speakers = firstPersons.references(in: quotations, of: document, types: types)
    return speakers.isEmpty
      ? mentions : Self.sorted(mentions + speakers.map { mention(of: $0, in: document) })
  }

  private func mention(of reference: Reference, in document: AnalyzedDocument) -> EntityMention {
    EntityMention(
      span: document.span(of: reference.tokens), rule: reference.rule.rawValue,
      type: reference.type, form: reference.form, entity: reference.entity)
  }

  /// By start, the longer first.
  private static func sorted(_ mentions: [EntityMention]) -> [EntityMention] {
    mentions.sorted {
      ($0.span.utf8Start, $1.span.utf8End) < ($1.span.utf8Start, $0.span.utf8End)
    }
  }

  /// The document's names, each with the number of its entity.
  private func names(in document: AnalyzedDocument) -> [(name: NamedTokens, entity: Int)] {
    let tagged = document.names.compactMap { worded($0, in: document.tokens) }
    let table = NameTable(tagged, in: document)
    let settled = tagged.map { TypeVote.settled($0, in: table) }
    let found = RepeatedNames(table, in: document).missed(beside: settled)
    let names = (settled + found).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    return Array(zip(names, NameChains(names, in: document).entityOfName))
  }

  /// A tagged name as its own words have it.
  private func worded(_ name: NameMention, in tokens: [Token]) -> NamedTokens? {
    guard var named = edges.trimmed(name, in: tokens) else { return nil }
    if let type = nameWords.type(of: named.tokens, in: tokens), type != named.type {
      named.type = type
      named.rule = .worded
    }
    return named
  }
}
