import AnnalsAnnotation

/// Reads JSON strictly after RFC 8259: no byte-order mark, comments, trailing commas, duplicate keys,
/// NaN, lone surrogates or invalid UTF-8, and no more than 128 levels.
///
/// A whole text gives one value; a long array gives its elements one by one, so that a table of any
/// size is read with one row in memory beside its bytes.
package struct JSONReader: Sendable {
  /// The deepest nesting of arrays and objects that is read: hostile input must not exhaust the stack.
  package static let depthLimit = 128

  private let bytes: [UInt8]
  private let firstLine: Int
  private var position = 0
  private var arrayState = ArrayState.none
  /// The place that was asked for last, from which the next is counted on.
  private var known: (utf8Offset: Int, location: JSONLocation)

  private enum ArrayState { case none, first, later, ended }

  /// - Parameter firstLine: number of the text's first line, for a line of JSON Lines.
  package init(_ bytes: [UInt8], firstLine: Int = 1) {
    self.bytes = bytes
    self.firstLine = firstLine
    known = (0, JSONLocation(line: firstLine, column: 1))
  }

  /// The one value of a text.
  ///
  /// - Throws: `JSONError` at the first thing that isn't JSON, also after the value.
  package static func read(_ bytes: [UInt8], firstLine: Int = 1) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes, firstLine: firstLine)
    return try reader.readDocument()
  }

  /// The one value of the whole text.
  package mutating func readDocument() throws(JSONError) -> JSONValue {
    try parse { (parser) throws(JSONParser.Failure) in
      let value = try parser.document()
      return value
    }
  }

  /// The next element of the array that the text is; nil after the last, when the text has ended too.
  ///
  /// - Throws: `JSONError` where the text isn't an array, or from the first thing that isn't JSON on.
  package mutating func nextElement() throws(JSONError) -> JSONValue? {
    let state = arrayState
    if state == .ended { return nil }
    let element = try parse { (parser) throws(JSONParser.Failure) in
      if state == .none { try parser.beginArray() }
      return try parser.nextElement(isFirst: state != .later)
    }
    arrayState = element == nil ? .ended : .later
    return element
  }

  /// Line and column of a value. Cheap for values that are asked for in their order.
  package mutating func location(of value: JSONValue) -> JSONLocation {
    location(ofOffset: value.utf8Offset)
  }

  /// Line and column of an offset.
  package mutating func location(ofOffset utf8Offset: Int) -> JSONLocation {
    if utf8Offset < known.utf8Offset { known = (0, JSONLocation(line: firstLine, column: 1)) }
    var line = known.location.line
    var column = known.location.column
    let end = min(utf8Offset, bytes.count)
    let start = known.utf8Offset
    if start < end {
      bytes.withUnsafeBufferPointer { bytes in
        for index in start..<end {
          let byte = bytes[index]
          if byte == 0x0A {
            line += 1
            column = 1
          } else if byte & 0xC0 != 0x80 {
            column += 1
          }
        }
      }
    }
    known = (max(start, end), JSONLocation(line: line, column: column))
    return known.location
  }

  private mutating func parse<Value>(
    _ body: (inout JSONParser) throws(JSONParser.Failure) -> Value
  ) throws(JSONError) -> Value {
    let start = position
    do throws(JSONParser.Failure) {
      let (value, end) = try bytes.withUnsafeBufferPointer {
        (buffer) throws(JSONParser.Failure) in
        var parser = JSONParser(buffer, position: start)
        let value = try body(&parser)
        return (value, parser.position)
      }
      position = end
      return value
    } catch {
      throw JSONError(
        location: location(ofOffset: error.utf8Offset), utf8Offset: error.utf8Offset,
        message: error.message)
    }
  }
}
