import AnnalsAnnotation
import AnnalsRecords

/// A sentence with figures, its words, and which of them stand beside which figure.
final class ClaimSentence {
  let text: MeasureText
  let figures: [FigureRecord]
  let paragraph, number: Int
  /// Code point offset of the sentence.
  let start: Int
  /// The words before it, where they were asked for.
  var context: MeasureText?
  /// What figures measure that repeat the list of the sentence before, by their indices.
  var parallels: [Int: ClaimScan.Reading] = [:]
  /// Its amounts, in text order.
  var amounts: [ClaimScan.Donor] = []
  /// Words before this index belong to a figure that was read.
  var consumed: Int
  private let outline: DocumentOutline
  private var lastRead = -1

  /// Notes that a figure was read, each behind those before it.
  func noteRead(_ index: Int) { lastRead = index }

  /// Whether a figure was read and none behind it.
  func isRead(_ index: Int) -> Bool { lastRead == index }

  init(
    text: MeasureText, figures: [FigureRecord], paragraph: Int, number: Int, start: Int,
    outline: DocumentOutline
  ) {
    self.text = text
    self.figures = figures
    self.paragraph = paragraph
    self.number = number
    self.start = start
    self.outline = outline
    consumed = 0
  }

  var words: [MeasureText.Word] { text.words }

  /// The words of a figure itself.
  func own(_ index: Int) -> Range<Int> {
    let figure = figures[index].evidence
    let first = text.firstIndex(endingAfter: figure.start)
    return first..<max(first, text.firstIndex(endingAfter: figure.end))
  }

  /// The words before a figure, at most so many that a long sentence takes no longer.
  func clause(before index: Int) -> Range<Int> {
    let end = own(index).lowerBound
    return max(0, end - Self.clauseLength)..<end
  }

  private static let clauseLength = 40
  private static let beforeLength = 14
  private static let afterLength = 12

  /// Words before a figure, from the last figure, the last semicolon, or a few words back.
  func before(_ index: Int) -> Range<Int> {
    let own = own(index)
    let previous = index > 0 ? self.own(index - 1).upperBound : 0
    let limit = max(previous, own.lowerBound - Self.beforeLength)
    var start = own.lowerBound
    while start > limit {
      if start < words.count, words[start].precededBy >= .clause { break }
      start -= 1
    }
    return min(max(start, min(consumed, own.lowerBound)), own.lowerBound)..<own.lowerBound
  }

  /// Words behind a figure up to the next figure or the next comma; a relative clause goes on behind it.
  func after(_ index: Int) -> Range<Int> {
    var first = own(index).upperBound
    var next = index + 1
    // "A million of the district's 8 million people died": the verb stands behind both.
    if next < figures.count, isWhole(next) {
      first = own(next).upperBound
      next += 1
    }
    let limit = min(
      next < figures.count ? own(next).lowerBound : words.count, first + Self.afterLength)
    var end = first
    while end < limit {
      let word = words[end]
      if word.precededBy >= .clause { break }
      if word.precededBy >= .comma, end > first || !Self.opensRelative(word) {
        if !Self.opensRelative(word) { break }
      }
      end += 1
    }
    return first..<end
  }

  private static func opensRelative(_ word: MeasureText.Word) -> Bool {
    word.text == "who" || word.text == "which" || word.text == "that"
  }

  /// Words between a figure and the whole of which it is a part: "a million dead out of 8 million".
  func gap(behind index: Int) -> Range<Int> {
    let end = own(index).upperBound
    guard index + 1 < figures.count, isWhole(index + 1) else { return end..<end }
    return end..<own(index + 1).lowerBound
  }

  /// Whether a figure is the whole of which the figure before it is a part: "a million out of 8 million".
  func isWhole(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let gap = own(index - 1).upperBound..<own(index).lowerBound
    guard gap.count <= 6, let of = gap.first(where: { words[$0].text == "of" }) else {
      return false
    }
    guard figures[index].unit == nil, figures[index - 1].unit == nil,
      gap.allSatisfy({
        (words[$0].precededBy < .comma || words[$0].text == "out") && words[$0].text != "and"
      })
    else { return false }
    let isDirect = (gap.lowerBound..<of).allSatisfy {
      words[$0].text == "out" || !words[$0].roles.isDisjoint(with: [.person, .thing])
    }
    guard isDirect, let part = ClaimScan.magnitude(of: figures[index - 1]),
      let whole = ClaimScan.magnitude(of: figures[index])
    else { return false }
    // "A million died out of eight".
    if whole < 1000, figures[index].kind == .number,
      gap.contains(where: { words[$0].text == "out" })
    {
      return whole * ClaimScan.power(ClaimScan.scale(of: figures[index - 1])) > part
    }
    return whole > part
  }

