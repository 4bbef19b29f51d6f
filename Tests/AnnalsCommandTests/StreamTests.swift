import AnnalsTestSupport
import Foundation
import Testing

@Suite struct StreamTests {
  private func stream(_ lines: [String], jobs: Int = 2) throws -> AnnalsProcess.Result {
    try AnnalsProcess.run(
      ["stream", "--jobs", "\(jobs)"], input: Data(lines.joined(separator: "\n").utf8))
  }

  private func objects(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func answersEachDocumentInOrder() throws {
    let lines = (0..<500).map { "{\"id\":\"d\($0)\",\"text\":\"In 19\(10 + $0 % 80) it began.\"}" }
    let result = try stream(lines, jobs: 3)
    #expect(result.status == 0)
    let found = try objects(result.output)
    #expect(found.map { $0["id"] as? String } == (0..<500).map { "d\($0)" })
    #expect(try stream(lines, jobs: 1).output == result.output)
    let keys = Set(["id", "dates", "figures", "quotations", "events", "entities", "mentions"])
    #expect(Set(found[0].keys) == keys)
  }

  @Test func countsCodePoints() throws {
    let text = "😀 “Élan,” said Li Wen in 1958.\r\nIt cost 3 tons."
    let json = String(decoding: try JSONEncoder().encode(["id": "a", "text": text]), as: UTF8.self)
    let found = try objects(try stream([json]).output)
    let scalars = Array(text.unicodeScalars)
    var count = 0
    for table in ["dates", "figures", "quotations", "events", "mentions"] {
      for item in try #require(found[0][table] as? [[String: Any]]) {
        let start = try #require(item["start"] as? Int)
        let end = try #require(item["end"] as? Int)
        let slice = String(String.UnicodeScalarView(scalars[start..<end]))
        #expect(slice == item["exact"] as? String)
        count += 1
      }
    }
    #expect(count >= 3)
  }

  @Test func readsHowDialogueIsMarked() throws {
    let text = "\"text\":\"— Come in, said Anna.\""
    let result = try stream([
      "{\"id\":\"a\",\(text),\"dialogue\":\"dashes\"}", "{\"id\":\"b\",\(text),\"dialogue\":null}",
      "{\"id\":\"c\",\(text),\"dialogue\":\"dots\"}",
    ])
    let found = try objects(result.output)
    #expect(found.map { ($0["quotations"] as? [Any])?.count } == [1, 0, nil])
    let error = found[2]["error"] as? [String: Any]
    #expect(error?["message"] as? String == "'dialogue' is \"dots\"; expected marks or dashes")
  }

  @Test func answersBadLinesInTheirPlace() throws {
    let result = try stream([
      "{\"id\":\"a\",\"text\":\"In 1958.\"}", "{\"id\":\"b\"}", "nonsense", "", "[1]",
      "{\"id\":\"c\",\"text\":\"x\",\"date\":7}", "{\"id\":\"d\",\"text\":\"In 1960.\",\"more\":1}",
    ])
    #expect(result.status == 1)
    let found = try objects(result.output)
    #expect(found.count == 6)
    let lines = found.map { ($0["error"] as? [String: Any])?["line"] as? Int }
    #expect(lines == [nil, 2, 3, 5, 6, nil])
    #expect(found[1]["id"] as? String == "b")
    #expect(found[2]["id"] is NSNull)
    #expect(result.errors.contains("4 lines are no documents"))
  }

  @Test func endsQuietlyWhenTheReaderGoes() throws {
    let folder = try TemporaryFolder()
    let line = "{\"id\":\"a\",\"text\":\"In 1958 it began.\"}\n"
    try folder.write(String(repeating: line, count: 20_000), to: "lines")
    _ = try AnnalsProcess.shell(
      "{ \"$0\" stream <lines; echo $? >status; } 2>errors | head -n 1 >first", in: folder)
    #expect(try folder.text(of: "status") == "0\n")
    #expect(try folder.text(of: "errors") == "")
  }
}
