import AnnalsNormalize
import Testing

@Suite struct MonthSpanTests {
  @Test(arguments: [
    ("1958", 1958, 1958, "1958"), ("1958/1962", 1958, 1962, "1958/1962"),
    ("1958-05", 1958, 1958, "1958-05"), ("1958-05-17", 1958, 1958, "1958-05"),
    ("1959-10/1960-04", 1959, 1960, "1959-10/1960-04"), ("1958-23", 1958, 1958, "1958-09/1958-11"),
    ("1959-24", 1959, 1959, "1959-12/1960-02"), ("195X", 1950, 1959, "1950/1959"),
    ("1958~", 1958, 1958, "1958"),
    ("-0043-03", -43, -43, "-0043-03"),
  ]) func readsEDTF(edtf: String, first: Int, last: Int, months: String) {
    #expect(MonthSpan(edtf: edtf, yearStart: first, yearEnd: last).edtf == months)
  }

  @Test(arguments: [
    ("1958", "1958", true), ("1958/1962", "1959/1961", true), ("1958/1963", "1958/1961", true),
    ("1958/1962", "1959", false), ("1958/1962", "1960/1964", false), ("1958", "1959", false),
    ("1932/1933", "1932", true), ("1958", "1958-05", false),
  ]) func sameTimesHoldEachOther(left: String, right: String, isSame: Bool) {
    func span(_ edtf: String) -> MonthSpan {
      let years = edtf.split(separator: "/").compactMap { Int($0.prefix(4)) }
      return MonthSpan(edtf: edtf, yearStart: years[0], yearEnd: years[years.count - 1])
    }
    #expect(span(left).isSame(as: span(right)) == isSame)
    #expect(span(right).isSame(as: span(left)) == isSame)
  }
}
