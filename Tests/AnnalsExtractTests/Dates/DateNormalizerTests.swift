import AnnalsAnnotation
import AnnalsNormalize
import AnnalsRecords
import Testing

@Suite struct DateNormalizerTests {
  static let reader = DateReader()

  /// The first record of a text.
  private func record(_ text: String, date: String? = nil) throws -> DateRecord {
    try #require(Self.reader.read(text, date: date).records.first)
  }

  @Test(arguments: [
    ("It fell in 1958.", "1958", "1958-01-01", "1958-12-31"),
    ("It fell in February 1960.", "1960-02", "1960-02-01", "1960-02-29"),
    ("It fell in early 1958.", "1958", "1958-01-01", "1958-04-30"),
    ("It fell in mid-1958.", "1958", "1958-05-01", "1958-08-31"),
    ("It fell in late 1958.", "1958", "1958-09-01", "1958-12-31"),
    ("It fell by the end of 1958.", "1958", "1958-10-01", "1958-12-31"),
    ("It fell in mid-June 1958.", "1958-06", "1958-06-11", "1958-06-20"),
    ("It fell by the end of February 1959.", "1959-02", "1959-02-22", "1959-02-28"),
    ("It fell in the winter of 1959-60.", "1959-24", "1959-12-01", "1960-02-29"),
    ("It fell in the late summer of 1959.", "1959-22", "1959-08-01", "1959-08-31"),
    ("It fell in the first half of 1959.", "1959-40", "1959-01-01", "1959-06-30"),
    ("It fell in the third quarter of 1959.", "1959-35", "1959-07-01", "1959-09-30"),
    ("It fell in the early 1950s.", "195X", "1950-01-01", "1954-12-31"),
    ("It fell in the 19th century.", "18XX", "1800-01-01", "1899-12-31"),
    ("It fell in 490 BC.", "-0489", "-0489-01-01", "-0489-12-31"),
    ("It fell in the 470s BC.", "-0478/-0469", "-0478-01-01", "-0469-12-31"),
    ("It fell in the fifth century BC.", "-0499/-0400", "-0499-01-01", "-0400-12-31"),
    ("It fell in the first week of March 1847.", "1847-03", "1847-03-01", "1847-03-07"),
  ])
  func boundsWhatWordsCanMean(text: String, edtf: String, start: String, end: String) throws {
    let record = try record(text)
    #expect(record.edtf == edtf)
    #expect(record.startDate == start)
    #expect(record.endDate == end)
  }

  @Test func keepsTheQualifierOffDigitsThatAreOpen() throws {
    let year = try record("The hall was built about 1850.")
    #expect(year.edtf == "1850~" && year.certainty == .approximate)
    let decade = try record("The hall was built around the 1850s.")
    #expect(decade.edtf == "185X" && decade.certainty == .approximate)
    let season = try record("The hall was built about the spring of 1850.")
    #expect(season.edtf == "1850-21" && season.certainty == .approximate)
    let doubtful = try record("The hall was built perhaps in 1850, perhaps 1851.")
    #expect(doubtful.edtf == "1850")
  }

  @Test func countsFromTheDayOfAReport() {
    let text =
      "Yesterday it rained. The fair will open on Saturday. The mayor said so last Tuesday, in January."
    let records = Self.reader.read(text, date: "1960-02-10").records
    #expect(records.map(\.value) == ["1960-02-09", "1960-02-13", "1960-02-09", "1960-01"])
    #expect(records.allSatisfy { $0.basis == .resolved })
  }

  @Test(arguments: [
    ("The fair opened on Saturday, yesterday.", "1960-02-06"),
    ("Yesterday they wrote that the fair opens on Saturday.", "1960-02-13"),
    ("The fair is to open in November, they said yesterday.", "1960-11"),
    ("The hall burned down in November, they said yesterday.", "1959-11"),
  ])
  func readsTheTense(text: String, value: String) {
    let records = Self.reader.read(text, date: "1960-02-10").records
    #expect(records.contains { $0.value == value }, "\(records.map(\.value))")
  }

  @Test func leavesOpenWhatNobodyTells() {
    let records = Self.reader.read("He came on 29 August. She came in spring, two days later.")
      .records
    #expect(records.map(\.value) == ["XXXX-08-29", "XXXX-SP", "XXXX-XX-XX"])
    #expect(records.allSatisfy { $0.edtf == nil && $0.startDate == nil && $0.yearStart == nil })
  }

