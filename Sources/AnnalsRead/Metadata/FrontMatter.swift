/// YAML between `---` lines at the top of a text.
struct FrontMatter {
  let yaml: Range<Int>
  /// Where the text begins, and the raw line that it begins in.
  let bodyStart: Int
  let bodyLine: Int

  /// The front matter of a text; nil where it has none.
  ///
  /// A first line `---` may also be a rule, so something has to follow at once, and a line `---` or `...`
  /// has to close it. Where the second line is a `key:` and nothing closes it, that's an error.
  static func find(in utf8: [UInt8], path: String) throws(ReadError) -> FrontMatter? {
    let end = min(utf8.count, MetadataReader.limit * 2)
    guard let first = line(utf8, at: 0), isFence(utf8, first.content, marks: "-"),
      let second = line(utf8, at: first.next), !isBlank(utf8[second.content])
    else { return nil }
    var index = first.next
    var number = 2
    while index < end, let current = line(utf8, at: index) {
      if isFence(utf8, current.content, marks: "-.") {
        return FrontMatter(
          yaml: first.next..<index, bodyStart: current.next, bodyLine: number + 1)
      }
      index = current.next
      number += 1
    }
    if !isKey(utf8[second.content]) { return nil }
    throw .metadata(
      path: path, line: 1, column: 1, message: "front matter is not closed; end it with a line ---")
  }

  private static func line(_ utf8: [UInt8], at start: Int) -> (content: Range<Int>, next: Int)? {
    if start >= utf8.count { return nil }
    let end = utf8[start...].firstIndex(of: 0x0A) ?? utf8.count
    return (start..<end, min(end + 1, utf8.count))
  }

  private static func isFence(_ utf8: [UInt8], _ line: Range<Int>, marks: StaticString) -> Bool {
    let isMark = marks.withUTF8Buffer { buffer in utf8[line].first.map(buffer.contains) ?? false }
    return isMark && line.count >= 3
      && utf8[line].prefix(3).allSatisfy { $0 == utf8[line.lowerBound] }
      && isBlank(utf8[line].dropFirst(3))
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy(WhiteSpace.isASCII)
  }

  private static func isKey(_ line: ArraySlice<UInt8>) -> Bool {
    let key = line.prefix { LineShape.isASCIILetter($0) }
    return !key.isEmpty && line.dropFirst(key.count).first == UInt8(ascii: ":")
  }
}
