import AnnalsAnnotation
import Testing

@Suite struct DateExampleTests {
  static let reader = DateReader()

  @Test(arguments: DateExample.all)
  func readsWhatIsMarked(example: DateExample) {
    let (mentions, records) = Self.reader.read(example.text)
    if example.isCounterexample {
      #expect(!mentions.contains { $0.rule == example.rule }, "\(records.map(\.evidence.exact))")
    } else {
      #expect(mentions.contains { $0.rule == example.rule }, "\(mentions.map(\.rule))")
    }
    if !example.marks.isEmpty || !example.isCounterexample {
      #expect(records.map(\.evidence.exact) == example.marks)
      #expect(records.map(\.value) == example.values)
    }
  }

  @Test func everyRuleHasExamples() {
    var examples: [String: Int] = [:]
    var counterexamples: [String: Int] = [:]
    var fired: Set<String> = []
    for example in DateExample.all {
      if example.isCounterexample {
        counterexamples[example.rule, default: 0] += 1
      } else {
        examples[example.rule, default: 0] += 1
      }
      fired.formUnion(Self.reader.read(example.text).mentions.map(\.rule))
    }
    #expect(!DateExample.all.isEmpty)
    for rule in fired.union(examples.keys) {
      #expect(examples[rule, default: 0] >= 2, "\(rule) needs two examples")
      #expect(counterexamples[rule, default: 0] >= 1, "\(rule) needs a counterexample")
      #expect(fired.contains(rule), "\(rule) never fires")
    }
  }
}
