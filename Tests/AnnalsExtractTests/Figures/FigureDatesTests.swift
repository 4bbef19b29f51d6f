import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage
import Foundation
import Testing

/// One line of Tests/Examples/Figures/dates-held.tsv: a figure between marks, and its date as written.
struct HeldDateExample: CustomTestStringConvertible, Sendable {
  let line: Int
  let marked: String
  let date: String

  var testDescription: String { "dates-held.tsv:\(line) \(marked)" }

  static let all: [HeldDateExample] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../../Examples/Figures/dates-held.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    return lines.filter { !$1.isEmpty && !$1.hasPrefix("#") }.dropFirst().map { index, line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return HeldDateExample(line: index + 1, marked: cells[0], date: cells[1])
    }
  }()
}

@Suite struct FigureDatesTests {
  @Test(arguments: HeldDateExample.all)
  func figureGetsItsDate(_ example: HeldDateExample) throws {
    let parts = example.marked.split(separator: "⟦", maxSplits: 1)
    let start = example.marked.hasPrefix("⟦") ? 0 : parts[0].utf8.count
    let text = example.marked.replacingOccurrences(of: "⟦", with: "")
      .replacingOccurrences(of: "⟧", with: "")

    var words = VocabularyBuilder()
    let abbreviations = Abbreviations(words: &words)
    let dates = DateExtractor(words: &words)
    let figures = FigureExtractor(words: &words)
    let analyzer = Analyzer(vocabulary: words.vocabulary(), abbreviations: abbreviations)
    let analyzed = analyzer.analyze(FigureProbe.document(text))
    let found = dates.mentions(in: analyzed)
    let mention = try #require(
      figures.mentions(in: analyzed, dates: found).first { $0.span.utf8Start == start })
    let utf8 = Array(text.utf8)
    let written = mention.date.map {
      String(decoding: utf8[found[$0].span.utf8Range], as: UTF8.self)
    }
    #expect(written ?? "" == example.date)
  }

  @Test func examplesAreThere() { #expect(HeldDateExample.all.count > 20) }
}
