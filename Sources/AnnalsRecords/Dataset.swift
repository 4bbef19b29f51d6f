/// The published tables in the order in which they refer to each other.
public enum Dataset {
  public static let tables: [TableDefinition] = [
    SourceRecord.table, EntityRecord.table, MentionRecord.table, DateRecord.table,
    EventRecord.table, UnitRecord.table, FigureRecord.table, QuotationRecord.table,
    ComparisonRecord.table, ClaimRecord.table,
  ]

  /// Version of the tables: major when a column is added, removed, reordered or tightened; minor when a
  /// table is added; patch when a text is corrected.
  public static let version = "2.0.0"

  /// The major version, which names the namespace and the schemas.
  package static let majorVersion = String(version.prefix { $0 != "." })

  public static func table(named name: String) -> TableDefinition? {
    tables.first { $0.name == name }
  }
}

/// All records that one document yields, each table in text order. Events and figures are made while they
/// are gone through.
public struct DocumentRecords: Sendable {
  public var source: SourceRecord
  /// The plain text that the offsets count in.
  public var text: [UInt8]
  public var entities: RecordList<EntityRecord> = []
  public var mentions: RecordList<MentionRecord> = []
  public var dates: RecordList<DateRecord> = []
  public var events: RecordList<EventRecord> = []
  /// The units of the figures, each once.
  public var units: RecordList<UnitRecord> = []
  public var figures: RecordList<FigureRecord> = []
  public var quotations: RecordList<QuotationRecord> = []

  public init(source: SourceRecord, text: [UInt8]) {
    self.source = source
    self.text = text
  }

  /// Visits each table that a document fills by itself, in the order of `Dataset.tables`.
  public func forEachTable<Failure: Error>(
    _ visit: (_ table: TableVisit) throws(Failure) -> Void
  ) throws(Failure) {
    try visit(TableVisit([source]))
    try visit(TableVisit(entities))
    try visit(TableVisit(mentions))
    try visit(TableVisit(dates))
    try visit(TableVisit(events))
    try visit(TableVisit(units))
    try visit(TableVisit(figures))
    try visit(TableVisit(quotations))
  }

  /// One table's rows, with their type erased to field values.
  public struct TableVisit {
    public let tableName: String
    /// Starts a run through the rows, each with its values in the order of the table's fields.
    public let rows: () -> AnyIterator<[FieldValue]>

    /// The rows of records of one table.
    package init<Record: PublishedRecord>(_ records: RecordList<Record>) {
      tableName = Record.tableName
      rows = { AnyIterator(records.lazy.map(\.row).makeIterator()) }
    }
  }
}
