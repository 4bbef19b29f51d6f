import AnnalsAnnotation
import AnnalsLanguage

/// Reads times that only the story around them places: "at that time", "during this period", "the
/// colonial era", "for a long time", "the rainy season". They have no calendar value.
struct TimeNounParser {
  let source: DateTokens
  private var words: DateWords { source.words }
  private var single: DateSingles { source.words.single }

  init(_ source: DateTokens) { self.source = source }

  func parse(at index: Int) -> ParsedDate? {
    switch source.kind(index) {
    case .relation(.this), .relation(.current): return pointed(at: index, to: .present)
    case .relation(.that), .relation(.same): return pointed(at: index, to: .past)
    default: break
    }
    let word = source.word(index)
    if words.pointers.contains(word) { return pointed(at: index, to: .past) }
    if word == single.the { return definite(at: index) }
    if word == single.a || word == single.some || word == single.one { return open(at: index) }
    if words.climates.contains(word) { return season(at: index, from: index) }
    return nil
  }

  /// "that time", "this period", "these times", "that same era".
  private func pointed(
    at index: Int, to reference: TemporalExpression.Reference
  ) -> ParsedDate? {
    var noun = index + 1
    if case .relation(.same) = source.kind(noun) { noun += 1 }
    guard isTimeNoun(noun), source.word(noun) != single.time || isCued(index) else { return nil }
    return mention(index..<noun + 1, reference)
  }

  /// "at the time", "of the same period", "the Stuart era"; "most of the time" is an amount.
  private func definite(at index: Int) -> ParsedDate? {
    let noun = index + 1
    if case .relation(.same) = source.kind(noun) {
      // "in the same time": as fast.
      let isPace = isTime(noun + 1) && source.word(index - 1) == single.in
      return isTimeNoun(noun + 1) && !isPace ? mention(index..<noun + 2, .past) : nil
    }
    if words.climates.contains(source.word(noun)) { return season(at: noun, from: index) }
    guard isTimeNoun(noun) else { return named(at: noun, from: index) }
    if isTime(noun) {
      let previous = source.word(index - 1)
      guard isCued(index),
        previous != single.of || !words.partitives.contains(source.word(index - 2)),
        previous != single.in || source.word(noun + 1) == single.of
      else { return nil }
    }
    return mention(index..<noun + 1, .past)
  }

  /// "the colonial era", "during the ceasefire period".
  private func named(at first: Int, from start: Int) -> ParsedDate? {
    var noun = first
    while noun < first + Self.longestName, source.kind(noun) == .none,
      source.shape(noun).contains(.letters) || source.isDash(noun)
    {
      noun += 1
      if isTimeNoun(noun), !isTime(noun) {
        guard source.word(noun) != single.period || isCued(start) else { return nil }
        return mention(start..<noun + 1, .past)
      }
    }
    return nil
  }

  private static let longestName = 3

  /// "for a long time", "for some time", "a short period of time", "a period of unrest".
  private func open(at index: Int) -> ParsedDate? {
    var noun = index + 1
    while noun < index + 4, words.timeAdjectives.contains(source.word(noun)) { noun += 1 }
    guard isTimeNoun(noun), !isPlural(noun) else { return nil }
    let hasAdjective = noun > index + 1
    let previous = source.word(index - 1)
    if source.word(index) == single.one {
      return previous == single.at && isTime(noun) ? mention(index..<noun + 1, .past) : nil
    }
    var end = noun + 1
    if source.word(end) == single.of, source.word(end + 1) == single.time { end += 2 }
    if source.word(end) == single.of, var length = LengthParser(source).parse(at: end + 1),
      length.kind == .duration
    {
      // "a period of ten to twelve months".
      length.start = index
      return length
    }
    let isPeriod = source.word(noun) == single.period
    guard
      isPeriod
        ? hasAdjective || source.word(noun + 1) == single.of
        : hasAdjective ? isCued(index) : words.durationCues.contains(previous)
    else { return nil }
    if case .offset = source.kind(end) {
      var expression = TemporalExpression()
      expression.isVague = true
      expression.anchor = .narrative
      return ParsedDate(index..<end + 1, .offset, expression)
    }
    var expression = TemporalExpression()
    expression.isVague = true
    return ParsedDate(index..<end, .timeNoun, expression, kind: .duration)
  }

  /// "the rainy season", "the next dry season": part of a year, which part the place decides.
  private func season(at index: Int, from start: Int) -> ParsedDate? {
    guard source.word(index + 1) == single.seasonWord else { return nil }
    var expression = TemporalExpression()
    expression.unit = .year
    expression.anchor = .event
    return ParsedDate(start..<index + 2, .climateSeason, expression)
  }

  private func mention(
    _ tokens: Range<Int>, _ reference: TemporalExpression.Reference
  ) -> ParsedDate {
    var expression = TemporalExpression()
    expression.reference = reference
    return ParsedDate(tokens, .timeNoun, expression)
  }

  /// A name such as "The Times" is capitalized.
  private func isTimeNoun(_ index: Int) -> Bool {
    words.timeNouns.contains(source.word(index)) && !source.isCapitalized(index)
  }

  private func isTime(_ index: Int) -> Bool {
    source.word(index) == single.time || source.word(index) == single.times
  }

  private func isPlural(_ index: Int) -> Bool {
    guard source.range.contains(index) else { return false }
    return source.bytes[Int(source.tokens[index].utf8End) - 1] == UInt8(ascii: "s")
  }

  private func isCued(_ index: Int) -> Bool { words.timeCues.contains(source.word(index - 1)) }
}
