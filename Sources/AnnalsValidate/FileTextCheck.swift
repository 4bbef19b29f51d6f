/// The rules that each of our text files keeps, whatever its format: UTF-8 without a byte-order mark,
/// lines that end in a line feed alone, also the last.
struct FileTextCheck {
  let findings: Findings
  /// CSV quotes carriage returns inside cells, where they belong to the text; JSON and XML escape them.
  var allowsCarriageReturns = false

  /// Tells what is wrong; false where the bytes aren't UTF-8, so that nothing can read on.
  func check(_ bytes: [UInt8], path: String) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      if let offset = UTF8Check.firstInvalidOffset(buffer) {
        let byte = String(buffer[offset], radix: 16, uppercase: true)
        tell(path, buffer, offset, "the byte 0x\(byte) is not UTF-8")
        return false
      }
      if buffer.starts(with: [0xEF, 0xBB, 0xBF]) {
        tell(path, buffer, 0, "the file starts with a byte-order mark, expected none")
        return false
      }
      if !allowsCarriageReturns, let offset = buffer.firstIndex(of: 0x0D) {
        tell(path, buffer, offset, "a carriage return stands here, expected line feeds alone")
      }
      if !allowsCarriageReturns, let last = buffer.last, last != 0x0A {
        tell(path, buffer, buffer.count, "the last line has no line end")
      }
      return true
    }
  }

  private func tell(
    _ path: String, _ buffer: UnsafeBufferPointer<UInt8>, _ offset: Int, _ message: String
  ) {
    let place = Place(of: offset, in: buffer)
    findings.add(path, line: place.line, column: place.column, "\(message); \(Findings.rebuild)")
  }
}
