import AnnalsEmit
import AnnalsRecords
import AnnalsTestSupport
import Testing

/// A table that the dataset doesn't have: a new column is a property and a line in `fields`, and must
/// appear everywhere.
private struct ShipRecord: PublishedRecord {
  static let tableName = "ships"
  static let rowName = "ship"
  static let title = "Ships"
  static let summary = "Ships of the test."
  static let primaryKey = ["ship_id"]

  var id = "s-1"
  var rig: Rig? = .sloop
  var tonnage: Int? = 12

  enum Rig: String, FieldEnumeration { case sloop, ketch }

  static let fields: [Field<ShipRecord>] = [
    .required(
      "ship_id", \.id, pattern: FieldPattern(name: "an id", expression: "s-[0-9]|t-[0-9]"), "Id."),
    .optional("rig", \.rig, "How she is rigged."),
    .optional(
      "tonnage", \.tonnage, minimum: 1, unit: "tonnes", example: "40", "What she carries."),
  ]
}

@Suite struct SchemaCatalogTests {
  private static let tables = [ShipRecord.table]

  @Test(arguments: SchemaCatalog.Kind.allCases)
  func everySchemaKnowsEveryColumn(kind: SchemaCatalog.Kind) {
    let text = SchemaCatalog.text(kind, tables: Self.tables)
    for field in ShipRecord.table.fields {
      #expect(text.contains(field.name), "\(kind) \(field.name)")
    }
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
  }

  @Test(arguments: SchemaCatalog.Kind.allCases)
  func everySchemaKnowsEveryColumnOfTheDataset(kind: SchemaCatalog.Kind) {
    let text = SchemaCatalog.text(kind)
    for field in Dataset.tables.flatMap(\.fields) {
      #expect(text.contains(field.name), "\(kind) \(field.name)")
    }
  }

  @Test func rowsCarryTheColumnInAllFormats() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolders("csv", "json", "xml")
    var writer = try TableWriter(table: ShipRecord.table, folder: folder.path)
    try writer.append(ShipRecord().row)
    _ = try writer.finish()
    #expect(try folder.text(of: "csv/ships.csv") == "ship_id,rig,tonnage\ns-1,sloop,12\n")
    #expect(
      try folder.text(of: "json/ships.json")
        == "[\n{\"ship_id\":\"s-1\",\"rig\":\"sloop\",\"tonnage\":12}\n]\n")
    #expect(
      try folder.text(of: "xml/ships.xml").contains(
        "<ship><ship_id>s-1</ship_id><rig>sloop</rig><tonnage>12</tonnage></ship>"))
    try SQLiteWriter.write(
      folder: folder.path, to: "\(folder.path)/ships.sqlite", tables: Self.tables)
    let database = try DatabaseReader("\(folder.path)/ships.sqlite")
    #expect(try database.rows("SELECT tonnage, rig FROM ships") == [["12", "sloop"]])
  }

  @Test func jsonSchemaStatesTypesAndLimits() throws {
    let schema = try JSONReader.read(Array(SchemaCatalog.text(.json, tables: Self.tables).utf8))
    let row = try #require(schema["$defs"]?["ship"])
    #expect(row["required"] == ["ship_id", "rig", "tonnage"])
    #expect(row["additionalProperties"] == false)
    let properties = try #require(row["properties"])
    #expect(properties["ship_id"]?["pattern"] == "^(s-[0-9]|t-[0-9])$")
    #expect(properties["rig"]?["type"] == ["string", "null"])
    #expect(properties["rig"]?["enum"] == ["sloop", "ketch", JSONValue(.null)])
    #expect(properties["tonnage"]?["minimum"] == 1)
    #expect(properties["tonnage"]?["examples"] == [40])
  }

  @Test func codebookStatesConstraints() {
    #expect(
      SchemaCatalog.text(.codebook, tables: Self.tables) == """
        table,column,type,required,unit,constraints,reference,description
        ships,ship_id,string,true,,an id,,Id.
        ships,rig,string,false,,one of sloop | ketch,,How she is rigged.
        ships,tonnage,integer,false,tonnes,at least 1,,What she carries.

        """)
  }

  @Test func sqlStatesChecks() {
    #expect(
      SchemaCatalog.text(.sqlite, tables: Self.tables) == """
        CREATE TABLE "ships" (
          "ship_id" TEXT NOT NULL,
          "rig" TEXT CHECK ("rig" IN ('sloop', 'ketch')),
          "tonnage" INTEGER CHECK ("tonnage" >= 1),
          PRIMARY KEY ("ship_id")
        ) STRICT;

        """)
  }

  @Test func everyJSONFileIsJSON() throws {
    for file in SchemaCatalog.files(for: Dataset.tables) where file.path.contains("json") {
      #expect(throws: Never.self) { try JSONReader.read(file.bytes) }
    }
  }
}
