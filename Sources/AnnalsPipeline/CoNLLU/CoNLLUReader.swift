import AnnalsAnnotation
import AnnalsRead

/// Reads CoNLL-U sentence by sentence, so that memory depends on the longest sentence only.
///
/// Line ends may be CRLF, a byte-order mark is passed over, and the blank line behind the last sentence
/// may be missing.
package struct CoNLLUReader {
  private var input: LineReader
  private let path: String
  private var line = 0

  /// - Parameter path: how messages call the input.
  package init(_ input: LineReader, path: String) {
    self.input = input
    self.path = path
  }

  /// The next sentence, or nil at the end.
  ///
  /// - Parameter report: takes warnings.
  /// - Throws: `.badLine` for a line that is no UTF-8, hasn't ten columns or has an id out of order.
  package mutating func next(
    report: (Diagnostic) -> Void
  ) throws(PipelineError) -> CoNLLUSentence? {
    var sentence = CoNLLUSentence()
    while let bytes = try nextLine() {
      if bytes.isEmpty {
        if sentence.lines.isEmpty { continue }
        break
      }
      let warning = try check(bytes) { () throws(LineRefusal) in
        try Self.requireUTF8(bytes)
        return try sentence.add(bytes)
      }
      if let warning { report(Diagnostic(.warning, path: path, line: line, message: warning)) }
    }
    try check([]) { () throws(LineRefusal) in try sentence.close() }
    return sentence.lines.isEmpty ? nil : sentence
  }

  private mutating func nextLine() throws(PipelineError) -> [UInt8]? {
    guard var bytes = try input.next() else { return nil }
    line += 1
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.last == 0x0D { bytes.removeLast() }
    return bytes
  }

  private static func requireUTF8(_ line: [UInt8]) throws(LineRefusal) {
    let invalid = line.withUnsafeBufferPointer { UTF8Validation.firstInvalidOffset(in: $0) }
    guard let invalid else { return }
    let hexadecimal = String(line[invalid], radix: 16, uppercase: true)
    throw LineRefusal(
      utf8Offset: invalid, message: "byte 0x\(hexadecimal) is not UTF-8; re-save the file as UTF-8")
  }

  private func check<Value>(
    _ bytes: [UInt8], _ body: () throws(LineRefusal) -> Value
  ) throws(PipelineError) -> Value {
    do throws(LineRefusal) {
      return try body()
    } catch {
      let column = bytes.prefix(error.utf8Offset).count { $0 & 0xC0 != 0x80 } + 1
      throw .badLine(path: path, line: line, column: column, reason: error.message)
    }
  }
}
