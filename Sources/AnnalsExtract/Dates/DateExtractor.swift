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
    let source = DateTokens(document, words: words)
    let scanner = DateScanner(source)
    for sentence in document.sentences {
      source.range = sentence.tokens
      source.isHeading = document.document.blocks[sentence.block].kind == .heading
      source.yearEnd = -1
      scanner.scan { mentions.append(mention($0, in: document)) }
    }
    return mentions
  }

  private func mention(_ date: ParsedDate, in document: AnalyzedDocument) -> DateMention {
    DateMention(
      span: document.span(of: date.start..<date.end), token: date.start, rule: date.rule.rawValue,
      kind: date.kind, range: date.range, tense: date.tense, expression: date.expression)
  }
}

/// Goes through one sentence after the other. The parsers are made once: what differs from sentence to
/// sentence stands in `source`.
private struct DateScanner {
  let source: DateTokens
  private let periods: PeriodParser
  private let ranges: RangeParser
  private let lengths: LengthParser
  private let moments: MomentParser
  private let timeNouns: TimeNounParser
  private let tenses: ClauseTense

  init(_ source: DateTokens) {
    self.source = source
    periods = PeriodParser(source, years: YearParser(source: source))
    ranges = RangeParser(source: source, periods: periods)
    lengths = LengthParser(source)
    moments = MomentParser(source)
    timeNouns = TimeNounParser(source)
    tenses = ClauseTense(source: source)
  }

  /// Hands on each expression of the sentence. A sentence may hold millions: none are collected here.
  func scan(_ found: (ParsedDate) -> Void) {
    let end = source.range.upperBound
    var index = source.range.lowerBound
    while index < end {
      guard mayStart(index) else {
        index += 1
        continue
      }
      let dates = parse(at: index)
      guard let last = dates.last else {
        index += 1
        continue
      }
      for date in dates {
        found(told(dates.count == 1 ? bounded(date) : date))
        if let year = date.expression.year, !date.expression.isShort, year < 1000 {
          source.knowsEarlyYears = true
        }
      }
      source.yearEnd = last.expression.year == nil ? -1 : last.end
      index = last.end
    }
  }

  /// With its tense, which tells of what year or week a bare month or weekday is.
  private func told(_ date: ParsedDate) -> ParsedDate {
    let expression = date.expression
    guard expression.year == nil, expression.anchor == nil,
      expression.month != nil || expression.weekday != nil || expression.season != nil
    else { return date }
    var date = date
    date.tense = tenses.tense(of: date)
    return date
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
    case .beforeJoint:
      // "month-long", "year's end".
      guard index + 1 < source.range.upperBound else { return false }
      let next = source.tokens[index + 1]
      return next.shape.contains(.punctuation) || next.word == source.words.single.possessive
        || next.word == source.words.single.end
    case .beforeDateWord:
      guard index + 1 < source.range.upperBound else { return false }
      let next = source.tokens[index + 1]
      return next.shape.contains(.digits) || source.words.opening(of: next.word) != .none
        || source.words.kind(of: next.word) != .none
        || source.words.timeNouns.contains(source.word(index + 2))
        || source.words.timeNouns.contains(source.word(index + 3))
    }
  }

  private func parse(at index: Int) -> [ParsedDate] {
    if let pair = ranges.leading(at: index) { return pair }
    if let date = periods.parse(at: index) {
      if let other = lengths.parse(at: index), other.end > date.end { return [other] }
      return ranges.trailing(date)
    }
    if let date = lengths.parse(at: index) { return [date] }
    return (moments.parse(at: index) ?? timeNouns.parse(at: index)).map { [$0] } ?? []
  }

  /// "until 1976" opens the start, "since 1976" and "from 1976 on" the end; "three days after 1 May" does neither.
  private func bounded(_ date: ParsedDate) -> ParsedDate {
    guard date.kind == .date, date.expression.reference == nil else { return date }
    let cue = source.word(date.start - 1)
    let isUpper = source.words.upperBounds.contains(cue)
    if cue == source.words.single.from, source.words.onwards.contains(source.word(date.end)) {
      var date = date
      date.range = .openEnd
      return date
    }
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
