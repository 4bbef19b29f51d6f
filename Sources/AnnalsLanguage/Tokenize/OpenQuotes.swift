import AnnalsAnnotation

/// Tells the apostrophe of `the parents' house` from a closing quotation mark: it is one if no single
/// quotation mark is open.
struct OpenQuotes {
  private var isOpen = false

  /// Whether the mark taken last is an apostrophe behind a plural. Marks before `first` stand in another
  /// block.
  mutating func isPossessive(_ tokens: [Token], from first: Int, _ scan: TokenScan) -> Bool {
    guard let mark = tokens.last, mark.shape.contains(.quotationMark) else { return false }
    let value = scanScalar(scan.bytes, Int(mark.utf8Start)).value
    guard value == 0x27 || value == 0x2018 || value == 0x2019, mark.utf8Count <= 3 else {
      return false
    }
    let touchesWord = tokens.count > first + 1 && !mark.shape.contains(.spaceBefore)
    let isBeforeSpace = scan.index >= scan.bytes.count || scan.isSpace(scan.index)
    if !touchesWord || value == 0x2018 {
      isOpen = !isBeforeSpace
      return false
    }
    if isOpen {
      isOpen = false
      return false
    }
    let last = scan.bytes[Int(mark.utf8Start) - 1] | 0x20
    return isBeforeSpace && tokens[tokens.count - 2].shape.contains(.letters)
      && (last == UInt8(ascii: "s") || last == UInt8(ascii: "x") || last == UInt8(ascii: "z"))
      && (value == 0x27) == (mark.utf8Count == 1)
  }
}
