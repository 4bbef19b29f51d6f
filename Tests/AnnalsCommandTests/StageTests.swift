import AnnalsTestSupport
import Foundation
import Testing

@Suite struct StageTests {
  private static let text = """
    The furnaces

    In August 1958 the county’s 20,000 peasants built furnaces. “It was madness,” wrote Li Wen in
    1961. They made 300 tons of iron, at least 40 per cent of it useless.

    - By 1959 they had stopped.
    """

  @Test func togetherGiveWhatBuildGives() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text, to: "Raw/a.txt")
    try folder.write(
      "# Notes\n\nIn *1962* some 30 men “came back”, as he put it.\n", to: "Raw/b.md")
    _ = try AnnalsProcess.run(["build", "Raw", "-o", "Whole"], in: folder.url("."))
    var lines = Data()
    for arguments in [["read", "Raw"], ["analyze"], ["extract"], ["normalize"]] {
      let result = try AnnalsProcess.run(arguments, input: lines, in: folder.url("."))
      #expect(result.status == 0, "\(arguments): \(result.errors)")
      lines = Data(result.output.utf8)
      #expect(!lines.isEmpty)
    }
    let emitted = try AnnalsProcess.run(
      ["emit", "-o", "Staged"], input: lines, in: folder.url("."))
    #expect(emitted.status == 0, "\(emitted.errors)")
    #expect(try folder.contents(of: "Staged") == folder.contents(of: "Whole"))
    let direct = try AnnalsProcess.run(["extract", "Raw"], in: folder.url("."))
    #expect(direct.output.contains("\"mention\":\"dates\""))
  }

  @Test func nameThePlaceOfABadLine() throws {
    for (arguments, input, message) in [
      (["analyze"], "\n{\"x\":1}", "stdin:2:1: error: 'document' is missing"),
      (["extract"], "oops", "stdin:1:1: error: "),
      (["normalize"], "{\"mention\":\"dates\",\"value\":{}}", "a mention before any document line"),
      (
        ["emit", "-o", "/tmp/annals-never"], "{\"record\":\"dates\"}", "a record before any source"
      ),
      (
        ["extract"],
        "{\"document\":{\"source_id\":\"a\",\"path\":\"a\",\"text\":\"ab\",\"lines\":[],\"blocks\":[{\"start\":0,\"end\":9,\"kind\":\"turn\"}]}}",
        "outside the text"
      ),
    ] {
      let result = try AnnalsProcess.run(arguments, input: Data(input.utf8))
      #expect(result.status == 2)
      #expect(result.errors.contains(message), "\(result.errors)")
    }
  }

  @Test func analyzeGivesCoNLLU() throws {
    let folder = try TemporaryFolder()
    try folder.write("Nobody didn't know. 😀 Yes.", to: "a.txt")
    let result = try AnnalsProcess.run(["analyze", "a.txt"], in: folder.url("."))
    let lines = result.output.split(separator: "\n")
    #expect(lines[0] == "# newdoc id = a")
    #expect(lines.contains("2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tstart_char=7|end_char=13"))
    #expect(lines.contains { $0.hasSuffix("start_char=22|end_char=25") })
  }

  @Test func explainShowsTheRowInItsSentence() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text, to: "Raw/a.txt")
    _ = try AnnalsProcess.run(["build", "Raw", "-o", "Output"], in: folder.url("."))
    let row = try #require(
      try folder.text(of: "Output/csv/figures.csv").split(separator: "\n").first {
        $0.contains("20,000")
      })
    let id = String(row.prefix { $0 != "," })
    let result = try AnnalsProcess.run(["explain", id], in: folder.url("."))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("⟦20,000⟧ peasants"))
    #expect(result.output.hasPrefix("a.txt:3\n"))
    #expect(result.output.contains("\n\nfigures.count\n  A number before what is counted"))
    #expect(result.output.contains("Tests/Examples/Figures/*.tsv"))
    let missing = try AnnalsProcess.run(["explain", "fig-000000000000"], in: folder.url("."))
    #expect(missing.status == 1)
    #expect(missing.errors.contains("no row 'fig-000000000000'"))
  }

  @Test func explainShowsARule() throws {
    let result = try AnnalsProcess.run(["explain", "dates.season"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("dates.season\n  A season"))
    #expect(result.output.contains("⟦the autumn of 1958⟧"))
    #expect(result.output.contains("Tests/Examples/Dates/*.tsv"))
    #expect(try AnnalsProcess.run(["explain", "dates.saeson"]).status == 1)
  }

  @Test(arguments: [
    "csv", "json", "xml", "table-schema", "csvw", "sqlite", "codebook", "dictionary",
  ])
  func schemaPrintsEveryTable(kind: String) throws {
    let result = try AnnalsProcess.run(["schema", kind])
    #expect(result.status == 0)
    for table in ["events", "figures", "quotations", "claims"] {
      #expect(result.output.contains(table))
    }
    #expect(try AnnalsProcess.run(["schema", "yaml"]).status == 2)
  }
}
