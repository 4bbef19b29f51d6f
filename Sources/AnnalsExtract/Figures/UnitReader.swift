import AnnalsAnnotation
import AnnalsLanguage

struct UnitEntry: Sendable {
  let name: String
  let kind: FigureMention.Kind
}

struct UnitMatch {
  let entry: UnitEntry
  let tokens: Range<Int>
}

/// What a rate is counted by, with what is measured where that stands in between.
struct DenominatorMatch {
  let name: String
  let end: Int
  let measure: Range<Int>?
}

/// Finds units behind a number, money signs before it, and denominators behind units.
struct UnitReader: Sendable {
  private var units = CuePhrases<UnitEntry>()
  private var denominators = CuePhrases<String>()
  private let symbols: UnitSymbols
  private let percents: WordSet
  private let glued: Vocabulary
  private let gluedEntries: [UnitEntry]
  private let hyphen, slash, per, of, to, the, stop, degree: WordID
  private let articles, afterwards, feetMarks, prefixWords, codes, moneyCues, sterling: WordSet
  private let strays: WordSet
  private let pounds, nameLike: WordSet
  private let nouns: NounPhraseReader

  init(words: inout VocabularyBuilder, nouns: NounPhraseReader) {
    self.nouns = nouns
    var own = VocabularyBuilder()
    var entries: [UnitEntry] = []
    for row in words.lexicon("Figures/units").rows {
      guard let kind = FigureMention.Kind(rawValue: row.cells[2]) else {
        preconditionFailure("Figures/units:\(row.line): no kind '\(row.cells[2])'")
      }
      let entry = UnitEntry(name: row.cells[1], kind: kind)
      units.insert(row.cells[0], entry, in: &words)
      _ = own.id(of: row.cells[0])
      entries.append(entry)
      if kind != .share && kind != .rate {
        denominators.insert(row.cells[0], entry.name, in: &words)
      }
    }
    for row in words.lexicon("Figures/denominators").rows {
      denominators.insert(row.cells[0], row.cells[1], in: &words)
    }
    symbols = UnitSymbols(words: words)
    percents = WordSet(["%", "percent", "pct"], in: &words)
    glued = own.vocabulary()
    gluedEntries = entries
    hyphen = words.id(of: "-")
    slash = words.id(of: "/")
    per = words.id(of: "per")
    of = words.id(of: "of")
    to = words.id(of: "to")
    the = words.id(of: "the")
    stop = words.id(of: ".")
    degree = words.id(of: "°")
    articles = CueWords.set("per", in: &words)
    afterwards = CueWords.set("not after a rate", in: &words)
    feetMarks = WordSet(["'", "’", "′"], in: &words)
    var prefixWords = CueWords.set("money code", in: &words)
    // `Y=100`, as ¥100 becomes in ASCII.
    prefixWords.insert(words.id(of: "="))
    self.prefixWords = prefixWords
    codes = MoneySigns.codes(in: &words)
    moneyCues = CueWords.set("price", in: &words)
    nameLike = CueWords.set("name rather than unit", in: &words)
    strays = WordSet(["a", "s"], in: &words)
    sterling = MoneySigns.set(in: &words)
    pounds = WordSet(["pound", "pounds"], in: &words)
  }

  /// The unit that starts at `index`, behind a hyphen or not.
  func unit(at index: Int, in sentence: FigureSentence) -> UnitMatch? {
    var start = index
    if sentence.word(start) == hyphen, sentence.isGlued(start), sentence.isGlued(start + 1) {
      start += 1
    }
    if feetMarks.contains(sentence.word(index)), sentence.isGlued(index),
      sentence.shape(index - 1).contains(.digits),
      !sentence.shape(index - 2).contains(.quotationMark), sentence.word(index - 2) != degree
    {
      return UnitMatch(entry: UnitEntry(name: "foot", kind: .length), tokens: index..<(index + 1))
    }
    if let symbol = symbols.entry(for: sentence.bytes(start)), !sentence.isDated[start],
      !isInitial(start, in: sentence)
    {
      let match = units.longestMatch(
        in: sentence.tokens, at: start, limit: sentence.range.upperBound)
      if (match?.count ?? 1) == 1 {
        return UnitMatch(entry: symbol, tokens: start..<(start + 1))
      }
    }
    guard
      let match = units.longestMatch(
        in: sentence.tokens, at: start, limit: sentence.range.upperBound),
      !sentence.isDated[start] || match.value.kind == .duration,
      match.count > 1 || !isNameLike(start, match.value, in: sentence)
    else { return nil }
    let tokens = start..<(start + match.count)
    return UnitMatch(entry: poundEntry(match.value, tokens, in: sentence), tokens: tokens)
  }

