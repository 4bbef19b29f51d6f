import AnnalsAnnotation
import AnnalsLanguage

/// How many, in figures or words: "3", "2.5", "fifteen", "twenty-three", "a hundred", "two and a
/// half", "2 1/2", "four to five", "several", "a few".
struct ParsedAmount {
  var end: Int
  var value: DecimalNumber?
  var high: DecimalNumber?
  var isVague = false
  /// Only an article: "a year".
  var isArticle = false
}

struct AmountParser {
  let source: DateTokens
  private var single: DateSingles { source.words.single }

  init(_ source: DateTokens) { self.source = source }

  func parse(at index: Int) -> ParsedAmount? {
    if let vague = vague(at: index) { return vague }
    if let number = number(at: index) { return continued(number) }
    guard source.word(index) == single.a || source.word(index) == single.an else { return nil }
    if source.kind(index + 1) == .vague { return vague(at: index + 1) }
    if case .multiplier(let value) = source.kind(index + 1) {
      return ParsedAmount(end: index + 2, value: DecimalNumber(value))
    }
    return ParsedAmount(end: index + 1, value: DecimalNumber(1), isArticle: true)
  }

  /// "several", "many", "a couple of", "few"; "some" only before a number, which it makes vague.
  private func vague(at index: Int) -> ParsedAmount? {
    guard source.kind(index) == .vague, source.word(index) != single.some else { return nil }
    let end = source.word(index + 1) == single.of ? index + 2 : index + 1
    return ParsedAmount(end: end, isVague: true)
  }

  /// "four to five", "two or three", "12–18", "two and a half".
  private func continued(_ first: ParsedAmount) -> ParsedAmount {
    let joint = source.word(first.end)
    if joint == single.to || joint == single.or
      || source.isDash(first.end) && source.touches(first.end),
      let second = number(at: first.end + 1), let low = first.value, let high = second.value,
      low < high
    {
      return ParsedAmount(end: second.end, value: low, high: high)
    }
    if let value = first.value, let end = half(at: first.end) {
      return ParsedAmount(
        end: end, value: value.adding(DecimalNumber(mantissa: 5, exponent: -1)))
    }
    let fraction = source.word(first.end + 1) == single.a ? first.end + 2 : first.end + 1
    if joint == single.and, source.word(fraction) == single.half, let value = first.value {
      return ParsedAmount(
        end: fraction + 1, value: value.adding(DecimalNumber(mantissa: 5, exponent: -1)))
    }
    return first
  }

  /// The end of the "1/2" of "2 1/2".
  private func half(at index: Int) -> Int? {
    guard source.integer(index)?.value == 1, !source.touches(index),
      source.word(index + 1) == single.slash, source.touches(index + 1),
      source.integer(index + 2)?.value == 2, source.touches(index + 2)
    else { return nil }
    return index + 3
  }

  private func number(at index: Int) -> ParsedAmount? {
    if source.shape(index).contains(.number) {
      let bytes = source.bytes[source.tokens[index].span.utf8Range].filter { $0 != 0x2C }
      return DecimalNumber(parsing: bytes).map { ParsedAmount(end: index + 1, value: $0) }
    }
    return cardinal(at: index)
  }

  /// Up to 9,999 in words: "one hundred and fifty", "two thousand", "twenty-three".
  private func cardinal(at index: Int) -> ParsedAmount? {
    guard let first = tens(at: index) else { return nil }
    var total = first.value
    var end = first.end
    guard case .multiplier(let factor) = source.kind(end) else {
      return ParsedAmount(end: end, value: DecimalNumber(total))
    }
    total *= factor
    end += 1
    let rest = source.word(end) == single.and ? end + 1 : end
    if let ones = tens(at: rest), ones.value < factor {
      total += ones.value
      end = ones.end
    }
    return ParsedAmount(end: end, value: DecimalNumber(total))
  }

  private func tens(at index: Int) -> (value: Int, end: Int)? {
    guard case .cardinal(let value) = source.kind(index) else { return nil }
    guard value >= 20 else { return (value, index + 1) }
    let next = source.isDash(index + 1) ? index + 2 : index + 1
    if case .cardinal(let ones) = source.kind(next), ones < 10 { return (value + ones, next + 1) }
    return (value, index + 1)
  }
}
