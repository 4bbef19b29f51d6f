import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage

/// The stages up to event mentions and their roles, for texts of a test.
struct EventTestBench {
  private let analyzer: Analyzer
  private let extractor: EventExtractor
  private let dates: DateExtractor
  private let entities: EntityExtractor
  private let roles: RoleFinder
  private let lemmas: WordLemmas

  static let shared = EventTestBench()

  init() {
    var words = VocabularyBuilder()
    let abbreviations = Abbreviations(words: &words)
    extractor = EventExtractor(words: &words)
    dates = DateExtractor(words: &words)
    entities = EntityExtractor(words: &words)
    roles = RoleFinder(words: &words)
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
  /// An event for each range of tokens, with its roles, and the document's entities.
  func events(
    at triggers: [Range<Int>], in document: AnalyzedDocument
  ) -> (events: [EventMention], entities: [EntityMention]) {
    let tree = DependencyTree(document.analyses)
    let found = entities.mentions(in: document, tree: tree)
    var mentions = triggers.map { event(at: $0, in: document) }
    roles.fill(
      &mentions, in: document, tree: tree, entities: found, dates: dates.mentions(in: document),
      lemmas: lemmas)
    return (mentions, found)
  }

  private func event(at trigger: Range<Int>, in document: AnalyzedDocument) -> EventMention {
    let words = trigger.map { index in
      index == trigger.lowerBound
        ? lemmas.text(
          of: document.tokens[index], document.analyses[index], in: document.document.text.utf8)
        : document.text(of: document.tokens[index])
    }
    return EventMention(
      span: document.span(of: trigger), token: trigger.lowerBound, rule: "events.test",
      lemma: words.joined(separator: " "), eventClass: "")
  }
}
