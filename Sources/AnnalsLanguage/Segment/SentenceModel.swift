import CAnnalsSentences

/// The weights that tell whether a sentence ends at a place: one a row of `BoundaryWalk`'s table.
package struct SentenceModel: Sendable {
  /// Sixteen bits each.
  private let weights: [Int16]

  /// - Parameter bytes: little-endian, two a row. Nil where their number is another.
  package init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == BoundaryWalk.rows * 2 else { return nil }
    weights = (0..<BoundaryWalk.rows).map { row in
      Int16(bitPattern: UInt16(bytes[row * 2]) | UInt16(bytes[row * 2 + 1]) << 8)
    }
  }

  /// The model that the binary carries. One of another size is a programmer's fault.
  package static let embedded: SentenceModel = {
    let bytes = UnsafeBufferPointer(
      start: annals_sentence_weights(), count: annals_sentence_weights_count())
    guard let model = SentenceModel(bytes: bytes) else {
      preconditionFailure("the sentence weights have \(bytes.count) bytes")
    }
    return model
  }()

  /// What the sum must exceed where no mark stands: a false end inside a clause costs the rules that read
  /// it more than a missed end between two headings.
  private static let unmarkedThreshold: Int32 = 1500

  @inline(__always)
  func endsSentence(_ place: BoundaryPlace) -> Bool {
    weights.withUnsafeBufferPointer { weights in
      var sum: Int32 = 0
      for row in place.rows { sum += Int32(weights[Int(row)]) }
      return sum > (place.isMarked ? 0 : Self.unmarkedThreshold)
    }
  }
}
