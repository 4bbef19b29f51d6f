import AnnalsAnnotation

/// The best row of entity tags in which every name is whole: begun, continued and ended with one type.
///
/// Of equal rows the one is taken whose last tag, then the one before it and so on, has the lowest raw
/// value.
package struct NameDecoder: Sendable {
  /// Column of the scores for each tag, in the order of raw values.
  private let columns: [Int]

  private static let types = EntityTag.types.count
  /// Worse than any row of scores.
  private static let impossible = Int.min / 2

  /// - Parameter tags: what the columns of the scores stand for, every tag once.
  package init(tags: [EntityTag]) {
    columns = EntityTag.all.map { tag in tags.firstIndex(of: tag)! }
  }

  /// The best scores of rows that end with a tag, after some words.
  private struct Ends {
    /// Outside names, or at the end of one, and the tag.
    var closed = 0
    var closedTag: UInt8 = 0
    /// Within a name of each type: at its first word or behind.
    var begun = SIMD4<Int>(repeating: NameDecoder.impossible)
    var inside = SIMD4<Int>(repeating: NameDecoder.impossible)
  }

  /// Writes the raw value of each word's tag.
  ///
  /// - Parameters:
  ///   - scores: a row of `stride` for each word.
  ///   - trail: room for two bytes a word.
  package func decode(
    _ scores: UnsafePointer<Int32>, stride: Int, count: Int,
    trail: UnsafeMutablePointer<UInt8>, into tags: UnsafeMutablePointer<UInt8>
  ) {
    var ends = Ends()
    columns.withUnsafeBufferPointer { columns in
      for word in 0..<count {
        advance(&ends, scores + word * stride, columns, trail: trail + 2 * word)
      }
    }
    var tag = ends.closedTag
    for word in (0..<count).reversed() {
      tags[word] = tag
      tag = Self.tag(before: tag, trail: trail + 2 * word)
    }
  }

  /// Adds a word. Its trail tells which tag a row that goes on had before it: outside names, and within
  /// one of each type.
  @inline(__always)
  private func advance(
    _ ends: inout Ends, _ scores: UnsafePointer<Int32>, _ columns: UnsafeBufferPointer<Int>,
    trail: UnsafeMutablePointer<UInt8>
  ) {
    var next = Ends()
    next.closed = ends.closed + Int(scores[columns[0]])
    trail[0] = ends.closedTag
    trail[1] = 0
    for type in 0..<Self.types {
      let first = 1 + 4 * type
      let isInside = ends.inside[type] > ends.begun[type]
      let open = isInside ? ends.inside[type] : ends.begun[type]
      if isInside { trail[1] |= 1 << UInt8(type) }
      next.begun[type] = ends.closed + Int(scores[columns[first]])
      next.inside[type] = max(open + Int(scores[columns[first + 1]]), Self.impossible)
      let ended = open + Int(scores[columns[first + 2]])
      let single = ends.closed + Int(scores[columns[first + 3]])
      if ended > next.closed { (next.closed, next.closedTag) = (ended, UInt8(first + 2)) }
      if single > next.closed { (next.closed, next.closedTag) = (single, UInt8(first + 3)) }
    }
    ends = next
  }

  @inline(__always)
  private static func tag(before tag: UInt8, trail: UnsafePointer<UInt8>) -> UInt8 {
    guard tag != 0 else { return trail[0] }
    let (type, position) = ((tag - 1) / 4, (tag - 1) % 4)
    guard position == 1 || position == 2 else { return trail[0] }
    return 4 * type + (trail[1] >> type & 1 == 0 ? 1 : 2)
  }
}