  @Test func takesTheYearFromAHeading() {
    let text = "# The year 1958\n\nIn May the dam was begun."
    #expect(Self.reader.read(text).records.map(\.value) == ["1958", "1958-05"])
  }

  @Test func returnsToTheYearOfTheHeadingWithEachParagraph() {
    let text = """
      # The year 1958

      In May the dam was begun. In August 1959 the plan was given up.

      On 8 June the men came. At the end of the year they left.

      # Afterwards

      The lake was dry in 1962. In March it rained.
      """
    #expect(
      Self.reader.read(text).records.map(\.value) == [
        "1958", "1958-05", "1959-08", "1958-06-08", "1958", "1962", "1962-03",
      ])
  }

  @Test func countsFromTheDayOfADateline() {
    let text = """
      LISBON, Feb. 8 \u{2013} The ships came last Tuesday and left yesterday. It rains today.

      The port gave out its results for 1959, dated January 22. They beat those for 1958, when \
      less was sold than in the previous year.
      """
    #expect(
      Self.reader.read(text, date: "1960-02-09").records.map(\.value) == [
        "1960-02-08", "1960-02-02", "1960-02-07", "1960-02-08", "1959", "1960-01-22", "1958",
        "XXXX",
      ])
  }

  @Test func leavesOpenWhatMayBeOfTwoYears() {
    let text = """
      On 19 December 1958 the mill was closed. The owner had been warned in January. In March he sold \
      it. In 1961 it was opened again; the following autumn it burned, and the following spring it was \
      rebuilt.
      """
    #expect(
      Self.reader.read(text).records.map(\.value) == [
        "1958-12-19", "XXXX-01", "1959-03", "1961", "XXXX-FA", "1962-SP",
      ])
  }

  @Test func countsNothingFromAnEarlierParagraphButTheLast() {
    let near = "The wall was built in 1911.\n\nThe tower, as they say, fell two years later."
    #expect(Self.reader.read(near).records.map(\.value) == ["1911", "1913"])
    let far = """
      The wall was built in 1911.

      The gate stood.

      The tower of the old church, as they say, fell two years later.
      """
    #expect(Self.reader.read(far).records.map(\.value) == ["1911", "XXXX"])
  }

  @Test func passesOverAYearMentionedByTheWay() {
    let text = """
      In May 1958 the dam was begun. It was to be as long as the old one, which had \
      been built in 1911. In June the rains came.
      """
    #expect(Self.reader.read(text).records.map(\.value) == ["1958-05", "1911", "1958-06"])
  }

  static let ranges: [(text: String, edtf: String, start: String?, end: String?)] = [
    ("It lasted from 1958 to 1962.", "1958/1962", "1958-01-01", "1962-12-31"),
    ("It lasted until 1976.", "../1976", nil, "1976-12-31"),
    ("It has stood since June 1976.", "1976-06/..", "1976-06-01", nil),
    ("It sat from 5 to 23 May 1958.", "1958-05-05/1958-05-23", "1958-05-05", "1958-05-23"),
    ("It lasted from March 1958 to 1960.", "1958-03", "1958-03-01", "1958-03-31"),
    ("It came in 1958.", "1958", "1958-01-01", "1958-12-31"),
    ("It lasted from the 1950s to the 1960s.", "195X/196X", "1950-01-01", "1969-12-31"),
    (
      "It lasted from the first half of 1958 to the first half of 1959.", "1958/1959",
      "1958-01-01", "1959-06-30"
    ),
  ]

  @Test(arguments: [
    "It lasted until the 1960s.", "It has stood since the 19th century.",
    "The hall stood until 480 BC.",
  ])
  func givesNoReferenceThatReadersOfEDTFRefuse(text: String) {
    let (mentions, records) = Self.reader.read(text)
    #expect(records.first?.edtf != nil)
    #expect(CalendarReference(at: 0, mentions: mentions, records: records) == nil)
  }

  @Test(arguments: ranges)
  func givesWholeRanges(text: String, edtf: String, start: String?, end: String?) throws {
    let (mentions, records) = Self.reader.read(text)
    let reference = try #require(CalendarReference(at: 0, mentions: mentions, records: records))
    #expect(reference.edtf == edtf)
    #expect(reference.startDate == start)
    #expect(reference.endDate == end)
    if mentions[0].range == .start {
      #expect(CalendarReference(at: 1, mentions: mentions, records: records) == reference)
    }
  }

  @Test func givesNoReferenceForLengths() {
    let (mentions, records) = Self.reader.read("It took three years.")
    #expect(CalendarReference(at: 0, mentions: mentions, records: records) == nil)
  }
}
