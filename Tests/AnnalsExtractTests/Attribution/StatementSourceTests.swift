import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage
import Foundation
import Testing

/// One line of Tests/Examples/Attribution/sources.tsv: a word between marks, and who answers for it.
struct StatementSourceExample: CustomTestStringConvertible, Sendable {
  let line: Int
  let marked: String
  let source: String

  var testDescription: String { "sources.tsv:\(line) \(marked)" }

  static let all: [StatementSourceExample] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../../Examples/Attribution/sources.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    return lines.filter { !$1.isEmpty && !$1.hasPrefix("#") }.dropFirst().map { index, line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return StatementSourceExample(line: index + 1, marked: cells[0], source: cells[1])
    }
  }()
}

@Suite struct StatementSourceTests {
  private let finder: StatementSourceFinder
  private let quotations: QuotationExtractor
  private let analyzer: Analyzer

  init() {
    var words = VocabularyBuilder()
    let abbreviations = Abbreviations(words: &words)
    finder = StatementSourceFinder(words: &words)
    quotations = QuotationExtractor(words: &words)
    analyzer = Analyzer(vocabulary: words.vocabulary(), abbreviations: abbreviations)
  }

  private func analyze(_ text: String) -> AnalyzedDocument {
    analyzer.analyze(FigureProbe.document(text))
  }

  private func source(
    of word: String, in text: String, with mentions: Bool = false
  ) throws -> String {
    let analyzed = analyze(text)
    let offset = try #require(text.range(of: word)).lowerBound.utf16Offset(in: text)
    let start = String(text.utf16.prefix(offset))!.utf8.count
    let token = try #require(analyzed.tokens.firstIndex { Int($0.utf8Start) == start })
    let quoted =
      mentions ? quotations.mentions(of: quotations.stretches(in: analyzed), in: analyzed) : []
    let found = finder.sources(in: analyzed, quotations: quoted).source(
      ofToken: token, isNumber: analyzed.tokens[token].shape.contains(.digits))
    return found.map { analyzed.document.text[analyzed.span(of: $0)] } ?? ""
  }

  @Test(arguments: StatementSourceExample.all)
  func tellsWhoAnswers(_ example: StatementSourceExample) throws {
    let text = example.marked.replacingOccurrences(of: "⟦", with: "")
      .replacingOccurrences(of: "⟧", with: "")
    let parts = example.marked.split(separator: "⟦", maxSplits: 1)
    let start = example.marked.hasPrefix("⟦") ? 0 : parts[0].utf8.count
    let analyzed = analyze(text)
    let token = try #require(analyzed.tokens.firstIndex { Int($0.utf8Start) == start })
    let found = finder.sources(in: analyzed)
      .source(ofToken: token, isNumber: analyzed.tokens[token].shape.contains(.digits))
    let written = found.map { analyzed.document.text[analyzed.span(of: $0)] }
    #expect(written ?? "" == example.source)
  }

  @Test func examplesAreThere() { #expect(StatementSourceExample.all.count > 20) }

  @Test func theSpeakerAnswersForAQuotation() throws {
    let text = "“The kilns burned at noon,” said Jane Roe. The clerks fled."
    #expect(try source(of: "burned", in: text, with: true) == "Jane Roe")
    #expect(try source(of: "fled", in: text, with: true) == "")
  }

  @Test func aNearerSourceInsideAQuotationGoesFirst() throws {
    let text = "“The clerk says that the kilns burned,” Hu told the board. “They were old.”"
    #expect(try source(of: "burned", in: text, with: true) == "The clerk")
    #expect(try source(of: "told", in: text, with: true) == "")
  }

  @Test func longSentencesAreRead() {
    let text = String(repeating: "Hu said that ", count: 5_000) + "the kilns burned."
    let analyzed = analyze(text)
    let sources = finder.sources(in: analyzed)
    #expect(!sources.isEmpty)
    for token in analyzed.tokens.indices {
      if let source = sources.source(ofToken: token) { #expect(!source.isEmpty) }
    }
  }
}
