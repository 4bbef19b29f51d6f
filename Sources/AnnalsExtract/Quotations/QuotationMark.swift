import AnnalsAnnotation
import AnnalsLanguage

/// A token that may open or close a quotation.
struct QuotationMark: Sendable, Equatable {
  /// Marks that pair with one another by preference; `isDouble` tells the two levels apart.
  enum Family: UInt8, Sendable {
    case straight, curly, low, guillemet, doubled, corner
    case straightSingle, curlySingle, lowSingle, guillemetSingle

    /// Whether it encloses a quotation by itself; single marks may be apostrophes.
    var isDouble: Bool { rawValue <= Self.corner.rawValue }
  }

  enum Direction: UInt8, Sendable { case open, close, either }

  /// How surely a single mark is no apostrophe.
  enum Strength: UInt8, Sendable {
    /// May as well be an apostrophe or a unit: `the dogs' tails`, `'tis`, `6" long`.
    case weak
    case plain
    /// Behind the punctuation of a quotation's end: `gone,'`.
    case strong
  }

  let token: Int
  let family: Family
  var direction: Direction
  let strength: Strength
  /// Whether it closes with the glyph that elsewhere opens: the last one of `‚so‘`.
  var isReversed = false
}

/// Finds the marks of one block and says by the spaces around them which way each points.
///
/// Curly marks say their direction themselves; straight ones open after a space, a bracket or a dash and
/// close before a space or a punctuation mark. A mark inside a run of marks (`"'Hello,'"`) looks past
/// its neighbours, which is carried along so that long runs stay linear.
struct QuotationMarkScanner: Sendable {
  private let elisions: WordSet
  private let openBrackets: WordSet
  private let closePunctuation: WordSet
  private let dashes: WordSet
  private let ellipses: WordSet
  private let strongEnds: WordSet
  private let utteranceEnds: WordSet
  /// "said", "asks".
  private let speechVerbs: WordSet
  private let clipped: WordSet
  private let modals: WordSet
  private let article: WordID
  private let tagEnd: WordID

  init(words: inout VocabularyBuilder) {
    clipped = WordSet(
      words.lexicon("Quotations/clipped").rows.map { $0.cells[0] }, in: &words)
    modals = WordSet(["might", "could", "would", "should", "must", "may", "'d"], in: &words)
    article = words.id(of: "a")
    tagEnd = words.id(of: ">")
    elisions = WordSet(
      words.lexicon("Quotations/elisions").rows.map { $0.cells[0] }, in: &words)
    openBrackets = WordSet(["(", "[", "{", "/", "=", ">", "*", "_"], in: &words)
    closePunctuation = WordSet(
      [")", "]", "}", ",", ".", ";", ":", "!", "?", "...", "…", "/", "<", "*", "_"], in: &words)
    dashes = WordSet(["-", "--", "---", "–", "—", "―"], in: &words)
    ellipses = WordSet(["..", "...", "....", "…"], in: &words)
    utteranceEnds = WordSet([",", "!", "?"], in: &words)
    let verbs = words.lexicon("Quotations/cues").rows.filter {
      $0.cells[2] == "utter" && ($0.cells[3] == "past" || $0.cells[3] == "present")
    }
    speechVerbs = WordSet(verbs.map { $0.cells[0] }.filter { !$0.contains(" ") }, in: &words)
    strongEnds = WordSet([",", ".", "!", "?", "…", "...", "....", "—", "--", ";", ":"], in: &words)
  }

  /// The marks among `range`, which is one block, in text order. Feet and inches, apostrophes and short
  /// years are left out as far as they can be told without their partner.
  func marks(in analyzed: AnalyzedDocument, range: Range<Int>) -> [QuotationMark] {
    let tokens = analyzed.tokens
    let candidates = range.filter { tokens[$0].shape.contains(.quotationMark) }
    if candidates.isEmpty { return [] }
    let edges = self.edges(of: candidates, in: tokens, range: range)
    var marks: [QuotationMark] = []
    marks.reserveCapacity(candidates.count)
    for (index, token) in candidates.enumerated() {
      let family = family(of: tokens[token], in: analyzed.document.text.utf8)
      let mark =
        family.isDouble || family == .guillemetSingle
        ? double(token, family, edges[index], analyzed, range)
        : single(token, family, edges[index], analyzed, range)
      if let mark { marks.append(mark) }
    }
    return marks
  }

