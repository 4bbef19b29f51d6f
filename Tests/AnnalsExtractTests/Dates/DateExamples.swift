import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage
import AnnalsLexicons
import AnnalsNormalize
import AnnalsRecords
import Foundation

/// A row of `Tests/Examples/Dates`.
struct DateExample: Sendable, CustomStringConvertible {
  let place: String
  let rule: String
  let isCounterexample: Bool
  /// Without marks.
  let text: String
  let marks: [String]
  let values: [String]

  var description: String { "\(place): \(text)" }

  init(_ row: ExampleRow) {
    place = row.place
    rule = row.rule
    isCounterexample = row.isCounterexample
    let marked = MarkedText(row.cells[1])
    text = marked.plain
    marks = marked.marked
    values = row.cells[2].split(separator: " ").map(String.init)
  }

  static let all = ExampleRow.all("Dates").map { DateExample($0) }
}

/// The way from a text to its date records, on paragraphs separated by empty lines.
struct DateReader: Sendable {
  private let analyzer: Analyzer
  private let extractor: DateExtractor

  init(lexicons: Lexicons = Lexicons()) {
    var words = VocabularyBuilder(lexicons: lexicons)
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
