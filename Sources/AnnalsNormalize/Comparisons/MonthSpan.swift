/// A stretch of whole months, counted from January of the year 0.
package struct MonthSpan: Hashable, Sendable {
  /// The first and the last month.
  package let first, last: Int

  /// From one month to another, or the first alone where the last lies before it.
  package init(first: Int, last: Int) {
    self.first = first
    self.last = max(first, last)
  }

  /// Whole years, the last included.
  package init(years first: Int, _ last: Int) {
    self.init(first: first * 12, last: last * 12 + 11)
  }

  /// The months of an EDTF date whose years are known: "1958-05" is one, "1958-22" the three of a season,
  /// "1959-10/1960-04" seven; anything else is its years whole.
  package init(edtf: String, yearStart: Int, yearEnd: Int) {
    let sides = edtf.split(separator: "/")
    let first = sides.first.flatMap { Self.months(of: $0) }
    let last = sides.last.flatMap { Self.months(of: $0) }
    self.init(
      first: yearStart * 12 + (first?.lowerBound ?? 0),
      last: yearEnd * 12 + (last?.upperBound ?? 11))
  }

  /// Months of their year, from 0; nil for a year by itself and for what is no date.
  private static func months(of date: Substring) -> ClosedRange<Int>? {
    let parts = date.dropFirst(date.hasPrefix("-") ? 1 : 0).split(separator: "-")
    guard parts.count > 1, let number = Int(parts[1].prefix(2)) else { return nil }
    switch number {
    case 1...12: return number - 1...number - 1
    // Winter is that in which the year ends.
    case 21...24: return (number - 21) * 3 + 2...(number - 21) * 3 + 4
    default: return nil
    }
  }

  /// How many months it has.
  package var count: Int { last - first + 1 }
  var firstYear: Int { Self.year(of: first) }
  var lastYear: Int { Self.year(of: last) }

  private static func year(of month: Int) -> Int { month >= 0 ? month / 12 : (month - 11) / 12 }

  /// All months of the years that it lies in.
  var wholeYears: MonthSpan { MonthSpan(years: firstYear, lastYear) }

  var isOneYear: Bool { firstYear == lastYear }

  /// Whether some month is in both.
  package func overlaps(_ other: MonthSpan) -> Bool { first <= other.last && other.first <= last }

  /// Whether the two are the same, or one holds the other and isn't two and a half times as long: the dead of one
  /// year are not those of five.
  package func isSame(as other: MonthSpan) -> Bool {
    let shared = min(last, other.last) - max(first, other.first) + 1
    return shared == min(count, other.count) && 5 * shared > 2 * max(count, other.count)
  }

  /// As EDTF: years where they are whole, else months.
  package var edtf: String {
    if self == wholeYears {
      return isOneYear ? Self.text(firstYear) : Self.text(firstYear) + "/" + Self.text(lastYear)
    }
    let start = Self.text(month: first)
    return first == last ? start : start + "/" + Self.text(month: last)
  }

  private static func text(_ year: Int) -> String {
    let digits = String(year.magnitude)
    let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return year < 0 ? "-" + padded : padded
  }

  private static func text(month: Int) -> String {
    let number = month - year(of: month) * 12 + 1
    return text(year(of: month)) + (number < 10 ? "-0" : "-") + String(number)
  }
}
