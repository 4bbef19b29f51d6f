import CAnnalsKernels

/// The network's view of a word: rows of six tables that are added up. Linear in the word's bytes, with
/// no memory of its own, because a word may be as long as the text.
///
/// The tables are the whole word, its last two, three and four bytes, its first three, and its shape with
/// where it stands: `Mao’s` is looked up as `mao's`, `1958` as `0000`, whose shape is `dd`.
struct WordFeatures: Sendable {
  /// One a table, for each word.
  static let count = 6

  private let model: LanguageModel
  private let slots: UnsafeTable<WordSlot>
  private let tables: [Table]
  private let width: Int

  private struct WordSlot: BitwiseCopyable {
    let fingerprint: UInt32
    /// 0 where the slot is empty.
    let row: UInt32
  }

  private struct Table: Sendable {
    let rows: UnsafeTable<Int8>
    /// Number of rows less one; the number is a power of two, but for the words' table.
    let mask: UInt32
  }

  init(_ model: LanguageModel, width: Int) throws(LanguageModelError) {
    self.model = model
    self.width = width
    slots = UnsafeTable(try model.values("word.slots", of: WordSlot.self))
    var tables: [Table] = []
    for name in ["word", "suffix2", "suffix3", "suffix4", "prefix3", "shape"] {
      let rows = UnsafeTable(try model.values("\(name).rows", of: Int8.self))
      let count = rows.values.count / width
      guard count > 0, count <= 1 << 24, count * width == rows.values.count,
        name == "word" || count & (count - 1) == 0
      else { throw model.error(.outOfRange("number of rows of '\(name).rows'", count)) }
      tables.append(Table(rows: rows, mask: UInt32(count - 1)))
    }
    self.tables = tables
    try checkSlots()
  }

  /// Every row must be in the table, and a search must end: at an empty slot.
  private func checkSlots() throws(LanguageModelError) {
    let count = slots.values.count
    guard count > 0, count & (count - 1) == 0, slots.values.contains(where: { $0.row == 0 }) else {
      throw model.error(.outOfRange("number of free slots of 'word.slots'", 0))
    }
    for slot in slots.values where slot.row > tables[0].mask {
      throw model.error(.outOfRange("row in 'word.slots'", Int(slot.row)))
    }
  }

  /// The rows of a word, one a table.
  ///
  /// - Parameters:
  ///   - form: the word as written.
  ///   - isFirst: of its sentence.
  ///   - spaceBefore: white space or the sentence's start stands before it.
  @inline(__always)
  func find(
    _ form: UnsafeBufferPointer<UInt8>, isFirst: Bool, spaceBefore: Bool,
    into rows: UnsafeMutablePointer<UInt32>
  ) {
    let word = NormalizedWord(form)
    rows[0] = row(of: word)
    for length in 2...4 {
      rows[length - 1] = word.suffixHash(length) & tables[length - 1].mask
    }
    rows[4] = word.prefixHash & tables[4].mask
    let place: UInt32 = 32 + (isFirst ? 1 : 0) + (spaceBefore ? 2 : 0)
    rows[5] = Self.shapeHash(form, seed: place) & tables[5].mask
    for table in 0..<Self.count { annals_prefetch(start(of: rows[table], in: table), width) }
  }

  @inline(__always)
  private func start(of row: UInt32, in table: Int) -> UnsafePointer<Int8> {
    tables[table].rows.values.baseAddress! + Int(row) * width
  }

  /// Adds up the rows of a word and writes the activations, `width` of them.
  @inline(__always)
  func embed(
    _ path: annals_path, rows: UnsafePointer<UInt32>, into activations: UnsafeMutablePointer<UInt8>
  ) {
    withUnsafeTemporaryAllocation(of: UnsafePointer<Int8>?.self, capacity: Self.count) { starts in
      for table in 0..<Self.count {
        starts[table] = start(of: rows[table], in: table)
      }
      annals_embed(path, starts.baseAddress!, activations, width)
    }
  }

  @inline(__always)
  private func row(of word: NormalizedWord) -> UInt32 {
    let mask = slots.values.count - 1
    var index = Int(word.hash) & mask
    while slots.values[index].row != 0 {
      if slots.values[index].fingerprint == word.fingerprint { return slots.values[index].row }
      index = (index + 1) & mask
    }
    return 0
  }

  /// Hash of the first eight classes of letters, runs cut to two: `Xxdd` of `Xi1958`.
  @inline(__always)
  private static func shapeHash(_ form: UnsafeBufferPointer<UInt8>, seed: UInt32) -> UInt32 {
    var hash = ByteHash(seed: seed)
    var last: UInt8 = 0
    var run = 0
    var count = 0
    for byte in form {
      let shape = CharacterFold.shape(byte)
      run = shape == last ? run + 1 : 1
      last = shape
      if run > 2 { continue }
      hash.add(shape)
      count += 1
      if count == 8 { break }
    }
    return hash.value
  }
}

/// Values in the model's memory. Sendable without the compiler's check because nobody writes there.
struct UnsafeTable<Value: BitwiseCopyable>: @unchecked Sendable {
  let values: UnsafeBufferPointer<Value>

  init(_ values: UnsafeBufferPointer<Value>) { self.values = values }
}
