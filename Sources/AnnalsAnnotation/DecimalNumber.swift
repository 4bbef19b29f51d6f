/// An exact decimal number: `mantissa · 10^exponent`. Always in lowest terms (no trailing zeros in the
/// mantissa), so that equal numbers are equal values and print alike.
public struct DecimalNumber: Hashable, Sendable {
  public let mantissa: Int64
  public let exponent: Int

  public init(mantissa: Int64, exponent: Int = 0) {
    var mantissa = mantissa
    var exponent = mantissa == 0 ? 0 : exponent
    while mantissa != 0 && mantissa % 10 == 0 {
      mantissa /= 10
      exponent += 1
    }
    self.mantissa = mantissa
    self.exponent = exponent
  }

  public init(_ integer: Int) { self.init(mantissa: Int64(integer)) }

  /// The nearest decimal with up to `digits` significant digits; for quotients such as a third.
  public init(rounding value: Double, digits: Int = 6) {
    guard value != 0, value.isFinite else {
      self.init(mantissa: 0)
      return
    }
    var exponent = 0
    var scaled = abs(value)
    let limit = (0..<digits).reduce(1.0) { product, _ in product * 10 }
    while scaled < limit / 10 {
      scaled *= 10
      exponent -= 1
    }
    while scaled >= limit {
      scaled /= 10
      exponent += 1
    }
    let mantissa = Int64(scaled.rounded())
    self.init(mantissa: value < 0 ? -mantissa : mantissa, exponent: exponent)
  }

  /// Reads plain notation with an optional sign and decimal point: `45`, `-0.5`, `1250.75`. Group
  /// separators, exponents, more than 18 significant digits and anything else give nil.
  public init?(parsing text: some Sequence<UInt8>) {
    var mantissa: Int64 = 0
    var exponent = 0
    var digits = 0
    var isNegative = false
    var sawPoint = false
    var isFirst = true
    for byte in text {
      switch byte {
      case UInt8(ascii: "-") where isFirst: isNegative = true
      case UInt8(ascii: ".") where !sawPoint && digits > 0: sawPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
        if overflow || carry { return nil }
        mantissa = sum
        digits += 1
        if sawPoint { exponent -= 1 }
      default: return nil
      }
      isFirst = false
    }
    if digits == 0 || (sawPoint && exponent == 0) { return nil }
    self.init(mantissa: isNegative ? -mantissa : mantissa, exponent: exponent)
  }

  /// The exact product, or nil where it needs more than 64 bits.
  public func multiplied(by other: DecimalNumber) -> DecimalNumber? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
    return overflow ? nil : DecimalNumber(mantissa: product, exponent: exponent + other.exponent)
  }

  /// The exact sum, or nil where it needs more than 64 bits.
  public func adding(_ other: DecimalNumber) -> DecimalNumber? {
    let shared = min(exponent, other.exponent)
    guard let left = aligned(to: shared), let right = other.aligned(to: shared) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : DecimalNumber(mantissa: sum, exponent: shared)
  }

  public static prefix func - (number: DecimalNumber) -> DecimalNumber {
    DecimalNumber(mantissa: -number.mantissa, exponent: number.exponent)
  }

  /// The nearest floating-point value; for comparison and display, never for publishing.
  public var doubleValue: Double { Double(description) ?? .nan }

  /// The integer, where the number is one that fits.
  public var integerValue: Int? {
    if exponent < 0 { return nil }
    return aligned(to: 0).map(Int.init)
  }

  private func aligned(to shared: Int) -> Int64? {
    var value = mantissa
    for _ in 0..<max(0, exponent - shared) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }
}

extension DecimalNumber: Comparable {
  public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    let shared = min(left.exponent, right.exponent)
    if let leftValue = left.aligned(to: shared), let rightValue = right.aligned(to: shared) {
      return leftValue < rightValue
    }
    return left.doubleValue < right.doubleValue
  }
}

extension DecimalNumber: CustomStringConvertible {
  /// Plain notation, never with an exponent: `45000000`, `0.333333`, `-2.5`.
  public var description: String {
    let digits = String(mantissa.magnitude)
    let sign = mantissa < 0 ? "-" : ""
    if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
    let point = digits.utf8.count + exponent
    if point > 0 { return sign + digits.prefix(point) + "." + digits.dropFirst(point) }
    return sign + "0." + String(repeating: "0", count: -point) + digits
  }
}
