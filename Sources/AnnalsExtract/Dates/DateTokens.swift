import AnnalsAnnotation
import AnnalsLanguage

/// The tokens of one sentence as the date rules read them: words by class, digits as numbers. Every
/// question about a token outside the sentence is answered with "no".
///
/// A class, because each parser holds it and all of them go on from sentence to sentence with it.
final class DateTokens {
  let tokens: [Token]
  let bytes: [UInt8]
  /// One a token, or none.
  let analyses: [TokenAnalysis]
  let words: DateWords
  /// The sentence's tokens.
  var range: Range<Int> = 0..<0
  /// Whether the sentence is a heading.
  var isHeading = false
  /// Whether the document has told a year of three digits, so that "in 492" may be one.
  var knowsEarlyYears = false
  /// Token after the mention that the sentence told last, if that was a year.
  var yearEnd = -1

  init(_ document: AnalyzedDocument, words: DateWords) {
    tokens = document.tokens
    bytes = document.document.text.utf8
    analyses = document.analyses
    self.words = words
  }

  @inline(__always)
  func word(_ index: Int) -> WordID { range.contains(index) ? tokens[index].word : 0 }

  @inline(__always)
  func kind(_ index: Int) -> DateWord { words.kind(of: word(index)) }

  /// The longest phrase of `Dates/phrases` at a token.
  func phrase(at index: Int) -> PhraseTable<DatePhrase>.Match? {
    words.phrases.longestMatch(in: tokens, at: index, limit: range.upperBound)
  }

  func shape(_ index: Int) -> TokenShape { range.contains(index) ? tokens[index].shape : [] }

  func isCapitalized(_ index: Int) -> Bool { shape(index).contains(.capitalized) }

  /// No white space stands before the token.
  func touches(_ index: Int) -> Bool {
    range.contains(index) && !tokens[index].shape.contains(.spaceBefore)
  }

  func isDash(_ index: Int) -> Bool { words.dashes.contains(word(index)) }

  /// Digits only: their value and how many there are, up to nine.
  func integer(_ index: Int) -> (value: Int, digits: Int)? {
    guard shape(index).contains(.number) else { return nil }
    let token = tokens[index]
    guard token.utf8Count <= 9 else { return nil }
    var value = 0
    for offset in token.span.utf8Range {
      let digit = Int(bytes[offset]) - 0x30
      guard (0...9).contains(digit) else { return nil }
      value = value * 10 + digit
    }
    return (value, token.utf8Count)
  }

  /// Digits with letters behind: their value, how many there are, and where the letters begin.
  func leadingDigits(_ index: Int) -> (value: Int, digits: Int, letters: ArraySlice<UInt8>)? {
    guard shape(index).isSuperset(of: [.digits, .letters]) else { return nil }
    let token = tokens[index]
    let slice = bytes[token.span.utf8Range]
    let digits = slice.prefix { $0 &- 0x30 < 10 }
    guard !digits.isEmpty, digits.count <= 6 else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return (value, digits.count, slice[digits.endIndex...])
  }

  /// A four-digit number that may be a year, if its place says so.
  func yearNumber(_ index: Int) -> Int? {
    guard let number = integer(index), number.digits == 4, (1000...2100).contains(number.value)
    else { return nil }
    return number.value
  }

