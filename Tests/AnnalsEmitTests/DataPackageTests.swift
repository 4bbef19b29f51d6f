import AnnalsEmit
import AnnalsRecords
import AnnalsTestSupport
import Testing

@Suite struct DataPackageTests {
  private func package() throws -> (JSONValue, EmitReport) {
    let folder = try TemporaryFolder()
    let report = try SampleDataset.write(to: folder)
    return (try JSONReader.read(folder.bytes(of: "datapackage.json")), report)
  }

  @Test func describesTheDataset() throws {
    let (package, _) = try package()
    #expect(package["title"]?.string == "Sample")
    #expect(package["licenses"]?.elements?.first?["name"]?.string == "CC0-1.0")
    #expect(
      package["$schema"]?.string == "https://datapackage.org/profiles/2.0/datapackage.json")
  }

  @Test func listsEveryFileButItselfWithItsHash() throws {
    let (package, report) = try package()
    let resources = try #require(package["resources"]?.elements)
    #expect(resources.map { $0["path"]?.string } == report.files.dropLast().map(\.path))
    #expect(
      resources.map { $0["hash"]?.string } == report.files.dropLast().map { "sha256:\($0.sha256)" })
    #expect(resources.map { $0["bytes"]?.integer } == report.files.dropLast().map(\.bytes))
    #expect(Set(resources.compactMap { $0["name"]?.string }).count == resources.count)
    #expect(report.files.last?.path == "datapackage.json")
  }

  @Test func givesTablesATableSchema() throws {
    let (package, _) = try package()
    let tables = try #require(package["resources"]?.elements).filter { $0["type"] == "table" }
    #expect(tables.map { $0["name"]?.string } == Dataset.tables.map(\.name))
    let quotations = try #require(tables.first { $0["name"] == "quotations" }?["schema"])
    #expect(quotations["primaryKey"] == ["quotation_id"])
    let toItself = quotations["foreignKeys"]?.elements?.first { $0["fields"] == ["continues"] }
    #expect(toItself?["reference"] == ["fields": ["quotation_id"]])
    let sources = try #require(tables.first { $0["name"] == "sources" }?["schema"])
    #expect(sources["foreignKeys"] == nil)
  }
}
