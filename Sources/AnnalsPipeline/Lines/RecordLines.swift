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
    write(records.figures, into: &writer)
    write(records.quotations, into: &writer)
  }

  private static func write<Record: PublishedRecord>(
    _ records: [Record], into writer: inout JSONWriter
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

  /// The records of the source that a line opens.
  static func open(_ value: JSONValue) throws(LineRefusal) -> DocumentRecords {
    guard let source = value["source"], let text = value["text"]?.string else {
      throw LineRefusal(utf8Offset: value.utf8Offset, message: "expected 'source' and 'text'")
    }
    return DocumentRecords(source: try record(source), text: Array(text.utf8))
  }

  /// Adds the record of a line to those of its source.
  static func add(
    _ value: JSONValue, table: String, to records: inout DocumentRecords
  ) throws(LineRefusal) {
    switch table {
    case EntityRecord.tableName: records.entities.append(try record(value))
    case MentionRecord.tableName: records.mentions.append(try record(value))
    case DateRecord.tableName: records.dates.append(try record(value))
    case EventRecord.tableName: records.events.append(try record(value))
    case FigureRecord.tableName: records.figures.append(try record(value))
    case QuotationRecord.tableName: records.quotations.append(try record(value))
    default:
      throw LineRefusal(utf8Offset: value.utf8Offset, message: "no table '\(table)'")
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
