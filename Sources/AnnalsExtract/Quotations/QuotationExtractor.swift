import AnnalsAnnotation
import AnnalsLanguage

/// Finds what stands in quotation marks, what kind of quotation it is, and who is said to have said it.
///
/// Takes an analysed document, gives its quotations. Promises: linear time; one mark too many changes
/// nothing in other paragraphs, but for a quotation that goes on there; no speaker where the text names
/// none. `Mao said, “Good.”` gives the utterance *Good.*, the speaker *Mao* and the cue *said*.
package struct QuotationExtractor: Sendable {
  private let finder: QuotationFinder
  private let attributor: QuotationAttributor

  /// - Parameter words: takes up the words of the lexicons that the rules compare with.
  package init(words: inout VocabularyBuilder) {
    let lexicon = QuotationLexicon(words: &words)
    finder = QuotationFinder(lexicon: lexicon, words: &words)
    attributor = QuotationAttributor(lexicon: lexicon, words: &words)
  }

  /// What stands inside quotation marks.
  package func stretches(in analyzed: AnalyzedDocument) -> QuotedStretches {
    QuotedStretches(all: finder.stretches(in: analyzed))
  }

  /// The document's quotations, sorted by start, the longer first; an inner one lies in its outer one.
  ///
  /// - Parameters:
  ///   - stretches: what `stretches(in:)` gives.
  ///   - entities: the document's entity mentions, among which the speakers are.
  ///   - tree: the document's, where it is made already.
  package func mentions(
    of stretches: QuotedStretches, in analyzed: AnalyzedDocument, entities: [EntityMention] = [],
    tree: DependencyTree? = nil
  ) -> [QuotationMention] {
    let stretches = stretches.all
    if stretches.isEmpty { return [] }
    let quotations = attributor.attribute(
      stretches, in: analyzed, tree: tree ?? DependencyTree(analyzed.analyses))
    let speakers = SpeakerEntities(entities, in: analyzed)
    var mentions: [QuotationMention] = []
    mentions.reserveCapacity(quotations.count)
    var indices = [Int?](repeating: nil, count: quotations.count)
    for (index, quotation) in quotations.enumerated() {
      guard holdsWord(quotation.stretch, analyzed.tokens) else { continue }
      indices[index] = mentions.count
      mentions.append(
        mention(
          of: quotation, speakers,
          continues: quotation.stretch.continues.flatMap { indices[$0] }, analyzed))
    }
    return mentions
  }

  private func holdsWord(_ stretch: QuotedStretch, _ tokens: [Token]) -> Bool {
    tokens[stretch.content].contains { !$0.shape.contains(.punctuation) }
  }

  private func mention(
    of quotation: AttributedQuotation, _ speakers: SpeakerEntities, continues: Int?,
    _ analyzed: AnalyzedDocument
  ) -> QuotationMention {
    let stretch = quotation.stretch
    var attribution = QuotationMention.Attribution()
    if let found = quotation.attribution {
      attribution.cue = found.cue.isEmpty ? nil : analyzed.span(of: found.cue)
      attribution.work = found.work.map(analyzed.span)
      if let speaker = found.speaker {
        attribution.speaker = analyzed.span(of: speaker.tokens)
        attribution.isPronoun = speaker.form == .pronoun
        attribution.entity = speakers.entity(of: speaker)
        attribution.basis =
          quotation.isSequence ? .sequence : speaker.form == .pronoun ? .pronoun : .stated
      }
    }
    if let voice = stretch.voice {
      attribution.speakerLabel = voice
      attribution.basis = .stated
    }
    return QuotationMention(
      span: analyzed.span(of: stretch.content), rule: rule(of: quotation).rawValue,
      kind: quotation.kind,
      attribution: attribution, continues: continues, isClosed: stretch.isClosed)
  }

  private func rule(of quotation: AttributedQuotation) -> QuotationRule {
    let stretch = quotation.stretch
    if let rule = quotation.turnRule { return rule }
    if stretch.isBlock { return .block }
    if stretch.voice != nil { return .voice }
    if stretch.isDialogue { return .dialogue }
    if stretch.continues != nil { return .continued }
    if !stretch.isClosed { return .unclosed }
    if stretch.open == nil { return .unopened }
    switch quotation.kind {
    case .slogan: return .slogan
    case .term: return .term
    case .direct, .mixed:
      if quotation.isSequence { return .sequence }
      return switch quotation.attribution?.place {
      case .before: .cueBefore
      case .after: .cueAfter
      case .inClause: .cueInClause
      case nil: .unattributed
      }
    }
  }
}
