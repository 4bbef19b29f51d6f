import AnnalsAnnotation
import AnnalsTrainer
import Testing

@Suite struct TreebankReaderTests {
  @Test func readsWordsMultiwordsAndComments() throws {
    let text = """
      # newdoc id = own
      # text = Don't go
      1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
      1\tDo\tdo\tAUX\tVB\tVerbForm=Inf\t3\taux\t_\t_
      2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
      3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
      3.1\tgone\tgo\tVERB\tVB\t_\t_\t_\t0:root\t_

      1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
      """
    let sentences = try TreebankReader.sentences(in: text, path: "own")
    #expect(sentences.map { $0.words.map(\.form) } == [["Do", "n't", "go"], ["Yes"]])
    #expect(sentences[0].comments == ["newdoc id = own", "text = Don't go"])
    #expect(sentences[0].multiwords.map(\.words) == [0..<2])
    #expect(sentences[0].words.map(\.pennTag) == [.vb, .rb, .vb])
    #expect(sentences[0].words[2].miscellany == "SpaceAfter=No")
  }

  @Test(arguments: [
    ("1\ta\ta", "own:1: error: 3 columns; expected ten separated by tabs"),
    (
      "2\ta\ta\tDET\tDT\t_\t0\troot\t_\t_",
      "own:1: error: word '2' out of order; expected 1"
    ),
    ("1\ta\ta\tDEM\tDT\t_\t0\troot\t_\t_", "own:1: error: unknown universal tag 'DEM'"),
    ("1\ta\ta\tDET\tD\t_\t0\troot\t_\t_", "own:1: error: unknown Penn tag 'D'"),
    (
      "2-1\ta\ta\tDET\tDT\t_\t0\troot\t_\t_",
      "own:1: error: '2-1' is no range of the words that follow"
    ),
  ])
  func refusesOtherLines(_ line: String, _ message: String) {
    let error = #expect(throws: TrainingDataError.self) {
      try TreebankReader.sentences(in: line, path: "own")
    }
    #expect(error?.description == message)
  }
}
