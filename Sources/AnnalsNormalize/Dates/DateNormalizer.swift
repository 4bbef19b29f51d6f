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
    var teller = DateTeller(mentions, in: context)
    var identifiers = RecordIdentifiers(DateRecord.self, sourceID: context.document.source.id)
    var records: [DateRecord] = []
    records.reserveCapacity(mentions.count)
    for mention in mentions {
      var record = DateRecord(teller.value(of: mention), mention)
      record.evidence = context.evidence(for: mention.span, rule: mention.rule)
      record.id = identifiers.next(exact: record.evidence.exact)
      records.append(record)
    }
    return records
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
