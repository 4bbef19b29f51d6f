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

  private struct Batch: Sendable {
    let firstLine: Int
    let lines: [[UInt8]]
  }

  private struct Result: Sendable {
    let bytes: [UInt8]
    let summary: Summary
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
    let work = OrderedWork<Batch, Result>(workers: workers) { batch in self.results(of: batch) }
    try await work.run(
      next: {
        guard let batch = try Self.nextBatch(&input, firstLine: line) else { return nil }
        line += batch.lines.count
        return batch
      },
      consume: { result in
        summary.documents += result.summary.documents
        summary.errors += result.summary.errors
        try output.write(result.bytes)
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

  private func results(of batch: Batch) -> Result {
    var writer = JSONWriter()
    var summary = Summary()
    for (index, line) in batch.lines.enumerated() {
      // An empty line is no document and no error: many tools end their output with one.
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      do throws(StreamDocument.Refusal) {
        let input = try StreamDocument(line: line)
        summary.documents += 1
        write(pipeline.records(for: input.document), id: input.id, into: &writer)
      } catch {
        summary.errors += 1
        write(error, line: batch.firstLine + index, into: &writer)
      }
      writer.endLine()
    }
    return Result(bytes: writer.bytes, summary: summary)
  }

  private func write(_ records: DocumentRecords, id: String, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("id")
    writer.write(id)
    writer.key("dates")
    writer.write(records.dates)
    writer.key("figures")
    writer.write(records.figures)
    writer.key("quotations")
    writer.write(records.quotations)
    writer.key("events")
    writer.write(records.events)
    writer.key("entities")
    writer.write(records.entities)
    writer.key("mentions")
    writer.write(records.mentions)
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
