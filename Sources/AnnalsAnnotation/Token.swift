/// The number of a lower-cased form in a `Vocabulary`; 0 for every form that no lexicon holds.
public typealias WordID = UInt32

/// What the letters of a token look like.
public struct TokenShape: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Starts with an upper-case letter.
  public static let capitalized = TokenShape(rawValue: 1 << 0)
  /// Two letters or more, all upper case.
  public static let allCapitals = TokenShape(rawValue: 1 << 1)
  /// Has a letter.
  public static let letters = TokenShape(rawValue: 1 << 2)
  /// Starts with an ASCII digit: `1958`, `45.5`, `30,000`, `8th`, `1950s`, `1.2m`.
  public static let digits = TokenShape(rawValue: 1 << 3)
  /// Digits only, with `,` or `.` between digits at most: `1958`, `45.5`, `30,000`.
  public static let number = TokenShape(rawValue: 1 << 4)
  public static let punctuation = TokenShape(rawValue: 1 << 5)
  /// White space or the start of the block stands before it.
  public static let spaceBefore = TokenShape(rawValue: 1 << 6)
  /// White space or the end of the block stands after it.
  public static let spaceAfter = TokenShape(rawValue: 1 << 7)
  /// A line break stands between it and the token before.
  public static let lineBefore = TokenShape(rawValue: 1 << 8)
  /// First of its sentence.
  public static let sentenceStart = TokenShape(rawValue: 1 << 9)
  /// Any quotation mark: `"`, `“`, `”`, `«`, a doubled backtick or a doubled apostrophe, `'`, `‘`, `’`.
  public static let quotationMark = TokenShape(rawValue: 1 << 10)
  /// Goes on with the word that the token before belongs to, as `n't` of `don't` does: Universal
  /// Dependencies write both as one multiword token.
  public static let multiwordContinuation = TokenShape(rawValue: 1 << 11)
}

/// A word, number or mark. Sixteen bytes, because a document may have tens of millions.
public struct Token: Sendable, Hashable {
  public let utf8Start: UInt32
  public let utf8End: UInt32
  /// The lower-cased form's number, 0 where no lexicon knows it.
  public var word: WordID
  public var shape: TokenShape

  public init(utf8Start: Int, utf8End: Int, word: WordID, shape: TokenShape) {
    self.utf8Start = UInt32(truncatingIfNeeded: utf8Start)
    self.utf8End = UInt32(truncatingIfNeeded: utf8End)
    self.word = word
    self.shape = shape
  }

  public var span: TextSpan { TextSpan(utf8Start: Int(utf8Start), utf8End: Int(utf8End)) }
  public var utf8Count: Int { Int(utf8End - utf8Start) }
}

/// A sentence, or what stands for one (a heading, a list item).
public struct Sentence: Sendable, Hashable {
  /// From the first token's start to the last token's end.
  public let span: TextSpan
  /// Indices into `AnalyzedDocument.tokens`; never empty.
  public let tokens: Range<Int>
  /// Index into `Document.blocks`.
  public let block: Int

  public init(span: TextSpan, tokens: Range<Int>, block: Int) {
    self.span = span
    self.tokens = tokens
    self.block = block
  }
}

/// A document with its sentences and tokens, and what the analyser says of them.
public struct AnalyzedDocument: Sendable {
  public let document: Document
  /// In text order, disjoint; together they hold every character that isn't white space.
  public let tokens: [Token]
  /// In text order; every token lies in exactly one.
  public let sentences: [Sentence]
  /// One a token, parallel to `tokens`; empty only where no analysis was made.
  public let analyses: [TokenAnalysis]
  /// The names that the analyses mark, in text order, disjoint; none crosses a sentence.
  public let names: [NameMention]

  /// - Parameter analyses: one a token, or none at all.
  public init(
    document: Document, tokens: [Token], sentences: [Sentence], analyses: [TokenAnalysis] = []
  ) {
    precondition(
      analyses.isEmpty || analyses.count == tokens.count, "not one analysis a token")
    self.document = document
    self.tokens = tokens
    self.sentences = sentences
    self.analyses = analyses
    names = analyses.names
  }

  /// The characters of a token, as written.
  public func text(of token: Token) -> String { document.text[token.span] }

  /// The span from the first to the last token of a range, which must not be empty.
  public func span(of range: Range<Int>) -> TextSpan {
    TextSpan(
      utf8Start: Int(tokens[range.lowerBound].utf8Start),
      utf8End: Int(tokens[range.upperBound - 1].utf8End))
  }

  /// Index of the sentence that holds a UTF-8 offset, or that last began before it; nil before the first.
  public func sentenceIndex(at utf8Offset: Int) -> Int? {
    sentences.sentenceIndex(at: utf8Offset)
  }
}

extension [Sentence] {
  /// Index of the sentence that holds a UTF-8 offset, or that last began before it; nil before the first.
  public func sentenceIndex(at utf8Offset: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].span.utf8Start <= utf8Offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
