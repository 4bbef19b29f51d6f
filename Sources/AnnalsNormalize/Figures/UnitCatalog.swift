import AnnalsAnnotation
import AnnalsLexicons
import AnnalsRecords

/// What the lexicons `Figures/units` and `Figures/conversions` say of each unit: its kind, its code (UCUM,
/// or ISO 4217 for money) and its exact size in SI.
struct UnitCatalog: Sendable {
  private struct Entry: Sendable {
    var kind: FigureKind
    var code: String?
    var conversion: UnitConversion?
  }

  private var entries: [String: Entry] = [:]

  init(lexicons: Lexicons) {
    for row in lexicons.file("Figures/units").rows {
      guard let kind = FigureKind(rawValue: row.cells[2]) else {
        preconditionFailure("Figures/units:\(row.line): no kind '\(row.cells[2])'")
      }
      let code = row.cells[3].isEmpty ? nil : row.cells[3]
      entries[row.cells[1]] = Entry(kind: kind, code: code)
    }
    for row in lexicons.file("Figures/conversions").rows {
      guard let conversion = UnitConversion(row.cells), entries[row.cells[0]] != nil else {
        preconditionFailure("Figures/conversions:\(row.line): no conversion of a unit")
      }
      entries[row.cells[0]]?.conversion = conversion
    }
  }

  /// A rate has a code where both sides have one in UCUM; currencies have none there.
  func code(of name: UnitName) -> String? {
    guard let denominator = name.denominator else { return name.unit.flatMap { entries[$0]?.code } }
    guard let above = ucum(of: name.unit), let below = ucum(of: denominator) else { return nil }
    return above + "/" + below
  }

  private func ucum(of unit: String?) -> String? {
    guard let entry = unit.flatMap({ entries[$0] }), entry.kind != .money else { return nil }
    return entry.code
  }

  /// The row of a unit. A unit that the lexicons don't know comes from lines that others made; it is a
  /// number of something.
  func record(of name: UnitName) -> UnitRecord {
    var record = UnitRecord()
    record.name = name.description
    record.code = code(of: name)
    let entry = name.unit.flatMap { entries[$0] }
    var conversion = entry?.conversion
    record.kind = entry?.kind ?? .number
    if let denominator = name.denominator {
      record.kind = .rate
      conversion = entries[denominator]?.conversion.flatMap { conversion?.per($0) }
    }
    record.siUnit = conversion?.siUnit
    record.siMultiplier = conversion?.multiplier
    record.siDivisor = conversion?.divisor
    record.siOffset = conversion?.offset
    return record
  }
}
