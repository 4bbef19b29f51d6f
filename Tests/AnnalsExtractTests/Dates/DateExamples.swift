import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage
import AnnalsNormalize
import AnnalsRecords
import Foundation

/// A row of `Tests/Examples/Dates`.
struct DateExample: Sendable, CustomStringConvertible {
  let place: String
  /// Without the `!` of a counterexample.
  let rule: String
  let isCounterexample: Bool
  /// Without marks.
  let text: String
  let marks: [String]
  let values: [String]

  var description: String { "\(place): \(text)" }

  init(place: String, cells: [String]) {
    self.place = place
    isCounterexample = cells[0].hasPrefix("!")
    rule = isCounterexample ? String(cells[0].dropFirst()) : cells[0]
    text = cells[1].replacing("⟦", with: "").replacing("⟧", with: "")
    marks = cells[1].split(separator: "⟦").dropFirst(cells[1].hasPrefix("⟦") ? 0 : 1)
      .map { String($0.prefix { $0 != "⟧" }) }
    values = cells[2].split(separator: " ").map(String.init)
  }

  static let all: [DateExample] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Examples/Dates").standardized
    let files =
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(".tsv") }.sorted()
    return files.flatMap { file -> [DateExample] in
      let text = (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)) ?? ""
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .filter { !$0.element.isEmpty && !$0.element.hasPrefix("#") }.dropFirst()
        .map { line, row in
          let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
          return DateExample(place: "\(file):\(line + 1)", cells: cells.map(String.init))
        }
    }
  }()
}

/// The way from a text to its date records, on paragraphs separated by empty lines.
struct DateReader: Sendable {
  private let analyzer: Analyzer
  private let extractor: DateExtractor

  init() {
    var words = VocabularyBuilder()
    let abbreviations = Abbreviations(words: &words)
    extractor = DateExtractor(words: &words)
    analyzer = Analyzer(vocabulary: words.vocabulary(), abbreviations: abbreviations)
  }

  func read(_ text: String, date: String? = nil) -> (mentions: [DateMention], records: [DateRecord])
  {
    var source = SourceMetadata(id: "example", path: "example.txt")
    source.date = date
    let document = Document(
      source: source, text: DocumentText(text), lines: LineMap(entries: []),
      blocks: Self.blocks(of: text))
    let analyzed = analyzer.analyze(document)
    let mentions = extractor.mentions(in: analyzed)
    let context = NormalizationContext(document: document, sentences: analyzed.sentences)
    return (mentions, DateNormalizer().records(for: mentions, in: context))
  }

  /// A paragraph that begins with `# ` is a heading.
  private static func blocks(of text: String) -> [Block] {
    var blocks: [Block] = []
    var start = 0
    for paragraph in text.components(separatedBy: "\n\n") {
      let count = paragraph.utf8.count
      let isHeading = paragraph.hasPrefix("# ")
      if paragraph.contains(where: { !$0.isWhitespace }) {
        let offset = isHeading ? 2 : 0
        blocks.append(
          Block(
            span: TextSpan(utf8Start: start + offset, utf8End: start + count),
            kind: isHeading ? .heading : .paragraph))
      }
      start += count + 2
    }
    return blocks
  }
}
