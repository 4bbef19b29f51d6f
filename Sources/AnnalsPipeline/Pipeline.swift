// The order of the stages; the first file to read.
//
// Takes documents, gives their published records. For the sentence "At least 45 million people died
// between 1958 and 1962." the stages do this:
//
//   read       the file's bytes become a `Document`: characters, blocks, raw lines
//   analyse    the block becomes one sentence of eleven tokens
//   extract    `DateMention`s at "1958" and "1962", a `FigureMention` at "At least 45 million people",
//              an `EventMention` at "died"
//   normalize  1958/1962; low 45000000, bound at_least, measure "people"; die, life-health
//   emit       one row each in dates.csv, figures.csv, events.csv and their JSON and XML
//
// Promises: the same input gives the same bytes, whatever the number of workers; no stage keeps state
// between documents.
import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage
import AnnalsNormalize
import AnnalsRead
import AnnalsRecords

/// The stages from a document to its records, with the lexicons they need. Making one reads the lexicons;
/// share it between tasks.
public final class Pipeline: Sendable {
  private let analyzer: Analyzer
  /// Gives lemmas where they are asked for; an analysis doesn't hold them.
  package let lemmatizer: Lemmatizer
  private let lemmas: WordLemmas
  private let dateExtractor: DateExtractor
  private let figureExtractor: FigureExtractor
  private let quotationExtractor: QuotationExtractor
  private let eventExtractor: EventExtractor
  private let roleFinder: RoleFinder
  private let entityExtractor: EntityExtractor
  private let sourceFinder: StatementSourceFinder
  private let dateNormalizer = DateNormalizer()
  private let figureNormalizer = FigureNormalizer()
  private let quotationNormalizer = QuotationNormalizer()
  private let eventNormalizer = EventNormalizer()
  private let entityNormalizer: EntityNormalizer
  private let authority: Authority

  /// Reads lexicons and weights from the binary.
  ///
  /// - Parameter authority: what is decided of names; see `Authority`.
  public convenience init(authority: Authority = .none) {
    self.init(network: .english, authority: authority)
  }

  /// With the network of another model file.
  ///
  /// - Throws: `.model` for a file that can't be read, is damaged or of another version.
  package convenience init(modelPath path: String) throws(PipelineError) {
    do {
      let model = try LanguageModel(ModelBytes(mapping: path), name: path)
      self.init(network: try Network(model), authority: .none)
    } catch {
      throw .model(error.description)
    }
  }

  private init(network: Network, authority: Authority) {
    self.authority = authority
    entityNormalizer = EntityNormalizer(authority: authority)
    var words = VocabularyBuilder()
    let abbreviations = Abbreviations(words: &words)
    dateExtractor = DateExtractor(words: &words)
    figureExtractor = FigureExtractor(words: &words)
    quotationExtractor = QuotationExtractor(words: &words)
    eventExtractor = EventExtractor(words: &words)
    roleFinder = RoleFinder(words: &words)
    entityExtractor = EntityExtractor(words: &words)
    sourceFinder = StatementSourceFinder(words: &words)
    let vocabulary = words.vocabulary()
    analyzer = Analyzer(vocabulary: vocabulary, abbreviations: abbreviations, network: network)
    lemmatizer = .english
    lemmas = WordLemmas(lemmatizer: lemmatizer, vocabulary: vocabulary)
  }

  /// All stages after reading.
  public func records(for document: Document) -> DocumentRecords {
    let analyzed = analyze(document)
    return normalize(extract(analyzed), of: analyzed)
  }

  /// The records of a plain text that is in memory already.
  ///
  ///     let records = Pipeline().records(id: "a", text: "In 1958 they sold 40 tons of rice.")
  ///     for figure in records.figures { print(figure.evidence.exact, figure.value as Any) }
  ///
  /// - Parameters:
  ///   - id: becomes the records' `source_id` and goes into their ids.
  ///   - date: EDTF date of the text itself, for words such as "yesterday".
  public func records(id: String, text: String, date: String? = nil) -> DocumentRecords {
    records(for: DocumentReader().document(id: id, text: text, date: date))
  }

  /// A document's sentences and tokens, their tags, trees and names.
  public func analyze(_ document: Document) -> AnalyzedDocument { analyzer.analyze(document) }

  /// The same for words that are given: only tags, trees and names are found.
  package func analyze(_ sentence: CoNLLUSentence) -> AnalyzedDocument {
    analyzer.analyze(sentence.document, tokens: sentence.tokens)
  }