  /// `'33`.
  func shortYear(_ index: Int) -> Int? {
    let token = shape(index)
    guard token.contains(.digits), token.isDisjoint(with: [.number, .letters]) else { return nil }
    let digits = bytes[tokens[index].span.utf8Range].drop { $0 &- 0x30 >= 10 }
    guard digits.count == 2 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// `11:30`; seconds behind it are none of it.
  func clockTime(_ index: Int) -> (hour: Int, minute: Int)? {
    let token = shape(index)
    guard token.contains(.digits), token.isDisjoint(with: [.number, .letters]) else { return nil }
    let slice = bytes[tokens[index].span.utf8Range]
    guard slice.count <= 5, let colon = slice.firstIndex(of: UInt8(ascii: ":")),
      slice.endIndex - colon == 3
    else { return nil }
    func value(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
    return (value(slice[..<colon]), value(slice[(colon + 1)...]))
  }

  /// `8` or `8th`, from 1 to 31.
  func dayNumber(_ index: Int) -> Int? {
    if let number = integer(index) {
      return number.digits <= 2 && (1...31).contains(number.value) ? number.value : nil
    }
    return ordinalNumber(index).flatMap { (1...31).contains($0) ? $0 : nil }
  }

  /// `8th`, `22nd`: the number.
  func ordinalNumber(_ index: Int) -> Int? {
    guard let number = leadingDigits(index), number.digits <= 2, number.letters.count == 2 else {
      return nil
    }
    let first = number.letters[number.letters.startIndex] | 0x20
    let second = number.letters[number.letters.startIndex + 1] | 0x20
    switch (first, second) {
    case (UInt8(ascii: "t"), UInt8(ascii: "h")), (UInt8(ascii: "s"), UInt8(ascii: "t")),
      (UInt8(ascii: "n"), UInt8(ascii: "d")), (UInt8(ascii: "r"), UInt8(ascii: "d")):
      return number.value
    default: return nil
    }
  }

  /// An ordinal in digits or words, and the token after it: `19th`, `nineteenth`, `twenty-first`.
  func ordinal(_ index: Int) -> (value: Int, end: Int)? {
    if let number = ordinalNumber(index) { return (number, index + 1) }
    switch kind(index) {
    case .ordinal(let value): return (value, index + 1)
    case .cardinal(let tens) where tens % 10 == 0 && tens >= 20 && isDash(index + 1):
      if case .ordinal(let ones) = kind(index + 2), ones < 10 { return (tens + ones, index + 3) }
      return nil
    default: return nil
    }
  }

  /// The decade's first year and the token after it: `1950s`, `1950's`; `'60s` gives 60 and short.
  func decade(_ index: Int) -> (year: Int, isShort: Bool, end: Int)? {
    if let number = leadingDigits(index), number.value % 10 == 0, number.letters.count == 1,
      number.letters.first == UInt8(ascii: "s")
    {
      if number.digits == 4, (1000...2100).contains(number.value) {
        return (number.value, false, index + 1)
      }
      return earlyDecade(index)
    }
    if let year = yearNumber(index), year % 10 == 0, word(index + 1) == words.single.possessive,
      touches(index + 1), !isLowercaseWord(index + 2),
      // "Vision 2030's goals", not "in 1950's China".
      !isCapitalized(index + 2) || !isCapitalized(index - 1)
    {
      return (year, false, index + 2)
    }
    if let short = shortDecade(index) { return (short, true, index + 1) }
    if let short = shortYear(index), short % 10 == 0, word(index + 1) == words.single.possessive {
      return (short, true, index + 2)
    }
    return nil
  }

  /// `470s BC`: three digits are a decade only with the era behind them.
  private func earlyDecade(_ index: Int) -> (year: Int, isShort: Bool, end: Int)? {
    guard let number = leadingDigits(index), number.digits <= 3, number.value % 10 == 0,
      number.letters.count == 1, number.letters.first == UInt8(ascii: "s"),
      case .era = kind(index + 1)
    else { return nil }
    return (number.value, false, index + 1)
  }

  /// `'60s`, or `60s` after an apostrophe that stands by itself.
  private func shortDecade(_ index: Int) -> Int? {
    guard shape(index).contains(.digits), !shape(index).contains(.number) else { return nil }
    let slice = bytes[tokens[index].span.utf8Range]
    guard slice.first.map({ $0 &- 0x30 >= 10 }) == true, slice.last == UInt8(ascii: "s") else {
      return nil
    }
    let value = slice.reduce(0) { $1 &- 0x30 < 10 ? $0 * 10 + Int($1) - 0x30 : $0 }
    return value % 10 == 0 ? value : nil
  }

  /// The token behind "before" or "after" with nothing behind it that it could be told from, or only
  /// "that"; nil for any other.
  func bareNeighbour(_ index: Int) -> Int? {
    guard words.neighbours.contains(word(index)) else { return nil }
    let next = index + 1
    if next >= range.upperBound { return next }
    if word(next) == words.single.that, !isLowercaseWord(next + 1) || tag(next) == .pron {
      return next + 1
    }
    return shape(next).contains(.punctuation) && !shape(next).contains(.quotationMark) ? next : nil
  }

  /// A word that begins with a small letter.
  func isLowercaseWord(_ index: Int) -> Bool {
    let token = shape(index)
    return token.contains(.letters) && token.isDisjoint(with: [.capitalized, .digits])
  }
}
