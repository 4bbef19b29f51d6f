import AnnalsAnnotation

/// Finds where sentences end among the tokens of one block. Line breaks alone end nothing, because text
/// may be hard-wrapped in mid-sentence.
struct SentenceSegmenter: Sendable {
  let abbreviations: Abbreviations

  /// How many marks in a row are looked at; a text may consist of them.
  private static let reach = 8

  /// Appends the sentences of the tokens in `range` (one block, not empty) and marks each one's first
  /// token.
  func segment(
    _ bytes: UnsafeBufferPointer<UInt8>, tokens: inout [Token], range: Range<Int>, block: Int,
    into sentences: inout [Sentence]
  ) {
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      if let end = sentenceEnd(bytes, tokens, at: index, limit: range.upperBound) {
        append(&tokens, start..<end, block, &sentences)
        start = end
        index = end
      } else {
        index += 1
      }
    }
    if start < range.upperBound { append(&tokens, start..<range.upperBound, block, &sentences) }
  }

  private func append(
    _ tokens: inout [Token], _ range: Range<Int>, _ block: Int, _ sentences: inout [Sentence]
  ) {
    tokens[range.lowerBound].shape.insert(.sentenceStart)
    let span = TextSpan(
      utf8Start: Int(tokens[range.lowerBound].utf8Start),
      utf8End: Int(tokens[range.upperBound - 1].utf8End))
    sentences.append(Sentence(span: span, tokens: range, block: block))
  }

  /// The index after the sentence that ends with the token at `index` and the closing marks behind it,
  /// or nil where none ends.
  private func sentenceEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: [Token], at index: Int, limit: Int
  ) -> Int? {
    let terminal = terminalKind(bytes, tokens[index])
    if terminal == .none { return nil }
    var end = index + 1
    let closingLimit = min(limit, end + Self.reach)
    while end < closingLimit, isClosing(bytes, tokens[end]) { end += 1 }
    guard end < limit else { return end }
    let next = firstWord(tokens, from: end, limit: limit)
    switch terminal {
    case .none: return nil
    case .abbreviation:
      return tokens[end].shape.contains(.spaceBefore)
        && startsAfterAbbreviation(tokens, index, next)
        ? end : nil
    case .stop:
      // "v.2", "3.b": no white space, no end, unless a closing mark stood between.
      if end == index + 1, !tokens[end].shape.contains(.spaceBefore) { return nil }
      return mayStart(tokens, next) ? end : nil
    case .ellipsis, .exclamation:
      return next.shape.contains(.capitalized) || next.shape.contains(.digits) ? end : nil
    }
  }

  private enum Terminal { case none, stop, exclamation, ellipsis, abbreviation }

  private func terminalKind(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> Terminal {
    let last = bytes[Int(token.utf8End) - 1]
    guard token.shape.contains(.punctuation) else {
      return last == UInt8(ascii: ".") ? .abbreviation : .none
    }
    switch last {
    case UInt8(ascii: "."): return token.utf8Count == 1 ? .stop : .ellipsis
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return .exclamation
    case 0xA6 where isThree(bytes, token, 0xE2, 0x80): return .ellipsis  // …
    case 0x82 where isThree(bytes, token, 0xE3, 0x80): return .stop  // 。
    default: return .none
    }
  }

  private func isThree(
    _ bytes: UnsafeBufferPointer<UInt8>, _ token: Token, _ first: UInt8, _ second: UInt8
  ) -> Bool {
    token.utf8Count == 3 && bytes[Int(token.utf8Start)] == first
      && bytes[Int(token.utf8Start) + 1] == second
  }

  /// Quotation marks and brackets that close belong to the sentence before: they touch what stands
  /// before them. A second full stop or exclamation mark does too.
  private func isClosing(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> Bool {
    guard token.shape.contains(.punctuation), !token.shape.contains(.spaceBefore) else {
      return false
    }
    if token.shape.contains(.quotationMark) { return true }
    return ")]}!?.".utf8.contains(bytes[Int(token.utf8Start)])
  }

  /// The first token from `index` on that is no opening mark. Looks a few tokens ahead only: a row of
  /// dots may be as long as the text.
  private func firstWord(_ tokens: [Token], from index: Int, limit: Int) -> Token {
    let limit = min(limit, index + Self.reach)
    var index = index
    while index + 1 < limit, tokens[index].shape.contains(.punctuation) { index += 1 }
    return tokens[index]
  }

  private func mayStart(_ tokens: [Token], _ next: Token) -> Bool {
    let isLower =
      next.shape.contains(.letters) && !next.shape.contains(.capitalized)
      && !next.shape.contains(.digits)
    return !isLower
  }

  private func startsAfterAbbreviation(_ tokens: [Token], _ index: Int, _ next: Token) -> Bool {
    let isStart = next.shape.contains(.capitalized) && abbreviations.isStarter(next.word)
    switch abbreviations.kind(of: tokens[index].word) {
    case .always, .final: return false
    case .number: return !next.shape.contains(.digits) && isStart
    case .sometimes: return isStart || next.shape.contains(.quotationMark)
    // An initial, or letters with stops between them.
    case nil: return isStart
    }
  }
}
