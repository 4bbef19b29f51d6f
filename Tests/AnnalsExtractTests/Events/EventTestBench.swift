import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage

/// The stages up to event mentions, for texts of a test.
struct EventTestBench {
  private let analyzer: Analyzer
  private let extractor: EventExtractor
  private let lemmas: WordLemmas

  static let shared = EventTestBench()

  init() {
    var words = VocabularyBuilder()
    let abbreviations = Abbreviations(words: &words)
    extractor = EventExtractor(words: &words)
    let vocabulary = words.vocabulary()
    analyzer = Analyzer(vocabulary: vocabulary, abbreviations: abbreviations)
    do {
      lemmas = WordLemmas(lemmatizer: try .embedded(), vocabulary: vocabulary)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// One block a paragraph of the text, parted by line breaks.
  func analyze(_ text: String) -> AnalyzedDocument {
    let text = DocumentText(text)
    var blocks: [Block] = []
    var start = 0
    for end in text.utf8.indices where text.utf8[end] == UInt8(ascii: "\n") {
      if end > start { blocks.append(block(start, end)) }
      start = end + 1
    }
    if start < text.utf8.count { blocks.append(block(start, text.utf8.count)) }
    let document = Document(
      source: SourceMetadata(id: "test", path: "test.txt"), text: text,
      lines: LineMap(countingLinesOf: text.utf8), blocks: blocks)
    return analyzer.analyze(document)
  }

  private func block(_ start: Int, _ end: Int) -> Block {
    Block(span: TextSpan(utf8Start: start, utf8End: end), kind: .paragraph)
  }

  func mentions(in text: String) -> [EventMention] {
    mentions(in: analyze(text), dates: [])
  }

  func mentions(in document: AnalyzedDocument, dates: [DateMention]) -> [EventMention] {
    extractor.mentions(in: document, dates: dates, lemmas: lemmas)
  }
}
