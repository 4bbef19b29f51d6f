import AnnalsAnnotation
import AnnalsRecords

/// Goes through a document's mentions in text order and keeps what they have told of the time.
struct DateTeller {
  private let context: NormalizationContext
  private var time: NarrativeTime
  /// Index of the sentence that holds the mention.
  private var sentence = 0

  init(_ mentions: [DateMention], in context: NormalizationContext) {
    self.context = context
    let date = context.document.source.date
    let day = date.flatMap { CalendarDay(iso: $0) }
    time = NarrativeTime(date: date, isReport: Self.isReport(mentions, year: day?.year))
  }

  /// The value of the next mention.
  mutating func value(of mention: DateMention) -> TemporalValue {
    advance(to: mention.span.utf8Start)
    let block = context.sentences.isEmpty ? 0 : context.sentences[sentence].block
    let value = DateResolver(time: time, block: block).value(
      of: mention.expression, kind: mention.kind)
    if let period = value.period {
      if tells(mention, period, block) { time.tell(period, block: block) }
      // "Four years later" doesn't count from "the year before".
      if mention.expression.direction != .earlier { time.mention(period) }
    }
    return value
  }

  private mutating func advance(to utf8Start: Int) {
    let sentences = context.sentences
    while sentence + 1 < sentences.count, sentences[sentence + 1].span.utf8Start <= utf8Start {
      sentence += 1
    }
  }

  /// Whether a text reports from its day: words such as "yesterday" and dates of its own year weigh
  /// at least as much as dates of other years.
  private static func isReport(_ mentions: [DateMention], year: Int?) -> Bool {
    var own = 0
    var other = 0
    for mention in mentions where mention.kind == .date || mention.kind == .time {
      let expression = mention.expression
      if expression.anchor == .document || expression.weekday != nil && expression.day == nil {
        own += 1
      } else if let told = expression.year, !expression.isShort {
        if told == year { own += 2 } else { other += 1 }
      }
    }
    return own > 0 && own >= other
  }

  /// Whether what follows is told from this date.
  ///
  /// The end of a range in another year isn't, nor a year in brackets, which is a work's or a
  /// life's, nor "until 1976". A range of years leaves open which of them a month behind it means,
  /// except in a heading. A year deep in a sentence that doesn't open its paragraph, and one a
  /// generation away, are asides: "… fell below the harvest of 1957".
  private func tells(_ mention: DateMention, _ period: CalendarPeriod, _ block: Int) -> Bool {
    if mention.expression.direction == .earlier, !time.isReport, time.period != nil { return false }
    if mention.range == .end, period.year != time.year { return false }
    guard period.grain == .year else { return true }
    if mention.range == .openStart, time.period != nil { return false }
    if mention.range == .start, !isHeading(block) { return false }
    if let told = time.year {
      if period.year != told, isDeep(mention), !opensBlock { return false }
      if period.year < told, isBehindOf(mention), !opensBlock { return false }
      if abs(period.year - told) > Self.generation, time.block == block { return false }
    }
    let before = mention.span.utf8Start - 1
    return before < 0 || context.document.text.utf8[before] != UInt8(ascii: "(")
  }

  private static let generation = 15

  private func isHeading(_ block: Int) -> Bool {
    context.document.blocks.indices.contains(block)
      && context.document.blocks[block].kind == .heading
  }

  /// "the achievements of 1957"
  private func isBehindOf(_ mention: DateMention) -> Bool {
    let bytes = context.document.text.utf8
    let start = mention.span.utf8Start
    return start >= 4 && bytes[start - 4..<start].elementsEqual(" of ".utf8)
  }

  /// Whether other words of the sentence come first: "In 1960 …" sets the time, "…, and in 1960 …"
  /// rarely.
  private func isDeep(_ mention: DateMention) -> Bool {
    guard context.sentences.indices.contains(sentence) else { return false }
    return mention.token - context.sentences[sentence].tokens.lowerBound > 6
  }

  /// Whether the sentence is the first of its block, which says what the block is about.
  private var opensBlock: Bool {
    sentence == 0
      || sentence < context.sentences.count
        && context.sentences[sentence - 1].block != context.sentences[sentence].block
  }
}
