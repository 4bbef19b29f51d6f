/// Tells days and months that the calendar has from those that only look like it.
///
/// Years are astronomical (0 is 1 BC) in the proleptic Gregorian calendar, as EDTF counts them.
enum CalendarDay {
  /// Whether the day exists: `1958-02-28` does, `1958-02-30` doesn't.
  ///
  /// - Parameter bytes: of the form `-?YYYY-MM-DD`.
  static func isReal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    isReal(atom: bytes[...])
  }

  /// Whether each month, season and day in an EDTF date exists: `1958-21` (spring) and `1958-02/1958-06`
  /// do, `1958-13` and `1958-02-30~` don't.
  ///
  /// - Parameter bytes: of the form that `FieldPattern.edtf` admits.
  static func hasRealDates(edtf bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let isSeparator = { (byte: UInt8) in "/,.[]{}~?%".utf8.contains(byte) }
    return bytes.split(whereSeparator: isSeparator).allSatisfy(isReal(atom:))
  }

  /// A year with an optional month and day, each perhaps with X for what isn't known.
  private static func isReal(atom: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    let digits = atom.first == UInt8(ascii: "-") ? atom.dropFirst() : atom
    if digits.count == 4 { return true }
    let parts = digits.split(separator: UInt8(ascii: "-"))
    guard parts.count == 2 || parts.count == 3 else { return false }
    let month = number(parts[1])
    if parts.count == 2 { return month.map { 1...12 ~= $0 || 21...41 ~= $0 } ?? true }
    guard let month else { return number(parts[2]).map { 1...31 ~= $0 } ?? true }
    guard 1...12 ~= month else { return false }
    let isNegative = atom.first == UInt8(ascii: "-")
    let year = number(parts[0]).map { isNegative ? -$0 : $0 }
    return number(parts[2]).map { 1...dayCount(month: month, year: year) ~= $0 } ?? true
  }

  private static func number(_ digits: UnsafeBufferPointer<UInt8>.SubSequence) -> Int? {
    var value = 0
    for byte in digits {
      guard PlainNumber.isDigit(byte) else { return nil }
      value = value * 10 + Int(byte & 15)
    }
    return value
  }

  /// Days of a month; of the longest such month where the year isn't known.
  private static func dayCount(month: Int, year: Int?) -> Int {
    switch month {
    case 2:
      guard let year else { return 29 }
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// Whether the first day is before or the same as the second; both of the form `-?YYYY-MM-DD`.
  static func isOrdered(
    _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    sortKey(first) <= sortKey(second)
  }

  private static func sortKey(_ day: UnsafeBufferPointer<UInt8>) -> Int {
    let isNegative = day.first == UInt8(ascii: "-")
    let parts = day[(isNegative ? 1 : 0)...].split(separator: UInt8(ascii: "-"))
    guard parts.count == 3, let year = number(parts[0]), let month = number(parts[1]),
      let date = number(parts[2])
    else { return 0 }
    return (isNegative ? -year : year) * 10_000 + month * 100 + date
  }
}
