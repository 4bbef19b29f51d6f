import AnnalsAnnotation
import AnnalsRecords

/// Computes the value of each temporal expression and fills its record.
///
/// Takes a document's date mentions in text order, gives one record each, in the same order. What a
/// mention leaves out ("29 August", "that winter") comes from the dates told before it, a heading's
/// included; in a text that reports from its own day, from that day. What neither tells stays open:
/// `XXXX-08-29` without a calendar date.
package struct DateNormalizer: Sendable {
  package init() {}

  package func records(
    for mentions: [DateMention], in context: NormalizationContext
  ) -> [DateRecord] {
    let documentDay = context.document.source.date.flatMap { CalendarDay(iso: $0) }
    let isReport = documentDay.map { Self.isReport(mentions, from: $0) } ?? false
    var time = NarrativeTime(documentDay: documentDay, isReport: isReport)
    var identifiers = RecordIdentifiers(DateRecord.self, sourceID: context.document.source.id)
    var records: [DateRecord] = []
    records.reserveCapacity(mentions.count)
    var sentence = 0
    for mention in mentions {
      while sentence + 1 < context.sentences.count,
        context.sentences[sentence + 1].span.utf8Start <= mention.span.utf8Start
      {
        sentence += 1
      }
      let block = context.sentences.isEmpty ? 0 : context.sentences[sentence].block
      let value = DateResolver(time: time, block: block).value(
        of: mention.expression, kind: mention.kind)
      if let period = value.period, Self.tells(mention, period, time, context) {
        time.tell(period, block: block)
      }
      var record = DateRecord(value, mention)
      record.evidence = context.evidence(for: mention.span, rule: mention.rule)
      record.id = identifiers.next(exact: record.evidence.exact)
      records.append(record)
    }
    return records
  }

  /// Whether a text reports from its day: words such as "yesterday" and dates of its own year weigh at
  /// least as much as dates of other years.
  private static func isReport(_ mentions: [DateMention], from day: CalendarDay) -> Bool {
    var own = 0
    var other = 0
    for mention in mentions where mention.kind == .date || mention.kind == .time {
      let expression = mention.expression
      if expression.anchor == .document || expression.weekday != nil && expression.day == nil {
        own += 1
      } else if let year = expression.year, !expression.isShort {
        if year == day.year { own += 2 } else { other += 1 }
      }
    }
    return own > 0 && own >= other
  }

  /// Whether what follows is told from this date. The end of a range isn't, nor a bare year in brackets,
  /// which is a work's or a life's.
  private static func tells(
    _ mention: DateMention, _ period: CalendarPeriod, _ time: NarrativeTime,
    _ context: NormalizationContext
  ) -> Bool {
    if mention.range == .end, period.year != time.year { return false }
    guard period.grain == .year, mention.span.utf8Start > 0 else { return true }
    return context.document.text.utf8[mention.span.utf8Start - 1] != UInt8(ascii: "(")
  }
}

extension DateRecord {
  fileprivate init(_ value: TemporalValue, _ mention: DateMention) {
    self.init()
    type = TemporalType(mention.kind)
    self.value = value.timex
    basis = value.basis
    certainty = mention.expression.certainty
    guard let period = value.period, let bounds = period.bounds(narrowedBy: mention.expression)
    else { return }
    edtf = period.edtf(certainty)
    startDate = bounds.first.description
    endDate = bounds.last.description
    yearStart = bounds.first.year
    yearEnd = bounds.last.year
    precision = period.precision
  }
}

extension TemporalType {
  init(_ kind: DateMention.Kind) {
    switch kind {
    case .date: self = .date
    case .time: self = .time
    case .duration: self = .duration
    case .set: self = .set
    }
  }
}

extension CalendarDay {
  /// A day in full, `1958-08-29`; nil for a year or month alone and for anything else.
  init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
