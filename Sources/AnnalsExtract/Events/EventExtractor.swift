import AnnalsAnnotation
import AnnalsLanguage

/// Finds the words that tell of events.
///
/// Takes tokens and the document's date mentions, gives event mentions, sorted and disjoint. A verb
/// form counts where its neighbours show that it is a verb (`TriggerReading`), an event noun where
/// it is the head of its phrase; `TriggerReality` reads modality and polarity, `EventDates` the
/// date. Capitalized words inside a sentence are parts of names and no triggers.
package struct EventExtractor: Sendable {
  private let lexicon: EventLexicon
  private let cues: EventCueTable
  private let words: EventWords
  private let splitter: ClauseSplitter

  package init(words: inout VocabularyBuilder) {
    lexicon = EventLexicon(words: &words)
    cues = EventCueTable(words: &words)
    self.words = EventWords(words: &words)
    splitter = ClauseSplitter(words: &words)
  }

  /// The events of a document.
  ///
  /// - Parameter dates: the document's date mentions, in text order.
  /// - Returns: sorted by start, disjoint; may be empty.
  package func mentions(in document: AnalyzedDocument, dates: [DateMention]) -> [EventMention] {
    var mentions: [EventMention] = []
    var timeline = EventDates(document: document, mentions: dates, splitter: splitter)
    for index in document.sentences.indices {
      let sentence = document.sentences[index]
      let scene = TriggerScene(
        tokens: document.tokens, bytes: document.document.text.utf8, range: sentence.tokens,
        lexicon: lexicon, cues: cues, words: words)
      timeline.enter(index, scene: scene)
      // A heading names; its words are no clauses.
      if document.document.blocks[sentence.block].kind == .heading { continue }
      readSentence(scene, document, timeline, into: &mentions)
    }
    return mentions
  }

  private func readSentence(
    _ scene: TriggerScene, _ document: AnalyzedDocument, _ timeline: EventDates,
    into mentions: inout [EventMention]
  ) {
    var reader = SentenceReader(scene: scene, document: document, timeline: timeline)
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
