import AnnalsAnnotation
import AnnalsRecords

/// The date that an event or a figure takes over from a temporal expression, or from the two of a range.
package struct CalendarReference: Sendable, Equatable {
  package var edtf: String
  package var startDate: String?
  package var endDate: String?
  package var yearStart: Int?
  package var yearEnd: Int?
  package var precision: TemporalPrecision?
  package var certainty: TemporalCertainty

  /// The date of the mention at `index`; nil where it denotes no calendar date. A mention that starts or
  /// ends a range gives the whole range.
  ///
  /// - Parameters:
  ///   - mentions: a document's date mentions, in text order.
  ///   - records: their records, one to one.
  package init?(at index: Int, mentions: [DateMention], records: [DateRecord]) {
    let record = records[index]
    guard let edtf = record.edtf else { return nil }
    self.edtf = edtf
    startDate = record.startDate
    endDate = record.endDate
    yearStart = record.yearStart
    yearEnd = record.yearEnd
    precision = record.precision
    certainty = record.certainty
  }
}
