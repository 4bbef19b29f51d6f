import AnnalsEmit
import AnnalsRecords
import AnnalsTestSupport
import Testing

@Suite struct DatasetWriterTests {
  @Test func writesTheWholeFolder() throws {
    let folder = try TemporaryFolder()
    let report = try SampleDataset.write(to: folder)
    let tables = Dataset.tables.map(\.name)
    let expected =
      tables.flatMap { ["csv/\($0).csv", "json/\($0).json", "xml/\($0).xml"] }
      + tables.map { "schemas/\($0).schema.json" }
      + [
        "csv/csv-metadata.json", "datapackage.json", "schemas/annals.xsd", "schemas/codebook.csv",
        "schemas/context.jsonld", "schemas/data-dictionary.md", "texts/a-text.txt",
        "texts/b-text.txt",
      ]
    #expect(try folder.files() == expected.sorted())
    #expect(report.files.map(\.path).sorted() == expected.sorted())
    #expect(report.tables.map(\.rows) == [2, 2, 2, 2, 2, 1, 2, 4, 1, 2])
    for file in report.files { #expect(try folder.bytes(of: file.path).count == file.bytes) }
    #expect(try folder.text(of: "texts/a-text.txt") == SampleDataset.text)
  }

  @Test func writesTheSameBytesAgain() throws {
    let first = try TemporaryFolder()
    let second = try TemporaryFolder()
    let report = try SampleDataset.write(to: first)
    #expect(try SampleDataset.write(to: second) == report)
    for file in try first.files() { #expect(try first.bytes(of: file) == second.bytes(of: file)) }
  }

  @Test func writesTheThreeFormatsOfATable() throws {
    let folder = try TemporaryFolder()
    _ = try SampleDataset.write(to: folder)
    #expect(
      try folder.text(of: "csv/comparisons.csv") == """
        comparison_id,topic,measure,unit,period,sources,low,high,agreement
        cmp-000000000001,ships lost,,,1912/..,2,2.5,,conflict

        """)
    #expect(
      try folder.text(of: "json/claims.json") == """
        [
        {"comparison_id":"cmp-000000000001","figure_id":"fig-000000000001","source_id":"a-text",\
        "claimant":null,"value":7,"low":null,"high":null,"bound":"exact"},
        {"comparison_id":"cmp-000000000001","figure_id":"fig-000000000002","source_id":"b-text",\
        "claimant":null,"value":7,"low":null,"high":null,"bound":"exact"}
        ]

        """)
    #expect(
      try folder.text(of: "xml/comparisons.xml") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <comparisons xmlns="urn:annals:dataset:2">
        <comparison><comparison_id>cmp-000000000001</comparison_id><topic>ships lost</topic>\
        <period>1912/..</period><sources>2</sources><low>2.5</low><agreement>conflict</agreement>\
        </comparison>
        </comparisons>

        """)
  }

  @Test func writesEmptyTables() throws {
    let folder = try TemporaryFolder()
    var writer = try DatasetWriter(folder: folder.path, options: EmitOptions())
    _ = try writer.finish(comparisons: [], claims: [])
    #expect(
      try folder.text(of: "csv/claims.csv")
        == "comparison_id,figure_id,source_id,claimant,value,low,high,bound\n")
    #expect(try folder.text(of: "json/claims.json") == "[]\n")
    #expect(
      try folder.text(of: "xml/claims.xml") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <claims xmlns="urn:annals:dataset:2">
        </claims>

        """)
  }

  @Test func readsBackEqualFromJSON() throws {
    let folder = try TemporaryFolder()
    _ = try SampleDataset.write(to: folder)
    var reader = JSONReader(try folder.bytes(of: "json/quotations.json"))
    var rows: [[FieldValue]] = []
    while let element = try reader.nextElement() {
      rows.append(try QuotationRecord(json: element).row)
    }
    let written = ["a-text", "b-text"].flatMap { SampleDataset.document(id: $0).quotations }
    #expect(rows == written.map(\.row))
  }

  @Test func listsAFileOfAnotherMaker() throws {
    let folder = try TemporaryFolder()
    var writer = try DatasetWriter(folder: folder.path, options: EmitOptions())
    try writer.add(
      Array("<p>".utf8), path: "index.html", name: "explorer", mediaType: "text/html")
    _ = try writer.finish(comparisons: [], claims: [])
    let package = try JSONReader.read(folder.bytes(of: "datapackage.json"))
    let last = try #require(package["resources"]?.elements?.last)
    #expect(last["path"]?.string == "index.html")
    #expect(last["format"]?.string == "html")
    #expect(last["bytes"]?.integer == 3)
  }

  @Test func refusesTwoTextsOfOneName() throws {
    let folder = try TemporaryFolder()
    var writer = try DatasetWriter(folder: folder.path, options: EmitOptions())
    try writer.append(SampleDataset.document(id: "a-text"))
    let again = SampleDataset.document(id: "a-text")
    #expect(throws: EmitError.duplicateSource(id: "a-text")) { try writer.append(again) }
  }

  @Test(arguments: [
    "", "../x", "a/b", "A", "-a", "a-", "é", ".", String(repeating: "a", count: 300),
  ])
  func refusesAnIDThatCannotNameAFile(id: String) throws {
    let folder = try TemporaryFolder()
    var writer = try DatasetWriter(folder: folder.path, options: EmitOptions())
    let document = SampleDataset.document(id: id)
    #expect(throws: EmitError.badSourceID(id: id)) { try writer.append(document) }
  }

  @Test func refusesARowWithoutARequiredValue() throws {
    let folder = try TemporaryFolder()
    var writer = try DatasetWriter(folder: folder.path, options: EmitOptions())
    var document = SampleDataset.document(id: "a-text")
    var events = Array(document.events)
    events[0].lemma = ""
    document.events = RecordList(events)
    #expect(throws: EmitError.missingValue(table: "events", field: "lemma", row: 1)) {
      try writer.append(document)
    }
  }
}
