import AnnalsAnnotation
import AnnalsRecords
import AnnalsTestSupport
import Foundation
import Testing

/// What holds for any text, tried on soups of marks from a seeded generator.
@Suite struct QuotationPropertyTests {
  private let fixture = QuotationFixture.shared

  private static let pieces = [
    "\"", "“", "”", "‘", "’", "'", "''", "``", "«", "»", "„", " ", " ", " ", ", ", ". ", ": ", "? ",
    "he said", "Mao", "said Hu", "the dogs'", "word", "Ünder", "6", "—", "(", ")", "\n", "who",
    "and",
  ]

  private func paragraph(_ generator: inout SeededGenerator) -> String {
    var text = "X"
    for _ in 0..<Int.random(in: 0..<24, using: &generator) {
      text += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
    }
    // A word at the end: words added behind a line end would make a paragraph of their own.
    return text + "Z"
  }

  private func soup(seed: Int) -> [String] {
    var generator = SeededGenerator(seed: UInt64(seed))
    return (0..<1 + Int.random(in: 0..<6, using: &generator)).map { _ in paragraph(&generator) }
  }

  @Test func spansLieInTheirTextAndBlock() {
    for seed in 0..<1500 {
      let document = QuotationFixture.document(
        soup(seed: seed).map { seed % 3 == 0 ? "— " + $0 : $0 }.joined(separator: "\n\n"),
        dialogue: seed % 2 == 0 ? .dashes : nil)
      let mentions = fixture.mentions(in: document)
      for (index, mention) in mentions.enumerated() {
        #expect(!mention.span.isEmpty, "seed \(seed)")
        #expect(document.blocks.contains { $0.span.contains(mention.span) }, "seed \(seed)")
        if index > 0 { #expect(mentions[index - 1].span.isBefore(mention.span), "seed \(seed)") }
        for other in mentions[..<index] where other.span.overlaps(mention.span) {
          #expect(other.span.contains(mention.span), "seed \(seed)")
        }
        if let part = mention.continues { #expect(part < index, "seed \(seed)") }
      }
    }
  }

  @Test func recordsQuoteTheirText() {
    for seed in 0..<300 {
      let document = QuotationFixture.document(soup(seed: seed).joined(separator: "\n\n"))
      let scalars = Array(document.text.string.unicodeScalars)
      func slice(_ start: Int, _ end: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        return String(view)
      }
      let records = fixture.records(in: document)
      #expect(Set(records.map(\.id)).count == records.count, "seed \(seed)")
      for record in records {
        #expect(
          slice(record.evidence.start, record.evidence.end) == record.evidence.exact,
          "seed \(seed)")
        if let start = record.speakerStart, let end = record.speakerEnd {
          #expect(slice(start, end) == record.speakerText, "seed \(seed)")
        }
        if let start = record.cueStart, let end = record.cueEnd {
          #expect(slice(start, end) == record.cue, "seed \(seed)")
        }
      }
    }
  }

  /// A row as it looks from its own paragraph.
  private struct Row: Equatable {
    let block: Int
    let start: Int
    let exact: String
    let isClosed: Bool
  }

  private func rows(_ paragraphs: [String]) -> [Row] {
    let document = QuotationFixture.document(paragraphs.joined(separator: "\n\n"))
    return fixture.mentions(in: document).map { mention in
      let block = document.blocks.firstIndex { $0.span.contains(mention.span) } ?? -1
      return Row(
        block: block, start: mention.span.utf8Start - document.blocks[block].span.utf8Start,
        exact: document.text[mention.span], isClosed: mention.isClosed)
    }
  }

  /// Blocks whose quotations may change with those of `block`: its neighbours, and all that one quotation
  /// runs through, before the edit or after.
  private func reach(of block: Int, _ texts: [[String]]) -> ClosedRange<Int> {
    var low = block
    var high = block
    for paragraphs in texts {
      let document = QuotationFixture.document(paragraphs.joined(separator: "\n\n"))
      func blockIndex(_ mention: QuotationMention) -> Int {
        document.blocks.firstIndex { $0.span.contains(mention.span) } ?? -1
      }
      let mentions = fixture.mentions(in: document)
      let links = mentions.compactMap { mention in
        mention.continues.map { (blockIndex(mentions[$0]), blockIndex(mention)) }
      }
      for (from, to) in links where from >= block - 1 { if from <= high { high = max(high, to) } }
      for (from, to) in links.reversed() where to <= block + 1 {
        if to >= low { low = min(low, from) }
      }
    }
    return low - 1...high + 1
  }

  /// Takes a mark out of a paragraph or puts one in, anywhere.
  private func edit(_ paragraph: String, _ generator: inout SeededGenerator) -> String {
    let marks: Set<Character> = ["\"", "“", "”", "‘", "’", "'", "«", "»", "„"]
    var characters = Array(paragraph)
    let places = characters.indices.filter { marks.contains(characters[$0]) }
    if let place = places.randomElement(using: &generator), Bool.random(using: &generator) {
      characters.remove(at: place)
    } else {
      let place = Int.random(in: 1..<characters.count, using: &generator)
      characters.insert(marks.sorted().randomElement(using: &generator) ?? "“", at: place)
    }
    return String(characters)
  }

  @Test func oneMarkMoreOrLessStaysInItsParagraph() {
    for seed in 0..<800 {
      // A line end would part the paragraph, and its blocks would be counted otherwise.
      let before = soup(seed: seed).map { $0.replacingOccurrences(of: "\n", with: " ") }
      var generator = SeededGenerator(seed: UInt64(seed) &+ 991)
      let edited = Int.random(in: 0..<before.count, using: &generator)
      var after = before
      after[edited] = edit(before[edited], &generator)
      let reach = reach(of: edited, [before, after])
      func others(_ paragraphs: [String]) -> [Row] {
        rows(paragraphs).filter { !reach.contains($0.block) }
      }
      #expect(others(before) == others(after), "seed \(seed)")
    }
  }
}

extension TextSpan {
  /// Text order, the longer first.
  fileprivate func isBefore(_ other: TextSpan) -> Bool {
    (utf8Start, -utf8End) < (other.utf8Start, -other.utf8End)
  }
}
