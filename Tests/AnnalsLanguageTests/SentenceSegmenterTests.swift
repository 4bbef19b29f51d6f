import AnnalsAnnotation
import AnnalsLanguage
import Testing

@Suite struct SentenceSegmenterTests {
  /// Sentences divided by `|`.
  static let cases = [
    "The plan failed.| Nobody said so.",
    "Dr. Li spoke to R. W. Davies.| He left.",
    "He lived in the U.S. and wrote.",
    "He lived in the U.S.| The family stayed.",
    "See No. 3, p. 16 and vol. 2 for it.",
    "Grain, cloth, etc. were sold.| They paid.",
    "“Stop!” he said.| They stopped.",
    "“It is over.”| The men went home.",
    "He asked: “Why?” and left.",
    "The output rose\nto 5.35 million tons\nin one year.| It fell\nlater.",
    "It ended …| Nobody knew.| Then?| Yes!",
    "(It was 1958.)| The next year was worse.",
    "They had rice… and salt.",
    "In Oct. 1959 the U.K. press reported it.",
    "I did, and so did I.| He did not.",
    "The deputy (Lab., Leeds) refused to go.| He had no time.",
    "“We ate grass,” she said, “and bark.”| They believed her.",
    "The granaries were full\nand nobody ate.| The men\nwent home, and the\nwomen stayed.",
    "THE PLAN HAD FAILED.| NOBODY SAID SO.",
    "MR. LI SPOKE TO DR. WANG IN THE TOWN HALL.| THEY AGREED.",
    "What we need:\n|- rice\n|- salt\n|- oil for the lamps",
    "the plan had failed and nobody said so and the men went home",
    "Thanks for all!!!| See you soon :)| Bye",
    "She met J. B. Priestley and the Rev. A. Smith.| Both were old.",
  ]

  @Test(arguments: cases) func endsSentencesWhereTheyEnd(_ marked: String) {
    let text = marked.replacing("|", with: "")
    let analyzed = analyze(text)
    let found = analyzed.sentences.map { analyzed.document.text[$0.span] }
    let expected = marked.split(separator: "|").map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == "\n" }.reversed())
    }
    #expect(found == expected)
  }

  @Test func crossesNoBlock() {
    let text = "A heading\n\nthe text goes on. And on"
    let document = Document(
      source: SourceMetadata(id: "x", path: "x"), text: DocumentText(text),
      lines: LineMap(countingLinesOf: Array(text.utf8)),
      blocks: [
        Block(span: TextSpan(0..<9), kind: .heading),
        Block(span: TextSpan(11..<35), kind: .paragraph),
      ])
    let analyzed = analyzer().analyze(document)
    #expect(analyzed.sentences.map(\.block) == [0, 1, 1])
  }
}
