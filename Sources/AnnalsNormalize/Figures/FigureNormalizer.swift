import AnnalsAnnotation
import AnnalsLexicons
import AnnalsRecords

/// Makes figure records: which of value, low and high a bound leaves, the unit's name and code,
/// the date.
package struct FigureNormalizer: Sendable {
  private let catalog: UnitCatalog

  /// - Parameter lexicons: where the units, their codes and conversions stand.
  package init(lexicons: Lexicons = Lexicons()) { catalog = UnitCatalog(lexicons: lexicons) }

  /// The units of a document's figures, each once, sorted by name.
  package func units(of mentions: [FigureMention]) -> [UnitRecord] {
    Set(mentions.compactMap(UnitName.init)).map { catalog.record(of: $0) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// - Parameters:
  ///   - mentions: a document's figures, in text order.
  ///   - dates: its date mentions, into which `FigureMention.date` points.
  ///   - dateRecords: their records, one to one.
  ///   - events: the ids of the events into which `FigureMention.event` points.
  ///   - entities: the ids of the entities that are named, by the span of the name.
  /// - Returns: one record a mention, in the same order.
  package func records(
    for mentions: [FigureMention], dates: [DateMention], dateRecords: [DateRecord],
    events: EventIdentifiers = EventIdentifiers(), entities: [TextSpan: String] = [:],
    in context: NormalizationContext
  ) -> RecordList<FigureRecord> {
    RecordList(count: mentions.count) {
      var identifiers = RecordIdentifiers(FigureRecord.self, sourceID: context.document.source.id)
      var rest = mentions.makeIterator()
      return {
        guard let mention = rest.next() else { return nil }
        var record = record(of: mention, &identifiers, in: context)
        record.eventID = mention.event.flatMap { events[$0] }
        record.placeID = mention.place.flatMap { entities[$0] }
        record.attributedToID = mention.attribution.flatMap {
          context.entity(of: $0, among: entities)
        }
        if let index = mention.date,
          let date = CalendarReference(at: index, mentions: dates, records: dateRecords)
        {
          record.date = date.edtf
          record.yearStart = date.yearStart
          record.yearEnd = date.yearEnd
        }
        return record
      }
    }
  }

  private func record(
    of mention: FigureMention, _ identifiers: inout RecordIdentifiers,
    in context: NormalizationContext
  ) -> FigureRecord {
    var record = FigureRecord()
    record.evidence = context.evidence(for: mention.span, rule: mention.rule)
    record.id = identifiers.next(exact: record.evidence.exact)
    setValues(mention, on: &record)
    setUnit(mention, in: context, on: &record)
    record.measure = mention.measure.map(context.line(of:))
    record.place = mention.place.map(context.line(of:))
    record.attributedTo = mention.attribution.map(context.line(of:))
    return record
  }

  private func setValues(_ mention: FigureMention, on record: inout FigureRecord) {
    record.kind = FigureKind(rawValue: mention.kind.rawValue) ?? .number
    record.bound = FigureBound(rawValue: mention.bound.rawValue) ?? .exact
    record.status = FigureStatus(rawValue: mention.status.rawValue) ?? .actual
    record.change = mention.change.flatMap { FigureChange(rawValue: $0.rawValue) }
    switch mention.bound {
    case .exact, .about: record.value = mention.number
    case .atLeast, .moreThan: record.low = mention.number
    case .atMost, .lessThan: record.high = mention.number
    case .range, .vague:
      record.low = mention.number
      record.high = mention.upperNumber
    }
  }

  private func setUnit(
    _ mention: FigureMention, in context: NormalizationContext, on record: inout FigureRecord
  ) {
    record.unitText = mention.unitText.map(context.line(of:))
    guard let name = UnitName(mention) else { return }
    record.unit = name.description
    record.unitCode = catalog.code(of: name)
  }
}
