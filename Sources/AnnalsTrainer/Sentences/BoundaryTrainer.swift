import AnnalsLanguage

/// Learns the weights of sentence boundaries: an averaged perceptron with a margin, in integers, so that
/// every machine gets the same.
struct BoundaryTrainer {
  /// How far on the right side of zero a place's sum should lie.
  private static let margin: Int32 = 12
  /// What one unit of an averaged weight is in the file.
  private static let scale = 256

  private var weights = [Int32](repeating: 0, count: BoundaryWalk.rows)
  /// Of each weight, the sum over all steps before it changed last.
  private var totals = [Int64](repeating: 0, count: BoundaryWalk.rows)
  private var changed = [Int64](repeating: 0, count: BoundaryWalk.rows)
  private var step: Int64 = 0

  /// Goes through all examples in an order that the round's number fixes.
  ///
  /// - Returns: how many places were on the wrong side.
  mutating func learn(_ examples: BoundaryExamples, round: Int) -> Int {
    var errors = 0
    // Steps through all places by a stride that shares no divisor with their number.
    let stride = Self.stride(examples.count, round)
    var place = round % max(examples.count, 1)
    for _ in 0..<examples.count {
      let start = place == 0 ? 0 : examples.ends[place - 1]
      if learn(examples.rows[start..<examples.ends[place]], isEnd: examples.labels[place]) {
        errors += 1
      }
      place = (place + stride) % examples.count
    }
    return errors
  }

  private mutating func learn(_ rows: ArraySlice<UInt32>, isEnd: Bool) -> Bool {
    step += 1
    var sum: Int32 = 0
    for row in rows { sum += weights[Int(row)] }
    let signed = isEnd ? sum : -sum
    if signed > Self.margin { return false }
    let change: Int32 = isEnd ? 1 : -1
    for row in rows {
      let row = Int(row)
      totals[row] += Int64(weights[row]) * (step - changed[row])
      changed[row] = step
      weights[row] += change
    }
    return signed <= 0
  }

  private static func stride(_ count: Int, _ round: Int) -> Int {
    var stride = count * 5 / 13 + 7919 * round
    while divisor(stride, count) != 1 { stride += 1 }
    return stride
  }

  private static func divisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? first : divisor(second, first % second)
  }

  /// The averages, sixteen bits a row, little-endian.
  func weightBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    for row in weights.indices {
      let total = totals[row] + Int64(weights[row]) * (step - changed[row])
      let average = (total * Int64(Self.scale)) / max(step, 1)
      let weight = UInt16(bitPattern: Int16(clamping: average))
      bytes.append(UInt8(truncatingIfNeeded: weight))
      bytes.append(UInt8(truncatingIfNeeded: weight >> 8))
    }
    return bytes
  }
}
