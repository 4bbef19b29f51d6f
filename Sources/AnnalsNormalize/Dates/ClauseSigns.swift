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

  /// "We are here today": said by the writer, outside quotation marks; "at the time of writing".
  func isSpoken(_ mention: DateMention) -> Bool {
    guard mention.expression.anchor == .document, mention.expression.unit == .day else {
      return false
    }
    if context.document.text.utf8[mention.span.utf8Range].suffix(7).elementsEqual("writing".utf8) {
      return true
    }
    let near = neighbourhood(of: mention)
    return Self.speakers.contains { stands($0, in: near) }
      && !Self.quotes.contains { stands($0, in: near) }
  }

  /// The bytes around a mention, within its sentence.
  private func neighbourhood(of mention: DateMention) -> Range<Int> {
    guard context.sentences.indices.contains(sentence) else { return 0..<0 }
    let span = context.sentences[sentence].span
    let start = max(0, span.utf8Start - 1, mention.span.utf8Start - 2 * Self.clauseReach)
    return start..<max(start, min(span.utf8End, mention.span.utf8End + 2 * Self.clauseReach))
  }

  private func stands(_ word: [UInt8], in range: Range<Int>) -> Bool {
    guard range.count >= word.count else { return false }
    let bytes = context.document.text.utf8
    return (range.lowerBound...range.upperBound - word.count).contains {
      bytes[$0..<$0 + word.count].elementsEqual(word)
    }
  }

  private static let speakers = [
    " I ", " I'", " we ", " our ", " my ", " us ", " me ", "\nI ", " We ", " My ", " Our ",
  ].map { Array($0.utf8) }
  private static let quotes = ["\"", "\u{201C}", "\u{201D}", "\u{2018}"].map { Array($0.utf8) }

  /// "until the fall of the town in February 1945": the word stands a few words before.
  func isUntil(_ mention: DateMention) -> Bool {
    guard context.sentences.indices.contains(sentence) else { return false }
    let bytes = context.document.text.utf8
    let end = mention.span.utf8Start
    let start = max(context.sentences[sentence].span.utf8Start, end - Self.clauseReach)
    return Self.untils.contains { word in
      (start..<max(start, end - word.count)).contains {
        bytes[$0..<$0 + word.count].elementsEqual(word)
      }
    }
  }

  private static let untils = [" until ", " till "].map { Array($0.utf8) }

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
