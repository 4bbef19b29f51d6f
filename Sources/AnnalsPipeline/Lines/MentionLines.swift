import AnnalsAnnotation
import AnnalsRecords
import Foundation

/// Mentions as lines between *extract* and *normalize*: `{"mention": "dates", "value": {…}}`, after the
/// line of their document.
enum MentionLines {
  static func write(
    _ mentions: DocumentMentions, of text: DocumentText, into writer: inout JSONWriter
  ) throws(PipelineError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.userInfo[.documentText] = text
    try write(mentions.dates, "dates", encoder, &writer)
    try write(mentions.events, "events", encoder, &writer)
    try write(mentions.figures, "figures", encoder, &writer)
    try write(mentions.quotations, "quotations", encoder, &writer)
    try write(mentions.entities, "entities", encoder, &writer)
  }

  private static func write(
    _ mentions: [some Mention], _ table: String, _ encoder: JSONEncoder, _ writer: inout JSONWriter
  ) throws(PipelineError) {
    for mention in mentions {
      writer.beginObject()
      writer.key("mention")
      writer.write(table)
      writer.key("value")
      do {
        writer.write(try JSONReader.read([UInt8](encoder.encode(mention))))
      } catch {
        throw .badLine(path: "stdout", line: 0, column: nil, reason: "\(error)")
      }
      writer.endObject()
      writer.endLine()
    }
  }

  /// Adds the mention of a line to those of its document.
  static func read(
    _ line: [UInt8], table: String, of text: DocumentText, into mentions: inout DocumentMentions
  ) throws(LineRefusal) {
    let decoder = JSONDecoder()
    decoder.userInfo[.documentText] = text
    let data = Data(line)
    do {
      switch table {
      case "dates":
        mentions.dates.append(try decoder.decode(Line<DateMention>.self, from: data).value)
      case "events":
        mentions.events.append(try decoder.decode(Line<EventMention>.self, from: data).value)
      case "figures":
        mentions.figures.append(try decoder.decode(Line<FigureMention>.self, from: data).value)
      case "quotations":
        mentions.quotations.append(
          try decoder.decode(Line<QuotationMention>.self, from: data).value)
      case "entities":
        mentions.entities.append(try decoder.decode(Line<EntityMention>.self, from: data).value)
      default:
        throw LineRefusal(
          utf8Offset: 0,
          message:
            "no mentions of '\(table)'; expected dates, events, figures, quotations or entities")
      }
    } catch let refusal as LineRefusal {
      throw refusal
    } catch {
      throw LineRefusal(utf8Offset: 0, message: "not a mention of \(table): \(error)")
    }
  }

  private struct Line<Value: Codable>: Codable { let value: Value }
}
