import AnnalsAnnotation
import AnnalsRead
import Testing

@Suite struct DecodingTests {
  @Test func stripsTheByteOrderMark() throws {
    let result = try read([0xEF, 0xBB, 0xBF] + Array("é.".utf8), as: "a.txt")
    #expect(result.document?.text.string == "é.")
    #expect(result.document?.blocks.first?.span.utf8Range == 0..<3)
    #expect(result.document?.source.bytes == 6)
    #expect(result.diagnostics.isEmpty)
  }

  @Test(arguments: [true, false]) func readsUTF16(isLittle: Bool) throws {
    var bytes: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
    for unit in "Dam 🌾\r\n.".utf16 {
      let low = UInt8(unit & 0xFF)
      let high = UInt8(unit >> 8)
      bytes += isLittle ? [low, high] : [high, low]
    }
    let result = try read(bytes, as: "a.txt")
    #expect(result.document?.text.string == "Dam 🌾\r\n.")
    #expect(result.diagnostics.map(\.severity) == [.notice])
  }

  @Test func warnsOfBrokenUTF16() throws {
    let result = try read([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42], as: "a.txt")
    #expect(result.document?.text.string == "A\u{FFFD}")
    #expect(result.diagnostics.map(\.severity) == [.notice, .warning])
  }

  @Test(
    arguments: [
      [0xE9], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
      [0xF0, 0x82, 0x82, 0xAC], [0xFF],
    ] as [[UInt8]])
  func takesOtherBytesForWindows1252(broken: [UInt8]) throws {
    let result = try read(Array("é\nab".utf8) + broken + [0x20, 0x62, 0x93], as: "a.txt")
    #expect(result.document?.text.string.hasSuffix(" b“") == true)
    let notice = try #require(result.diagnostics.first)
    #expect(notice.severity == .notice)
    #expect(notice.line == 2)
    #expect(notice.column == 3)
    #expect(notice.message.contains("re-save it as UTF-8"))
  }

  @Test func refusesNULBytes() throws {
    let result = try read("one\ntwé\u{0}", as: "a.txt")
    #expect(result.document == nil)
    #expect(result.diagnostics.first?.description.contains("a.txt:2:4: error: NUL byte") == true)
  }

  @Test(arguments: ["", " \r\n", "\u{FEFF}", "\u{A0}"]) func warnsOfBlankFiles(text: String) throws
  {
    for name in ["a.txt", "a.md", "a.html", "a.srt"] {
      let result = try read(text, as: name)
      #expect(result.document?.blocks.isEmpty == true)
      #expect(result.diagnostics.contains { $0.severity == .warning })
    }
  }

  @Test func hashesTheRawBytes() throws {
    let source = try document("abc", as: "a.txt").source
    #expect(
      source.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(source.bytes == 3)
    #expect(source.mediaType == "text/plain")
  }
}
