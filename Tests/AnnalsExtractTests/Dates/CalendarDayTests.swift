import AnnalsNormalize
import Testing

@Suite struct CalendarDayTests {
  @Test func countsEveryDayOnce() throws {
    var day = try #require(CalendarDay(year: -401, month: 12, day: 1))
    var number = day.dayNumber
    for _ in 0..<300_000 {
      let next = try #require(day.adding(days: 1))
      #expect(next > day && next.dayNumber == number + 1)
      #expect(next.weekday == day.weekday % 7 + 1)
      number += 1
      day = next
    }
  }

  @Test(arguments: [
    (1958, 8, 29, 5), (2000, 2, 29, 2), (1, 1, 1, 1), (0, 1, 1, 6), (1582, 10, 15, 5),
  ])
  func knowsWeekdays(year: Int, month: Int, day: Int, weekday: Int) throws {
    #expect(try #require(CalendarDay(year: year, month: month, day: day)).weekday == weekday)
  }

  @Test func refusesDaysThatNoCalendarHas() {
    #expect(CalendarDay(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDay(year: 1958, month: 13, day: 1) == nil)
    #expect(CalendarDay(year: 10_000, month: 1, day: 1) == nil)
  }

  @Test func writesAstronomicalYears() {
    #expect(CalendarDay(year: -489, month: 9, day: 1)?.description == "-0489-09-01")
    #expect(CalendarDay(year: 14, month: 8, day: 19)?.description == "0014-08-19")
  }
}
