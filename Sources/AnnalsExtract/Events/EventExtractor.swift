import AnnalsAnnotation
import AnnalsLanguage

/// Finds the words that tell of events.
///
/// Takes analysed tokens and the document's date mentions, gives event mentions, sorted and disjoint.
/// The analyser marks triggers with their class; `TriggerFinder` reads from the tree how far each goes and
/// how it stands, `TriggerReality` modality and polarity, `EventDates` the dates, when all triggers are found.
package struct EventExtractor: Sendable {
  private let cues: EventCueTable
  private let words: EventWords
  private let dateWords: EventDateWords

  package init(words: inout VocabularyBuilder) {
    cues = EventCueTable(words: &words)
    self.words = EventWords(words: &words)
    dateWords = EventDateWords(words: &words)
  }

  /// The events of a document.
  ///
  /// - Parameters:
  ///   - dates: the document's date mentions, in text order.
  ///   - lemmas: with the vocabulary that the document was tokenized with.
  ///   - sources: who answers for what it tells.
  ///   - tree: the document's, where it is made already.
  /// - Returns: sorted by start, disjoint; may be empty, and is without an analysis.
  package func mentions(
    in document: AnalyzedDocument, dates: [DateMention], lemmas: WordLemmas,
    sources: StatementSources = StatementSources(), tree documentTree: DependencyTree? = nil
  ) -> [EventMention] {
    guard !document.analyses.isEmpty else { return [] }
    var mentions: [EventMention] = []
    var tree = SentenceTree(analyses: document.analyses)
    let register = Register(document.analyses)
    let sentenceDates = SentenceDates(of: document, dates, words: dateWords)
    for index in document.sentences.indices {
      let sentence = document.sentences[index]
      tree.enter(sentence.tokens, tokens: document.tokens, cues: cues)
      let scene = TriggerScene(
        tokens: document.tokens, bytes: document.document.text.utf8, range: sentence.tokens,
        cues: cues, words: words, tree: tree, lemmas: lemmas)
      // A heading names; its words are no clauses.
      if document.document.blocks[sentence.block].kind == .heading { continue }
      let first = mentions.count
      let isDated = sentenceDates.isDated(index)
      let reader = SentenceReader(
        scene: scene, document: document, isDated: isDated, register: register)
      readSentence(reader, into: &mentions)
      for index in first..<mentions.count {
        mentions[index].attribution = sources.source(ofToken: mentions[index].token)
          .map(document.span)
      }
    }
    guard !dates.isEmpty, !mentions.isEmpty else { return mentions }
    let times = EventDates(
      document: document, tree: documentTree ?? DependencyTree(document.analyses),
      words: dateWords, dates: sentenceDates, mentions: mentions
    ).times()
    for (index, time) in times { mentions[index].when = time }
    return mentions
  }

  private func readSentence(_ reader: SentenceReader, into mentions: inout [EventMention]) {
    var reader = reader
    let scene = reader.scene
    var index = scene.range.lowerBound
    while index < scene.range.upperBound {
      reader.mood.pass(index, in: scene)
      if let mention = reader.trigger(at: index) {
        mentions.append(mention)
        let end = reader.mood.lastEnd
        // The tokens of a phrase are passed over; each still counts for the mood.
        while index + 1 < end {
          index += 1
          reader.mood.pass(index, in: scene)
        }
      }
      index += 1
    }
  }
}
