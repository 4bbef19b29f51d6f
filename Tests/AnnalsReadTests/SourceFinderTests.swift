import AnnalsTestSupport
import AnnalsAnnotation
import AnnalsRead
import Foundation
import Testing

@Suite struct SourceFinderTests {
  private func messages(_ result: SourceFinder.Result) -> [String] {
    result.diagnostics.map(\.description)
  }

  @Test func listsTextsInOrder() throws {
    let folder = try TemporaryFolder()
    for name in [
      "b.txt", "a/z.md", "a.html", "Z.srt", "é.vtt", ".hidden.txt", "b.yaml", "authority.yaml",
      ".git/c.txt",
    ] { try folder.write("x", to: name) }
    let result = SourceFinder().find(at: folder.path)
    #expect(
      result.sources.map(\.relativePath)
        == ["Z.srt", "a.html", "b.txt", "é.vtt"])
    #expect(messages(result).count == 1)
    #expect(messages(result).first?.contains("has the id \"z\"") == true)
  }

  @Test func readsASingleFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x", to: "The Résumé (1958).txt")
    let result = SourceFinder().find(at: path)
    #expect(result.sources == [SourceFile(path: path, relativePath: "The Résumé (1958).txt")])
    #expect(result.sources.first?.id == "the-resume-1958")
    #expect(
      SourceFinder().find(at: folder.path(of: "no.txt")).diagnostics.first?.severity == .error)
  }

  @Test(arguments: [
    ("A  b--c_.d.txt", "a-b-c-d"), ("中文.txt", "text"), ("Straße Ærø.md", "strasse-aero"),
    ("e\u{301}t\u{E9}.txt", "ete"), ("-1958-.txt", "1958"),
  ])
  func makesSlugs(name: String, slug: String) {
    #expect(SourceFile(path: name, relativePath: name).id == slug)
  }

  @Test func tellsOfWhatIsNoText() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "folder.txt/inside.txt")
    try folder.write("x", to: "picture.png")
    try folder.write("x", to: "stray.yml")
    let result = SourceFinder().find(at: folder.path)
    #expect(result.sources.isEmpty)
    #expect(result.diagnostics.map(\.severity) == [.error, .notice, .notice])
    #expect(messages(result)[0].contains("folder.txt: error: is a folder"))
    #expect(messages(result)[1].contains("picture.png: notice: unknown file type"))
    #expect(folder.read("folder.txt").diagnostics.first?.message.contains("is a folder") == true)
  }

  @Test func skipsLinksThatLeadNowhere() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.txt")
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: folder.path(of: "loop.txt"), withDestinationPath: "loop.txt")
    try files.createSymbolicLink(
      atPath: folder.path(of: "none.txt"), withDestinationPath: "nothing")
    try files.createSymbolicLink(atPath: folder.path(of: "up"), withDestinationPath: ".")
    try files.createSymbolicLink(atPath: folder.path(of: "b.txt"), withDestinationPath: "a.txt")
    let result = SourceFinder().find(at: folder.path)
    #expect(result.sources.map(\.relativePath) == ["a.txt", "b.txt"])
    #expect(result.diagnostics.map(\.severity) == [.error, .error, .error])
    #expect(messages(result)[0].contains("loop.txt: error: is a link that loops"))
    #expect(messages(result)[1].contains("none.txt: error: is a link to nothing"))
    #expect(messages(result)[2].contains("up: error: is a link that loops"))
    #expect(folder.read("loop.txt").document == nil)
  }

  @Test func entersAFolderOnce() throws {
    let folder = try TemporaryFolder()
    for level in 0..<40 {
      try folder.write("x", to: "\(level)/text\(level).txt")
      for name in ["a", "b"] {
        try FileManager.default.createSymbolicLink(
          atPath: folder.path(of: "\(level)/\(name)"), withDestinationPath: "../\(level + 1)")
      }
    }
    try folder.write("x", to: "40/last.txt")
    let result = SourceFinder().find(at: folder.path)
    #expect(result.sources.count == 41)
    #expect(result.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func keepsTheFirstOfTwoWithOneSlug() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.txt")
    try folder.write("x", to: "sub/A.md")
    let result = SourceFinder().find(at: folder.path)
    #expect(result.sources.map(\.relativePath) == ["a.txt"])
    let message = try #require(messages(result).first)
    #expect(message.contains("sub/A.md: error: has the id \"a\", as has \(folder.path)/a.txt"))
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func reportsUnreadableFiles() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x", to: "a.txt")
    chmod(path, 0)
    let result = folder.read("a.txt")
    #expect(result.document == nil)
    #expect(result.diagnostics.first?.message.contains("permission denied") == true)
  }

  @Test func refusesNamedPipesWithoutWaiting() throws {
    let folder = try TemporaryFolder()
    mkfifo(folder.path(of: "a.txt"), 0o600)
    #expect(folder.read("a.txt").diagnostics.first?.message.contains("neither a file") == true)
  }
}
