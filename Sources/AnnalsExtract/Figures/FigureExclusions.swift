import AnnalsAnnotation
import AnnalsLanguage

/// Numbers that are no figures: dates, clock times, labels, names, ordinals, scores, codes.
struct FigureExclusions: Sendable {
  private let references, months, clocks, ordinals, dayJoints, notOneBefore, notOneAfter: WordSet
  private let streets, labelMarks: WordSet
  let indexes, amounts, comparisons, orders, hedges, dashes: WordSet
  private let colon, stop, hyphen, closingBracket, openingBracket, openingRound, one, or: WordID
  private let comma, that, past, to, between: WordID
  let slash, of: WordID
  private let numberWords: NumberWords

  private static let longest = 15
  private static let mostPlain = 12

  init(words: inout VocabularyBuilder, numberWords: NumberWords) {
    var classes: [String: WordSet] = [:]
    for row in words.lexicon("Figures/number-neighbours").rows {
      let id = words.id(of: row.cells[0])
      for cell in row.cells[1].split(separator: " ") {
        classes[String(cell), default: WordSet()].insert(id)
      }
    }
    references = classes["reference"] ?? WordSet()
    indexes = classes["index"] ?? WordSet()
    comparisons = WordSet(["than", "least", "most", "exceeding", "exceeded", "exceed"], in: &words)
    orders = classes["order"] ?? WordSet()
    amounts = classes["amount"] ?? WordSet()
    months = classes["month"] ?? WordSet()
    clocks = classes["clock"] ?? WordSet()
    ordinals = classes["ordinal"] ?? WordSet()
    hedges = CueWords.set("before a count", in: &words)
    notOneBefore = CueWords.set("before pronoun one", in: &words)
    notOneAfter = CueWords.set("after pronoun one", in: &words)
    dashes = numberWords.dashes
    dayJoints = WordSet(["to", "and", "or"], in: &words)
    between = words.id(of: "between")
    colon = words.id(of: ":")
    stop = words.id(of: ".")
    slash = words.id(of: "/")
    comma = words.id(of: ",")
    that = words.id(of: "that")
    past = words.id(of: "past")
    to = words.id(of: "to")
    streets = classes["street"] ?? WordSet()
    labelMarks = WordSet(["^", "#"], in: &words)
    hyphen = words.id(of: "-")
    of = words.id(of: "of")
    openingBracket = words.id(of: "[")
    closingBracket = words.id(of: ")")
    or = words.id(of: "or")
    openingRound = words.id(of: "(")
    one = numberWords.one
    self.numberWords = numberWords
  }

  /// Index after a number that is no figure, or nil where it may be one.
  func end(ofNonFigureAt index: Int, in sentence: FigureSentence) -> Int? {
    if sentence.shape(index).contains(.digits) { return endOfDigits(at: index, in: sentence) }
    return endOfWord(at: index, in: sentence)
  }

  // MARK: Digits

  private func endOfDigits(at index: Int, in sentence: FigureSentence) -> Int? {
    let next = sentence.word(index + 1)
    if isOrdinalOrShortYear(index, in: sentence) || isCode(index, in: sentence) { return index + 1 }
    if isListNumber(index, in: sentence) || labelMarks.contains(sentence.word(index - 1))
      || isAddress(index, in: sentence)
    {
      return index + 1
    }
    if references.contains(sentence.word(index - 1)) { return endOfChain(index, in: sentence) }
    if months.contains(sentence.word(index - 1)) || months.contains(next),
      isDay(index, in: sentence)
    {
      return endOfChain(index, in: sentence)
    }
    if clocks.contains(next), sentence.shape(index).contains(.number) { return index + 2 }
    if isPast(index, in: sentence) { return index + 3 }
    // No quantity is written with so many plain digits; an account, a telephone has them.
    if sentence.shape(index).contains(.number), sentence.tokens[index].utf8Count >= Self.mostPlain {
      if sentence.bytes(index).allSatisfy({ $0 &- 0x30 < 10 }) { return index + 1 }
    }
    if isBeforeSlash(index, in: sentence) { return index + 3 }
    if isInsideSlashes(index, in: sentence) || isClause(index, in: sentence) { return index + 1 }
    if isInsideCode(index, in: sentence) || isCitation(index, in: sentence) { return index + 1 }
    if let end = endOfCode(index, in: sentence) { return end }
    if isBehindStrayDash(index, in: sentence) { return index + 1 }
    return endOfDayRange(index, in: sentence)
  }

