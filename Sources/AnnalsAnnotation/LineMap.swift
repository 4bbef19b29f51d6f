/// Which line of the raw file a place in the text came from.
public struct LineMap: Sendable, Equatable {
  /// From `utf8Offset` of the text on, characters stand in `line` (1-based) of the raw file.
  public struct Entry: Sendable, Equatable {
    public let utf8Offset: UInt32
    public let line: UInt32

    public init(utf8Offset: Int, line: Int) {
      self.utf8Offset = UInt32(clamping: utf8Offset)
      self.line = UInt32(clamping: line)
    }
  }

  /// Sorted by offset.
  public let entries: [Entry]

  /// - Parameter entries: sorted by offset; the first should be at offset 0.
  public init(entries: [Entry]) { self.entries = entries }

  /// The map of a text that stands in its file as it is, from `firstLine` on.
  public init(countingLinesOf utf8: [UInt8], firstLine: Int = 1) {
    var entries = [Entry(utf8Offset: 0, line: firstLine)]
    var line = firstLine
    utf8.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] == 0x0A {
        line += 1
        entries.append(Entry(utf8Offset: index + 1, line: line))
      }
    }
    self.entries = entries
  }

  /// The raw line (1-based) of a place in the text.
  public func line(at utf8Offset: Int) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if Int(entries[middle].utf8Offset) <= utf8Offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 1 : Int(entries[low - 1].line)
  }
}
