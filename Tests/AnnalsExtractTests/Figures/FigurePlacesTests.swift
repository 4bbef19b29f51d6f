import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage
import Foundation
import Testing

/// One line of Tests/Examples/Figures/places-held.tsv: a figure between marks, and its place as written.
struct HeldPlaceExample: CustomTestStringConvertible, Sendable {
  let line: Int
  let marked: String
  let place: String

  var testDescription: String { "places-held.tsv:\(line) \(marked)" }

  static let all: [HeldPlaceExample] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../../Examples/Figures/places-held.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    return lines.filter { !$1.isEmpty && !$1.hasPrefix("#") }.dropFirst().map { index, line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return HeldPlaceExample(line: index + 1, marked: cells[0], place: cells[1])
    }
  }()
}

@Suite struct FigurePlacesTests {
  @Test(arguments: HeldPlaceExample.all)
  func figureGetsItsPlace(_ example: HeldPlaceExample) throws {
    let parts = example.marked.split(separator: "⟦", maxSplits: 1)
    let start = example.marked.hasPrefix("⟦") ? 0 : parts[0].utf8.count
    let text = example.marked.replacingOccurrences(of: "⟦", with: "")
      .replacingOccurrences(of: "⟧", with: "")

    var words = VocabularyBuilder()
    let abbreviations = Abbreviations(words: &words)
    let dates = DateExtractor(words: &words)
    let figures = FigureExtractor(words: &words)
    let entities = EntityExtractor(words: &words)
    let analyzer = Analyzer(vocabulary: words.vocabulary(), abbreviations: abbreviations)
    let analyzed = analyzer.analyze(FigureProbe.document(text))
    let mention = try #require(
      figures.mentions(
        in: analyzed, dates: dates.mentions(in: analyzed),
        entities: entities.mentions(in: analyzed)
      ).first { $0.span.utf8Start == start })
    let utf8 = Array(text.utf8)
    let written = mention.place.map { String(decoding: utf8[$0.utf8Range], as: UTF8.self) }
    #expect(written ?? "" == example.place)
  }

  @Test func examplesAreThere() { #expect(HeldPlaceExample.all.count > 8) }
}
