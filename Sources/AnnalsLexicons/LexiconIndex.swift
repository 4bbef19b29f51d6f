import CAnnalsLexicons

/// Finds single rows of a lexicon by their first cell, where the rows are too many to be read at the start.
///
/// Rows are sorted by their bytes, so that a search by halves goes to the row in the binary itself: nothing
/// is read or made before. The first cells differ.
package struct LexiconIndex: Sendable {
  /// In the binary, never written: safe to share.
  private nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>
  private let firstRow: Int

  private static let newline = UInt8(ascii: "\n")
  private static let tab = UInt8(ascii: "\t")

  /// The lexicon named. A missing one is a programmer's fault.
  package init(named name: String) {
    bytes = LexiconFile.bytes(named: name)
    var start = 0
    while start < bytes.count, bytes[start] == UInt8(ascii: "#") {
      start = Self.lineEnd(after: start, in: bytes) + 1
    }
    firstRow = Self.lineEnd(after: start, in: bytes) + 1
  }

  /// The cells behind the first of the row that starts with the key; nil where there is none.
  package func cells(of key: [UInt8]) -> [Substring.UTF8View]? {
    guard let row = row(of: key) else { return nil }
    let line = String(
      decoding: bytes[row..<Self.lineEnd(after: row, in: bytes)], as: UTF8.self)
    return line.utf8.split(separator: Self.tab, omittingEmptySubsequences: false).dropFirst()
      .map { $0 }
  }

  /// Whether a row starts with the key.
  package func contains(_ key: [UInt8]) -> Bool { row(of: key) != nil }

  private func row(of key: [UInt8]) -> Int? {
    guard !key.isEmpty else { return nil }
    var low = firstRow
    var high = bytes.count
    while low < high {
      var middle = low + (high - low) / 2
      while middle > low, bytes[middle - 1] != Self.newline { middle -= 1 }
      switch order(of: key, rowAt: middle) {
      case .equal: return middle
      case .before: high = middle
      case .behind: low = Self.lineEnd(after: middle, in: bytes) + 1
      }
    }
    return nil
  }

  private enum Order { case before, equal, behind }

  private func order(of key: [UInt8], rowAt start: Int) -> Order {
    for (index, byte) in key.enumerated() {
      guard start + index < bytes.count else { return .behind }
      let other = bytes[start + index]
      if byte != other { return byte < other ? .before : .behind }
    }
    let end = start + key.count
    if end == bytes.count { return .equal }
    return bytes[end] == Self.tab || bytes[end] == Self.newline ? .equal : .before
  }

  private static func lineEnd(after start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != newline { end += 1 }
    return end
  }
}