  /// What stands on either side of a mark, looking past neighbouring marks.
  private struct Edges {
    var opensLeft = false
    var closesRight = false
    var isSpacedLeft = false
    var isSpacedRight = false
  }

  private func edges(of candidates: [Int], in tokens: [Token], range: Range<Int>) -> [Edges] {
    var edges = [Edges](repeating: Edges(), count: candidates.count)
    for (index, token) in candidates.enumerated() {
      if tokens[token].shape.contains(.spaceBefore) || token == range.lowerBound {
        edges[index].opensLeft = true
        edges[index].isSpacedLeft = true
      } else if index > 0, candidates[index - 1] == token - 1 {
        edges[index].opensLeft = edges[index - 1].opensLeft
        edges[index].isSpacedLeft = edges[index - 1].isSpacedLeft
      } else {
        let word = tokens[token - 1].word
        edges[index].opensLeft = openBrackets.contains(word) || dashes.contains(word)
      }
    }
    for (index, token) in candidates.enumerated().reversed() {
      if tokens[token].shape.contains(.spaceAfter) || token + 1 == range.upperBound {
        edges[index].closesRight = true
        edges[index].isSpacedRight = true
      } else if index + 1 < candidates.count, candidates[index + 1] == token + 1 {
        edges[index].closesRight = edges[index + 1].closesRight
        edges[index].isSpacedRight = edges[index + 1].isSpacedRight
      } else {
        let word = tokens[token + 1].word
        // An ellipsis or a dash behind an opening mark begins the quotation.
        let begins = ellipses.contains(word) && edges[index].isSpacedLeft
        edges[index].closesRight =
          closePunctuation.contains(word) && !begins
          || dashes.contains(word) && !edges[index].isSpacedLeft
      }
    }
    return edges
  }

  private func double(
    _ token: Int, _ family: QuotationMark.Family, _ edges: Edges, _ analyzed: AnalyzedDocument,
    _ range: Range<Int>
  ) -> QuotationMark? {
    let mark = analyzed.tokens[token]
    // The end of an attribute that a line end broke: `">`.
    if token == range.lowerBound, token + 1 < range.upperBound,
      analyzed.tokens[token + 1].word == tagEnd, !mark.shape.contains(.spaceAfter)
    {
      return nil
    }
    if closesUtterance(token, analyzed.tokens, range) {
      return QuotationMark(token: token, family: family, direction: .close, strength: .plain)
    }
    // `''` by itself is an empty pair; behind another mark it closes: `,' ''`.
    if family == .doubled, mark.shape.isSuperset(of: [.spaceBefore, .spaceAfter]),
      token > range.lowerBound, token + 1 < range.upperBound,
      !analyzed.tokens[token - 1].shape.contains(.quotationMark)
    {
      return nil
    }
    let position: QuotationMark.Direction =
      switch (edges.opensLeft, edges.closesRight) {
      case (true, false): .open
      case (false, true): .close
      default: .either
      }
    let written = writtenDirection(of: mark, in: analyzed.document.text.utf8)
    // A mark that points against its place is a slip or another country's custom.
    let direction =
      written == .either ? position : position == .either || position == written ? written : .either
    let isMeasure =
      family == .straight && !mark.shape.contains(.spaceBefore) && token > range.lowerBound
      && analyzed.tokens[token - 1].shape.contains(.digits)
    return QuotationMark(
      token: token, family: family, direction: direction, strength: isMeasure ? .weak : .plain)
  }

  /// `" … the road, " said Hu`: between blanks, but behind the comma and before the verb of saying.
  private func closesUtterance(_ token: Int, _ tokens: [Token], _ range: Range<Int>) -> Bool {
    guard tokens[token].shape.isSuperset(of: [.spaceBefore, .spaceAfter]),
      token > range.lowerBound, token + 1 < range.upperBound
    else { return false }
    return utteranceEnds.contains(tokens[token - 1].word)
      && speechVerbs.contains(tokens[token + 1].word)
      && !tokens[token + 1].shape.contains(.capitalized)
  }

