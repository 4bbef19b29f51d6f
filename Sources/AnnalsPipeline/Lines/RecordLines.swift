import AnnalsAnnotation
import AnnalsRecords

/// Records as lines between *normalize* and *emit*: first `{"source": {…}, "text": "…"}`, then
/// `{"record": "dates", "value": {…}}` for each row of that source.
enum RecordLines {
  static func write(_ records: DocumentRecords, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("source")
    writer.write(records.source)
    writer.key("text")
    writer.write(utf8: records.text)
    writer.endObject()
    writer.endLine()
    write(records.entities, into: &writer)
    write(records.mentions, into: &writer)
    write(records.dates, into: &writer)
    write(records.events, into: &writer)
    write(records.units, into: &writer)
    write(records.figures, into: &writer)
    write(records.quotations, into: &writer)
  }

  private static func write<Record: PublishedRecord>(
    _ records: RecordList<Record>, into writer: inout JSONWriter
  ) {
    for record in records {
      writer.beginObject()
      writer.key("record")
      writer.write(Record.tableName)
      writer.key("value")
      writer.write(record)
      writer.endObject()
      writer.endLine()
    }
  }

  /// The rows of one source, collected line by line.
  struct Collection {
    private let source: SourceRecord
    private let text: [UInt8]
    private var entities: [EntityRecord] = []
    private var mentions: [MentionRecord] = []
    private var dates: [DateRecord] = []
    private var events: [EventRecord] = []
    private var units: [UnitRecord] = []
    private var figures: [FigureRecord] = []
    private var quotations: [QuotationRecord] = []

    /// Starts with the line that opens a source.
    init(_ value: JSONValue) throws(LineRefusal) {
      guard let source = value["source"], let text = value["text"]?.string else {
        throw LineRefusal(utf8Offset: value.utf8Offset, message: "expected 'source' and 'text'")
      }
      self.source = try record(source)
      self.text = Array(text.utf8)
    }

    mutating func add(_ value: JSONValue, table: String) throws(LineRefusal) {
      switch table {
      case EntityRecord.tableName: entities.append(try record(value))
      case MentionRecord.tableName: mentions.append(try record(value))
      case DateRecord.tableName: dates.append(try record(value))
      case EventRecord.tableName: events.append(try record(value))
      case UnitRecord.tableName: units.append(try record(value))
      case FigureRecord.tableName: figures.append(try record(value))
      case QuotationRecord.tableName: quotations.append(try record(value))
      default:
        throw LineRefusal(utf8Offset: value.utf8Offset, message: "no table '\(table)'")
      }
    }

    var records: DocumentRecords {
      var records = DocumentRecords(source: source, text: text)
      records.entities = RecordList(entities)
      records.mentions = RecordList(mentions)
      records.dates = RecordList(dates)
      records.events = RecordList(events)
      records.units = RecordList(units)
      records.figures = RecordList(figures)
      records.quotations = RecordList(quotations)
      return records
    }
  }

  private static func record<Record: PublishedRecord>(
    _ value: JSONValue
  ) throws(LineRefusal) -> Record {
    do {
      return try Record(json: value)
    } catch {
      throw LineRefusal(utf8Offset: error.utf8Offset, message: error.message)
    }
  }
}
