import AnnalsAnnotation
import AnnalsLanguage

/// Which date mentions stand in each sentence of a document, and which date heads its block or section.
struct SentenceDates {
  let document: AnalyzedDocument
  let dates: [DateMention]
  private let words: EventDateWords
  /// For each sentence the date mentions that begin in it.
  private var ranges: [Range<Int>] = []
  /// Whether one of them may be the date of an event.
  private var areDated: [Bool] = []
  /// For each sentence the date that heads its block like an entry of a chronology, `1958, 17 August. …`, or
  /// -1.
  private var entries: [Int32] = []
  /// For each sentence the date of the heading above it, or -1.
  private var sections: [Int32] = []

  /// In one pass over the sentences; nothing is kept of a document without dates.
  init(of document: AnalyzedDocument, _ dates: [DateMention], words: EventDateWords) {
    self.document = document
    self.dates = dates
    self.words = words
    guard !dates.isEmpty else { return }
    var next = 0
    var block = -1
    var entry: Int32 = -1
    var section: Int32 = -1
    var days: [Int32] = []
    for sentence in document.sentences {
      let first = next
      while next < dates.count, dates[next].token < sentence.tokens.upperBound { next += 1 }
      ranges.append(first..<next)
      areDated.append((first..<next).contains(where: mayDate))
      if document.document.blocks[sentence.block].kind == .heading {
        section = Int32(headingDate(first..<next, sentence) ?? -1)
        if section >= 0, isDay(Int(section)) { days.append(section) }
        entry = -1
      } else if sentence.block != block {
        entry = Int32(entryDate(first..<next, sentence) ?? -1)
      }
      block = sentence.block
      entries.append(entry)
      sections.append(section)
    }
    if days.count == 1 { forget(section: days[0]) }
  }

  /// A single day above a whole text says when it was written, as above a newspaper's report; the days of a diary
  /// are many.
  private mutating func forget(section: Int32) {
    for index in sections.indices where sections[index] == section { sections[index] = -1 }
  }

  private func isDay(_ date: Int) -> Bool {
    let expression = dates[date].expression
    return expression.day != nil || expression.weekday != nil
  }

  /// Whether a sentence has a date or stands under one.
  func isDated(_ sentence: Int) -> Bool {
    guard !ranges.isEmpty else { return false }
    return entries[sentence] >= 0 || areDated[sentence]
  }

  /// Whether a date stands in a sentence itself.
  func hasDate(_ sentence: Int) -> Bool { areDated[sentence] }

  func range(_ sentence: Int) -> Range<Int> { ranges[sentence] }

  func entry(_ sentence: Int) -> Int? {
    entries[sentence] < 0 ? nil : Int(entries[sentence])
  }

  func section(_ sentence: Int) -> Int? {
    sections[sentence] < 0 ? nil : Int(sections[sentence])
  }

  /// Whether a mention may be the date of an event; a range has one, that of its start.
  func mayDate(_ date: Int) -> Bool {
    dates[date].kind == .date && dates[date].expression.mayBeDated && dates[date].range != .end
  }

  // MARK: Heads of entries and sections

  /// `17 August 1958: …`, `1958, May. …`, `By the end of May.`: a mark ends the head of an entry.
  private func entryDate(_ range: Range<Int>, _ sentence: Sentence) -> Int? {
    guard let date = range.first(where: mayDate) else { return nil }
    let start = document.document.blocks[sentence.block].span.utf8Start
    guard sentence.span.utf8Start - start <= Self.openingMarks else { return nil }
    let end = self.end(of: date, sentence)
    let opens = dates[date].token == sentence.tokens.lowerBound
    guard sentence.tokens.contains(end) else { return opens ? date : nil }
    let isMarked =
      document.tokens[end].shape.contains(.punctuation)
      && document.tokens[end].word != words.comma
    if opens { return isMarked ? date : nil }
    // A sentence that is nothing but its date.
    let isAlone = end + 1 >= sentence.tokens.upperBound
    return isMarked && isAlone && dates[date].token <= sentence.tokens.lowerBound + 1 ? date : nil
  }

  private static let openingMarks = 4

  /// The one date of a short heading, "The year 1958"; that of a range is too wide for what is told below.
  private func headingDate(_ range: Range<Int>, _ sentence: Sentence) -> Int? {
    let dated = range.filter(mayDate)
    guard dated.count == 1, sentence.tokens.count <= Self.headingLength,
      dates[dated[0]].range == nil, !isInBrackets(dated[0], sentence)
    else { return nil }
    return dated[0]
  }

  private static let headingLength = 8

  /// "Title page of Iron (1738)" names a book.
  private func isInBrackets(_ date: Int, _ sentence: Sentence) -> Bool {
    let before = dates[date].token - 1
    return sentence.tokens.contains(before) && document.tokens[before].word == words.openingBracket
  }

  /// Index of the token behind a date, its end where it is a range.
  private func end(of date: Int, _ sentence: Sentence) -> Int {
    var span = dates[date].span
    if dates[date].range == .start, date + 1 < dates.count, dates[date + 1].range == .end {
      span = dates[date + 1].span
    }
    var token = dates[date].token
    while token < sentence.tokens.upperBound, Int(document.tokens[token].utf8Start) < span.utf8End {
      token += 1
    }
    return token
  }
}
