import AnnalsRecords
import AnnalsValidate
import Testing

@Suite struct PatternMatcherTests {
  /// A pattern, values that it covers whole, and values that it doesn't.
  static let cases: [(FieldPattern, matching: [String], other: [String])] = [
    (.slug, ["a", "great-leap-2", "0"], ["", "-a", "a-", "a--b", "A", "a b", "é"]),
    (.rule, ["figures.number-unit", "dates.y2"], ["figures", "figures.", ".x", "Figures.x"]),
    (
      .identifier("evt"), ["evt-0123456789ab"],
      ["evt-0123456789a", "evt-0123456789abc", "fig-0123456789ab"]
    ),
    (.sha256, [String(repeating: "0f", count: 32)], [String(repeating: "0f", count: 31) + "0"]),
    (
      .calendarDay, ["1958-08-29", "-0043-03-15"],
      ["1958-13-01", "1958-00-10", "1958-1-1", "58-01-01", "1958-01-32"]
    ),
    (.languageTag, ["en", "zh-Hans", "de-AT-1996"], ["e", "en-", "en--x", "ninelette"]),
    (
      .uri, ["https://example.org/a?b", "urn:é", "a+b.c-d:🚜"], ["https:", "1a:b", "a b:c", "a:b c"]
    ),
    (
      .edtf,
      [
        "1958", "-0043", "1958-08", "1958-08-17", "1958-XX", "1958~", "195X", "19XX", "1XXX",
        "1958/1962", "../1958", "1958/..", "1958/", "/1958", "[1914,1915]", "{1914..1918}",
        "1958-21?",
      ],
      [
        "", "58", "195", "1958-8", "1958-08-", "1958//1962", "[1914", "1914]", "circa 1958",
        "1958 ",
      ]
    ),
  ]

  @Test(arguments: cases.indices) func coversWholeValuesOnly(index: Int) {
    let (pattern, matching, other) = Self.cases[index]
    let matcher = PatternMatcher(expression: pattern.expression)
    for value in matching { #expect(matcher.matches(value), "\(pattern.name): \(value)") }
    for value in other { #expect(!matcher.matches(value), "\(pattern.name): \(value)") }
  }

  @Test func repeatsStandAlone() {
    let matcher = PatternMatcher(expression: "a{2,3}b*(c|d+e)?[^x-z\\]]")
    for value in ["aa.", "aaab!", "aabbc-", "aaddeé", "aa🚜"] { #expect(matcher.matches(value)) }
    for value in ["a.", "aaaa.", "aay", "aa]", "aadd", "aa🚜🚜"] { #expect(!matcher.matches(value)) }
  }

  @Test func longValuesCostNoMoreThanTheirLength() {
    let matcher = PatternMatcher(expression: "(a+)+b")
    #expect(!matcher.matches(String(repeating: "a", count: 1_000_000)))
  }
}
