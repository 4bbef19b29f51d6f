import AnnalsRecords
import Testing

@Suite struct JSONReaderTests {
  @Test(arguments: [
    "null", " true ", "[]", "{}", "\"\"", "0", "-0", "-0.5e+10", "1E5", "\t[ 1 , 2 ]\r\n",
    #"{"a":{"b":[null,false]},"c":"\"\\\/\b\f\n\r\t"}"#, #""\u00e9\uD83D\uDE00\u0000""#,
    "\"\u{7F}\u{2028}\u{FFFE}\u{1F600}\"", #"{"é":1,"e\#u{301}":2}"#,
  ])
  func acceptsWhatIsJSON(text: String) throws {
    _ = try JSONReader.read(Array(text.utf8))
  }

  static let refused: [(text: String, line: Int, column: Int, message: String)] = [
    ("", 1, 1, "found the end of the text, expected a value"),
    ("  \n ", 2, 2, "found the end of the text, expected a value"),
    ("\u{FEFF}[]", 1, 1, "found a byte-order mark, expected a value"),
    ("[1,]", 1, 4, "found ']', expected a value"),
    ("[1 2]", 1, 4, "found '2', expected ',' or ']'"),
    ("[1", 1, 3, "found the end of the text, expected ',' or ']'"),
    ("{\"a\":1,}", 1, 8, "found '}', expected a key in quotation marks"),
    ("{a:1}", 1, 2, "found 'a', expected a key in quotation marks"),
    ("{\"a\" 1}", 1, 6, "found '1', expected ':'"),
    (
      "{\n \"é\": 1,\n \"b\" : 2, \"é\": 3}", 3, 11,
      "found the key 'é' again, expected each key once"
    ),
    ("{\"a\":1,\"\\u0061\":2}", 1, 8, "found the key 'a' again, expected each key once"),
    ("[] []", 1, 4, "found '[', expected the end of the text"),
    ("01", 1, 2, "found '1', expected no digit after a leading zero"),
    ("+1", 1, 1, "found '+', expected a value"),
    ("1.", 1, 3, "found the end of the text, expected a digit"),
    (".5", 1, 1, "found '.', expected a value"),
    ("-", 1, 2, "found the end of the text, expected a digit"),
    ("1e", 1, 3, "found the end of the text, expected a digit"),
    ("NaN", 1, 1, "found 'N', expected a value"),
    ("[nul]", 1, 2, "found 'n', expected a value"),
    ("Infinity", 1, 1, "found 'I', expected a value"),
    ("'a'", 1, 1, "found ''', expected a value"),
    ("[é]", 1, 2, "found 'é', expected a value"),
    ("// no\n1", 1, 1, "found '/', expected a value"),
    ("[\"ä😀\", \"open]", 1, 8, "found no end of this string, expected '\"'"),
    ("\"a\tb\"", 1, 3, "found control character 9, expected an escape such as \\n inside a string"),
    ("\"é\\x\"", 1, 4, "found 'x', expected one of \" \\ / b f n r t u after '\\'"),
    ("\"\\u12g4\"", 1, 6, "found 'g', expected a hexadecimal digit"),
    ("\"ab\\ud800\"", 1, 4, "found half of a surrogate pair, expected both halves"),
    ("\"\\udc00\\ud800\"", 1, 2, "found half of a surrogate pair, expected both halves"),
    ("\"\\ud800\\u0041\"", 1, 2, "found half of a surrogate pair, expected both halves"),
  ]

  @Test(arguments: refused)
  func refusesWhatIsNot(text: String, line: Int, column: Int, message: String) {
    let error = #expect(throws: JSONError.self) { try JSONReader.read(Array(text.utf8)) }
    #expect(error?.location == JSONLocation(line: line, column: column))
    #expect(error?.message == message)
  }

  @Test(
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 3), ([0x22, 0xC3, 0xA9, 0xC0, 0xAF, 0x22], 3),
      ([0x22, 0x5C, 0x6E, 0xED, 0xA0, 0x80, 0x22], 4), ([0x22, 0xE2, 0x80, 0x22], 2),
    ] as [([UInt8], Int)])
  func refusesInvalidUTF8(bytes: [UInt8], column: Int) {
    let error = #expect(throws: JSONError.self) { try JSONReader.read(bytes) }
    #expect(error?.location == JSONLocation(line: 1, column: column))
    #expect(error?.message == "found a byte that isn't UTF-8")
  }

  @Test func limitsDepth() throws {
    let limit = JSONReader.depthLimit
    let deepest = Array(repeating: UInt8(ascii: "["), count: limit)
    _ = try JSONReader.read(deepest + Array(repeating: UInt8(ascii: "]"), count: limit))
    let error = #expect(throws: JSONError.self) {
      try JSONReader.read(Array(repeating: UInt8(ascii: "["), count: 1_000_000))
    }
    #expect(error?.location == JSONLocation(line: 1, column: limit + 1))
  }

  @Test func findsDuplicatesAmongManyKeys() {
    let members = (0..<5_000).map { "\"k\($0)\":0" } + ["\"k4000\":1"]
    let text = "{" + members.joined(separator: ",") + "}"
    let error = #expect(throws: JSONError.self) { try JSONReader.read(Array(text.utf8)) }
    #expect(error?.message.contains("'k4000' again") == true)
  }

  @Test func keepsNumbersAsWritten() throws {
    let value = try JSONReader.read(Array("[45, -0.50, 1e3, 12345678901234567890, 1.0]".utf8))
    let numbers = try #require(value.elements)
    #expect(numbers.map(\.integer) == [45, nil, nil, nil, nil])
    #expect(numbers.map { $0.decimal?.description } == ["45", "-0.5", nil, nil, "1"])
    #expect(numbers[1].content == .number("-0.50"))
  }

  @Test func yieldsElementsWithTheirPlaces() throws {
    var reader = JSONReader(Array("[\n{\"a\":1},\n  \"é\", [2]\n]\n".utf8), firstLine: 1)
    var places: [JSONLocation] = []
    while let element = try reader.nextElement() { places.append(reader.location(of: element)) }
    #expect(
      places == [
        JSONLocation(line: 2, column: 1), JSONLocation(line: 3, column: 3),
        JSONLocation(line: 3, column: 8),
      ])
    #expect(try reader.nextElement() == nil)
  }

  @Test(arguments: [
    ("{}", "found '{', expected an array"), ("[1,]", "found ']', expected a value"),
    ("[,1]", "found ',', expected a value"), ("[1] 2", "found '2', expected the end of the text"),
    ("[1", "found the end of the text, expected ',' or ']'"),
  ])
  func refusesBrokenArraysElementByElement(text: String, message: String) {
    var reader = JSONReader(Array(text.utf8))
    let error = #expect(throws: JSONError.self) { while try reader.nextElement() != nil {} }
    #expect(error?.message == message)
  }

  @Test func countsLinesFromTheFirstLineGiven() {
    let error = #expect(throws: JSONError.self) {
      try JSONReader.read(Array("{\"id\":}".utf8), firstLine: 41)
    }
    #expect(error?.description == "41:7: error: found '}', expected a value")
    #expect(
      error?.diagnostic(path: "in.jsonl").description
        == "in.jsonl:41:7: error: not JSON: found '}', expected a value")
  }
}
