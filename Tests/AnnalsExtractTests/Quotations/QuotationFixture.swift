import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage
import AnnalsNormalize
import AnnalsRecords

/// The stages from a text to its quotations, set up once.
struct QuotationFixture: Sendable {
  static let shared = QuotationFixture()

  private let extractor: QuotationExtractor
  private let entityExtractor: EntityExtractor
  private let analyzer: Analyzer
  private let normalizer = QuotationNormalizer()
  private let entityNormalizer = EntityNormalizer()

  private init() {
    var words = VocabularyBuilder()
    let abbreviations = Abbreviations(words: &words)
    extractor = QuotationExtractor(words: &words)
    entityExtractor = EntityExtractor(words: &words)
    analyzer = Analyzer(vocabulary: words.vocabulary(), abbreviations: abbreviations)
  }

  /// Paragraphs are parted by empty lines; one that starts with "> " is a block quotation. `⟪X|…⟫` is what
  /// the markup lets X speak.
  static func document(
    _ text: String, speaker: String? = nil, dialogue: DialogueMarks? = nil
  ) -> Document {
    var utf8: [UInt8] = []
    var blocks: [Block] = []
    for paragraph in text.split(separator: "\n\n") {
      let isQuotation = paragraph.hasPrefix("> ")
      if !utf8.isEmpty { utf8 += Array("\n\n".utf8) }
      let (content, voices) = spoken(isQuotation ? paragraph.dropFirst(2) : paragraph, utf8.count)
      let span = TextSpan(utf8Start: utf8.count, utf8End: utf8.count + content.count)
      utf8 += content
      blocks.append(
        Block(
          span: span, kind: isQuotation ? .quotation : .paragraph, speaker: speaker,
          voices: voices))
    }
    let documentText = DocumentText(utf8: utf8)
    var source = SourceMetadata(id: "text", path: "text.txt")
    source.dialogue = dialogue
    return Document(
      source: source, text: documentText, lines: LineMap(countingLinesOf: utf8), blocks: blocks)
  }

  private static func spoken(_ paragraph: Substring, _ base: Int) -> ([UInt8], [Block.Voice]) {
    var utf8: [UInt8] = []
    var voices: [Block.Voice] = []
    var rest = paragraph
    while let open = rest.firstIndex(of: "⟪"), let bar = rest[open...].firstIndex(of: "|"),
      let close = rest[bar...].firstIndex(of: "⟫")
    {
      utf8 += Array(rest[..<open].utf8)
      let start = base + utf8.count
      utf8 += Array(rest[rest.index(after: bar)..<close].utf8)
      voices.append(
        Block.Voice(
          span: TextSpan(utf8Start: start, utf8End: base + utf8.count),
          speaker: String(rest[rest.index(after: open)..<bar])))
      rest = rest[rest.index(after: close)...]
    }
    return (utf8 + Array(rest.utf8), voices)
  }

  func mentions(in document: Document) -> [QuotationMention] {
    let analyzed = analyzer.analyze(document)
    return extractor.mentions(of: extractor.stretches(in: analyzed), in: analyzed)
  }

  func records(in document: Document) -> [QuotationRecord] {
    let analyzed = analyzer.analyze(document)
    let context = NormalizationContext(document: document, sentences: analyzed.sentences)
    let stretches = extractor.stretches(in: analyzed)
    let entities = entityExtractor.mentions(in: analyzed, quotations: stretches)
    return normalizer.records(
      for: extractor.mentions(of: stretches, in: analyzed, entities: entities),
      entities: entityNormalizer.records(for: entities, in: context).entityOfNumber, in: context)
  }

  func records(_ text: String) -> [QuotationRecord] { records(in: Self.document(text)) }

  /// What was found between marks, `…` behind what has no closing mark.
  func exacts(_ text: String) -> [String] {
    records(text).map { $0.evidence.exact + ($0.isClosed ? "" : "…") }
  }
}