  /// Whether a figure is told as a part of what was told before: "of these", "of which", "Of the total".
  func isPart(_ index: Int) -> Bool {
    let own = own(index)
    if own.lowerBound > 0, words[0].text == "of" {
      // "Of a population of 60 million" the number is the whole itself.
      if words[own.lowerBound - 1].text != "of" { return true }
    }
    let after = own.upperBound
    if after + 1 < words.count, words[after].text == "of", words[after].precededBy == .none,
      words[after + 1].roles.contains(.part) || words[after + 1].text == "this"
    {
      return true
    }
    if figures[index].kind != .share, isOfThings(after) { return true }
    guard own.lowerBound > 0 else { return false }
    if index > 0, figures[index - 1].kind == .share {
      // "6 per cent of the victims were killed, amounting to 2.5 million."
      let next = self.own(index - 1).upperBound
      let words = words[next..<max(next, min(own.lowerBound, next + 4))]
      if words.first?.text == "of",
        words.contains(where: { !$0.roles.isDisjoint(with: [.person, .thing]) })
      {
        return true
      }
    }
    for position in max(0, own.lowerBound - 6)..<own.lowerBound {
      guard words[position].text == "of", position + 1 < own.lowerBound else { continue }
      if words[position + 1].roles.contains(.part) { return true }
    }
    return false
  }

  /// "5,000 of the dead", "700 of the old inhabitants".
  private func isOfThings(_ next: Int) -> Bool {
    guard next + 2 < words.count, words[next].text == "of", words[next].precededBy == .none,
      words[next + 1].text == "the"
    else { return false }
    return words[next + 2..<min(words.count, next + 5)].contains { $0.entry.thing != nil }
  }

  /// "US: 36,940": whose number it is stands before a colon, and isn't what is measured.
  func isLabelled(_ index: Int) -> Bool {
    let first = own(index).lowerBound
    guard first > 0, first < words.count, words[first].precededBy == .colon else { return false }
    return words[first - 1].roles.isDisjoint(with: [.thing, .name, .good, .person])
  }

  /// "She died at 24".
  func isAge(_ index: Int) -> Bool {
    let first = own(index).lowerBound
    guard first > 0, let age = ClaimScan.magnitude(of: figures[index]) else { return false }
    return age < 130 && ["at", "aged", "age"].contains(words[first - 1].text)
  }

  /// "Not fifteen years, nor seven".
  func isDenied(_ index: Int) -> Bool {
    let first = own(index).lowerBound
    guard first > 0 else { return false }
    return words[first - 1].roles.contains(.denial) && words[first - 1].text != "no"
  }

  /// "Seven years for Britain and another eight": a number that is added to the one before.
  func isAddition(_ index: Int) -> Bool {
    let own = own(index)
    return (max(0, own.lowerBound - 2)..<own.upperBound).contains {
      words[$0].text == "another" || words[$0].text == "further"
    }
  }

  /// Whether a word is a name, part of a date, or says nothing of what is measured.
  func isElliptic(_ index: Int) -> Bool {
    let word = words[index]
    return word.isCapitalized || !word.roles.isDisjoint(with: MeasureWords.Roles.elliptic)
      || word.isNumber
      || outline.isDated(word.start)
  }

  /// Whether a name, or "number of", stands behind a figure as its noun: "three State visits".
  func hasNamedNoun(_ index: Int) -> Bool {
    let next = own(index).upperBound
    guard next + 1 < words.count, words[next].precededBy == .none else { return false }
    if words[next].roles.contains(.name), words[next + 1].text == "of" { return true }
    return words[next].isCapitalized && !words[next].isKnown && !outline.isDated(words[next].start)
      && !words[next + 1].isKnown && words[next + 1].precededBy == .none
  }

  /// Whether the word behind a figure tells what it counts, in a way that the lexicon doesn't know.
  func hasUnknownNoun(_ index: Int) -> Bool {
    let next = own(index).upperBound
    guard next < words.count, words[next].precededBy == .none else { return false }
    return !words[next].isKnown && !isElliptic(next)
  }
}
