import AnnalsEmit
import AnnalsNormalize
import AnnalsRecords

/// Writes documents as they come and puts their claims side by side behind the last one.
package struct DatasetAssembly {
  private var writer: DatasetWriter
  private let reader = ClaimReader()
  private var table = ComparisonTable()

  init(writer: DatasetWriter) { self.writer = writer }

  /// A few megabytes.
  private static let heldRows = 20_000

  /// Writes a document's rows and keeps what its figures claim.
  package mutating func append(_ records: DocumentRecords) throws(EmitError) {
    var records = records
    // Made once for writing and for reading, but not all at the same time of a text as long as a shelf.
    if records.figures.count <= Self.heldRows { records.figures = records.figures.held() }
    if records.events.count <= Self.heldRows { records.events = records.events.held() }
    try writer.append(records)
    table.add(reader.claims(in: records))
  }

  /// Writes what spans documents and closes the files.
  mutating func finish() throws(EmitError) {
    let rows = table.finish()
    _ = try writer.finish(comparisons: rows.comparisons, claims: rows.claims)
  }
}
