import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage
import AnnalsLexicons
import AnnalsNormalize
import AnnalsRecords

/// The way from a text to its figures, with dates made by hand.
struct FigureProbe {
  private let extractor: FigureExtractor
  private let sources: StatementSourceFinder
  private let analyzer: Analyzer
  private let normalizer: FigureNormalizer

  init(lexicons: Lexicons = Lexicons()) {
    var words = VocabularyBuilder(lexicons: lexicons)
    let abbreviations = Abbreviations(words: &words)
    extractor = FigureExtractor(words: &words)
    sources = StatementSourceFinder(words: &words)
    analyzer = Analyzer(vocabulary: words.vocabulary(), abbreviations: abbreviations)
    normalizer = FigureNormalizer(lexicons: lexicons)
  }

  func analyze(_ text: String) -> AnalyzedDocument { analyzer.analyze(Self.document(text)) }

  /// A document of one paragraph.
  static func document(_ text: String) -> Document {
    let utf8 = Array(text.utf8)
    let block = Block(span: TextSpan(0..<utf8.count), kind: .paragraph)
    return Document(
      source: SourceMetadata(id: "test", path: "test.txt"), text: DocumentText(utf8: utf8),
      lines: LineMap(countingLinesOf: utf8), blocks: utf8.isEmpty ? [] : [block])
  }

  func mentions(in analyzed: AnalyzedDocument, dates: [DateMention] = []) -> [FigureMention] {
    extractor.mentions(
      in: analyzed, dates: dates, sources: sources.sources(in: analyzed))
  }

  func units(in text: String) -> [UnitRecord] { normalizer.units(of: mentions(in: analyze(text))) }

  func records(in text: String) -> [FigureRecord] {
    let analyzed = analyze(text)
    let mentions = mentions(in: analyzed)
    return Array(
      normalizer.records(
        for: mentions, dates: [], dateRecords: [],
        in: NormalizationContext(document: analyzed.document, sentences: analyzed.sentences)))
  }
}
