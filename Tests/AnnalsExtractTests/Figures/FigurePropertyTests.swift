import AnnalsAnnotation
import AnnalsRecords
import AnnalsTestSupport
import Testing

@Suite struct FigurePropertyTests {
  static let probe = FigureProbe()
  static let pieces = [
    "3", "30,000", "4.5", "1958", "½", "3½", "1.2m", "640bhp", "8th", "0", "007", "$", "£", "US$",
    "%",
    "per", "cent", "million", "millions", "hundred", "thousand", "dozen", "half", "a", "an", "the",
    "third", "thirds", "of", "and", "or", "to", "from", "between", "in", "out", "one", "two", "ten",
    "twenty", "-", "–", "—", "~", "/", ".", ",", ";", "(", ")", "'", "\"", "tons", "catties", "mu",
    "years", "old", "times", "as", "much", "doubled", "twice", "tenfold", "rose", "fell", "by",
    "at",
    "least", "more", "than", "up", "about", "some", "people", "died", "steel", "was", "target",
    "According", "Mao", "Cao", "'s", "estimate", "+", "minus", "several", "few", "point", "five",
    "é",
    "99999999999999999999", "trillion", "page", "May", "No.", "aged", "a.m.", ":", "\n",
  ]

  @Test(arguments: 0..<40)
  func randomPiecesGiveSoundFigures(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) &* 7919 &+ 17)
    let text = (0..<400).map { _ in
      Self.pieces.randomElement(using: &generator)! + (Bool.random(using: &generator) ? " " : "")
    }.joined()
    let analyzed = Self.probe.analyze(text)
    let mentions = Self.probe.mentions(in: analyzed)
    let starts = Set(analyzed.tokens.map(\.span.utf8Start))
    let ends = Set(analyzed.tokens.map(\.span.utf8End))
    var end = 0
    for mention in mentions {
      #expect(mention.span.utf8Start >= end, "seed \(seed): figures overlap")
      end = mention.span.utf8End
      for span in [mention.span, mention.unitText, mention.measure, mention.attribution] {
        guard let span else { continue }
        #expect(starts.contains(span.utf8Start) && ends.contains(span.utf8End), "seed \(seed)")
      }
      #expect(Int(analyzed.tokens[mention.token].utf8Start) == mention.span.utf8Start)
    }
    for record in Self.probe.records(in: text) { checkBounds(record, seed) }
  }

  private func checkBounds(_ record: FigureRecord, _ seed: Int) {
    let shape = [record.value != nil, record.low != nil, record.high != nil]
    switch record.bound {
    case .exact, .about: #expect(shape == [true, false, false], "seed \(seed)")
    case .atLeast, .moreThan: #expect(shape == [false, true, false], "seed \(seed)")
    case .atMost, .lessThan: #expect(shape == [false, false, true], "seed \(seed)")
    case .range, .vague:
      #expect(shape == [false, true, true], "seed \(seed)")
      if let low = record.low, let high = record.high { #expect(low <= high, "seed \(seed)") }
    }
  }

  @Test func dateMentionsAreNoFigures() {
    let analyzed = Self.probe.analyze("On 12 of that month 30 men came.")
    let date = DateMention(
      span: TextSpan(3..<19), token: 1, rule: "dates.day", kind: .date)
    let found = Self.probe.mentions(in: analyzed, dates: [date])
    #expect(found.map { analyzed.document.text[$0.span] } == ["30"])
    #expect(found.map(\.date) == [0])
  }

  @Test func durationsStayFigures() {
    let analyzed = Self.probe.analyze("It took three years.")
    let date = DateMention(
      span: TextSpan(8..<19), token: 2, rule: "dates.duration", kind: .duration)
    let found = Self.probe.mentions(in: analyzed, dates: [date])
    #expect(found.map(\.kind) == [.duration])
  }

  @Test(arguments: [
    "12 ", "12, ", "a million ", "twenty-", "12-", "half a ", "from 3 to ", "tens of ",
  ])
  func takesLongSentences(piece: String) {
    // The figure behind them is found all the same, and none lies in another.
    let text = String(repeating: piece, count: 100_000) + ". They sold 40 tons of rice."
    let analyzed = Self.probe.analyze(text)
    let many = Self.probe.mentions(in: analyzed)
    #expect(many.last.map { analyzed.document.text[$0.span] } == "40 tons")
    #expect(zip(many, many.dropFirst()).allSatisfy { $0.span.utf8End <= $1.span.utf8Start })
  }
}
