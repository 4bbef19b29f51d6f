import AnnalsRecords

/// A key as 128 bits, so that millions of ids fit in memory. Two unlike keys of a billion share them
/// with a chance under one in 10^20.
struct KeyHash: Hashable {
  private var low: UInt64 = 0xCBF2_9CE4_8422_2325
  private var high: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Adds a value; an end mark keeps (`ab`, `c`) apart from (`a`, `bc`).
  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { add(byte) }
    add(0xFF)
  }

  @inline(__always)
  private mutating func add(_ byte: UInt8) {
    low = (low ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    high = (high ^ UInt64(byte)) &* 0xD6E8_FEB8_6659_FD93
    high ^= high >> 29
  }

  init(_ text: String) { Array(text.utf8).withUnsafeBufferPointer { add($0) } }

  /// The key of a row; nil where one of its values is missing.
  init?(_ row: TableRow, columns: [Int]) {
    for column in columns {
      if row.isMissing(column) { return nil }
      row.withBytes(of: column) { add($0) }
    }
  }
}

/// The ids that each table has, and the references that still wait for one.
final class KeyIndex {
  private var known: [String: Set<KeyHash>] = [:]
  private var finished: Set<String> = []
  /// Tables that could not be read to their end: nobody knows which ids they would have had.
  private var partial: Set<String> = []
  private var pending: [Pending] = []
  private let findings: Findings

  private struct Pending {
    let path: String
    let place: Place
    let field: String
    let reference: FieldDefinition.Reference
    let hash: KeyHash
    let value: String
  }

  init(findings: Findings) { self.findings = findings }

  func add(_ hash: KeyHash, to table: String) { known[table, default: []].insert(hash) }

  func contains(_ hash: KeyHash, in table: String) -> Bool {
    known[table]?.contains(hash) ?? false
  }

  func finish(_ table: String, isPartial: Bool) {
    finished.insert(table)
    if isPartial { partial.insert(table) }
  }

  /// Whether rows of a table are unknown because none of its files could be read to the end.
  func isPartial(_ table: String) -> Bool { partial.contains(table) }

  /// Tells a reference to an id that its table lacks; one to a row that may still come, such as a later
  /// row of the same table, is put off.
  func check(
    _ row: TableRow, _ column: Int, _ field: FieldDefinition,
    _ reference: FieldDefinition.Reference,
    path: String
  ) {
    guard let hash = KeyHash(row, columns: [column]) else { return }
    if contains(hash, in: reference.table) { return }
    let found = Pending(
      path: path, place: row.cells[column].place, field: field.name, reference: reference,
      hash: hash, value: row.text(column))
    if finished.contains(reference.table) { tell(found) } else { pending.append(found) }
  }

  /// Tells the references that no row has answered.
  func checkPending() {
    for reference in pending where !contains(reference.hash, in: reference.reference.table) {
      tell(reference)
    }
    pending.removeAll()
  }

  private func tell(_ found: Pending) {
    let reference = found.reference
    if isPartial(reference.table) { return }
    findings.add(
      found.path, line: found.place.line, column: found.place.column,
      "'\(found.field)' holds \(quoted(found.value)), expected a value of "
        + "\(reference.table).\(reference.field); \(Findings.rebuild)")
  }
}
