import AnnalsAnnotation
import AnnalsLanguage

/// Pairs the marks of one block.
///
/// One stack, each mark pushed and popped once. A closing mark takes the innermost open one of its own
/// family, or of another that it may be mixed with; what stood open inside is unclosed. An opening mark
/// without a partner ends with the block, or where the next quotation begins a sentence, or, when it
/// stands amid a sentence, with that clause: so one mark too many spoils one quotation.
struct QuotationMatcher {
  /// What the marks of a block enclose, in order of their opening.
  struct Result {
    var stretches: [QuotedStretch] = []
    /// Closing marks that nothing opened, in text order.
    var strayCloses: [Int] = []
    /// How many marks of the outer level have no partner.
    var unpaired = 0
  }

  private let tokens: [Token]
  private let marks: [QuotationMark]
  private let range: Range<Int>
  private let block: Int
  private let words: QuotationMatcherWords
  /// For each mark whether the next single mark closes, and with what strength.
  private var nextSingle: [QuotationMark?] = []
  private var nextDouble: [QuotationMark?] = []
  private var stack: [Int] = []
  private var openCounts = [Int](repeating: 0, count: 10)
  private var openDoubles: [QuotationMark.Family] = []
  private var unclosed: [(mark: Int, limit: Int)] = []
  private var result = Result()

  private init(
    tokens: [Token], marks: [QuotationMark], range: Range<Int>, block: Int,
    words: QuotationMatcherWords
  ) {
    self.tokens = tokens
    self.marks = marks
    self.range = range
    self.block = block
    self.words = words
  }

  /// - Parameter nextOpening: the family of the mark that opens the next block, if one does; only then a
  ///   single mark may stay open.
  static func match(
    _ marks: [QuotationMark], tokens: [Token], range: Range<Int>, block: Int,
    nextOpening: QuotationMark.Family?, words: QuotationMatcherWords
  ) -> Result {
    func result(of marks: [QuotationMark]) -> Result {
      read(
        marks, tokens: tokens, range: range, block: block, nextOpening: nextOpening, words: words)
    }
    let bySpaces = result(of: marks)
    guard let alternating = alternating(marks, fewerThan: bySpaces.unpaired) else {
      return bySpaces
    }
    let byTurns = result(of: alternating)
    return byTurns.unpaired < bySpaces.unpaired ? byTurns : bySpaces
  }

  /// Straight marks that open and close by turns, where the spaces around fewer of them speak against it
  /// than would else be without a partner: `the name "Kiln "comes from a "kiln".`
  private static func alternating(
    _ marks: [QuotationMark], fewerThan limit: Int
  ) -> [QuotationMark]? {
    guard limit > 1 else { return nil }
    var marks = marks
    var count = 0
    var contradictions = 0
    for index in marks.indices where marks[index].family.isDouble {
      guard marks[index].family == .straight, marks[index].strength != .weak else { return nil }
      let direction: QuotationMark.Direction = count % 2 == 0 ? .open : .close
      if marks[index].direction != .either, marks[index].direction != direction {
        contradictions += 1
      }
      marks[index].direction = direction
      count += 1
    }
    return count % 2 == 0 && contradictions < limit ? marks : nil
  }

  private static func read(
    _ marks: [QuotationMark], tokens: [Token], range: Range<Int>, block: Int,
    nextOpening: QuotationMark.Family?, words: QuotationMatcherWords
  ) -> Result {
    var matcher = QuotationMatcher(
      tokens: tokens, marks: marks, range: range, block: block, words: words)
    matcher.lookAhead()
    for index in marks.indices { matcher.take(index) }
    matcher.unclosed += matcher.stack.map { ($0, range.upperBound) }
    matcher.result.unpaired =
      matcher.result.strayCloses.count
      + matcher.unclosed.count { marks[$0.mark].family.isDouble }
    matcher.addUnclosed(nextOpening)
    matcher.result.stretches.sort { ($0.start, $1.end) < ($1.start, $0.end) }
    return matcher.result
  }

  private mutating func lookAhead() {
    nextSingle = Array(repeating: nil, count: marks.count)
    nextDouble = nextSingle
    var single: QuotationMark?
    var double: QuotationMark?
    for index in marks.indices.reversed() {
      nextSingle[index] = single
      nextDouble[index] = double
      if marks[index].family.isDouble { double = marks[index] } else { single = marks[index] }
    }
  }

  // MARK: The stack

  private mutating func take(_ index: Int) {
    let mark = marks[index]
    guard mark.family.isDouble else { return takeSingle(index, mark) }
    switch mark.direction {
    case .open: push(index)
    case .close: closeDouble(index, mark)
    case .either: !openDoubles.isEmpty ? closeDouble(index, mark) : push(index)
    }
  }

  private mutating func push(_ index: Int) {
    stack.append(index)
    openCounts[Int(marks[index].family.rawValue)] += 1
    if marks[index].family.isDouble { openDoubles.append(marks[index].family) }
  }

  private mutating func pop() -> Int {
    let index = stack.removeLast()
    openCounts[Int(marks[index].family.rawValue)] -= 1
    if marks[index].family.isDouble { openDoubles.removeLast() }
    return index
  }

