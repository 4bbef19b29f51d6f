import AnnalsAnnotation
import AnnalsLexicons

/// The exact way from a value in a unit to SI: `(value + offset) × multiplier ÷ divisor`.
struct UnitConversion: Sendable {
  /// UCUM code.
  let siUnit: String
  let multiplier, divisor, offset: DecimalNumber

  private static let dimensionless = "1"

  private init(
    siUnit: String, multiplier: DecimalNumber, divisor: DecimalNumber, offset: DecimalNumber
  ) {
    self.siUnit = siUnit
    self.multiplier = multiplier
    self.divisor = divisor
    self.offset = offset
  }

  /// A row of `Figures/conversions`: unit, SI unit, multiplier, divisor, offset. Nil where a number is
  /// none, or the divisor 0.
  init?(_ cells: [String]) {
    guard let multiplier = DecimalNumber(parsing: cells[2].utf8),
      let divisor = DecimalNumber(parsing: cells[3].utf8), divisor != DecimalNumber(0),
      let offset = DecimalNumber(parsing: cells[4].utf8)
    else { return nil }
    self.init(siUnit: cells[1], multiplier: multiplier, divisor: divisor, offset: offset)
  }

  /// That of "one per the other". Nil for shares and temperatures, for a compound unit below, and where
  /// the product needs more digits than a number has.
  func per(_ other: UnitConversion) -> UnitConversion? {
    let zero = DecimalNumber(0)
    guard offset == zero, other.offset == zero, siUnit != Self.dimensionless,
      other.siUnit != Self.dimensionless, !other.siUnit.contains("/"),
      let multiplier = multiplier.multiplied(by: other.divisor),
      let divisor = divisor.multiplied(by: other.multiplier)
    else { return nil }
    return UnitConversion(
      siUnit: siUnit + "/" + other.siUnit, multiplier: multiplier, divisor: divisor, offset: zero)
  }
}
