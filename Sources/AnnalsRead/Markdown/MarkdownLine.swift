/// What a line of Markdown begins, seen alone. All ranges are of the line without its quotation marks.
enum MarkdownLine {
  /// `#` to `######` and a blank: the range of the heading's text, closing `#`s left out.
  static func heading(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Range<Int>? {
    let marks = run(of: UInt8(ascii: "#"), bytes, line)
    if marks == 0 || marks > 6 { return nil }
    let start = line.lowerBound + marks
    if start < line.upperBound && !WhiteSpace.isASCII(bytes[start]) { return nil }
    let text = WhiteSpace.trimmed(bytes, start..<line.upperBound)
    var end = text.upperBound
    while end > text.lowerBound && bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
    if end == text.upperBound { return text }
    let isClosed = end == text.lowerBound || WhiteSpace.isASCII(bytes[end - 1])
    return isClosed ? WhiteSpace.trimmed(bytes, text.lowerBound..<end) : text
  }

  /// Three backticks or tildes at least: the mark and how many there are.
  static func fence(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> (mark: UInt8, count: Int)? {
    guard let mark = line.first.map({ bytes[$0] }), mark == 0x60 || mark == 0x7E else { return nil }
    let count = run(of: mark, bytes, line)
    if count < 3 { return nil }
    // A backtick further on makes it a code span that's written in one line.
    let rest = line.lowerBound + count..<line.upperBound
    return mark == 0x60 && rest.contains { bytes[$0] == 0x60 } ? nil : (mark, count)
  }

  /// A line of three `-`, `*` or `_` and more, blanks between allowed.
  static func isRule(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    guard let mark = line.first.map({ bytes[$0] }), "-*_".utf8.contains(mark) else { return false }
    var count = 0
    for index in line {
      if bytes[index] == mark {
        count += 1
      } else if !WhiteSpace.isASCII(bytes[index]) {
        return false
      }
    }
    return count >= 3
  }

  /// `===` or `---` below a heading's text.
  static func isUnderline(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    guard let mark = line.first.map({ bytes[$0] }), mark == 0x3D || mark == 0x2D else {
      return false
    }
    return line.count >= 2 && run(of: mark, bytes, line) == line.count
  }

  /// A list marker with a blank after it: where the item's text begins, and its number if it has one.
  /// `1958. ` is no marker, so that a year that starts a line isn't lost.
  static func item(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> (text: Range<Int>, number: Int?)? {
    guard let first = line.first.map({ bytes[$0] }) else { return nil }
    var end = line.lowerBound + 1
    var number: Int?
    if LineShape.isDigit(first) {
      while end < line.upperBound && LineShape.isDigit(bytes[end]) { end += 1 }
      let digits = bytes[line.lowerBound..<end]
      if digits.count > 3 || end >= line.upperBound { return nil }
      if bytes[end] != UInt8(ascii: ".") && bytes[end] != UInt8(ascii: ")") { return nil }
      number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      end += 1
    } else if !"-*+".utf8.contains(first) {
      return nil
    }
    if end < line.upperBound && !WhiteSpace.isASCII(bytes[end]) { return nil }
    return (withoutCheckbox(bytes, WhiteSpace.trimmed(bytes, end..<line.upperBound)), number)
  }

  private static func withoutCheckbox(
    _ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>
  ) -> Range<Int> {
    let start = text.lowerBound
    guard text.count > 4, bytes[start] == UInt8(ascii: "["), bytes[start + 2] == UInt8(ascii: "]"),
      " xX".utf8.contains(bytes[start + 1]), WhiteSpace.isASCII(bytes[start + 3])
    else { return text }
    return WhiteSpace.trimmed(bytes, start + 4..<text.upperBound)
  }

  /// `[label]: rest`: both ranges.
  static func definition(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> (label: Range<Int>, rest: Range<Int>)? {
    if line.isEmpty || bytes[line.lowerBound] != UInt8(ascii: "[") { return nil }
    let limit = min(line.upperBound, line.lowerBound + MarkdownInline.labelLimit)
    var end = line.lowerBound + 1
    while end < limit && bytes[end] != UInt8(ascii: "]") && bytes[end] != UInt8(ascii: "[") {
      end += 1
    }
    if end + 1 >= limit || bytes[end] != UInt8(ascii: "]") || bytes[end + 1] != UInt8(ascii: ":")
      || end == line.lowerBound + 1
    {
      return nil
    }
    return (
      line.lowerBound + 1..<end, WhiteSpace.trimmed(bytes, end + 2..<line.upperBound)
    )
  }

  /// The row of dashes below a table's head: `| --- | :-: |`.
  static func isDelimiterRow(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    var hasDash = false
    var hasBar = false
    for index in line {
      switch bytes[index] {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"): hasBar = true
      case UInt8(ascii: ":"), 0x20, 0x09: break
      default: return false
      }
    }
    return hasDash && hasBar
  }

  /// The cells of a row, trimmed; a bar after a backslash or in a code span parts none.
  static func cells(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var index = start
    var isCode = false
    while index < line.upperBound {
      if bytes[index] == 0x60 { isCode.toggle() }
      if bytes[index] == UInt8(ascii: "\\") {
        index += 1
      } else if bytes[index] == UInt8(ascii: "|") && !isCode {
        cells.append(WhiteSpace.trimmed(bytes, start..<index))
        start = index + 1
      }
      index += 1
    }
    cells.append(WhiteSpace.trimmed(bytes, start..<line.upperBound))
    return cells.filter { !$0.isEmpty }
  }

  /// The text after `>` marks, and how many there are.
  static func unquoted(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> (text: Range<Int>, depth: Int) {
    var text = line
    var depth = 0
    while let first = text.first, bytes[first] == UInt8(ascii: ">") {
      depth += 1
      text = WhiteSpace.trimmed(bytes, first + 1..<text.upperBound)
    }
    return (text, depth)
  }

  private static func run(
    of mark: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> Int {
    var count = 0
    while count < line.count && bytes[line.lowerBound + count] == mark { count += 1 }
    return count
  }
}
