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
}
