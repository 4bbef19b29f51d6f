import AnnalsEmit
import AnnalsNormalize
import AnnalsRecords

/// Writes documents as they come and puts their claims side by side behind the last one.
package struct DatasetAssembly {
  private var writer: DatasetWriter
  private let reader = ClaimReader()
  private var table = ComparisonTable()

  init(writer: DatasetWriter) { self.writer = writer }

  /// Writes a document's rows and keeps what its figures claim.
  package mutating func append(_ records: DocumentRecords) throws(EmitError) {
    try writer.append(records)
    table.add(reader.claims(in: records))
  }

  /// Writes what spans documents and closes the files.
  mutating func finish() throws(EmitError) {
    let rows = table.finish()
    _ = try writer.finish(comparisons: rows.comparisons, claims: rows.claims)
  }
}