  /// `8th`, `1950s`, `'58`: an ending or a mark that no figure has.
  private func isOrdinalOrShortYear(_ index: Int, in sentence: FigureSentence) -> Bool {
    let bytes = sentence.bytes(index)
    guard let first = bytes.first, let last = bytes.last else { return false }
    if !(first &- 0x30 < 10) && first < 0x80 || first == 0xE2 && bytes.count > 4 { return true }
    guard last &- 0x61 < 26, bytes.count > 1 else { return false }
    let pair = String(decoding: bytes.suffix(2), as: UTF8.self)
    if ["th", "st", "nd", "rd"].contains(pair) { return true }
    // "12s. 6d." are shillings: no decade ends so.
    guard last == UInt8(ascii: "s"), bytes.dropLast().allSatisfy({ $0 &- 0x30 < 10 }) else {
      return false
    }
    return bytes.count > 3 || bytes.count == 3 && bytes[bytes.startIndex] != UInt8(ascii: "1")
  }

  /// `11:30`, `8/17/1958`: digits held together by marks.
  private func isCode(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.shape(index).isDisjoint(with: [.number, .letters])
  }

  /// "1. Measures", "3) the last": a number that opens its sentence before a stop or a bracket.
  private func isListNumber(_ index: Int, in sentence: FigureSentence) -> Bool {
    let next = sentence.word(index + 1)
    guard next == stop || next == closingBracket, sentence.isGlued(index + 1) else { return false }
    var position = index - 1
    while position >= sentence.range.lowerBound {
      guard sentence.isPunctuation(position), index - position < 6 else { return false }
      position -= 1
    }
    return true
  }

  private func isDay(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.shape(index).contains(.number) && sentence.tokens[index].utf8Count <= 4
  }

  /// Index after numbers joined by dashes, commas or "and": "pp. 16-18", "April 5-23".
  private func endOfChain(_ index: Int, in sentence: FigureSentence) -> Int {
    var end = index + 1
    while end - index < Self.longest, dashes.contains(sentence.word(end)),
      sentence.shape(end + 1).contains(.digits)
    {
      end += 2
    }
    return end
  }

  /// `19-21 April`
  private func endOfDayRange(_ index: Int, in sentence: FigureSentence) -> Int? {
    var end = endOfChain(index, in: sentence)
    if end == index + 1, dayJoints.contains(sentence.word(end)),
      sentence.shape(end + 1).contains(.digits)
    {
      end += 2
    }
    guard end == index + 3, isDay(index, in: sentence), months.contains(sentence.word(end)) else {
      return nil
    }
    return end
  }

  /// Codes with three parts (`0-19-850`), scores (`2-1`), and numbers glued behind letters
  /// (`V-12`).
  private func endOfCode(_ index: Int, in sentence: FigureSentence) -> Int? {
    var end = index + 1
    var parts = 1
    while dashes.contains(sentence.word(end)), sentence.isGlued(end), sentence.isGlued(end + 1),
      sentence.shape(end + 1).contains(.digits)
    {
      end += 2
      parts += 1
    }
    if parts > 2 { return end }
    if sentence.word(index - 1) == hyphen, sentence.isGlued(index), sentence.isGlued(index - 1),
      sentence.isWord(index - 2), !numberWords.all.contains(sentence.word(index - 2)),
      sentence.word(index - 2) != numberWords.minus
    {
      return end
    }
    if parts == 1, sentence.word(end) == colon, sentence.isGlued(end), sentence.isGlued(end + 1),
      sentence.shape(end + 1).contains(.digits)
    {
      return end + 2
    }
    if parts == 2, let first = DigitForm(sentence.bytes(index)),
      let second = DigitForm(sentence.bytes(index + 2)), first.digitCount <= 3,
      second.digitCount <= 3, second.value <= first.value, first.suffix.isEmpty,
      second.suffix.isEmpty,
      !first.hasPoint, !second.hasPoint
    {
      return end
    }
    return nil
  }

