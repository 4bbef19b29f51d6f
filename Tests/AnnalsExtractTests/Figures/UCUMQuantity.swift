import Foundation

/// What a UCUM code stands for, worked out from the definitions of UCUM alone, as an exact fraction of
/// metre, gram, second, ampere and kelvin. It knows the atoms that the conversions are checked with.
struct UCUMQuantity: Equatable {
  private var numerator: Decimal = 1
  private var denominator: Decimal = 1
  /// Exponents of m, g, s, A and K.
  private var dimension = [0, 0, 0, 0, 0]

  /// Nil for a code with an atom that isn't known here.
  init?(_ code: String) {
    var isBelow = false
    for part in code.split(separator: "/", omittingEmptySubsequences: false) {
      for component in part.split(separator: ".") {
        guard let quantity = Self.component(String(component)) else { return nil }
        multiply(by: quantity, inverted: isBelow)
      }
      isBelow = true
    }
  }

  /// Whether this is `multiplier ÷ divisor` times the other.
  func equals(_ multiplier: Decimal, over divisor: Decimal, of other: UCUMQuantity) -> Bool {
    dimension == other.dimension
      && numerator * other.denominator * divisor == other.numerator * denominator * multiplier
  }

  private init(numerator: Decimal, dimension: [Int]) {
    self.numerator = numerator
    self.dimension = dimension
  }

  private mutating func multiply(by other: UCUMQuantity, inverted: Bool) {
    numerator *= inverted ? other.denominator : other.numerator
    denominator *= inverted ? other.numerator : other.denominator
    dimension = zip(dimension, other.dimension).map { inverted ? $0 - $1 : $0 + $1 }
  }

  /// An atom with its prefix and exponent: `km2`, `[mi_i]2`, `1`.
  private static func component(_ text: String) -> UCUMQuantity? {
    if let number = Int(text) { return UCUMQuantity(numerator: Decimal(number), dimension: none) }
    let exponent = text.last?.wholeNumberValue
    let name = exponent == nil ? text : String(text.dropLast())
    guard let atom = atom(name) ?? prefixed(name) else { return nil }
    var power = UCUMQuantity(numerator: 1, dimension: none)
    for _ in 0..<(exponent ?? 1) { power.multiply(by: atom, inverted: false) }
    return power
  }

  private static func prefixed(_ name: String) -> UCUMQuantity? {
    guard let first = name.first, let power = prefixes[first],
      var quantity = atom(String(name.dropFirst()))
    else { return nil }
    let scale = Decimal(sign: .plus, exponent: abs(power), significand: 1)
    if power > 0 { quantity.numerator *= scale } else { quantity.denominator *= scale }
    return quantity
  }

  private static func atom(_ name: String) -> UCUMQuantity? {
    if let base = bases.firstIndex(of: name) {
      var dimension = none
      dimension[base] = 1
      return UCUMQuantity(numerator: 1, dimension: dimension)
    }
    guard let (number, code) = derived[name], let number = Decimal(string: number),
      var quantity = UCUMQuantity(code)
    else { return nil }
    quantity.numerator *= number
    return quantity
  }

  private static let none = [0, 0, 0, 0, 0]
  private static let bases = ["m", "g", "s", "A", "K"]
  private static let prefixes: [Character: Int] = [
    "T": 12, "G": 9, "M": 6, "k": 3, "h": 2, "d": -1, "c": -2, "m": -3, "u": -6, "n": -9,
  ]

  /// As UCUM defines each: a number, and a code made of atoms before it.
  private static let derived: [String: (String, String)] = [
    "%": ("1", "1/100"), "[ppth]": ("1", "1/1000"), "[ppm]": ("1", "1/1000000"),
    "[ppb]": ("1", "1/1000000000"), "min": ("60", "s"), "h": ("60", "min"), "d": ("24", "h"),
    "wk": ("7", "d"), "L": ("1", "dm3"), "t": ("1000", "kg"), "ar": ("100", "m2"),
    "N": ("1", "kg.m/s2"), "J": ("1", "N.m"), "W": ("1", "J/s"), "Pa": ("1", "N/m2"),
    "V": ("1", "J/C"), "C": ("1", "A.s"), "Hz": ("1", "1/s"),
    "[in_i]": ("2.54", "cm"), "[ft_i]": ("12", "[in_i]"), "[yd_i]": ("3", "[ft_i]"),
    "[mi_i]": ("5280", "[ft_i]"), "[fth_i]": ("6", "[ft_i]"), "[nmi_i]": ("1852", "m"),
    "[kn_i]": ("1", "[nmi_i]/h"), "[sin_i]": ("1", "[in_i]2"), "[sft_i]": ("1", "[ft_i]2"),
    "[syd_i]": ("1", "[yd_i]2"), "[cin_i]": ("1", "[in_i]3"), "[cft_i]": ("1", "[ft_i]3"),
    "[cyd_i]": ("1", "[yd_i]3"), "[gr]": ("64.79891", "mg"), "[oz_av]": ("437.5", "[gr]"),
    "[lb_av]": ("16", "[oz_av]"), "[stone_av]": ("14", "[lb_av]"), "[scwt_av]": ("100", "[lb_av]"),
    "[ston_av]": ("20", "[scwt_av]"), "[lcwt_av]": ("112", "[lb_av]"),
    "[lton_av]": ("20", "[lcwt_av]"), "[car_m]": ("0.2", "g"), "[g]": ("9.80665", "m/s2"),
    "[lbf_av]": ("1", "[lb_av].[g]"), "[psi]": ("1", "[lbf_av]/[sin_i]"),
  ]
}
