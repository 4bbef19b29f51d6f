import AnnalsAnnotation
import AnnalsLanguage

/// Finds the temporal expressions of a document.
///
/// Takes tokens and sentences, gives mentions with what their words say; values are the
/// normalizer's. At each token the longest rule that fits takes its tokens; no rule looks past its
/// sentence or further than a few tokens, so the time is linear. A number of four digits is a year
/// only where the words around it say so: "in 1958", "1958-62", "the 1958 harvest", not "1,958
/// people", "page 1912".
package struct DateExtractor: Sendable {
  private let words: DateWords

  /// Puts the rules' words into the vocabulary.
  package init(words: inout VocabularyBuilder) {
    self.words = DateWords(words: &words)
  }

  /// Shape: in text order, disjoint; the two ends of a range are neighbours.
  package func mentions(in document: AnalyzedDocument) -> [DateMention] {
    var mentions: [DateMention] = []
    let source = DateTokens(
      tokens: document.tokens, bytes: document.document.text.utf8, words: words)
    var knowsEra = false
    for sentence in document.sentences {
      source.range = sentence.tokens
      let isHeading = document.document.blocks[sentence.block].kind == .heading
      var scanner = DateScanner(source: source, knowsEra: knowsEra, isHeading: isHeading)
      for date in scanner.dates() {
        mentions.append(mention(date, in: document))
      }
      knowsEra = scanner.knowsEra
    }
    return mentions
  }

  private func mention(_ date: ParsedDate, in document: AnalyzedDocument) -> DateMention {
    DateMention(
      span: document.span(of: date.start..<date.end), token: date.start, rule: date.rule,
      kind: date.kind, range: date.range, expression: date.expression)
  }
}

/// Goes through one sentence.
private struct DateScanner {
  let source: DateTokens
  var knowsEra: Bool
  let isHeading: Bool

  mutating func dates() -> [ParsedDate] {
    var found: [ParsedDate] = []
    var index = source.range.lowerBound
    var yearEnd = -1
    while index < source.range.upperBound {
      guard mayStart(index) else {
        index += 1
        continue
      }
      let dates = parse(at: index, yearEnd: yearEnd)
      guard let last = dates.last else {
        index += 1
        continue
      }
      found += dates.count == 1 ? [bounded(last)] : dates
      if dates.contains(where: { $0.expression.era == .bc }) { knowsEra = true }
      yearEnd = last.expression.year == nil ? -1 : last.end
      index = last.end
    }
    return found
  }

  /// Most tokens are no digits and none of the words that a rule begins with; an article or "about"
  /// is one only before such a word.
  @inline(__always)
  private func mayStart(_ index: Int) -> Bool {
    let token = source.tokens[index]
    if token.shape.contains(.digits) { return true }
    switch source.words.opening(of: token.word) {
    case .none: return false
    case .always: return true
    case .beforeDateWord:
      guard index + 1 < source.range.upperBound else { return false }
      let next = source.tokens[index + 1]
      return next.shape.contains(.digits) || source.words.opening(of: next.word) != .none
        || source.words.kind(of: next.word) != .none
    }
  }

  private func parse(at index: Int, yearEnd: Int) -> [ParsedDate] {
    let years = YearParser(
      source: source, knowsEra: knowsEra, yearEnd: yearEnd, isHeading: isHeading)
    let periods = PeriodParser(source, years: years)
    let ranges = RangeParser(source: source, periods: periods)
    if let pair = ranges.leading(at: index) { return pair }
    let moments = MomentParser(source)
    if let date = periods.parse(at: index) {
      if let other = LengthParser(source).parse(at: index), other.end > date.end { return [other] }
      return ranges.trailing(date)
    }
    if let date = LengthParser(source).parse(at: index) { return [date] }
    return moments.parse(at: index).map { [$0] } ?? []
  }

  /// "until 1976" opens the start, "since 1976" the end; "three days after 1 May" does neither.
  private func bounded(_ date: ParsedDate) -> ParsedDate {
    guard date.kind == .date, date.expression.reference == nil else { return date }
    let cue = source.word(date.start - 1)
    let isUpper = source.words.upperBounds.contains(cue)
    guard isUpper || source.words.lowerBounds.contains(cue) else { return date }
    switch source.kind(date.start - 2) {
    case .unit, .units, .offset: return date
    default: break
    }
    var date = date
    date.range = isUpper ? .openStart : .openEnd
    return date
  }
}
