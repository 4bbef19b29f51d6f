import AnnalsAnnotation

/// A token that starts with digits, taken apart: `3½` is 3.5, `1.2m` is 1.2 with the suffix `m`.
struct DigitForm {
  let value: DecimalNumber
  /// Whether a comma groups it (`1,390`), which no year has.
  let isGrouped: Bool
  let hasPoint: Bool
  let digitCount: Int
  /// The letters after the number; empty for a plain number.
  let suffix: ArraySlice<UInt8>

  /// Nil where the token is no number: several points, leading zeros of a code, over 18 digits.
  init?(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    var digits: [UInt8] = []
    var isGrouped = false
    var hasPoint = false
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte &- 0x30 < 10 {
        digits.append(byte)
      } else if byte == UInt8(ascii: ",") {
        isGrouped = true
      } else if byte == UInt8(ascii: "."), !hasPoint, !digits.isEmpty {
        hasPoint = true
        digits.append(byte)
      } else {
        break
      }
      index += 1
    }
    let fraction = Self.fraction(bytes[index...])
    if digits.isEmpty && fraction == nil { return nil }
    if digits.count > 1, digits[0] == UInt8(ascii: "0"), digits[1] != UInt8(ascii: ".") {
      return nil
    }
    guard let whole = digits.isEmpty ? DecimalNumber(0) : DecimalNumber(parsing: digits) else {
      return nil
    }
    guard let value = fraction.map({ whole.adding($0.value) }) ?? whole else { return nil }
    self.value = value
    self.isGrouped = isGrouped
    self.hasPoint = hasPoint
    digitCount = digits.count
    suffix = bytes[(index + (fraction?.utf8Count ?? 0))...]
  }

  /// Thirds are rounded, the rest is exact.
  private static let fractions: [(scalar: Unicode.Scalar, value: DecimalNumber)] = [
    ("½", DecimalNumber(mantissa: 5, exponent: -1)),
    ("¼", DecimalNumber(mantissa: 25, exponent: -2)),
    ("¾", DecimalNumber(mantissa: 75, exponent: -2)), ("⅓", DecimalNumber(rounding: 1.0 / 3)),
    ("⅔", DecimalNumber(rounding: 2.0 / 3)), ("⅕", DecimalNumber(mantissa: 2, exponent: -1)),
    ("⅖", DecimalNumber(mantissa: 4, exponent: -1)),
    ("⅗", DecimalNumber(mantissa: 6, exponent: -1)),
    ("⅘", DecimalNumber(mantissa: 8, exponent: -1)),
    ("⅛", DecimalNumber(mantissa: 125, exponent: -3)),
    ("⅜", DecimalNumber(mantissa: 375, exponent: -3)),
    ("⅙", DecimalNumber(rounding: 1.0 / 6)), ("⅚", DecimalNumber(rounding: 5.0 / 6)),
    ("⅐", DecimalNumber(rounding: 1.0 / 7)), ("⅑", DecimalNumber(rounding: 1.0 / 9)),
    ("⅒", DecimalNumber(mantissa: 1, exponent: -1)),
    ("⅝", DecimalNumber(mantissa: 625, exponent: -3)),
    ("⅞", DecimalNumber(mantissa: 875, exponent: -3)),
  ]

  private static func fraction(
    _ bytes: ArraySlice<UInt8>
  ) -> (value: DecimalNumber, utf8Count: Int)? {
    guard let first = bytes.first, first >= 0x80 else { return nil }
    for (scalar, value) in fractions {
      let utf8 = UTF8.encode(scalar)!
      if bytes.starts(with: utf8) { return (value, utf8.count) }
    }
    return nil
  }
}
