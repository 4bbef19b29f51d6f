import AnnalsAnnotation
import AnnalsRecords

/// Takes numbers from one unit to another, only where every digit comes out right.
package struct ExactConversion {
  private let numerator, denominator: DecimalNumber

  /// Nil where one of the units has no size in SI, or they measure different things.
  package init?(from unit: UnitRecord, to other: UnitRecord) {
    let zero = DecimalNumber(0)
    guard let siUnit = unit.siUnit, siUnit == other.siUnit, unit.siOffset == zero,
      other.siOffset == zero, let multiplier = unit.siMultiplier, let divisor = unit.siDivisor,
      let otherMultiplier = other.siMultiplier, let otherDivisor = other.siDivisor,
      let numerator = multiplier.multiplied(by: otherDivisor),
      let denominator = divisor.multiplied(by: otherMultiplier), denominator != zero
    else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Nil where the number has no end in decimals, or too many digits.
  package func callAsFunction(_ value: DecimalNumber) -> DecimalNumber? {
    value.multiplied(by: numerator).flatMap { Self.quotient($0, denominator) }
  }

  private static func quotient(_ value: DecimalNumber, _ divisor: DecimalNumber) -> DecimalNumber? {
    let common = greatestCommonDivisor(value.mantissa.magnitude, divisor.mantissa.magnitude)
    guard common > 0 else { return DecimalNumber(0) }
    var rest = Int64(divisor.mantissa.magnitude / common)
    var mantissa = value.mantissa / Int64(common)
    if divisor.mantissa < 0 { mantissa = -mantissa }
    var exponent = value.exponent - divisor.exponent
    // Tenths, as long as twos and fives are left below.
    while rest > 1 {
      let factor: Int64 = rest % 10 == 0 ? 10 : rest % 2 == 0 ? 2 : 5
      guard rest % factor == 0 else { return nil }
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10 / factor)
      if overflow { return nil }
      mantissa = product
      rest /= factor
      exponent -= 1
    }
    return DecimalNumber(mantissa: mantissa, exponent: exponent)
  }

  private static func greatestCommonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }
}