  /// Which way the glyph itself points; `.either` for straight marks.
  private func writtenDirection(of mark: Token, in bytes: [UInt8]) -> QuotationMark.Direction {
    let start = Int(mark.utf8Start)
    switch bytes[start] {
    case UInt8(ascii: "`"): return .open
    case 0xC2: return bytes[start + 1] == 0xAB ? .open : .close
    case 0xE3: return bytes[start + 2] & 1 == 0 ? .open : .close
    case 0xE2:
      let opens: [UInt8] = [0x98, 0x9A, 0x9C, 0x9E, 0x9F, 0xB9]
      return opens.contains(bytes[start + 2]) ? .open : .close
    default: return .either
    }
  }

  /// An opening single mark needs a space before and a word behind; a closing one no space before. After
  /// an `s` or a digit, before a space, it may be a plural's genitive or a measure.
  private func single(
    _ token: Int, _ family: QuotationMark.Family, _ edges: Edges, _ analyzed: AnalyzedDocument,
    _ range: Range<Int>
  ) -> QuotationMark? {
    let tokens = analyzed.tokens
    let written = writtenDirection(of: tokens[token], in: analyzed.document.text.utf8)
    if edges.opensLeft && !edges.closesRight {
      if written == .close { return nil }
      let next = token + 1 < range.upperBound ? tokens[token + 1].word : 0
      // "I might 'a' known."
      if next == article, token > range.lowerBound, modals.contains(tokens[token - 1].word) {
        return nil
      }
      return QuotationMark(
        token: token, family: family, direction: .open,
        strength: elisions.contains(next) ? .weak : .plain)
    }
    guard edges.closesRight, written != .open || family == .curlySingle,
      !tokens[token].shape.contains(.spaceBefore),
      token > range.lowerBound
    else { return nil }
    return QuotationMark(
      token: token, family: family, direction: .close,
      strength: closingStrength(after: token - 1, isSpaced: edges.isSpacedRight, analyzed),
      isReversed: written == .open)
  }

  private func closingStrength(
    after index: Int, isSpaced: Bool, _ analyzed: AnalyzedDocument
  ) -> QuotationMark.Strength {
    let previous = analyzed.tokens[index]
    if previous.shape.contains(.punctuation) {
      return strongEnds.contains(previous.word) || previous.shape.contains(.quotationMark)
        ? .strong : .plain
    }
    if !isSpaced { return .plain }
    if clipped.contains(previous.word) || isClippedParticiple(index, analyzed) { return .weak }
    let last = analyzed.document.text.utf8[Int(previous.utf8End) - 1] | 0x20
    let isGenitive = last == UInt8(ascii: "s") || last == UInt8(ascii: "z")
    return isGenitive || previous.shape.contains(.digits) ? .weak : .plain
  }

  /// "goin'", "squealin'", as the analysis takes it.
  private func isClippedParticiple(_ index: Int, _ analyzed: AnalyzedDocument) -> Bool {
    let end = Int(analyzed.tokens[index].utf8End)
    let bytes = analyzed.document.text.utf8
    return analyzed.tokens[index].utf8Count > 3 && bytes[end - 1] == UInt8(ascii: "n")
      && bytes[end - 2] == UInt8(ascii: "i") && index < analyzed.analyses.count
      && analyzed.analyses[index].pennTag == .vbg
  }

  private func family(of token: Token, in bytes: [UInt8]) -> QuotationMark.Family {
    let start = Int(token.utf8Start)
    switch bytes[start] {
    case UInt8(ascii: "\""): return .straight
    case UInt8(ascii: "`"): return token.utf8Count == 2 ? .doubled : .straightSingle
    case UInt8(ascii: "'"): return token.utf8Count == 2 ? .doubled : .straightSingle
    case 0xC2: return .guillemet
    case 0xE3: return .corner
    default: return wideFamily(bytes[start + 2])
    }
  }

  /// By the last byte of U+2018…U+203A.
  private func wideFamily(_ last: UInt8) -> QuotationMark.Family {
    switch last {
    case 0x98, 0x99, 0x9B: .curlySingle
    case 0x9A: .lowSingle
    case 0x9C, 0x9D, 0x9F: .curly
    case 0x9E: .low
    default: .guillemetSingle
    }
  }
}