  /// `COVID -19`: a dash that is glued to the number alone, behind a name in capitals.
  private func isBehindStrayDash(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.word(index - 1) == hyphen && sentence.isGlued(index) && !sentence.isGlued(index - 1)
      && sentence.shape(index - 2).contains(.allCapitals) && sentence.isWord(index - 2)
      && sentence.bytes(index).allSatisfy { $0 &- 0x30 < 10 } && !sentence.isGlued(index + 1)
  }

  /// The `700` of `USD1,700`, whose letters keep it from being one number, and `doi:10.10`.
  private func isInsideCode(_ index: Int, in sentence: FigureSentence) -> Bool {
    guard sentence.isGlued(index), sentence.isGlued(index - 1), sentence.isPunctuation(index - 1),
      sentence.isWord(index - 2), let last = sentence.bytes(index - 2).last
    else { return false }
    return last &- 0x30 < 10 || sentence.word(index - 1) == colon
  }

  /// "717 East Eleventh Street": capitals behind the number, up to a word for a street.
  private func isAddress(_ index: Int, in sentence: FigureSentence) -> Bool {
    var position = index + 1
    while position - index < 5 {
      if position > index + 1, streets.contains(sentence.word(position)) {
        return sentence.isCapitalized(position)
      }
      let shape = sentence.shape(position)
      guard
        shape.contains(.capitalized) || shape.contains(.digits)
          || sentence.word(position) == hyphen || sentence.isGlued(position)
      else { return false }
      position += 1
    }
    return false
  }

  /// `[11]`, `[22,23,24]`: walks back over numbers and commas to the bracket.
  private func isCitation(_ index: Int, in sentence: FigureSentence) -> Bool {
    var position = index - 1
    while index - position < 12 {
      if sentence.word(position) == openingBracket { return true }
      let shape = sentence.shape(position)
      guard shape.contains(.digits) || shape.contains(.punctuation) else { return false }
      position -= 1
    }
    return false
  }

  /// The `11` of `9/11`.
  private func isInsideSlashes(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.word(index - 1) == slash && sentence.isGlued(index) && sentence.isGlued(index - 1)
      && sentence.shape(index - 2).contains(.digits) && sentence.bytes(index - 2).count <= 2
  }

  /// `9/11`, a day, and `24/7`; `1/2` and `7/8` are fractions.
  private func isBeforeSlash(_ index: Int, in sentence: FigureSentence) -> Bool {
    guard sentence.word(index + 1) == slash, sentence.isGlued(index + 1),
      sentence.isGlued(index + 2), let first = DigitForm(sentence.bytes(index)),
      let second = DigitForm(sentence.bytes(index + 2)), first.digitCount <= 2,
      second.digitCount <= 2, first.suffix.isEmpty, second.suffix.isEmpty,
      second.digitCount == 2 || second.value < first.value
    else { return false }
    return second.value != DecimalNumber(10) && second.value != DecimalNumber(16)
  }

  /// `401(k)`: the clause of a law.
  private func isClause(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.word(index + 1) == openingRound && sentence.isGlued(index + 1)
      && sentence.isGlued(index + 2) && sentence.bytes(index + 2).count == 1
      && sentence.isWord(index + 2) && sentence.word(index + 3) == closingBracket
  }

  // MARK: Words

