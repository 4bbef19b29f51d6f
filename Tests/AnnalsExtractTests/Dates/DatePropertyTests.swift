import AnnalsAnnotation
import AnnalsNormalize
import AnnalsRecords
import Foundation
import AnnalsTestSupport
import Testing

@Suite struct DatePropertyTests {
  static let reader = DateReader()

  /// Words that the rules combine, and some that they must survive.
  static let pieces = [
    "the", "of", "in", "end", "early", "late", "mid", "-", "–", "—", "/", ",", ".", "(", ")", "'s",
    "1958", "1962", "62", "'33", "'60s", "1950s", "31", "30", "29", "February", "August", "May",
    "17th", "spring", "winter", "first", "half", "quarter", "week", "year", "years", "century",
    "nineteenth", "BC", "AD", "BCE", "490", "9999", "0", "2100", "1000", "three", "twenty", "a",
    "and",
    "to", "from", "between", "until", "since", "later", "ago", "before", "last", "next", "that",
    "same",
    "yesterday", "Tuesday", "about", "circa", "c.", "11", ":", "a.m.", "every", "per", "daily",
    "now",
    "decades", "hundred", "million", "night", "99999", "é", "\u{1F600}", "$", "%", "decade",
    "weeks", "several", "centuries", "previous", "perhaps", "year", "400,000", "5.5",
  ]

  @Test(arguments: 0..<40)
  func promisesHoldForAnyWords(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let count = Int.random(in: 1...60, using: &generator)
      let words = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
      let separator =
        Bool.random(using: &generator)
        ? " " : ["", " ", " "].randomElement(using: &generator) ?? " "
      let text = words.joined(separator: separator)
      let date = Bool.random(using: &generator) ? "1960-02-09" : nil
      try check(Self.reader.read(text, date: date), text, seed)
    }
  }

  @Test func mentionsAreReadBackAsWritten() throws {
    let text = "From 5 to 23 May 1958 – about three years later, in the early 1960s, last spring."
    let encoder = JSONEncoder()
    let decoder = JSONDecoder()
    encoder.userInfo[.documentText] = DocumentText(text)
    decoder.userInfo[.documentText] = DocumentText(text)
    for mention in Self.reader.read(text).mentions {
      let copy = try decoder.decode(DateMention.self, from: encoder.encode(mention))
      #expect(copy.span == mention.span && copy.range == mention.range)
      #expect(copy.expression == mention.expression && copy.rule == mention.rule)
    }
  }

  private func check(
    _ result: (mentions: [DateMention], records: [DateRecord]), _ text: String, _ seed: UInt64
  ) throws {
    let note: Comment = "seed \(seed): \(text)"
    var end = 0
    #expect(result.mentions.count == result.records.count, note)
    for (mention, record) in zip(result.mentions, result.records) {
      #expect(mention.span.utf8Start >= end && !mention.span.isEmpty, note)
      end = mention.span.utf8End
      #expect(Self.isValue(record.value), "\(record.value) \(note)")
      if let edtf = record.edtf {
        #expect(Self.matches(edtf, FieldPattern.edtf.expression), "\(edtf) \(note)")
        let start = try #require(record.startDate.flatMap(Self.sortable), note)
        let last = try #require(record.endDate.flatMap(Self.sortable), note)
        #expect(start <= last, note)
      } else {
        #expect(record.startDate == nil && record.endDate == nil && record.yearStart == nil, note)
      }
    }
    for index in result.mentions.indices {
      let reference = CalendarReference(
        at: index, mentions: result.mentions, records: result.records)
      guard let edtf = reference?.edtf else { continue }
      #expect(Self.matches(edtf, FieldPattern.edtf.expression), "\(edtf) \(note)")
      #expect(!Self.isRefused(edtf), "\(edtf) \(note)")
    }
    for (index, mention) in result.mentions.enumerated() where mention.range == .start {
      #expect(index + 1 < result.mentions.count && result.mentions[index + 1].range == .end, note)
    }
  }

  /// The shapes that TIMEX3 values have here.
  private static func isValue(_ value: String) -> Bool {
    let day =
      "(BC)?[0-9X]{4}(-([0-9X]{2}(-[0-9X]{2})?|W[0-9X]{2}(-[1-7]|-WE)?|SP|SU|FA|WI|Q[1-4]|H[12]))?"
    let clock = "T([0-9X]{2}(:[0-9]{2})?|MO|AF|EV|NI|DT)"
    let length = "PT?[0-9X.]+(S|M|H|D|WE|W|Q|Y|DE|CE|ML)"
    return matches(
      value,
      "PAST_REF|PRESENT_REF|FUTURE_REF|\(day)(\(clock))?|(BC)?[0-9X]{2,3}|\(length)(/\(length))?")
  }

  /// Intervals that the EDTF readers of the Python world don't accept, though some are in the
  /// specification: an open one beside digits left open, one that opens before a year before Christ,
  /// and one that is bounded by a quarter or half.
  private static func isRefused(_ edtf: String) -> Bool {
    matches(edtf, #"\.\./.*X.*|.*X.*/\.\.|\.\./-.*|.*-(3[3-6]|4[0-2])/.*|.*/.*-(3[3-6]|4[0-2])"#)
  }

  private static func matches(_ value: String, _ expression: String) -> Bool {
    value.range(of: "^(\(expression))$", options: .regularExpression) != nil
  }

  /// A number in the order of the days.
  private static func sortable(_ day: String) -> Int? {
    let isBefore = day.hasPrefix("-")
    let parts = day.drop { $0 == "-" }.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return (isBefore ? -parts[0] : parts[0]) * 10_000 + parts[1] * 100 + parts[2]
  }
}
