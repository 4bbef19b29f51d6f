import CAnnalsLexicons

/// Finds single rows of a lexicon by their first cell, where the rows are too many to be read at the start.
///
/// A table of hashes tells where in the binary a key's row stands; no string is made of any row. The first
/// cells differ.
package struct LexiconIndex: Sendable {
  /// In the binary, never written: safe to share.
  private nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>
  /// Each row in the slot of its key's hash or in the next free one behind: the hash above, below it where
  /// the row begins. 0 is a free slot: there stands the lexicon's head.
  private let slots: [UInt64]

  private static let newline = UInt8(ascii: "\n")
  private static let tab = UInt8(ascii: "\t")

  /// The lexicon named. A missing one is a programmer's fault.
  package init(named name: String) {
    let bytes = LexiconFile.bytes(named: name)
    var start = 0
    while start < bytes.count, bytes[start] == UInt8(ascii: "#") {
      start = Self.lineEnd(after: start, in: bytes) + 1
    }
    start = Self.lineEnd(after: start, in: bytes) + 1
    self.bytes = bytes
    slots = Self.slots(of: bytes, firstRow: start)
  }

  /// The cells behind the first, with tabs between them, of the row that starts with the key; nil where
  /// there is none. Points into the binary.
  package func cells(of key: [UInt8]) -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard let row = row(of: key) else { return nil }
    let end = Self.lineEnd(after: row + key.count, in: bytes)
    return bytes[min(row + key.count + 1, end)..<end]
  }

  /// Whether a row starts with the key.
  package func contains(_ key: [UInt8]) -> Bool { row(of: key) != nil }

  private func row(of key: [UInt8]) -> Int? {
    key.withUnsafeBufferPointer { key in
      let hash = Self.hash(key[...])
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != 0 {
        let row = Int(UInt32(truncatingIfNeeded: slots[slot]))
        if slots[slot] >> 32 == hash, isRow(row, of: key) { return row }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  private func isRow(_ start: Int, of key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !key.isEmpty, start + key.count <= bytes.count else { return false }
    for index in key.indices where bytes[start + index] != key[index] { return false }
    let end = start + key.count
    return end == bytes.count || bytes[end] == Self.tab || bytes[end] == Self.newline
  }

  /// At most half of the slots are taken.
  private static func slots(of bytes: UnsafeBufferPointer<UInt8>, firstRow: Int) -> [UInt64] {
    var count = 2
    let rows = bytes[firstRow...].count { $0 == newline } + 1
    while count < 2 * rows { count *= 2 }
    var slots = [UInt64](repeating: 0, count: count)
    var row = firstRow
    while row < bytes.count {
      var end = row
      while end < bytes.count, bytes[end] != tab, bytes[end] != newline { end += 1 }
      let hash = hash(bytes[row..<end])
      var slot = Int(hash) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt64(hash) << 32 | UInt64(row)
      row = lineEnd(after: end, in: bytes) + 1
    }
    return slots
  }

  private static func hash(_ key: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  private static func lineEnd(after start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != newline { end += 1 }
    return end
  }
}
