import AnnalsAnnotation
import AnnalsNormalize
import AnnalsRecords
import Testing

/// Dates of events with date mentions made by hand: each four-digit number is one.
@Suite struct EventDateTests {
  private func dates(_ text: String) -> [String: String] {
    let document = EventTestBench.shared.analyze(text)
    var mentions: [DateMention] = []
    var records: [DateRecord] = []
    for (index, token) in document.tokens.enumerated()
    where token.shape.contains(.number) && token.utf8Count == 4 {
      mentions.append(DateMention(span: token.span, token: index, rule: "dates.test", kind: .date))
      var record = DateRecord()
      record.edtf = document.text(of: token)
      records.append(record)
    }
    let events = EventTestBench.shared.mentions(in: document, dates: mentions)
    let context = NormalizationContext(document: document.document, sentences: document.sentences)
    let rows = Array(
      EventNormalizer().records(
        for: events, dates: mentions, dateRecords: records, in: context))
    var dates: [String: String] = [:]
    for row in rows {
      dates[row.evidence.exact] = row.date.map { $0 + " " + (row.dateBasis?.rawValue ?? "") } ?? ""
    }
    return dates
  }

  @Test func theDateInTheClauseIsStated() {
    #expect(dates("The dam collapsed in 1975.") == ["collapsed": "1975 stated"])
    #expect(dates("In 1958 the mill closed.") == ["closed": "1958 stated"])
    #expect(
      dates("The mill opened in 1950; the mine closed in 1960.")
        == ["opened": "1950 stated", "closed": "1960 stated"])
  }

  @Test func anEntryHandsItsDateDown() {
    #expect(
      dates("1958: The communes merged. They abolished the plots.")
        == ["merged": "1958 stated", "abolished": "1958 inherited"])
    #expect(
      dates("1958. The council met.\nThe mayor resigned.")
        == ["met": "1958 inherited", "resigned": ""])
  }

  @Test func aSentenceGoesOnFromTheOneBefore() {
    #expect(
      dates("In 1958 the council met. It abolished the tax. The mayor resigned.")
        == ["met": "1958 stated", "abolished": "1958 inherited", "resigned": ""])
  }

  @Test func datesOfOtherThingsAreNotTaken() {
    #expect(
      dates("They praised the harvest of 1958.") == ["praised": "", "harvest": "1958 stated"])
    #expect(dates("In 1958 the clerk said that the dam had burst.")["burst"] == "")
    #expect(dates("In 1958 the mayor promised that the mill would close.")["close"] == "")
    #expect(dates("They announced that the dam burst in 1975.")["announced"] == "")
    #expect(
      dates("He burned letters written in 1931.") == ["burned": "", "written": "1931 stated"])
  }

  @Test func otherTimesKeepTheDateAway() {
    #expect(dates("In 1958 the target was later lowered.") == ["lowered": ""])
    #expect(
      dates("In 1958 the mill closed; nobody returned.") == [
        "closed": "1958 stated", "returned": "",
      ])
    #expect(dates("They reckoned from 1958.") == ["reckoned": ""])
    #expect(dates("In 1958 he wrote: \"They left.\"")["left"] == "")
  }

  @Test func datesThatOnlyBoundAreNotTaken() {
    #expect(dates("The mill closed by 1960.") == ["closed": ""])
    #expect(dates("By 1960 or 1961 the mill closed.") == ["closed": ""])
    #expect(dates("They praised the best crop that they reaped since 1958.")["reaped"] == "")
    #expect(dates("The toll has risen since 1958.") == ["risen": "1958 stated"])
    #expect(dates("They spoke about the flood in 1931.")["spoke"] == "")
    #expect(dates("In 1932 came the law that people feared.")["feared"] == "")
    #expect(dates("There was rain all over the land in 1958, nobody left.")["left"] == "")
  }

  @Test func nounsTakeTheDateBesideThem() {
    #expect(
      dates("They recalled the famine of 1959.") == ["recalled": "", "famine": "1959 stated"])
    #expect(dates("In 1959 a famine began.") == ["famine": "1959 stated", "began": "1959 stated"])
    #expect(dates("Smith (1987) counted the deaths.") == ["counted": "", "deaths": ""])
  }

  @Test func recordsCarryTheColumns() throws {
    let document = EventTestBench.shared.analyze("The famine killed millions.")
    let events = EventTestBench.shared.mentions(in: document, dates: [])
    let context = NormalizationContext(document: document.document, sentences: document.sentences)
    let rows = Array(
      EventNormalizer().records(for: events, dates: [], dateRecords: [], in: context))
    #expect(rows.map(\.evidence.exact) == ["famine", "killed"])
    #expect(rows.map(\.lemma) == ["famine", "kill"])
    #expect(rows.allSatisfy { $0.eventClass != nil })
    #expect(Set(rows.map(\.id)).count == 2)
    #expect(rows.allSatisfy { $0.date == nil && $0.agent == nil })
  }
}
