import AnnalsAnnotation
import AnnalsRecords

/// The numbers that a claim allows: an end is missing where it is open-ended.
///
/// A number as written stands for all that would be rounded to it ("67 million" for 66.5 to 67.5), with at
/// least two digits ("30 million" for 29.5 to 30.5); "about" allows a tenth more or less.
package struct ClaimInterval {
  private let low, high: DecimalNumber?
  private let isLowOpen, isHighOpen: Bool
  /// What would be rounded to the one number that is named; nil for ranges and bounds.
  private let rounding: (low: DecimalNumber, high: DecimalNumber)?
  private let bound: FigureBound

  /// - Parameters: as the figure has them.
  package init(value: DecimalNumber?, low: DecimalNumber?, high: DecimalNumber?, bound: FigureBound)
  {
    self.bound = bound
    let rounding = value.flatMap { Self.rounding(of: $0) }
    self.rounding = rounding
    isLowOpen = bound == .moreThan
    isHighOpen = bound == .lessThan || bound == .exact && rounding != nil
    switch bound {
    case .exact:
      self.low = rounding?.low ?? value
      self.high = rounding?.high ?? value
    case .about:
      let ends = [Self.less, Self.more].map { value?.multiplied(by: $0) ?? value }
      self.low = ends.compactMap { $0 }.min()
      self.high = ends.compactMap { $0 }.max()
    case .atLeast, .moreThan, .atMost, .lessThan, .range, .vague:
      self.low = low
      self.high = high
    }
  }

  private static let less = DecimalNumber(mantissa: 9, exponent: -1)
  private static let more = DecimalNumber(mantissa: 11, exponent: -1)

  /// Half a unit of the last digit on both sides.
  private static func rounding(
    of value: DecimalNumber
  ) -> (low: DecimalNumber, high: DecimalNumber)? {
    let digits = value.mantissa.magnitude < 10 ? 2 : 1
    let half = DecimalNumber(mantissa: 5, exponent: value.exponent - digits)
    guard let low = value.adding(-half), let high = value.adding(half) else { return nil }
    return (low, high)
  }

  /// `agree`: all name the same number, or the same bound or range. `conflict`: some two can't both be true.
  /// `overlap`: any two can, so that some number is allowed by all, as intervals on a line are.
  package static func agreement(of intervals: [ClaimInterval]) -> Agreement {
    if areSame(intervals) { return .agree }
    let low = intervals.compactMap { interval in
      interval.low.map { (number: $0, isOpen: interval.isLowOpen) }
    }.max { ($0.number, $0.isOpen ? 1 : 0) < ($1.number, $1.isOpen ? 1 : 0) }
    let high = intervals.compactMap { interval in
      interval.high.map { (number: $0, isOpen: interval.isHighOpen) }
    }.min { ($0.number, $0.isOpen ? 0 : 1) < ($1.number, $1.isOpen ? 0 : 1) }
    guard let low, let high else { return .overlap }
    if low.number > high.number { return .conflict }
    return low.number == high.number && (low.isOpen || high.isOpen) ? .conflict : .overlap
  }

  private static func areSame(_ intervals: [ClaimInterval]) -> Bool {
    let roundings = intervals.compactMap(\.rounding)
    if roundings.count == intervals.count, let low = roundings.map(\.low).max(),
      let high = roundings.map(\.high).min()
    {
      return low < high
    }
    guard let first = intervals.first else { return true }
    return intervals.allSatisfy {
      $0.bound == first.bound && $0.low == first.low && $0.high == first.high
    }
  }
}
