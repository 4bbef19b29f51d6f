import AnnalsAnnotation

/// Finds, among the mentions of a document, the one that a speaker's words are: "Hu Wen" in "the miner Hu
/// Wen", "he", "the chairman".
///
/// A linear look-up table: the mentions that end with a token.
struct SpeakerEntities {
  private let mentions: [EntityMention]
  private let document: AnalyzedDocument

  /// - Parameter mentions: sorted by start.
  init(_ mentions: [EntityMention], in document: AnalyzedDocument) {
    self.mentions = mentions
    self.document = document
  }

  /// The number of the speaker's entity; nil where the mentions have none.
  func entity(of speaker: SpeakerPhrase) -> Int? {
    let span = document.span(of: speaker.tokens)
    let inside = mentions[firstIndex(from: span.utf8Start)..<firstIndex(from: span.utf8End)]
    switch speaker.form {
    case .pronoun: return inside.first { $0.form == .pronoun && $0.span == span }?.entity
    case .name: return inside.last { $0.form == .name && $0.span.utf8End <= span.utf8End }?.entity
    case .nominal:
      return inside.first { $0.form == .nominal && $0.span.utf8End == span.utf8End }?.entity
    }
  }

  /// The first mention that starts at an offset or behind it.
  private func firstIndex(from utf8Offset: Int) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.utf8Start < utf8Offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