  /// The `V` of "Henry V Tudor": a lone capital before another capital.
  private func isInitial(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.bytes(index).count == 1 && sentence.isCapitalized(index + 1)
      && sentence.isWord(index + 1) && !sentence.shape(index + 1).contains(.allCapitals)
  }

  /// A lone capital is a label, "Ron" no code, and "Li" or "Qing" a name; but "5 Km" are kilometres.
  private func isNameLike(
    _ index: Int, _ entry: UnitEntry, in sentence: FigureSentence
  ) -> Bool {
    let shape = sentence.shape(index)
    guard shape.contains(.capitalized), !shape.contains(.allCapitals) else { return false }
    if sentence.bytes(index).count == 1 { return true }
    return codes.contains(sentence.word(index)) || nameLike.contains(sentence.word(index))
  }

  /// Thousands or millions of a currency, its letter before the code: `MUSD`, `kEUR`.
  func scaledCode(
    at index: Int, in sentence: FigureSentence
  ) -> (entry: UnitEntry, scale: DecimalNumber)? {
    let bytes = sentence.bytes(index)
    guard bytes.count == 4, sentence.word(index) == 0, let letter = bytes.first,
      bytes.dropFirst().allSatisfy({ $0 &- 0x41 < 26 })
    else { return nil }
    let scale: Int
    switch letter {
    case UInt8(ascii: "M"): scale = 1_000_000
    case UInt8(ascii: "k"), UInt8(ascii: "K"), UInt8(ascii: "T"): scale = 1_000
    default: return nil
    }
    guard let entry = entry(bytes.dropFirst()), entry.kind == .money else { return nil }
    return (entry, DecimalNumber(scale))
  }

  func isPercent(_ index: Int, in sentence: FigureSentence) -> Bool {
    percents.contains(sentence.word(index))
  }

  /// The unit of a glued suffix, with the tokens that go on with it: `640bhp`, `80km/h`, `1.2deg C`.
  ///
  /// - Returns: the unit, and the index behind its last token.
  func unit(
    ofSuffix suffix: ArraySlice<UInt8>, endingAt end: Int, in sentence: FigureSentence
  ) -> (entry: UnitEntry, end: Int)? {
    if sentence.word(end) == slash, sentence.isGlued(end), sentence.isGlued(end + 1),
      let entry = entry(suffix + sentence.bytes(end) + sentence.bytes(end + 1))
    {
      return (entry, end + 2)
    }
    if sentence.isWord(end), sentence.bytes(end).count < 12,
      let entry = entry(suffix + [UInt8(ascii: " ")] + sentence.bytes(end))
    {
      return (entry, end + 1)
    }
    if let symbol = symbols.entry(for: suffix) { return (symbol, end) }
    if suffix.count == 1, let letter = suffix.first, letter &- 0x41 < 26 { return nil }
    return entry(suffix).map { ($0, end) }
  }

  /// The `s` and `d` of old money where a stop or a denominator shows it: `12s. in rent`, `4d a lb`.
  func oldMoney(
    _ suffix: ArraySlice<UInt8>, endingAt end: Int, in sentence: FigureSentence
  ) -> (entry: UnitEntry, end: Int)? {
    guard suffix.count == 1, let letter = suffix.first, let name = Self.oldCoins[letter] else {
      return nil
    }
    let isStop =
      sentence.word(end) == stop && sentence.isGlued(end) && sentence.range.contains(end + 1)
      && !sentence.isCapitalized(end + 1)
    let isRate = sentence.word(end) == per || articles.contains(sentence.word(end))
    guard isStop || isRate && letter == UInt8(ascii: "d") else { return nil }
    return (UnitEntry(name: name, kind: .money), isStop ? end + 1 : end)
  }

