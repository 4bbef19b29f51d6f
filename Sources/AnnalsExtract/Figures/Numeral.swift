import AnnalsAnnotation
import AnnalsLanguage

/// A cardinal in words, read from left to right: "three hundred and seventy-five million".
struct Numeral {
  private let words: NumberWords
  private let sentence: FigureSentence
  private let joinsAnd: Bool
  private var total: Int64 = 0
  private var group: Int64 = 0
  private var lastScale = Int64.max
  private var overflows = false
  private var hasGroup = false
  /// The scale word that ends the numeral, nil where it ends in units or hundreds.
  private(set) var scale: DecimalNumber?

  init(words: NumberWords, sentence: FigureSentence, joinsAnd: Bool) {
    self.words = words
    self.sentence = sentence
    self.joinsAnd = joinsAnd
  }

  var value: DecimalNumber? {
    let (sum, overflow) = total.addingReportingOverflow(group)
    return overflow || overflows ? nil : DecimalNumber(mantissa: sum)
  }

  /// Index after the numeral, or nil where none starts at `start`.
  mutating func read(from start: Int) -> Int? {
    var index = start
    var end: Int?
    while let entry = words.entry(sentence.word(index)), !sentence.isDated[index], take(entry) {
      index += 1
      end = index
      if overflows { return nil }
      if sentence.word(index) == words.hyphen, let next = words.entry(sentence.word(index + 1)),
        sentence.isGlued(index) && sentence.isGlued(index + 1)
          || entry.role == .tens && next.role == .small && isSpaced(index)
      {
        index += 1
      } else if joins(at: index, after: entry) {
        index += 1
      }
    }
    return end
  }

  /// "fifty - two", as some old transcripts have it.
  private func isSpaced(_ hyphen: Int) -> Bool {
    !sentence.isGlued(hyphen) && !sentence.isGlued(hyphen + 1)
  }

  /// Takes the word if it continues the numeral.
  private mutating func take(_ entry: NumberWord) -> Bool {
    let rest = group % 100
    switch entry.role {
    case .small:
      let isUnit = rest >= 20 && rest % 10 == 0 && entry.value > 0 && entry.value < 10
      guard rest == 0 && (!hasGroup || group > 0) || isUnit else { return false }
      add(entry.value)
    case .tens:
      guard rest == 0, !hasGroup || group > 0 else { return false }
      add(entry.value)
    case .hundred:
      guard group < 100, !hasGroup || group > 0 else { return false }
      group = max(group, 1) * 100
      hasGroup = true
      scale = nil
    case .scale: return takeScale(entry.value)
    default: return false
    }
    return true
  }

  private mutating func add(_ value: Int64) {
    group += value
    hasGroup = true
    scale = nil
  }

  private mutating func takeScale(_ value: Int64) -> Bool {
    if hasGroup || total == 0 {
      guard value < lastScale else { return false }
      let (product, overflow) = max(group, 1).multipliedReportingOverflow(by: value)
      let (sum, carry) = total.addingReportingOverflow(product)
      overflows = overflow || carry
      total = sum
    } else {
      // "a thousand million"
      let (product, overflow) = total.multipliedReportingOverflow(by: value)
      overflows = overflow
      total = product
    }
    lastScale = value
    group = 0
    hasGroup = false
    scale = DecimalNumber(Int(value))
    return true
  }

  /// Whether "and" at `index` goes on: "one hundred and twenty", not "two hundred and three
  /// hundred".
  private func joins(at index: Int, after entry: NumberWord) -> Bool {
    guard joinsAnd, sentence.word(index) == words.and,
      entry.role == .hundred || entry.role == .scale,
      let next = words.entry(sentence.word(index + 1)), next.role == .small || next.role == .tens
    else { return false }
    var after = index + 2
    if sentence.word(after) == words.hyphen, sentence.isGlued(after) { after += 1 }
    if let unit = words.entry(sentence.word(after)), unit.role == .small { after += 1 }
    guard let last = words.entry(sentence.word(after)) else { return true }
    switch last.role {
    case .hundred: return entry.role == .scale
    case .scale: return entry.role == .hundred ? last.value > 100 : last.value < entry.value
    default: return false
    }
  }
}
