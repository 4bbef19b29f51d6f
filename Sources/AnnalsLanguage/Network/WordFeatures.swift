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
  private let tables: FeatureTables

  private struct WordSlot: BitwiseCopyable {
    let fingerprint: UInt32
    /// 0 where the slot is empty.
    let row: UInt32
  }

  /// - Parameter tables: those that the words' rows are in.
  init(_ model: LanguageModel, _ tables: FeatureTables) throws(LanguageModelError) {
    self.model = model
    self.tables = tables
    slots = UnsafeTable(try model.values("word.slots", of: WordSlot.self))
    try checkSlots()
  }

  /// Every row must be in the table, and a search must end: at an empty slot.
  private func checkSlots() throws(LanguageModelError) {
    let count = slots.values.count
    guard count > 0, count & (count - 1) == 0, slots.values.contains(where: { $0.row == 0 }) else {
      throw model.error(.outOfRange("number of free slots of 'word.slots'", 0))
    }
    for slot in slots.values where slot.row > tables.masks[0] {
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
      rows[length - 1] = word.suffixHash(length) & tables.masks[length - 1]
    }
    rows[4] = word.prefixHash & tables.masks[4]
    let place: UInt32 = 32 + (isFirst ? 1 : 0) + (spaceBefore ? 2 : 0)
    rows[5] = Self.shapeHash(form, seed: place) & tables.masks[5]
    tables.prefetch(rows)
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