  /// An analysis that was made before, as the lines between stages hold it.
  package func restore(
    _ document: Document, tokens: GivenTokens, analyses: [TokenAnalysis]
  ) -> AnalyzedDocument {
    analyzer.restore(document, tokens: tokens, analyses: analyses)
  }

  /// What stands where, as written.
  ///
  /// - Parameter lap: is told of each stage when it ends.
  package func extract(
    _ analyzed: AnalyzedDocument, lap: (Stage) -> Void = { _ in }
  ) -> DocumentMentions {
    var mentions = DocumentMentions()
    mentions.dates = dateExtractor.mentions(in: analyzed)
    lap(.extractDates)
    // Made once: whoever reads trees reads the same.
    let tree = DependencyTree(analyzed.analyses)
    let stretches = quotationExtractor.stretches(in: analyzed)
    mentions.entities = entityExtractor.mentions(
      in: analyzed, quotations: stretches, authority: authority, tree: tree)
    lap(.extractEntities)
    // Before events and figures: what stands in a quotation is told by its speaker.
    mentions.quotations = quotationExtractor.mentions(
      of: stretches, in: analyzed, entities: mentions.entities, tree: tree)
    let sources = sourceFinder.sources(in: analyzed, quotations: mentions.quotations, tree: tree)
    lap(.extractQuotations)
    mentions.events = eventExtractor.mentions(
      in: analyzed, dates: mentions.dates, lemmas: lemmas, sources: sources, tree: tree)
    lap(.extractEvents)
    roleFinder.fill(
      &mentions.events, in: analyzed, tree: tree, entities: mentions.entities,
      dates: mentions.dates, lemmas: lemmas)
    lap(.extractRoles)
    mentions.figures = figureExtractor.mentions(
      in: analyzed, dates: mentions.dates,
      entities: mentions.entities.filter { $0.form == .name }, sources: sources,
      events: mentions.events, tree: tree)
    lap(.extractFigures)
    mentions.entities = entityExtractor.mentions(
      mentions.entities, with: mentions.quotations, in: analyzed)
    return mentions
  }

  /// What the mentions mean, as published rows.
  ///
  /// - Parameter lap: is told of each stage when it ends.
  package func normalize(
    _ mentions: DocumentMentions, of analyzed: AnalyzedDocument, lap: (Stage) -> Void = { _ in }
  ) -> DocumentRecords {
    let document = analyzed.document
    let context = NormalizationContext(document: document, sentences: analyzed.sentences)
    var records = DocumentRecords(
      source: SourceRecord(document: document, analyzed: analyzed), text: document.text.utf8)
    let entityRecords = entityNormalizer.records(for: mentions.entities, in: context)
    records.entities = entityRecords.entities
    records.mentions = entityRecords.mentions
    lap(.normalizeEntities)
    let dateRecords = dateNormalizer.records(for: mentions.dates, in: context)
    records.dates = RecordList(dateRecords)
    lap(.normalizeDates)
    records.events = eventNormalizer.records(
      for: mentions.events, dates: mentions.dates, dateRecords: dateRecords,
      entities: entityRecords.idOfSpan, in: context)
    lap(.normalizeEvents)
    records.units = RecordList(figureNormalizer.units(of: mentions.figures))
    records.figures = figureNormalizer.records(
      for: mentions.figures, dates: mentions.dates, dateRecords: dateRecords,
      events: EventIdentifiers(ofEventsIn: mentions.figures, among: mentions.events, in: context),
      entities: entityRecords.idOfSpan, in: context)
    lap(.normalizeFigures)
    records.quotations = RecordList(
      quotationNormalizer.records(
        for: mentions.quotations, entities: entityRecords.entityOfNumber, in: context))
    lap(.normalizeQuotations)
    return records
  }
}

/// All that was found in one document, each list in text order.
package struct DocumentMentions: Sendable {
  package var dates: [DateMention] = []
  package var events: [EventMention] = []
  package var figures: [FigureMention] = []
  package var quotations: [QuotationMention] = []
  package var entities: [EntityMention] = []
}

extension SourceRecord {
  /// The row of a document.
  init(document: Document, analyzed: AnalyzedDocument) {
    self.init()
    let source = document.source
    id = source.id
    title = source.title
    creator = source.creator
    date = source.date
    language = source.language
    license = source.license
    url = source.url
    path = source.path
    mediaType = source.mediaType ?? "text/plain"
    sha256 = source.sha256 ?? ""
    bytes = source.bytes ?? document.text.utf8.count
    characters = document.text.codePointCount
    words = analyzed.tokens.count { !$0.shape.isDisjoint(with: [.letters, .digits]) }
    sentences = analyzed.sentences.count
  }
}
