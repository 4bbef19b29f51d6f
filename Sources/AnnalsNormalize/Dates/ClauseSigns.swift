import AnnalsAnnotation

/// What the words around a mention say of its part in the telling. Looks at a few words to either side,
/// never past the sentence.
struct ClauseSigns {
  private let context: NormalizationContext
  /// Index of the sentence that holds the mention.
  private var sentence = 0

  init(context: NormalizationContext) { self.context = context }

  /// Moves on to the sentence of the next mention.
  mutating func advance(to utf8Start: Int) {
    let sentences = context.sentences
    while sentence + 1 < sentences.count, sentences[sentence + 1].span.utf8Start <= utf8Start {
      sentence += 1
    }
  }

  /// The block of the sentence.
  var block: Int { context.sentences.isEmpty ? 0 : context.sentences[sentence].block }

  /// "the achievements of 1957", "the results for 1959", "more than in 1957": what a thing is of, not
  /// when it is told.
  func isAttribute(_ mention: DateMention) -> Bool {
    Self.attributives.contains { precedes(mention, $0) }
  }

  private static let attributives = [" of ", " for ", " than ", " than in "].map { Array($0.utf8) }

  private func precedes(_ mention: DateMention, _ words: [UInt8]) -> Bool {
    let start = mention.span.utf8Start
    return start >= words.count
      && context.document.text.utf8[start - words.count..<start].elementsEqual(words)
  }

  /// Whether the clause is in the past perfect: "had been built in January", "in 1957 the mills had
  /// made". Looks a few words to either side, within the sentence.
  ///
  /// - Parameter ahead: how many bytes behind the mention count too.
  func looksBack(_ mention: DateMention, ahead: Int) -> Bool {
    guard context.sentences.indices.contains(sentence) else { return false }
    let bytes = context.document.text.utf8
    let span = context.sentences[sentence].span
    let low = max(span.utf8Start, mention.span.utf8Start - Self.clauseReach)
    let high = min(span.utf8End, mention.span.utf8End + ahead)
    guard low < high - 5 else { return false }
    for index in low..<high - 4 {
      if bytes[index] == UInt8(ascii: " "), bytes[index..<index + 5].elementsEqual(" had ".utf8) {
        return true
      }
      if bytes[index] == UInt8(ascii: "d"), bytes[index..<index + 5].elementsEqual("d bee".utf8) {
        return true
      }
    }
    return false
  }

  private static let clauseReach = 60

  /// `Feb. 8 –`
  func standsBeforeDash(_ mention: DateMention) -> Bool {
    let bytes = context.document.text.utf8
    let behind = bytes[mention.span.utf8End..<min(bytes.count, mention.span.utf8End + 4)]
    return Self.dashes.contains { behind.elementsEqual($0) }
  }

  private static let dashes = [" \u{2013}", " \u{2014}"].map { Array($0.utf8) }

  /// Whether other words of the sentence come first: "In 1960 …" sets the time, "…, and in 1960 …"
  /// rarely.
  func isDeep(_ mention: DateMention) -> Bool {
    guard context.sentences.indices.contains(sentence) else { return false }
    return mention.token - context.sentences[sentence].tokens.lowerBound > 6
  }

  /// Whether the sentence is the first of its block, which says what the block is about.
  var opensBlock: Bool {
    sentence == 0
      || sentence < context.sentences.count
        && context.sentences[sentence - 1].block != context.sentences[sentence].block
  }
}
