import AnnalsAnnotation
import AnnalsRecords
import Testing

@Suite struct JSONWriterTests {
  @Test func writesNestedValues() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("id")
    writer.write("x")
    writer.key("dates")
    writer.beginArray()
    writer.write(1)
    writer.writeNull()
    writer.beginObject()
    writer.endObject()
    writer.write(DecimalNumber(mantissa: 45, exponent: 6))
    writer.endArray()
    writer.key("ok")
    writer.write(true)
    writer.endObject()
    writer.endLine()
    writer.write(utf8: Array("é".utf8))
    #expect(text(writer) == "{\"id\":\"x\",\"dates\":[1,null,{},45000000],\"ok\":true}\n\"é\"")
  }

  @Test(arguments: [
    ("plain é 😀 </script>", "\"plain é 😀 </script>\""),
    ("\"\\/", "\"\\\"\\\\/\""),
    ("\u{8}\t\n\u{C}\r", "\"\\b\\t\\n\\f\\r\""),
    ("\u{0}\u{1B}\u{1F} \u{7F}", "\"\\u0000\\u001b\\u001f \u{7F}\""),
    ("a\u{2028}b\u{2029}\u{2027}\u{202A}€", "\"a\\u2028b\\u2029\u{2027}\u{202A}€\""),
    ("0123456789\"0123456\u{2029}", "\"0123456789\\\"0123456\\u2029\""),
  ])
  func escapesWhatMustBe(string: String, expected: String) {
    var writer = JSONWriter()
    writer.write(string)
    #expect(text(writer) == expected)
  }

  @Test func handsOverAndStartsAgain() {
    var writer = JSONWriter()
    var taken: [String] = []
    for number in 1...2 {
      writer.write(number)
      writer.take { taken.append(String(decoding: $0, as: UTF8.self)) }
    }
    #expect(taken == ["1", "2"])
  }

  @Test func indentsTrees() {
    let tree: JSONValue = ["a": [1, 2], "b": ["c": true], "d": [["e": "f"]], "g": [], "h": [:]]
    let expected = """
      {
        "a": [1, 2],
        "b": {
          "c": true
        },
        "d": [
          {
            "e": "f"
          }
        ],
        "g": [],
        "h": {}
      }

      """
    #expect(String(decoding: JSONText.indented(tree), as: UTF8.self) == expected)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func whatIsWrittenReadsBackEqual(seed: UInt64) throws {
    var generator = JSONGenerator(seed: seed)
    let value = generator.value(depth: 0)
    var writer = JSONWriter()
    writer.write(value)
    #expect(try JSONReader.read(writer.bytes) == value)
    #expect(try JSONReader.read(JSONText.indented(value)) == value)
  }

  private func text(_ writer: JSONWriter) -> String {
    String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Seeded trees with awkward strings.
struct JSONGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  mutating func string() -> String {
    let pieces = [
      "a", "\"", "\\", "\n", "\u{0}", "\u{1F}", "é", "€", "\u{2028}", "\u{2029}", "😀", "\u{E000}",
      "the quick brown", "\u{FFFF}", "\r\n", "\u{301}", ",", " ", "\t",
    ]
    return (0..<next(below: 12)).map { _ in pieces[next(below: pieces.count)] }.joined()
  }

  mutating func value(depth: Int) -> JSONValue {
    switch next(below: depth < 4 ? 6 : 4) {
    case 0: return JSONValue(.null)
    case 1: return JSONValue(.boolean(next(below: 2) == 0))
    case 2: return JSONValue(next(below: 1_000_000) - 500_000)
    case 3: return JSONValue(string())
    case 4: return JSONValue(.array((0..<next(below: 5)).map { _ in value(depth: depth + 1) }))
    default:
      return JSONValue(
        .object(
          (0..<next(below: 24)).map { JSONMember("\($0)\(string())", value(depth: depth + 1)) }))
    }
  }
}