  private static let oldCoins: [UInt8: String] = [
    UInt8(ascii: "d"): "penny", UInt8(ascii: "s"): "shilling",
  ]

  private func entry(_ form: ArraySlice<UInt8>) -> UnitEntry? {
    let id = form.withUnsafeBufferPointer { glued.id(of: $0) }
    return id == 0 ? nil : gluedEntries[Int(id) - 1]
  }

  /// The money sign or code that ends before `index`: `$`, `US$`, `Rs.`
  func sign(endingAt index: Int, from start: Int, in sentence: FigureSentence) -> UnitMatch? {
    // "Rs. 500", whose stop the tokenizer splits off
    if sentence.word(index - 1) == stop, sentence.isGlued(index - 1), index - 2 >= start,
      prefixWords.contains(sentence.word(index - 2)),
      let match = units.longestMatch(
        in: sentence.tokens, endingAt: index - 1, from: index - 2)
    {
      return UnitMatch(entry: match.value, tokens: (index - 2)..<index)
    }
    let word = sentence.word(index - 1)
    guard index > start,
      sterling.contains(word)
        || prefixWords.contains(word)
        || codes.contains(word) && sentence.shape(index - 1).contains(.allCapitals),
      let match = units.longestMatch(
        in: sentence.tokens, endingAt: index, from: max(start, index - 3)),
      match.value.kind == .money
    else { return nil }
    // "a $50 fine" is in no Australian dollars, "the firm's $50" in none of Singapore.
    if match.count > 1, !sentence.isGlued(index - 1),
      strays.contains(sentence.word(index - match.count)),
      isStray(index - match.count, in: sentence),
      let sign = units.longestMatch(in: sentence.tokens, endingAt: index, from: index - 1)
    {
      return UnitMatch(entry: sign.value, tokens: (index - sign.count)..<index)
    }
    return UnitMatch(entry: match.value, tokens: (index - match.count)..<index)
  }

  /// A word rather than the letter of a country: "a $50 fine", not "S $50".
  private func isStray(_ index: Int, in sentence: FigureSentence) -> Bool {
    !sentence.isCapitalized(index) || sentence.shape(index).contains(.sentenceStart)
      || sentence.isGlued(index)
  }

  /// "per mu", "a day", "to the mu", "of wheat per mu".
  func denominator(at index: Int, in sentence: FigureSentence) -> DenominatorMatch? {
    var position = index
    var measure: Range<Int>?
    if sentence.word(position) == of, let phrase = nouns.partitive(at: position + 1, in: sentence) {
      measure = phrase
      position = phrase.upperBound
    }
    let word = sentence.word(position)
    var start = position + 1
    if word == to, sentence.word(start) == the {
      start += 1
    } else if word != per && !articles.contains(word)
      && !(word == slash && sentence.isGlued(position))
    {
      return nil
    }
    guard word != 0,
      let match = denominators.longestMatch(
        in: sentence.tokens, at: start, limit: sentence.range.upperBound)
    else { return nil }
    let end = start + match.count
    if articles.contains(word), afterwards.contains(sentence.word(end)) { return nil }
    return DenominatorMatch(name: match.value, end: end, measure: measure)
  }

  /// Pounds are money where the price or the seller stands close by, or where they buy a weight;
  /// else
  /// they weigh.
  private func poundEntry(
    _ entry: UnitEntry, _ tokens: Range<Int>, in sentence: FigureSentence
  ) -> UnitEntry {
    guard tokens.count == 1, pounds.contains(sentence.word(tokens.lowerBound)) else { return entry }
    let money = UnitEntry(name: "pound sterling", kind: .money)
    if let rate = denominator(at: tokens.upperBound, in: sentence), rate.measure == nil,
      ["ton", "tonne", "bushel", "barrel", "ounce", "acre", "year", "week"].contains(rate.name)
    {
      return money
    }
    for index in max(sentence.range.lowerBound, tokens.lowerBound - 8)..<tokens.lowerBound
    where moneyCues.contains(sentence.word(index)) {
      return money
    }
    return entry
  }
}
