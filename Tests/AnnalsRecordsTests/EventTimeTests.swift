import AnnalsRecords
import Testing

@Suite struct EventTimeTests {
  private func event(
    _ start: String?, _ end: String? = nil, years: (Int?, Int?) = (nil, nil),
    _ precision: TemporalPrecision? = nil, source: String = "a", at offset: Int = 0
  ) -> EventRecord {
    var event = EventRecord()
    event.startDate = start
    event.endDate = end ?? start
    event.yearStart = years.0
    event.yearEnd = years.1
    event.precision = precision
    event.evidence.sourceID = source
    event.evidence.start = offset
    return event
  }

  private func time(_ event: EventRecord) throws -> EventTime {
    try #require(EventTime(event))
  }

  @Test func eventsWithoutDatesHaveNone() { #expect(EventTime(EventRecord()) == nil) }

  @Test func yearsBeforeChristComeFirst() throws {
    let times = try [
      event("-0489-09-01", "-0489-09-30"), event("-0479-01-01"), event("0000-01-01"),
      event("0009-01-01"), event("1958-08-17"), event("1958-08-29"),
    ].map(time)
    #expect(times == times.sorted())
    #expect(times.map(\.year) == [-489, -479, 0, 9, 1958, 1958])
  }

  @Test func theFinerDateComesFirst() throws {
    let day = try time(event("1958-01-01", "1958-01-01", .day))
    let month = try time(event("1958-01-01", "1958-01-31", .month))
    let year = try time(event("1958-01-01", "1958-12-31", .year))
    let span = try time(event("1958-01-01", "1962-12-31", .year))
    #expect([span, year, month, day].sorted() == [day, month, year, span])
  }

  @Test func equalDatesGoBySourceAndPlace() throws {
    let first = try time(event("1958-01-01", source: "a", at: 9))
    let second = try time(event("1958-01-01", source: "a", at: 10))
    let third = try time(event("1958-01-01", source: "b", at: 2))
    #expect([third, second, first].sorted() == [first, second, third])
  }

  @Test func anOpenSideStandsWhereTheOtherIs() throws {
    var until = EventRecord()
    until.endDate = "1976-12-31"
    until.yearEnd = 1976
    #expect(try time(until).year == 1976)
    let since = event("1976-01-01", nil, years: (1976, nil))
    #expect(try time(since).year == 1976)
  }
}
