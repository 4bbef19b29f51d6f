import AnnalsAnnotation
import AnnalsRead
import AnnalsRecords

/// One input line of `annals stream`: `{"id": "…", "text": "…", "date": "1958-08" | null}`, with
/// `"dialogue": "dashes"` where dashes mark what is said. Other keys are passed over.
package struct StreamDocument {
  /// As given, for the result.
  package let id: String
  /// Without metadata but for the date and the marks of dialogue.
  package let document: Document

  /// Why a line isn't a document, with its id where that much could be read.
  package struct Refusal: Error {
    let id: String?
    let message: String
  }

  /// The document, or what is wrong with the line.
  package static func read(_ line: [UInt8]) -> Result<StreamDocument, Refusal> {
    Result { () throws(Refusal) in try StreamDocument(line: line) }
  }

  private init(line: [UInt8]) throws(Refusal) {
    let value: JSONValue
    do {
      value = try JSONReader.read(line)
    } catch {
      throw Refusal(
        id: nil,
        message:
          "column \(error.location.column): \(error.message); expected one JSON object a line")
    }
    guard value.members != nil else {
      throw Refusal(
        id: nil, message: "\(value.kind) found; expected an object with 'id' and 'text'")
    }
    let id = value["id"]?.string
    guard let id else {
      throw Refusal(
        id: nil, message: "'id' is missing or no string; expected {\"id\": …, \"text\": …}")
    }
    guard let text = value["text"]?.string else {
      throw Refusal(
        id: id, message: "'text' is missing or no string; expected {\"id\": …, \"text\": …}")
    }
    let date = value["date"].flatMap { $0.isNull ? nil : $0 }
    if let date, date.string == nil {
      throw Refusal(id: id, message: "'date' is \(date.kind); expected an EDTF date or null")
    }
    let dialogue = value["dialogue"].flatMap { $0.isNull ? nil : $0 }
    let marks = dialogue?.string.flatMap(DialogueMarks.init(rawValue:))
    if let dialogue, marks == nil {
      let given = dialogue.string.map { "\"\($0)\"" } ?? "\(dialogue.kind)"
      throw Refusal(id: id, message: "'dialogue' is \(given); expected marks or dashes")
    }
    self.id = id
    document = DocumentReader().document(
      id: id, text: text, date: date?.string, dialogue: marks)
  }
}
