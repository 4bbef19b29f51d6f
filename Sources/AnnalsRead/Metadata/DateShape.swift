/// Checks an EDTF date as the published column allows it: a date, an interval or a set.
enum DateShape {
  /// Years of four digits with `X` for unknown ones, months or seasons, days, `~?%` after a whole date,
  /// `/` between dates, `[1958,1960..1962]`. `1958-13` and `Aug 1958` are none.
  static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
      return isEnd(bytes[..<slash]) && isEnd(bytes[(slash + 1)...]) && bytes.count > 1
    }
    if bytes.first == UInt8(ascii: "[") || bytes.first == UInt8(ascii: "{") { return isSet(bytes) }
    return isDate(bytes[...])
  }

  private static func isEnd(_ part: ArraySlice<UInt8>) -> Bool {
    part.isEmpty || part.elementsEqual("..".utf8) || isDate(part)
  }

  private static func isSet(_ bytes: [UInt8]) -> Bool {
    let close: UInt8 = bytes[0] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
    if bytes.count < 3 || bytes.last != close { return false }
    var body = bytes[1..<(bytes.count - 1)]
    if body.starts(with: "..".utf8) { body = body.dropFirst(2) }
    if body.suffix(2).elementsEqual("..".utf8) { body = body.dropLast(2) }
    for member in body.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let ends = range(member)
      if !isDate(ends.0) || !(ends.1.map(isDate) ?? true) { return false }
    }
    return true
  }

  private static func range(
    _ member: ArraySlice<UInt8>
  ) -> (ArraySlice<UInt8>, ArraySlice<UInt8>?) {
    guard let dot = member.firstIndex(of: UInt8(ascii: ".")), dot + 1 < member.endIndex,
      member[dot + 1] == UInt8(ascii: ".")
    else { return (member, nil) }
    return (member[..<dot], member[(dot + 2)...])
  }

  private static func isDate(_ part: ArraySlice<UInt8>) -> Bool {
    var rest = part
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let isQualified = rest.last.map { "~?%".utf8.contains($0) } ?? false
    if isQualified { rest = rest.dropLast() }
    let parts = rest.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let year = parts.first, parts.count <= 3 else { return false }
    if number(year, digits: 4) == nil {
      return parts.count == 1 && !isQualified && isYearWithUnknownDigits(year)
    }
    return parts.count == 1 || isInYear(parts[1], day: parts.count == 3 ? parts[2] : nil)
  }

  /// Digits, then `X` to the end: `195X`, `19XX`, `1XXX`.
  private static func isYearWithUnknownDigits(_ year: ArraySlice<UInt8>) -> Bool {
    let digits = year.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    return year.count == 4 && digits > 0 && digits < 4
      && year.dropFirst(digits).allSatisfy { $0 == UInt8(ascii: "X") }
  }

  /// Whether a month, season or quarter (21 to 41) and a day fit; `XX` for unknown ones.
  private static func isInYear(_ month: ArraySlice<UInt8>, day: ArraySlice<UInt8>?) -> Bool {
    guard let number = number(month, digits: 2) else {
      return isUnknown(month) && (day.map(isUnknown) ?? true)
    }
    guard let day else { return (1...12).contains(number) || (21...41).contains(number) }
    if !(1...12).contains(number) { return false }
    let days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][number - 1]
    return isUnknown(day) || (Self.number(day, digits: 2).map { (1...days).contains($0) } ?? false)
  }

  private static func isUnknown(_ part: ArraySlice<UInt8>) -> Bool { part.elementsEqual("XX".utf8) }

  private static func number(_ part: ArraySlice<UInt8>, digits: Int) -> Int? {
    if part.count != digits || !part.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return nil }
    return part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
