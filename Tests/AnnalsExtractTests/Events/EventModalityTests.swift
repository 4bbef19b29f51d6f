import AnnalsAnnotation
import AnnalsExtract
import Testing

/// What grammar, the analyser's judgement and the kind of text together make of a fact.
struct EventModalityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let sentence: String
    let trigger: String
    /// In a report, then in a story, each where the event is told, unsure, and untold.
    let report: [EventMention.Modality]
    let story: [EventMention.Modality]

    var testDescription: String { sentence }
  }

  static let cases = [
    Case(
      sentence: "The miller repaired the wheel.", trigger: "repaired",
      report: [.actual, .actual, .actual], story: [.actual, .actual, .state]),
    Case(
      sentence: "The wheel was repaired.", trigger: "repaired",
      report: [.actual, .actual, .actual], story: [.actual, .actual, .state]),
    Case(
      sentence: "The wheel is repaired.", trigger: "repaired",
      report: [.actual, .actual, .state], story: [.actual, .state, .state]),
    Case(
      sentence: "The miller knew the road.", trigger: "knew",
      report: [.actual, .state, .state], story: [.actual, .state, .state]),
    Case(
      sentence: "The miller did not know the road.", trigger: "know",
      report: [.actual, .state, .state], story: [.actual, .state, .state]),
    Case(
      sentence: "The miller did not repair the wheel.", trigger: "repair",
      report: [.actual, .actual, .actual], story: [.actual, .actual, .actual]),
    Case(
      sentence: "Berta Ott repairs the wheel.", trigger: "repairs",
      report: [.actual, .actual, .generic], story: [.actual, .generic, .generic]),
    Case(
      sentence: "The town feared a flood.", trigger: "flood",
      report: [.actual, .generic, .generic], story: [.actual, .generic, .generic]),
    Case(
      sentence: "The town remembered the flood.", trigger: "flood",
      report: [.actual, .actual, .generic], story: [.actual, .generic, .generic]),
    Case(
      sentence: "The road was muddy.", trigger: "was",
      report: [.state, .state, .state], story: [.state, .state, .state]),
    Case(
      sentence: "The miller will repair the wheel.", trigger: "repair",
      report: [.planned, .planned, .planned], story: [.planned, .planned, .planned]),
  ]

  @Test(arguments: cases)
  func reports(_ example: Case) throws {
    let filler = String(repeating: "\nOn 3 May 1901 Karl Ott left Bern for Basel.", count: 30)
    #expect(try modalities(example, filler) == example.report)
  }

  @Test(arguments: cases)
  func stories(_ example: Case) throws {
    let filler = String(repeating: "\nShe laughed at him when he told her of it.", count: 30)
    #expect(try modalities(example, filler) == example.story)
  }

  @Test("A text of a few sentences is taken for a report")
  func shortText() throws {
    let filler = String(repeating: "\nShe laughed at him when he told her of it.", count: 3)
    for example in Self.cases { #expect(try modalities(example, filler) == example.report) }
  }

  private func modalities(_ example: Case, _ filler: String) throws -> [EventMention.Modality] {
    let document = EventTestBench.shared.analyze(example.sentence + filler)
    let token = try #require(
      document.tokens.firstIndex { document.text(of: $0) == example.trigger })
    let tellings: [EventTag.Telling] = [.told, .unsure, .untold]
    return try tellings.map { telling in
      var analyses = document.analyses
      for other in document.sentences[0].tokens {
        analyses[other].event = EventTag.outside.rawValue
      }
      analyses[token].event = EventTag(.general, telling).rawValue
      let events = EventTestBench.shared.mentions(
        in: AnalyzedDocument(
          document: document.document, tokens: document.tokens, sentences: document.sentences,
          analyses: analyses), dates: [])
      return try #require(events.first { $0.token == token }).modality
    }
  }
}
