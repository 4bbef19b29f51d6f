import AnnalsAnnotation
import AnnalsLexicons
import AnnalsRecords
import AnnalsTestSupport
import Testing

@Suite struct EventPropertyTests {
  static let pieces =
    LexiconFile(named: "Events/stative-verbs").rows.map { $0.cells[0] + "ed" }
    + LexiconFile(named: "Events/cues").rows.map { $0.cells[0] }
    + LexiconFile(named: "Events/role-nouns").rows.map { $0.cells[0] }
    + [".", ",", "-", "\"", "!", "?", ";", "(", ")", "1958", "Mao", "Went", "é", "’s", "n't", "\n"]

  @Test(arguments: 1...200) func anyTokensGiveSortedDisjointTriggers(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = (0..<120).map { _ in
      Self.pieces.randomElement(using: &generator)! + (Bool.random(using: &generator) ? " " : "")
    }.joined()
    let document = EventTestBench.shared.analyze(text)
    let dates = document.tokens.indices.filter { document.tokens[$0].shape.contains(.number) }
      .map {
        DateMention(span: document.tokens[$0].span, token: $0, rule: "dates.test", kind: .date)
      }
    let mentions = EventTestBench.shared.mentions(in: document, dates: dates)
    for (left, right) in zip(mentions, mentions.dropFirst()) {
      #expect(left.span.utf8End <= right.span.utf8Start, "seed \(seed)")
    }
    for mention in mentions {
      #expect(document.tokens[mention.token].span.utf8Start == mention.span.utf8Start)
      #expect(mention.when.map { dates.indices.contains($0.date) } ?? true)
    }
  }

  /// A look-back without a bound would not come to an end here.
  @Test func aSentenceOfManyVerbsIsReadInOnePass() {
    let text = String(repeating: "they fled ", count: 200_000)
    let document = EventTestBench.shared.analyze(text)
    #expect(document.sentences.count == 1)
    let mentions = EventTestBench.shared.mentions(in: document, dates: [])
    #expect(mentions.count > 190_000)
    let areDisjoint = zip(mentions, mentions.dropFirst()).allSatisfy {
      $0.span.utf8End <= $1.span.utf8Start
    }
    #expect(areDisjoint)
  }

  @Test func classesAreThoseOfTheTable() {
    #expect(
      AnnalsAnnotation.EventClass.names == AnnalsRecords.EventClass.allCases.map(\.rawValue))
  }

  @Test func lexiconsAreInOrder() {
    for name in ["cues", "stative-verbs"] {
      let rows = LexiconFile(named: "Events/" + name).rows
      let lines = rows.map { Array($0.cells.joined(separator: "\t").utf8) }
      for (left, right) in zip(rows.indices, rows.indices.dropFirst()) {
        #expect(
          lines[left].lexicographicallyPrecedes(lines[right]), "\(name):\(rows[right].line)")
      }
      for row in rows {
        #expect(row.cells.allSatisfy { $0.first != " " && $0.last != " " }, "\(name):\(row.line)")
      }
    }
  }
}
