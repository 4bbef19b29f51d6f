import AnnalsAnnotation
import AnnalsRecords

/// The stages one by one, from lines to lines, so that a person can look in between:
/// `annals read F | annals analyze | annals extract | annals normalize | annals emit -o Output`.
package struct StageLines: Sendable {
  private let pipeline: Pipeline

  package init(pipeline: Pipeline) { self.pipeline = pipeline }

  /// The line of a document that was read.
  package static func line(of document: Document) -> [UInt8] {
    var writer = JSONWriter()
    DocumentLine.write(document, into: &writer)
    return writer.bytes
  }

  /// Document lines to analysed document lines.
  package func analyze(
    _ input: inout LineSource, write: ([UInt8]) throws -> Void
  ) throws {
    while let (value, line) = try input.nextObject(expecting: "a document line from 'annals read'")
    {
      let document = try input.checked(line) { () throws(LineRefusal) in
        try DocumentLineReader(value.member("document")).read().document
      }
      var writer = JSONWriter()
      DocumentLine.write(pipeline.analyze(document), into: &writer)
      try write(writer.bytes)
    }
  }

  /// Analysed document lines to the same lines, each followed by its mentions.
  package func extract(_ input: inout LineSource, write: ([UInt8]) throws -> Void) throws {
    while let (value, line) = try input.nextObject(
      expecting: "an analysed document line from 'annals analyze'")
    {
      let analyzed = try input.checked(line) { () throws(LineRefusal) in try self.analyzed(value) }
      try write(try mentionLines(of: analyzed))
    }
  }

  /// A document's line and the lines of its mentions.
  package func mentionLines(of analyzed: AnalyzedDocument) throws(PipelineError) -> [UInt8] {
    var writer = JSONWriter()
    DocumentLine.write(analyzed, into: &writer)
    try MentionLines.write(
      pipeline.extract(analyzed), of: analyzed.document.text, into: &writer)
    return writer.bytes
  }

  /// Documents with mentions to sources with records.
  package func normalize(_ input: inout LineSource, write: ([UInt8]) throws -> Void) throws {
    var current: AnalyzedDocument?
    var mentions = DocumentMentions()
    func finish() throws {
      guard let analyzed = current else { return }
      var writer = JSONWriter()
      RecordLines.write(pipeline.normalize(mentions, of: analyzed), into: &writer)
      try write(writer.bytes)
    }
    while let (value, line) = try input.nextObject(
      expecting: "a document or a mention line from 'annals extract'")
    {
      if let table = value["mention"]?.string {
        try input.checked(line) { () throws(LineRefusal) in
          guard let analyzed = current else {
            throw LineRefusal(utf8Offset: 0, message: "a mention before any document line")
          }
          try MentionLines.read(line, table: table, of: analyzed.document.text, into: &mentions)
        }
      } else {
        try finish()
        current = try input.checked(line) { () throws(LineRefusal) in try self.analyzed(value) }
        mentions = DocumentMentions()
      }
    }
    try finish()
  }

  /// Sources with records, one after the other.
  package static func records(
    _ input: inout LineSource, consume: (DocumentRecords) throws -> Void
  ) throws {
    var current: RecordLines.Collection?
    while let (value, line) = try input.nextObject(
      expecting: "a source or a record line from 'annals normalize'")
    {
      if let table = value["record"]?.string {
        try input.checked(line) { () throws(LineRefusal) in
          guard current != nil else {
            throw LineRefusal(utf8Offset: 0, message: "a record before any source line")
          }
          try current?.add(value.member("value"), table: table)
        }
      } else {
        if let current { try consume(current.records) }
        current = try input.checked(line) { () throws(LineRefusal) in
          try RecordLines.Collection(value)
        }
      }
    }
    if let current { try consume(current.records) }
  }

  private func analyzed(_ value: JSONValue) throws(LineRefusal) -> AnalyzedDocument {
    let line = try DocumentLineReader(value.member("document")).read()
    guard let tokens = line.tokens else {
      throw LineRefusal(
        utf8Offset: value.utf8Offset,
        message: "the document has no tokens; put 'annals analyze' before")
    }
    return pipeline.restore(line.document, tokens: tokens, analyses: line.analyses)
  }
}

/// Lines of a stage's input, with their numbers for messages.
package struct LineSource {
  private var reader: LineReader
  private let path: String
  private var line = 0

  package init(_ reader: LineReader, path: String) {
    self.reader = reader
    self.path = path
  }

  /// The next line that isn't blank, parsed and as it stands.
  mutating func nextObject(
    expecting: String
  ) throws(PipelineError) -> (value: JSONValue, line: [UInt8])? {
    while let bytes = try reader.next() {
      line += 1
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
      let value = try parsed(bytes, expecting: expecting)
      guard value.members != nil else {
        throw .badLine(
          path: path, line: line, column: 1, reason: "\(value.kind) found; expected \(expecting)")
      }
      return (value, bytes)
    }
    return nil
  }

  private func parsed(
    _ bytes: [UInt8], expecting: String
  ) throws(PipelineError) -> JSONValue {
    do throws(JSONError) {
      return try JSONReader.read(bytes)
    } catch {
      throw .badLine(
        path: path, line: line, column: error.location.column,
        reason: "\(error.message); expected \(expecting)")
    }
  }

  /// Runs a reading of the current line, and says the place where it fails.
  func checked<Value>(
    _ bytes: [UInt8], _ body: () throws(LineRefusal) -> Value
  ) throws(PipelineError) -> Value {
    do throws(LineRefusal) {
      return try body()
    } catch {
      let before = bytes.prefix(error.utf8Offset)
      let column = before.count { $0 & 0xC0 != 0x80 } + 1
      throw .badLine(path: path, line: line, column: column, reason: error.message)
    }
  }
}
