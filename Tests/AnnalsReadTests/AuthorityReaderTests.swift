import AnnalsAnnotation
import AnnalsRead
import AnnalsTestSupport
import Testing

@Suite struct AuthorityReaderTests {
  private func read(_ yaml: String) throws -> AuthorityReader.Result {
    let folder = try TemporaryFolder()
    try folder.write(yaml, to: "authority.yaml")
    return AuthorityReader.read(folder: folder.path)
  }

  @Test func readsEntriesAndPairs() throws {
    let result = try read(
      """
      # Who is who.
      entities:
        - name: Anna Keller
          type: person
          aliases: [Keller, "A. Keller"]
          uri: https://example.org/keller
        - {name: Grain Board, type: organization}
      distinct:
        - [Anna Keller, Anne Keller]
      """)
    #expect(result.diagnostics.isEmpty)
    let keller = result.authority.entry(named: FoldedName("a keller"))
    #expect(keller?.name == "Anna Keller" && keller?.uri == "https://example.org/keller")
    #expect(result.authority.entry(named: FoldedName("GRAIN BOARD"))?.type == .organization)
    let names = (FoldedName("Anna Keller"), FoldedName("Anne Keller"))
    #expect(result.authority.keepsApart(names.0, names.1))
    #expect(result.authority.keepsApart(names.1, names.0))
  }

  @Test(arguments: ["", "# nothing\n", "entities:\n", "entities: []\ndistinct: []\n"])
  func takesAnEmptyFile(yaml: String) throws {
    let result = try read(yaml)
    #expect(result.diagnostics.isEmpty && result.authority.isEmpty)
  }

  @Test func takesAFolderWithoutTheFile() throws {
    let result = AuthorityReader.read(folder: try TemporaryFolder().path)
    #expect(result.diagnostics.isEmpty && result.authority.isEmpty)
  }

  @Test func reportsAMissingFileThatWasNamed() throws {
    let path = try TemporaryFolder().path(of: "no.yaml")
    #expect(AuthorityReader.read(path: path).diagnostics.map(\.severity) == [.error])
  }

  static let broken = [
    ("entitys: []", ":1:1: error: unknown key \"entitys\"; expected 'entities' or 'distinct'"),
    ("- a", ":1:1: error: expected the lists"),
    ("entities: Anna", ":1:11: error: entities is no list"),
    ("entities:\n  - Anna", ":2:5: error: expected an entry with 'name' and 'type'"),
    ("entities:\n  - type: person", ":2:5: error: an entry without a name"),
    ("entities:\n  - name: Anna", ":2:11: error: \"Anna\" has no type; expected one of person"),
    (
      "entities:\n  - name: Anna\n    type: human",
      ":3:11: error: type \"human\"; expected one of person, place, organization, event, work"
    ),
    (
      "entities:\n  - {name: Anna, type: person, colour: red}",
      ":2:32: error: unknown key \"colour\"; expected name, type, aliases or uri"
    ),
    (
      "entities:\n  - {name: Anna, type: person, uri: nowhere}",
      ":2:37: error: uri \"nowhere\"; expected a URI such as"
    ),
    (
      "entities:\n  - {name: Anna, type: person}\n  - {name: Berta, type: person, aliases: [ANNA]}",
      ":3:43: error: \"ANNA\" belongs to \"Anna\" already"
    ),
    ("entities:\n  - {name: [a], type: person}", ":2:12: error: expected a name"),
    (
      "entities:\n  - {name: Anna, type: person, aliases: Keller}",
      ":2:41: error: aliases is no list; expected names"
    ),
    ("distinct:\n  - Anna", ":2:5: error: expected a pair"),
    ("distinct:\n  - [a, b, c]", ":2:5: error: expected a pair"),
    ("distinct:\n  - [Anna, anna]", ":2:5: error: \"Anna\" and \"anna\" are one name"),
    (
      "distinct:\n  - [a, b]\nentities:\n  - {name: a, type: person, aliases: [b]}",
      ":2:5: error: \"a\" and \"b\" are one name or one entry"
    ),
    ("entities: [", ": error: broken YAML"), ("a: 1\na: 2", "is given twice; take one away"),
  ]

  @Test(arguments: broken) func refuses(yaml: String, expected: String) throws {
    let result = try read(yaml)
    let messages = result.diagnostics.map(\.description).joined(separator: "\n")
    #expect(messages.contains(expected), "\(messages)")
    #expect(result.authority.isEmpty, "nothing of a file with errors is used")
  }

  @Test func reportsAllErrors() throws {
    let result = try read("entities:\n  - {name: a}\n  - {type: place}\ndistinct:\n  - x\n")
    #expect(result.diagnostics.count == 3)
  }
}
