import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage

/// The stages up to entity mentions, for texts whose names a test tags by itself: what the analyser's
/// weights say of them is not the point.
struct EntityTestBench {
  private let analyzer: Analyzer
  private let extractor: EntityExtractor
  private let quotations: QuotationExtractor

  static let shared = EntityTestBench()

  init() {
    var words = VocabularyBuilder()
    let abbreviations = Abbreviations(words: &words)
    extractor = EntityExtractor(words: &words)
    quotations = QuotationExtractor(words: &words)
    analyzer = Analyzer(vocabulary: words.vocabulary(), abbreviations: abbreviations)
  }

  /// A document of one block with these names. Capitalized words are proper nouns, but for first words
  /// of sentences outside `proper`.
  ///
  /// - Parameters:
  ///   - names: spans with the type that the analyser is to have told.
  ///   - proper: further spans of proper nouns.
  func document(
    _ text: String, names: [(span: TextSpan, type: EntityType)], proper: [TextSpan] = []
  ) -> AnalyzedDocument {
    let text = DocumentText(text)
    let plain = analyzer.analyze(Self.document(text))
    let spans = proper + names.map(\.span)
    var analyses = plain.tokens.map { token in
      let isProper =
        token.shape.contains(.capitalized)
        && (!token.shape.contains(.sentenceStart) || spans.contains { $0.overlaps(token.span) })
      if let mark = Self.marks[plain.text(of: token)] {
        return TokenAnalysis(
          head: -1, universalTag: Self.tag(of: mark), pennTag: mark, relation: .root)
      }
      return TokenAnalysis(
        head: -1, universalTag: isProper ? .propn : .noun, pennTag: isProper ? .nnp : .nn,
        relation: .root)
    }
    for name in names { tag(name.span, name.type, plain.tokens, &analyses) }
    return AnalyzedDocument(
      document: plain.document, tokens: plain.tokens, sentences: plain.sentences,
      analyses: analyses)
  }

  private static let marks: [String: PennTag] = [
    ",": .comma, ".": .stop, "(": .openingBracket, ")": .closingBracket, ":": .colon, "'s": .pos,
    "’s": .pos, "her": .prpPossessive,
  ]

  private static func tag(of mark: PennTag) -> UniversalTag {
    switch mark {
    case .pos: .part
    case .prpPossessive: .pron
    default: .punct
    }
  }

  private func tag(
    _ span: TextSpan, _ type: EntityType, _ tokens: [Token], _ analyses: inout [TokenAnalysis]
  ) {
    let inside = tokens.indices.filter { tokens[$0].span.overlaps(span) }
    for index in inside {
      let position: EntityTag.Position =
        inside.count == 1
        ? .single : index == inside.first ? .begin : index == inside.last ? .end : .inside
      analyses[index].entity = EntityTag(position, of: type).rawValue
    }
  }

  func mentions(
    in document: AnalyzedDocument, authority: Authority = .none
  ) -> [EntityMention] {
    extractor.mentions(in: document, authority: authority)
  }

  /// A mention of a text with its characters and the first name of what it mentions.
  struct FoundMention {
    let mention: EntityMention
    let exact: String
    let name: String
  }

  /// The mentions of a paragraph as the analyser reads it, quotations kept apart.
  func analyzedMentions(in text: String) -> [FoundMention] {
    let analyzed = analyzer.analyze(Self.document(DocumentText(text)))
    let stretches = quotations.stretches(in: analyzed)
    let outside = extractor.mentions(in: analyzed, quotations: stretches)
    let quoted = quotations.mentions(of: stretches, in: analyzed, entities: outside)
    let mentions = extractor.mentions(outside, with: quoted, in: analyzed)
    var names: [Int: String] = [:]
    for mention in mentions where mention.form == .name && names[mention.entity] == nil {
      names[mention.entity] = analyzed.document.text[mention.span]
    }
    return mentions.map { mention in
      FoundMention(
        mention: mention, exact: analyzed.document.text[mention.span],
        name: names[mention.entity] ?? "")
    }
  }

  private static func document(_ text: DocumentText) -> Document {
    Document(
      source: SourceMetadata(id: "test", path: "test.txt"), text: text,
      lines: LineMap(countingLinesOf: text.utf8),
      blocks: [Block(span: TextSpan(0..<text.utf8.count), kind: .paragraph)])
  }
}
