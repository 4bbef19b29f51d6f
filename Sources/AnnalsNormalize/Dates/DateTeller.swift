import AnnalsAnnotation
import AnnalsRecords

/// Goes through a document's mentions in text order and keeps what they have told of the time.
struct DateTeller {
  private let context: NormalizationContext
  private var signs: ClauseSigns
  private var time: NarrativeTime
  /// The block of the mention before.
  private var block = -1
  /// The dates that the heading above names.
  private var section: [CalendarPeriod] = []
  /// The period of the mention before, if that began a range.
  private var rangeStart: CalendarPeriod?
  /// Whether the range that began last says what a figure is for: "27 million deaths for 1958-63".
  private var isForRange = false

  init(_ mentions: [DateMention], in context: NormalizationContext) {
    self.context = context
    signs = ClauseSigns(context: context)
    let date = context.document.source.date
    let day = date.flatMap { CalendarDay(iso: $0) }
    time = NarrativeTime(date: date, isReport: Self.isReport(mentions, year: day?.year))
  }

  /// The value of the next mention.
  mutating func value(of mention: DateMention) -> TemporalValue {
    signs.advance(to: mention.span.utf8Start)
    let block = signs.block
    enter(block)
    let isOpen = mention.expression.month != nil && mention.expression.year == nil
    let resolver = DateResolver(
      time: mention.range == .end ? time.going(on: rangeStart, block) : time, block: block,
      looksBack: isOpen && signs.looksBack(mention, ahead: 0), tense: mention.tense,
      isSpoken: signs.isSpoken(mention))
    guard !countsFromElsewhere(mention, block) else {
      return TemporalValue(timex: mention.expression.timexUnresolved, basis: .resolved)
    }
    let value = resolver.value(of: mention.expression, kind: mention.kind)
    rangeStart = mention.range == .start ? value.period : nil
    take(value, of: mention, block)
    return value
  }

  private mutating func take(_ value: TemporalValue, of mention: DateMention, _ block: Int) {
    guard let period = value.period else {
      if mention.expression.month != nil { time.lose() }
      return
    }
    if isHeading(block), value.basis == .stated { section.append(period) }
    if isDateline(mention), period.grain == .day, let day = period.bounds?.first {
      time.write(on: day)
    }
    if tells(mention, period, block) { time.tell(period, block: block) }
    // "Four years later" doesn't count from "the year before", nor "the same year" from the years
    // that a figure is for.
    if mention.range == .start || mention.range == nil { isForRange = false }
    if mention.range == .start { isForRange = signs.isAttribute(mention) }
    if mention.expression.direction != .earlier, !isForRange {
      time.mention(period, block: block, isAttribute: signs.isAttribute(mention))
    }
  }

  /// Sets the time back to the date of the heading, where it names just one, with each paragraph below.
  private mutating func enter(_ block: Int) {
    guard block != self.block, context.document.blocks.indices.contains(block) else { return }
    for passed in max(0, self.block + 1)...max(block, self.block + 1)
    where isHeading(passed) {
      section.removeAll(keepingCapacity: true)
    }
    self.block = block
    if section.count == 1, !isHeading(block) { time.begin(section[0], block: block) }
  }

  /// Whether a text reports from its day: words such as "yesterday" and dates of its own year weigh
  /// at least as much as dates of other years, or such words alone a quarter of that.
  private static func isReport(_ mentions: [DateMention], year: Int?) -> Bool {
    var own = 0
    var deictic = 0
    var other = 0
    for mention in mentions where mention.kind == .date || mention.kind == .time {
      let expression = mention.expression
      if expression.anchor == .document || expression.weekday != nil && expression.day == nil {
        own += 1
        // Histories say "today" as well.
        if expression.unit != .day || expression.direction != .same { deictic += 1 }
      } else if let told = expression.year, !expression.isShort {
        if told == year { own += 2 } else { other += 1 }
      }
    }
    return own > 0 && own >= other || deictic >= 2 && deictic * 4 >= other
  }

  /// Whether what follows is told from this date.
  ///
  /// The end of a range in another year isn't, nor a year in brackets, which is a work's or a
  /// life's, nor "until 1976". A range of years leaves open which of them a month behind it means,
  /// except in a heading. A year deep in a sentence that doesn't open its paragraph, and one a
  /// generation away, are asides: "… fell below the harvest of 1957".
  private func tells(_ mention: DateMention, _ period: CalendarPeriod, _ block: Int) -> Bool {
    // "last year" may open the story of it in a report; "the year before" only compares.
    if mention.expression.direction == .earlier, time.period != nil,
      !time.isReport || mention.expression.anchor == .narrative
    {
      return false
    }
    if mention.range == .end, period.grain == .year, period.year != time.year { return false }
    guard period.grain == .year else { return !isAside(mention, period, block) }
    if mention.range == .openStart, time.period != nil { return false }
    if mention.range == .start, !isHeading(block) { return false }
    if let told = time.year {
      if period.year != told, signs.isDeep(mention), !signs.opensBlock { return false }
      if period.year < told, signs.isAttribute(mention), !signs.opensBlock || time.today != nil {
        return false
      }
      if period.year < told, signs.looksBack(mention, ahead: 30), !signs.opensBlock { return false }
      if abs(period.year - told) > Self.generation, time.block == block { return false }
    }
    let before = mention.span.utf8Start - 1
    return before < 0 || context.document.text.utf8[before] != UInt8(ascii: "(")
  }

  /// A day or month of an earlier year deep in a sentence, "This followed the election of December 2005", and
  /// the end of what goes on for long, "… lasted until the fall of the town in February 1945".
  private func isAside(_ mention: DateMention, _ period: CalendarPeriod, _ block: Int) -> Bool {
    guard let told = time.year, period.year != told, mention.range != .end, time.block == block,
      signs.isDeep(mention)
    else { return false }
    return period.year < told || period.grain == .month && signs.isUntil(mention)
  }

  private static let generation = 15

  private func isHeading(_ block: Int) -> Bool {
    context.document.blocks.indices.contains(block)
      && context.document.blocks[block].kind == .heading
  }

  /// "Two years later" deep in a paragraph that has told no date yet: from which, nobody can say. What
  /// another speaker or an earlier paragraph but the last has told is too far off.
  private func countsFromElsewhere(_ mention: DateMention, _ block: Int) -> Bool {
    guard mention.rule == "dates.offset", mention.expression.anchor == .narrative,
      time.mentionedBlock != block, context.document.blocks.indices.contains(block),
      !(signs.opensBlock && !signs.isDeep(mention))
    else { return false }
    return block - time.mentionedBlock > 1 || context.document.blocks[block].kind == .turn
  }

  /// `HONG KONG, Feb. 8 –` at the head of a dispatch.
  private func isDateline(_ mention: DateMention) -> Bool {
    guard time.isReport, let day = time.documentDay, mention.expression.day != nil,
      let told = CalendarDay(
        year: day.year, month: mention.expression.month ?? 0, day: mention.expression.day ?? 0),
      (0...7).contains(day.dayNumber - told.dayNumber), signs.opensBlock, !signs.isDeep(mention)
    else { return false }
    return signs.standsBeforeDash(mention)
  }
}
