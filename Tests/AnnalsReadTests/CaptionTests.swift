import AnnalsAnnotation
import Testing

@Suite struct CaptionTests {
  private static let vtt = """
    WEBVTT - A talk
    Kind: captions

    NOTE
    In 1900 nothing happened.

    STYLE
    ::cue { color: red }

    p1
    00:00:01.000 --> 00:00:02.000 align:start
    <v Host>Good <i>evening</i>. How
    many &amp; when?

    00:03.000 --> 00:04.000
    <v Host>And where?

    00:05.000 --> 00:06.000
    <v.loud Lin &amp; Co><c.x>Three<00:05.500> million</c>.</v> 3 < 4
    """

  @Test func joinsTheCuesOfASpeaker() throws {
    let result = try read(Self.vtt, as: "a.vtt")
    let found = try #require(result.document)
    #expect(
      found.outline == [
        "turn Host: Good evening. How⏎many & when?⏎And where?", "turn Lin & Co: Three million.",
        "turn: 3 < 4",
      ])
    #expect(try found.line(of: "many") == 13)
    #expect(try found.line(of: "Three") == 19)
    #expect(found.source.mediaType == "text/vtt")
    #expect(result.diagnostics.isEmpty)
    expectBlocksCover(found, "captions")
  }

  @Test func breaksAtPausesAfterSentences() throws {
    let srt = """
      1
      00:00:01,000 --> 00:00:02,000
      Lin: It broke

      2
      00:00:09,000 --> 00:00:10,000
      in the spring.

      3
      00:00:11,000 --> 00:00:12,000
      <font color="red">Twice.</font>

      4
      00:00:14,500 --> 00:00:15,000
      Nobody was told.
      """
    #expect(
      try document(srt, as: "a.srt").outline == [
        "turn: Lin: It broke⏎in the spring.⏎Twice.", "turn: Nobody was told.",
      ])
    #expect(
      try document(
        srt.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: "\r\n"), as: "a.srt"
      ).outline.count == 2)
  }

  @Test func keepsTheTextOfMalformedCues() throws {
    let result = try read(
      "1\n00:00:01,000 -> 2\nOne.\n\n2\n00:00:0x,000 --> 00:00:04,000\nTwo.\n", as: "a.srt")
    #expect(result.document?.outline == ["turn: 1⏎00:00:01,000 -> 2⏎One.⏎Two."])
    #expect(result.diagnostics.map(\.line) == [1, 6])
    #expect(result.diagnostics.allSatisfy { $0.severity == .warning })
    let headless = try read("00:01.000 --> 00:02.000\nOne.", as: "a.vtt")
    #expect(headless.document?.outline == ["turn: One."])
    #expect(headless.diagnostics.map(\.line) == [1])
    #expect(
      try document("WEBVTT\n00:01.000 --> 00:02.000\nOne.", as: "a.vtt").outline == ["turn: One."])
  }
}
