import AnnalsAnnotation
import AnnalsRecords

/// Turns event mentions into records.
///
/// Takes mentions with their cues read, gives one record each in the same order: the class by name,
/// the calendar date of the date mention that holds for the event, who says so, who took part and where, the
/// headline.
package struct EventNormalizer: Sendable {
  private let classes: [String: AnnalsRecords.EventClass]

  package init() {
    classes = Dictionary(
      uniqueKeysWithValues: AnnalsRecords.EventClass.allCases.map { ($0.rawValue, $0) })
  }

  /// The records of one document's events.
  ///
  /// - Parameters:
  ///   - dates: the document's date mentions, in text order.
  ///   - dateRecords: their records, one to one.
  ///   - entities: the ids of the entities that are named, by the span of the name.
  package func records(
    for mentions: [EventMention], dates: [DateMention], dateRecords: [DateRecord],
    entities: [TextSpan: String] = [:], in context: NormalizationContext
  ) -> RecordList<EventRecord> {
    RecordList(count: mentions.count) {
      var identifiers = RecordIdentifiers(EventRecord.self, sourceID: context.document.source.id)
      var rest = mentions.makeIterator()
      return {
        guard let mention = rest.next() else { return nil }
        var record = record(of: mention, &identifiers, in: context)
        if let source = mention.attribution {
          record.attributedTo = context.line(of: source)
          record.attributedToID = context.entity(of: source, among: entities)
        }
        fillParticipants(of: &record, mention, entities, in: context)
        if let when = mention.when {
          fillDate(of: &record, when, dates: dates, dateRecords: dateRecords)
        }
        return record
      }
    }
  }

  private func record(
    of mention: EventMention, _ identifiers: inout RecordIdentifiers,
    in context: NormalizationContext
  ) -> EventRecord {
    var record = EventRecord()
    record.evidence = context.evidence(for: mention.span, rule: mention.rule)
    record.id = identifiers.next(exact: record.evidence.exact)
    record.lemma = mention.lemma
    record.eventClass = classes[mention.eventClass]
    record.polarity = mention.polarity == .negated ? .negated : .affirmed
    record.modality = modality(mention.modality)
    return record
  }

  private func fillParticipants(
    of record: inout EventRecord, _ mention: EventMention, _ entities: [TextSpan: String],
    in context: NormalizationContext
  ) {
    let id = { (participant: EventMention.Participant?) in
      participant?.mention.flatMap { entities[$0] }
    }
    record.agent = mention.agent.map { context.line(of: $0.span) }
    record.agentID = id(mention.agent)
    record.patient = mention.patient.map { context.line(of: $0.span) }
    record.patientID = id(mention.patient)
    record.place = mention.place.map { context.line(of: $0.span) }
    record.placeID = id(mention.place)
    if !mention.label.isEmpty {
      record.label = mention.label.map { part in
        let words = context.line(of: part.span)
        return part.isLowered ? words.prefix(1).lowercased() + words.dropFirst() : words
      }.joined(separator: " ")
    }
  }

  private func modality(_ modality: EventMention.Modality) -> EventModality {
    switch modality {
    case .actual: .actual
    case .state: .state
    case .planned: .planned
    case .possible: .possible
    case .hypothetical: .hypothetical
    case .generic: .generic
    }
  }

  private func fillDate(
    of record: inout EventRecord, _ when: EventMention.When, dates: [DateMention],
    dateRecords: [DateRecord]
  ) {
    guard
      let date = CalendarReference(
        at: when.date, through: when.through, beside: when.beside, mentions: dates,
        records: dateRecords)
    else { return }
    record.date = date.edtf
    record.startDate = date.startDate
    record.endDate = date.endDate
    record.yearStart = date.yearStart
    record.yearEnd = date.yearEnd
    record.precision = date.precision
    record.certainty = date.certainty
    record.dateBasis = when.isInherited ? .inherited : .stated
  }
}
