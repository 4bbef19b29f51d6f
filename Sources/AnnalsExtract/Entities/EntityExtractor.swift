import AnnalsAnnotation
import AnnalsLanguage

/// Finds where entities are mentioned, and which mentions mean the same.
///
/// `NameFinder` finds their names, `NameChains` joins those of one entity, `ReferenceResolver` adds the
/// pronouns and nouns that stand for it.
package struct EntityExtractor: Sendable {
  private let finder: NameFinder
  private let references: ReferenceResolver
  private let firstPersons: FirstPersons

  package init(words: inout VocabularyBuilder) {
    finder = NameFinder(words: &words)
    references = ReferenceResolver(words: &words)
    firstPersons = FirstPersons(words: &words)
  }

  /// - Parameters:
  ///   - quotations: the document's quoted stretches.
  ///   - authority: what the maintainer has decided of names.
  ///   - tree: the document's, where it is made already.
  /// - Returns: sorted by start, the longer first; names are disjoint but for those in the name of an event
  ///   or a work. None crosses a sentence. Empty where the document has no names.
  package func mentions(
    in document: AnalyzedDocument, quotations: QuotedStretches = QuotedStretches(),
    authority: Authority = .none, tree: DependencyTree? = nil
  ) -> [EntityMention] {
    let names = names(in: document, authority: authority)
    if names.isEmpty { return [] }
    var end = 0
    let outer = names.filter { name, _ in
      defer { end = max(end, name.tokens.upperBound) }
      return name.tokens.lowerBound >= end
    }
    let found = references.references(
      to: outer.map { ChainedName(tokens: $0.name.tokens, type: $0.name.type, entity: $0.entity) },
      in: document, tree: tree ?? DependencyTree(document.analyses),
      quotations: quotations.innermost(tokens: document.tokens.count))
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
    if !quotations.contains(where: { $0.attribution.entity != nil }) { return mentions }
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
  private func names(
    in document: AnalyzedDocument, authority: Authority
  ) -> [(name: NamedTokens, entity: Int)] {
    let names = finder.names(in: document, authority: authority)
    let chains = finder.chains(of: names, in: document, authority: authority)
    return Array(zip(names, chains.entityOfName))
  }
}
