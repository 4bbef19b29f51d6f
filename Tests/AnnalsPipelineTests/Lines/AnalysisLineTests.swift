import AnnalsAnnotation
import AnnalsPipeline
import AnnalsRecords
import AnnalsTestSupport
import Foundation
import Testing

/// Tags, trees and names on their way from stage to stage.
@Suite struct AnalysisLineTests {
  private static let pipeline = Pipeline()

  private static var line: String {
    var writer = JSONWriter()
    DocumentLine.write(AnalyzedSample.analyzed(by: pipeline), into: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The lines that *extract* gives for a line: first the document's own.
  private func extract(_ line: String) throws -> [Substring] {
    let folder = try TemporaryFolder()
    try folder.write(line, to: "line")
    let file = try FileHandle(forReadingFrom: folder.url("line"))
    var source = LineSource(
      LineReader(descriptor: file.fileDescriptor, path: "line"), path: "line")
    var bytes: [UInt8] = []
    try StageLines(pipeline: Self.pipeline).extract(&source) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  @Test func arriveAsTheyWere() throws {
    #expect(try extract(Self.line).first.map { "\($0)\n" } == Self.line)
    for part in [
      #""multiwords":[[2,4]]"#, #""heads":[4,0,4,4,-1,4,-1,-1,7]"#,
      #""names":[[0,2,"person"],[7,8,"place"]]"#, #""relations":"nsubj flat "#,
    ] {
      #expect(Self.line.contains(part), "\(part)")
    }
  }

  @Test func carryVoicesAndMarksOfDialogue() throws {
    let text = "Then “no”, they said."
    var source = SourceMetadata(id: "a", path: "a.xml")
    source.dialogue = .dashes
    let utf8 = Array(text.utf8)
    let voice = Block.Voice(span: TextSpan(utf8Start: 5, utf8End: 13), speaker: "Lin Mei")
    let block = Block(
      span: TextSpan(utf8Start: 0, utf8End: utf8.count), kind: .paragraph, voices: [voice])
    let document = Document(
      source: source, text: DocumentText(utf8: utf8), lines: LineMap(countingLinesOf: utf8),
      blocks: [block])
    var writer = JSONWriter()
    DocumentLine.write(Self.pipeline.analyze(document), into: &writer)
    let line = String(decoding: writer.bytes, as: UTF8.self)
    #expect(line.contains(#""voices":[[5,9,"Lin Mei"]]"#))
    #expect(try extract(line).first.map { "\($0)\n" } == line)
    #expect(try extract(line).contains { $0.contains("quotations.voice") })
    let wrong = line.replacing("[[5,9,", with: "[[5,99,")
    let error = #expect(throws: PipelineError.self) { try extract(wrong) }
    #expect(error?.description.contains("a voice lies outside its block") == true)
  }

  @Test(arguments: [
    ("\"PROPN PROPN", "\"PROPN", "'universal_tags' has 8 values; expected one for each of 9"),
    ("\"PROPN PROPN", "\"PROPN Noun", "'Noun' is no value of 'universal_tags'"),
    ("[4,0,4,", "[4,0,", "'heads' has 8 values; expected one for each of 9"),
    ("[4,0,4,", "[1,0,4,", "the heads of tokens 0 to 5 are no tree"),
    ("[4,0,4,", "[7,0,4,", "the heads of tokens 0 to 5 are no tree"),
    ("[4,0,4,", "[-1,0,4,", "the heads of tokens 0 to 5 are no tree"),
    ("[4,0,4,", "[0,0,4,", "the heads of tokens 0 to 5 are no tree"),
    ("[4,0,4,", "[9999999999,0,4,", "the heads of tokens 0 to 5 are no tree"),
    ("[[0,2,\"person\"]", "[[0,7,\"person\"]", "expected [first token, end token, type]"),
    ("[[0,2,\"person\"]", "[[0,2,\"thing\"]", "expected [first token, end token, type]"),
    ("[[2,4]]", "[[2,3]]", "multiword tokens must have two tokens or more"),
    ("[[2,4]]", "[[8,10]]", "multiword tokens must have two tokens or more"),
  ])
  func areCheckedWhenRead(part: String, wrong: String, message: String) throws {
    let line = Self.line.replacing(part, with: wrong)
    #expect(line != Self.line)
    let error = #expect(throws: PipelineError.self) { try extract(line) }
    #expect(error?.description.contains(message) == true, "\(String(describing: error))")
  }
}
