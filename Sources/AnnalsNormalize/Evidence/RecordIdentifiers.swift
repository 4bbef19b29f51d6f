import AnnalsRecords

/// Gives the ids of one table's rows in one document: a hash of source, table, exact text, and how often
/// that text has occurred before in that table. So an edit moves only the ids of equal texts behind it.
package struct RecordIdentifiers {
  private var occurrences: [String: Int] = [:]
  private let seed: UInt64
  private let prefix: String

  package init<Record: EvidencedRecord>(_: Record.Type, sourceID: String) {
    prefix = Record.idPrefix
    seed = Self.hash("\(sourceID)\u{0}\(Record.tableName)\u{0}", from: Self.offsetBasis)
  }

  /// The id of the next row with this exact text.
  package mutating func next(exact: String) -> String {
    // By itself: within the call below the counts would be held twice, and copied.
    let number = nextNumber(exact: exact)
    return identifier(number)
  }

  /// The same as a number, which takes less room.
  mutating func nextNumber(exact: String) -> UInt64 {
    let occurrence = Self.count(&occurrences[exact, default: 0])
    let hash = Self.hash(exact, from: seed)
    return Self.mix(hash ^ UInt64(occurrence) &* 0x9e37_79b9_7f4a_7c15)
  }

  /// The id that a number stands for.
  func identifier(_ number: UInt64) -> String { prefix + "-" + Self.hexadecimal(number) }

  private static func count(_ number: inout Int) -> Int {
    defer { number += 1 }
    return number
  }

  /// The id of a row that stands in no text: a hash of what makes it what it is, so that it has the same
  /// in every document.
  package static func identifier(prefix: String, of values: [String]) -> String {
    let hash = values.reduce(offsetBasis) { mix(step(sum(of: $1, from: $0), 0)) }
    return prefix + "-" + hexadecimal(hash)
  }

  private static let offsetBasis: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func hash(_ text: String, from seed: UInt64) -> UInt64 {
    mix(sum(of: text, from: seed))
  }

  private static func sum(of text: String, from seed: UInt64) -> UInt64 {
    text.utf8.reduce(seed, step)
  }

  /// A number that equal texts share.
  static func fingerprint(_ utf8: some Sequence<UInt8>) -> UInt64 {
    utf8.reduce(offsetBasis, step)
  }

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Spreads every bit over the 48 that are shown.
  private static func mix(_ value: UInt64) -> UInt64 {
    var value = (value ^ (value >> 33)) &* 0xff51_afd7_ed55_8ccd
    value = (value ^ (value >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return value ^ (value >> 33)
  }

  private static func hexadecimal(_ hash: UInt64) -> String {
    String(unsafeUninitializedCapacity: 12) { buffer in
      for index in 0..<12 {
        let digit = UInt8(truncatingIfNeeded: hash >> UInt64(60 - index * 4) & 15)
        buffer[index] = digit < 10 ? 0x30 + digit : 0x61 + digit - 10
      }
      return 12
    }
  }
}
