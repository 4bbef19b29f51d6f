import AnnalsLexicons
import Foundation
import Testing

/// The lexicons as they stand in the repository, and as the binary carries them.
@Suite struct LexiconFileTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/CAnnalsLexicons/Data").standardizedFileURL

  /// Paths below the folder without `.tsv`.
  static let files: [String] = {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.filter { $0.hasSuffix(".tsv") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test func theBinaryCarriesEveryFile() {
    #expect(!Self.files.isEmpty)
    #expect(LexiconFile.names.sorted() == Self.files)
  }

  @Test(arguments: files) func theBinaryHasTheFilesBytes(name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: name + ".tsv"), encoding: .utf8)
    let onDisk = LexiconFile(name: name, tsv: text)
    let carried = LexiconFile(named: name)
    #expect(carried.columns == onDisk.columns)
    #expect(carried.rows.map(\.cells) == onDisk.rows.map(\.cells))
  }

  @Test(arguments: files) func saysWhereItIsFrom(name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: name + ".tsv"), encoding: .utf8)
    #expect(text.contains("\n# source: ") && text.contains("\n# licence: "), "\(name)")
  }

  @Test(arguments: files) func isSortedWithoutDuplicatesOrStrayBlanks(name: String) {
    var previous: [UInt8]?
    for row in LexiconFile(named: name).rows {
      let place = "\(name).tsv:\(row.line)"
      let line = Array(row.cells.joined(separator: "\t").utf8)
      if let previous {
        #expect(previous.lexicographicallyPrecedes(line), "\(place): out of order")
      }
      previous = line
      for cell in row.cells {
        #expect(
          cell.first != " " && cell.last != " " && !cell.contains("  "), "\(place): a stray blank")
      }
    }
  }
}
