import AnnalsAnnotation

/// The words of a stretch of a text, each with what the lexicon says of it.
struct MeasureText {
  /// What stands between a word and the one before.
  enum Break: Int, Comparable {
    case none, comma, colon, clause, sentence
    static func < (left: Break, right: Break) -> Bool { left.rawValue < right.rawValue }
  }

  struct Word {
    /// In code points of the text.
    let start, end: Int
    let entry: MeasureWords.Entry
    let isCapitalized: Bool
    /// Digits, or a single letter.
    let isNumber: Bool
    var precededBy: Break

    var roles: MeasureWords.Roles { entry.roles }
    /// In small letters; empty for a word that the lexicon doesn't have.
    var text: String { entry.form }
    /// Words of work, slaughter and tolls tell nothing of a number that they follow.
    var isKnown: Bool { !entry.roles.subtracting([.activity, .labour, .slaughter, .toll]).isEmpty }
  }

  private(set) var words: [Word] = []

  /// - Parameters:
  ///   - range: UTF-8 offsets of the stretch.
  ///   - codePoint: the code point offset of its start.
  init(
    _ bytes: [UInt8], in range: Range<Int>, codePoint start: Int, lexicon: MeasureWords
  ) {
    var index = range.lowerBound
    var codePoint = start
    var precededBy = Break.sentence
    while index < range.upperBound {
      guard Self.isWordByte(bytes[index]) else {
        precededBy = max(precededBy, Self.mark(at: index, in: bytes, end: range.upperBound))
        if bytes[index] & 0xC0 != 0x80 { codePoint += 1 }
        // Dashes and curved quotation marks are three bytes long.
        index = min(index + (bytes[index] == Self.punctuationLead ? 3 : 1), range.upperBound)
        continue
      }
      let wordStart = index
      let wordCodePoint = codePoint
      while index < range.upperBound, Self.isWordByte(bytes[index]) {
        if bytes[index] & 0xC0 != 0x80 { codePoint += 1 }
        index += 1
      }
      let word = bytes[wordStart..<index]
      words.append(
        Word(
          start: wordCodePoint, end: codePoint, entry: lexicon.entry(of: word),
          isCapitalized: Self.isCapital(word),
          isNumber: word.count == 1 || word.allSatisfy { (0x30...0x39).contains($0) },
          precededBy: precededBy))
      precededBy = .none
    }
  }

  /// First byte of U+2000 to U+2FFF, where general punctuation stands.
  private static let punctuationLead: UInt8 = 0xE2

  /// Letters, digits and whatever is beyond ASCII but for general punctuation.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: byte >= 0x80 && byte != punctuationLead
    }
  }

  /// Whether a word has a capital: "Ruritania", "McKay", "Élie".
  private static func isCapital(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains { (0x41...0x5A).contains($0) }
      || word.count > 1 && word[word.startIndex] == 0xC3
        && (0x80...0x9E).contains(word[word.startIndex + 1])
  }

  private static func mark(at index: Int, in bytes: [UInt8], end: Int) -> Break {
    switch bytes[index] {
    case UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"): .comma
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: ";"): .clause
    case punctuationLead where isDash(at: index, in: bytes, end: end): .comma
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      index + 1 >= end || bytes[index + 1] <= 0x20 ? .sentence : .none
    case UInt8(ascii: "\n") where index + 1 < end && bytes[index + 1] == UInt8(ascii: "\n"):
      .sentence
    default: .none
    }
  }

  /// U+2013 or U+2014.
  private static func isDash(at index: Int, in bytes: [UInt8], end: Int) -> Bool {
    index + 2 < end && bytes[index + 1] == 0x80 && (0x93...0x94).contains(bytes[index + 2])
  }

  /// Index of the first word that ends behind an offset.
  func firstIndex(endingAfter codePoint: Int) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].end > codePoint { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