  private mutating func takeSingle(_ index: Int, _ mark: QuotationMark) {
    let isInSingle = stack.last.map { !marks[$0].family.isDouble } ?? false
    if mark.direction == .open || mark.direction == .either && !isInSingle {
      if mark.strength == .weak {
        // Inside single marks it can't open others: `'I know 'tis late,'`.
        guard !isInSingle, let next = nextSingle[index], next.direction == .close,
          next.strength == .strong
        else { return }
      }
      return push(index)
    }
    guard let top = stack.last, mayPair(marks[top].family, mark.family),
      !marks[top].family.isDouble, !mark.isReversed || marks[top].family == .lowSingle
    else { return }
    // A genitive, when the quotation's true end is still to come.
    if mark.strength == .weak, nextSingle[index]?.direction == .close { return }
    // Two apostrophes far apart look like a pair of marks.
    let isLong = mark.token - marks[top].token > 8
    if mark.strength == .weak, isLong, marks[top].family == .straightSingle { return }
    add(open: pop(), close: mark.token)
  }

  private mutating func closeDouble(_ index: Int, _ mark: QuotationMark) {
    if mark.strength == .weak {
      if openDoubles.isEmpty { return }
      if let next = nextDouble[index], next.direction == .close, next.family == .straight { return }
    }
    let hasOwn = openCounts[Int(mark.family.rawValue)] > 0
    guard hasOwn || openDoubles.last.map({ mayPair($0, mark.family) }) ?? false else {
      if openDoubles.isEmpty { result.strayCloses.append(mark.token) }
      return
    }
    while let top = stack.last {
      let family = marks[top].family
      if hasOwn ? family == mark.family : family.isDouble { break }
      unclosed.append((pop(), mark.token))
    }
    add(open: pop(), close: mark.token)
  }

  private func mayPair(_ open: QuotationMark.Family, _ close: QuotationMark.Family) -> Bool {
    if open == close { return true }
    switch (open, close) {
    case (.guillemet, _), (_, .guillemet), (.corner, _), (_, .corner): return false
    case (.guillemetSingle, _), (_, .guillemetSingle): return false
    default: return open.isDouble == close.isDouble
    }
  }

  private mutating func add(open index: Int, close: Int) {
    let open = marks[index].token
    guard open + 1 < close, !isAttributeValue(open) else { return }
    result.stretches.append(
      QuotedStretch(open: open, content: open + 1..<close, isClosed: true, block: block))
  }

  /// `id="a1"`: markup, no quotation.
  private func isAttributeValue(_ open: Int) -> Bool {
    open > range.lowerBound && tokens[open - 1].word == words.equalsSign
      && !tokens[open].shape.contains(.spaceBefore)
  }

  // MARK: Marks without a partner

  private mutating func addUnclosed(_ nextOpening: QuotationMark.Family?) {
    if unclosed.isEmpty { return }
    let clauseEnds = self.clauseEnds()
    let openings = self.sentenceOpenings()
    for (index, limit) in unclosed {
      let mark = marks[index]
      if !mark.family.isDouble, nextOpening != mark.family || limit < range.upperBound { continue }
      let goesOn = nextOpening == mark.family && isCapitalized(after: mark.token)
      let begins = goesOn || beginsUtterance(mark.token)
      if !mark.family.isDouble && !begins { continue }
      let end = min(limit, begins ? openings[index] : min(openings[index], clauseEnds[index]))
      guard mark.token + 1 < end, !isAttributeValue(mark.token) else { continue }
      result.stretches.append(
        QuotedStretch(
          open: mark.token, content: mark.token + 1..<end, isClosed: false, block: block))
    }
  }

  /// Whether an utterance rather than a word of the clause may begin here: at a sentence's start, after
  /// a comma or a colon.
  private func beginsUtterance(_ token: Int) -> Bool {
    tokens[token].shape.contains(.sentenceStart) || token == range.lowerBound
      || tokens[token - 1].shape.contains(.punctuation)
        && !tokens[token - 1].shape.contains(.quotationMark)
  }

  private func isCapitalized(after token: Int) -> Bool {
    token + 1 < range.upperBound && tokens[token + 1].shape.contains(.capitalized)
  }

  /// For each mark where the sentence that holds it ends, or the part of it up to a comma or bracket.
  private func clauseEnds() -> [Int] {
    var ends = [Int](repeating: range.upperBound, count: marks.count)
    var index = marks.count - 1
    var end = range.upperBound
    for token in range.reversed() {
      if index >= 0, marks[index].token == token {
        ends[index] = end
        index -= 1
      }
      if tokens[token].shape.contains(.sentenceStart)
        || words.clauseEnds.contains(tokens[token].word)
      {
        end = token
      }
    }
    return ends
  }

  /// For each mark where the next quotation opens that begins a sentence.
  private func sentenceOpenings() -> [Int] {
    var openings = [Int](repeating: range.upperBound, count: marks.count)
    var opening = range.upperBound
    for index in marks.indices.reversed() {
      openings[index] = opening
      let mark = marks[index]
      if mark.family.isDouble, mark.direction == .open,
        tokens[mark.token].shape.contains(.sentenceStart)
      {
        opening = mark.token
      }
    }
    return openings
  }
}

/// The marks by which unpaired quotation marks are read.
struct QuotationMatcherWords: Sendable {
  let equalsSign: WordID
  let clauseEnds: WordSet

  init(words: inout VocabularyBuilder) {
    equalsSign = words.id(of: "=")
    clauseEnds = WordSet([",", ";", ":", ")", "(", "—", "–", "--"], in: &words)
  }
}
