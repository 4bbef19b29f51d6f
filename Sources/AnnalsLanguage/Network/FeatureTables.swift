import CAnnalsKernels

/// Six tables of embeddings, one for each feature of a word, of which a word has a row each.
struct FeatureTables: Sendable {
  private let tables: [UnsafeTable<Int8>]
  /// Number of rows less one of each table; the number is a power of two, but for the words' table.
  let masks: [UInt32]
  /// Values a row.
  let width: Int

  /// - Parameter prefix: stands before the names of the tables' sections.
  init(
    _ model: LanguageModel, prefix: String = "", width: Int
  ) throws(LanguageModelError) {
    self.width = width
    var tables: [UnsafeTable<Int8>] = []
    var masks: [UInt32] = []
    for name in ["word", "suffix2", "suffix3", "suffix4", "prefix3", "shape"] {
      let section = "\(prefix)\(name).rows"
      let rows = UnsafeTable(try model.values(section, of: Int8.self))
      let count = rows.values.count / width
      guard count > 0, count <= 1 << 24, count * width == rows.values.count,
        name == "word" || count & (count - 1) == 0
      else { throw model.error(.outOfRange("number of rows of '\(section)'", count)) }
      tables.append(rows)
      masks.append(UInt32(count - 1))
    }
    self.tables = tables
    self.masks = masks
  }

  @inline(__always)
  private func start(of row: UInt32, in table: Int) -> UnsafePointer<Int8> {
    tables[table].values.baseAddress! + Int(row) * width
  }

  /// Fetches a word's rows, which will be added up soon.
  @inline(__always)
  func prefetch(_ rows: UnsafePointer<UInt32>) {
    for table in 0..<WordFeatures.count {
      annals_prefetch(start(of: rows[table], in: table), width)
    }
  }

  /// Adds up the rows of a word and writes the activations, `width` of them.
  @inline(__always)
  func embed(
    _ path: annals_path, rows: UnsafePointer<UInt32>, into activations: UnsafeMutablePointer<UInt8>
  ) {
    withUnsafeTemporaryAllocation(
      of: UnsafePointer<Int8>?.self, capacity: WordFeatures.count
    ) { starts in
      for table in 0..<WordFeatures.count { starts[table] = start(of: rows[table], in: table) }
      annals_embed(path, starts.baseAddress!, activations, width)
    }
  }
}
