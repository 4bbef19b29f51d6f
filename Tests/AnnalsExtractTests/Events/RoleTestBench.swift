import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage

/// The stages up to the roles of events, for texts of a test whose triggers are given.
struct RoleTestBench {
  private let analyzer: Analyzer
  private let lemmas: WordLemmas
  private let dates: DateExtractor
  private let entities: EntityExtractor
  private let roles: RoleFinder

  static let shared = RoleTestBench()

  init() {
    var words = VocabularyBuilder()
    let abbreviations = Abbreviations(words: &words)
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

  func analyze(_ text: String) -> AnalyzedDocument {
    let text = DocumentText(text)
    let block = Block(
      span: TextSpan(utf8Start: 0, utf8End: text.utf8.count), kind: .paragraph)
    let document = Document(
      source: SourceMetadata(id: "test", path: "test.txt"), text: text,
      lines: LineMap(countingLinesOf: text.utf8), blocks: [block])
    return analyzer.analyze(document)
  }

  /// An event for each range of tokens, with its roles, and the document's entities.
  func events(
    at triggers: [Range<Int>], in document: AnalyzedDocument
  ) -> (events: [EventMention], entities: [EntityMention]) {
    let tree = DependencyTree(document.analyses)
    let found = entities.mentions(in: document, tree: tree)
    var mentions = triggers.map { trigger in
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
    roles.fill(
      &mentions, in: document, tree: tree, entities: found, dates: dates.mentions(in: document),
      lemmas: lemmas)
    return (mentions, found)
  }
}
