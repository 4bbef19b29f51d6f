import AnnalsRecords

/// `annals stream`: documents as JSON Lines in, one JSON result a line out, in input order, within memory
/// that depends on the longest document and not on the length of the stream.
package struct DocumentStream: Sendable {
  private let pipeline: Pipeline
  private let workers: Int

  /// Lines are handed to a worker in batches of about this many bytes, or one longer line.
  private static let batchSize = 1 << 16

  package init(pipeline: Pipeline, workers: Int) {
    self.pipeline = pipeline
    self.workers = workers
  }

  /// What a run did.
  package struct Summary: Sendable {
    package var documents = 0
    package var errors = 0
  }

  /// A longer line is worked on alone and written piece by piece: its result may be ten times as long.
  private static let longLine = 1 << 22

  private struct Batch: Sendable {
    let firstLine: Int
    let lines: [[UInt8]]
  }

  private enum Result: Sendable {
    case done(bytes: [UInt8], Summary)
    case long(line: [UInt8], number: Int)
  }

  /// Reads to the end of the input.
  ///
  /// - Throws: `PipelineError` where input or output fail; a bad line is answered in its place instead.
  package func run(
    isolation: isolated (any Actor)? = #isolation, input: LineReader, output: LineWriter
  ) async throws -> Summary {
    var input = input
    var line = 1
    var summary = Summary()
    let work = OrderedWork<Batch, Result>(workers: workers) { batch in self.result(of: batch) }
    try await work.run(
      next: {
        guard let batch = try Self.nextBatch(&input, firstLine: line) else { return nil }
        line += batch.lines.count
        return batch
      },
      consume: { result in
        switch result {
        case .done(let bytes, let batch):
          summary.documents += batch.documents
          summary.errors += batch.errors
          try output.write(bytes)
        case .long(let line, let number):
          var writer = JSONWriter()
          try answer(line, number: number, into: &writer, &summary) { writer in
            guard writer.bytes.count >= 1 << 20 else { return }
            try writer.drain { try output.write($0) }
          }
          try output.write(writer.bytes)
        }
      })
    return summary
  }

  /// Waits for one line, then takes what has arrived already, so that a pipeline that sends one document
  /// and waits gets its answer.
  private static func nextBatch(
    _ input: inout LineReader, firstLine: Int
  ) throws(PipelineError) -> Batch? {
    var lines: [[UInt8]] = []
    var size = 0
    while size < batchSize, lines.isEmpty || input.hasLine, let line = try input.next() {
      size += line.count + 1
      lines.append(line)
    }
    return lines.isEmpty ? nil : Batch(firstLine: firstLine, lines: lines)
  }

  private func result(of batch: Batch) -> Result {
    if batch.lines.count == 1, batch.lines[0].count >= Self.longLine {
      return .long(line: batch.lines[0], number: batch.firstLine)
    }
    var writer = JSONWriter()
    var summary = Summary()
    for (index, line) in batch.lines.enumerated() {
      answer(line, number: batch.firstLine + index, into: &writer, &summary) { _ in }
    }
    return .done(bytes: writer.bytes, summary)
  }

  /// The result of one line, or what is wrong with it.
  private func answer(
    _ line: [UInt8], number: Int, into writer: inout JSONWriter, _ summary: inout Summary,
    afterEach: (inout JSONWriter) throws -> Void
  ) rethrows {
    // An empty line is no document and no error: many tools end their output with one.
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
    switch StreamDocument.read(line) {
    case .success(let input):
      summary.documents += 1
      try Self.write(
        pipeline.records(for: input.document), id: input.id, into: &writer, afterEach: afterEach)
    case .failure(let refusal):
      summary.errors += 1
      write(refusal, line: number, into: &writer)
    }
    writer.endLine()
  }

  /// Writes the result of a document, without the end of its line.
  ///
  /// - Parameter afterEach: is called behind each row, so that long results can be handed on in pieces.
  package static func write(
    _ records: DocumentRecords, id: String, into writer: inout JSONWriter,
    afterEach: (inout JSONWriter) throws -> Void
  ) rethrows {
    writer.beginObject()
    writer.key("id")
    writer.write(id)
    writer.key("dates")
    try writer.write(records.dates, afterEach: afterEach)
    writer.key("figures")
    try writer.write(records.figures, afterEach: afterEach)
    writer.key("quotations")
    try writer.write(records.quotations, afterEach: afterEach)
    writer.key("events")
    try writer.write(records.events, afterEach: afterEach)
    writer.key("entities")
    try writer.write(records.entities, afterEach: afterEach)
    writer.key("mentions")
    try writer.write(records.mentions, afterEach: afterEach)
    writer.endObject()
  }

  private func write(
    _ refusal: StreamDocument.Refusal, line: Int, into writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("id")
    if let id = refusal.id { writer.write(id) } else { writer.writeNull() }
    writer.key("error")
    writer.beginObject()
    writer.key("line")
    writer.write(line)
    writer.key("message")
    writer.write(refusal.message)
    writer.endObject()
    writer.endObject()
  }
}
