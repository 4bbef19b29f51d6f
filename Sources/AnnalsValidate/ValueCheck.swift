import AnnalsAnnotation
import AnnalsRecords

/// Plain decimal notation as the writers print it: one way only for each number, so that equal values
/// are equal bytes in all formats.
enum PlainNumber {
  /// The integer, or nil for other notation (`007`, `+1`, `1.0`, `-0`) or one that needs over 64 bits.
  static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let digits = integerDigits(bytes), digits == bytes.count else { return nil }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    var value = 0
    for byte in bytes.dropFirst(isNegative ? 1 : 0) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.subtractingReportingOverflow(Int(byte & 15))
      if overflow || carry { return nil }
      value = sum
    }
    if isNegative { return value == 0 ? nil : value }
    return value == Int.min ? nil : -value
  }

  /// Whether the bytes are a decimal number without exponent, needless zeros or sign.
  static func isCanonical(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let whole = integerDigits(bytes) else { return false }
    let isNegativeZero = bytes[0] == UInt8(ascii: "-") && bytes[1] == UInt8(ascii: "0")
    if whole == bytes.count { return !isNegativeZero }
    guard bytes[whole] == UInt8(ascii: "."), bytes.count > whole + 1,
      bytes[bytes.count - 1] != UInt8(ascii: "0")
    else { return false }
    return bytes[(whole + 1)...].allSatisfy(isDigit)
  }

  /// Length of an optional minus and an integer without leading zeros at the start, or nil.
  private static func integerDigits(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let first = bytes.first == UInt8(ascii: "-") ? 1 : 0
    var end = first
    while end < bytes.count && isDigit(bytes[end]) { end += 1 }
    if end == first || (bytes[first] == UInt8(ascii: "0") && end > first + 1) { return nil }
    return end
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

/// What one column demands of its values, made ready once for many rows. (A class, for it would be copied
/// for each cell.)
final class ValueCheck {
  let field: FieldDefinition
  private let enumeration: Set<[UInt8]>
  private let pattern: PatternMatcher?
  private let calendar: Calendar

  /// Patterns admit days that no calendar has, such as 1958-02-30: those are looked at again.
  private enum Calendar { case none, day, edtf }

  init(_ field: FieldDefinition) {
    self.field = field
    enumeration = Set(field.enumeration.map { Array($0.utf8) })
    pattern = field.pattern.map {
      PatternMatcher.byExpression[$0.expression] ?? PatternMatcher(expression: $0.expression)
    }
    switch field.pattern {
    case .some(.calendarDay): calendar = .day
    case .some(.edtf): calendar = .edtf
    default: calendar = .none
    }
  }

  /// Tells a value that JSON writes as another type than the column's, or nil.
  func kindProblem(_ row: TableRow, _ column: Int) -> String? {
    let kind = row.cells[column].kind
    if kind == .text { return nil }
    return isRightKind(kind) ? nil : message(row, column, "\(typeName), not a \(kind)")
  }

  /// What is wrong with a value, or nil.
  func problem(_ row: TableRow, _ column: Int) -> String? {
    let kind = row.cells[column].kind
    if kind == .missing {
      return field.isRequired
        ? "'\(field.name)' is missing, expected \(field.expectation); \(Findings.rebuild)" : nil
    }
    if let problem = kindProblem(row, column) { return problem }
    return row.withBytes(of: column) { bytes in
      if let finding = valueProblem(bytes) { return message(row, column, finding) }
      return nil
    }
  }

  private var typeName: String {
    switch field.type {
    case .string: "text"
    case .integer: "an integer"
    case .number: "a number"
    case .boolean: "true or false"
    }
  }

  private func message(_ row: TableRow, _ column: Int, _ finding: String) -> String {
    "'\(field.name)' holds \(quoted(row.text(column))), expected \(finding); \(Findings.rebuild)"
  }

  private func isRightKind(_ kind: TableRow.Kind) -> Bool {
    switch kind {
    case .missing, .text: true
    case .string: field.type == .string
    case .number: field.type == .integer || field.type == .number
    case .boolean: field.type == .boolean
    }
  }

  /// What was expected where a value is wrong, or nil.
  private func valueProblem(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    switch field.type {
    case .string:
      if bytes.isEmpty { return "text, or no value at all" }
    case .boolean:
      if !isBoolean(bytes) { return field.expectation }
    case .integer:
      guard let value = PlainNumber.integer(bytes) else {
        return "\(field.expectation) in plain digits"
      }
      if let minimum = field.minimum, value < minimum { return field.expectation }
    case .number:
      if !PlainNumber.isCanonical(bytes) { return "a number in plain decimal notation" }
      if let minimum = field.minimum, !isAtLeast(minimum, bytes) {
        return "a number of at least \(minimum)"
      }
    }
    if !enumeration.isEmpty && !enumeration.contains(Array(bytes)) { return field.expectation }
    if let pattern, !pattern.matches(bytes) { return field.expectation }
    switch calendar {
    case .none: return nil
    case .day: return CalendarDay.isReal(bytes) ? nil : "a day that the calendar has"
    case .edtf: return CalendarDay.hasRealDates(edtf: bytes) ? nil : "dates that the calendar has"
    }
  }

  private func isBoolean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.elementsEqual("true".utf8) || bytes.elementsEqual("false".utf8)
  }

  private func isAtLeast(_ minimum: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    DecimalNumber(parsing: bytes).map { $0 >= DecimalNumber(minimum) } ?? false
  }
}
