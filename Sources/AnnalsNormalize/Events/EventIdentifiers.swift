import AnnalsAnnotation
import AnnalsRecords

/// The ids of those of a document's events that figures measure.
///
/// Event records are made one by one while they are written, and a long document has millions: only the
/// events with the same words as a measured one are gone through, because an id counts those alone.
package struct EventIdentifiers: Sendable {
  private var numbers: [Int: UInt64] = [:]
  private let identifiers: RecordIdentifiers

  /// None.
  package init() { identifiers = RecordIdentifiers(EventRecord.self, sourceID: "") }

  /// - Parameters:
  ///   - figures: point at the events.
  ///   - events: all of the document, in text order.
  package init(
    ofEventsIn figures: [FigureMention], among events: [EventMention],
    in context: NormalizationContext
  ) {
    identifiers = RecordIdentifiers(EventRecord.self, sourceID: context.document.source.id)
    var counter = identifiers
    let bytes = context.document.text.utf8
    let measured = Set(figures.compactMap(\.event))
    let fingerprint = { (span: TextSpan) in
      RecordIdentifiers.fingerprint(bytes[span.utf8Range])
    }
    let texts = Set(
      measured.lazy.filter(events.indices.contains).map { fingerprint(events[$0].span) })
    if !texts.isEmpty {
      for (index, event) in events.enumerated() where texts.contains(fingerprint(event.span)) {
        let number = counter.nextNumber(exact: context.text(of: event.span))
        if measured.contains(index) { numbers[index] = number }
      }
    }
  }

  /// The id of the event at an index; nil for one that no figure measures.
  subscript(index: Int) -> String? { numbers[index].map(identifiers.identifier) }
}