  private func endOfWord(at index: Int, in sentence: FigureSentence) -> Int? {
    let word = sentence.word(index)
    guard let entry = numberWords.entry(word) else { return nil }
    if entry.role == .part || entry.role == .half { return endOfClockTime(index, in: sentence) }
    guard entry.role == .small || entry.role == .tens else { return nil }
    // A heading in capitals: its nouns can't be told from names.
    if sentence.shape(index).contains(.allCapitals) { return index + 1 }
    if isName(index, in: sentence) { return endOfName(index, in: sentence) }
    if clocks.contains(sentence.word(index + 1)) { return index + 2 }
    // "five past ten"
    if isPast(index, in: sentence) { return index + 3 }
    // "Two, disrupt the network": a list in running text.
    if sentence.shape(index).contains(.sentenceStart), sentence.word(index + 1) == comma {
      return index + 1
    }
    if references.contains(sentence.word(index - 1)) { return index + 1 }
    if entry.role == .tens {
      let next = sentence.word(index + 1) == hyphen ? index + 2 : index + 1
      if ordinals.contains(sentence.word(next)) { return next + 1 }
    }
    if word == one, sentence.word(index - 1) != between,
      !numberWords.isHalf(after: index, in: sentence), !isOneOrTwo(index, in: sentence),
      !isMember(index, in: sentence),
      notOneAfter.contains(sentence.word(index + 1))
        || notOneBefore.contains(sentence.word(index - 1))
    {
      return index + 1
    }
    return nil
  }

  /// "five past ten"
  private func isPast(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.word(index + 1) == past
      && (numberWords.all.contains(sentence.word(index + 2))
        || sentence.shape(index + 2).contains(.number))
  }

  /// "a quarter to six", "half past nine".
  private func endOfClockTime(_ index: Int, in sentence: FigureSentence) -> Int? {
    let joint = sentence.word(index + 1)
    guard joint == past || joint == to, let hour = numberWords.entry(sentence.word(index + 2)),
      hour.role == .small, hour.value <= 12, !sentence.isWord(index + 3),
      sentence.word(index + 3) != hyphen
    else { return nil }
    return index + 3
  }

  /// "one of the elders", "one of four missions", where no word before makes it a pronoun.
  private func isMember(_ index: Int, in sentence: FigureSentence) -> Bool {
    guard sentence.word(index + 1) == of else { return false }
    let isSome =
      notOneBefore.contains(sentence.word(index - 1)) && !sentence.isPunctuation(index - 1)
    // "in Year One of the war"
    if sentence.isCapitalized(index), sentence.isCapitalized(index - 1),
      sentence.isWord(index - 1)
    {
      return false
    }
    return !isSome || sentence.word(index - 1) == that
  }

  /// "one or two": a number, whatever follows.
  private func isOneOrTwo(_ index: Int, in sentence: FigureSentence) -> Bool {
    guard sentence.word(index + 1) == or, let next = numberWords.entry(sentence.word(index + 2))
    else { return false }
    return next.role == .small && next.value == 2
  }

  /// "the Seven Thousand Cadres Conference", "Five-Year Plan": capitals in mid-sentence, and
  /// behind it.
  private func isName(_ index: Int, in sentence: FigureSentence) -> Bool {
    guard sentence.isCapitalized(index), sentence.word(index - 1) != colon else { return false }
    // "Year One", "the Big Three"
    if !sentence.shape(index).contains(.sentenceStart), sentence.isCapitalized(index - 1),
      sentence.isWord(index - 1), !sentence.isWord(index + 1)
    {
      return true
    }
    let next = sentence.word(index + 1) == hyphen ? index + 2 : index + 1
    // "the Committee of Thirty"
    if sentence.word(index - 1) == of, sentence.isCapitalized(index - 2) { return true }
    guard sentence.isCapitalized(next) else { return false }
    return !sentence.shape(index).contains(.sentenceStart) || next == index + 2
      || sentence.isCapitalized(next + 1)
  }

  private func endOfName(_ index: Int, in sentence: FigureSentence) -> Int {
    var end = index + 1
    while end - index < 8, sentence.isCapitalized(end) || sentence.word(end) == hyphen { end += 1 }
    return end
  }
}
