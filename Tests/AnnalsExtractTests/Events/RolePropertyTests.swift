import AnnalsAnnotation
import AnnalsExtract
import AnnalsLexicons
import AnnalsTestSupport
import Testing

@Suite struct RolePropertyTests {
  static let pieces =
    LexiconFile(named: "Events/role-words").rows.map { $0.cells[0] }
    + LexiconFile(named: "Events/role-verbs").rows.map { $0.cells[0] }
    + LexiconFile(named: "Events/role-nouns").rows.map { $0.cells[0] }
    + [
      ".", ",", "-", "\"", "?", "(", ")", "1958", "Mao", "Berlin", "who", "which", "he", "é", "’s",
    ]

  /// Any token may be said to be a trigger.
  @Test(arguments: 1...150) func rolesLieInTheTriggersSentence(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = (0..<100).map { _ in
      Self.pieces.randomElement(using: &generator)!
        + (Int.random(in: 0..<6, using: &generator) == 0 ? "" : " ")
    }.joined()
    let document = EventTestBench.shared.analyze(text)
    let triggers = document.tokens.indices.filter { _ in Bool.random(using: &generator) }
      .map { $0..<$0 + 1 }
    let (events, entities) = EventTestBench.shared.events(at: triggers, in: document)
    for event in events {
      let sentence = document.sentences.first { $0.tokens.contains(event.token) }!
      for role in [event.agent, event.patient, event.place].compactMap({ $0 }) {
        #expect(sentence.span.contains(role.span), "seed \(seed)")
        #expect(!role.span.isEmpty, "seed \(seed)")
        #expect(
          role.mention.map { mention in entities.contains { $0.span == mention } } ?? true,
          "seed \(seed)")
      }
      check(event.label.map(\.span), of: document, seed)
    }
  }

  private func check(_ label: [TextSpan], of document: AnalyzedDocument, _ seed: Int) {
    let words = label.map { document.document.text[$0] }.joined(separator: " ")
    #expect(words.unicodeScalars.count <= 80, "seed \(seed): \(words)")
    #expect(!words.hasPrefix(",") && !words.hasSuffix(","), "seed \(seed): \(words)")
    #expect(words.count { $0 == "\"" } % 2 == 0, "seed \(seed): \(words)")
    let areDisjoint = zip(label, label.dropFirst()).allSatisfy { !$0.overlaps($1) }
    #expect(areDisjoint, "seed \(seed): \(words)")
  }

  /// A walk without a bound would not come to an end here.
  @Test(arguments: ["they fled and ", "the man who saw ", "of the mill ", "the old , ", "to try "])
  func aSentenceOfAnyLengthIsReadInOnePass(piece: String) {
    let document = EventTestBench.shared.analyze(String(repeating: piece, count: 60_000))
    let triggers = document.tokens.indices.map { $0..<$0 + 1 }
    let (events, _) = EventTestBench.shared.events(at: triggers, in: document)
    #expect(events.count == triggers.count)
  }

  @Test func lexiconsAreInOrder() {
    for name in ["role-nouns", "role-verbs", "role-words"] {
      let lines = LexiconFile(named: "Events/" + name).rows
        .map { Array($0.cells.joined(separator: "\t").utf8) }
      let areSorted = zip(lines, lines.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
      #expect(areSorted, "\(name)")
    }
  }
}
