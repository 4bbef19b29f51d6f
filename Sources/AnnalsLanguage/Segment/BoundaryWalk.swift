import AnnalsAnnotation

/// A place where a sentence could end.
package struct BoundaryPlace {
  /// Of its features, in the table of weights.
  package let rows: UnsafeBufferPointer<UInt32>
  /// The token before it, among those of the block.
  package let index: Int
  /// Whether that token is a mark or an abbreviation, not a plain word or number.
  package let isMarked: Bool
  /// Whether a line of its own, with a bullet before it, begins behind that token.
  package let isBeforeItem: Bool
}

/// Walks the tokens of a block from one place where a sentence could end to the next, and describes each
/// by features: what stands on both sides, and what the sentence has been so far.
///
/// One walk serves to segment and to train, so that both see the same. The features of a place are rows
/// of a table of weights; their number is fixed.
package struct BoundaryWalk {
  /// How many rows a table of weights has: a power of two.
  package static let rows = 1 << 16

  private let bytes: UnsafeBufferPointer<UInt8>
  private let tokens: UnsafeBufferPointer<Token>
  /// Of the tokens, with two edges before them and three behind.
  private let signs: UnsafeBufferPointer<TokenSign>
  private var longestLine = 0
  /// Whether the block's last mark ends a sentence, as in text that was edited.
  private var isClosed = false

  // The sentence so far.
  private var start = 0
  private var lineStart = 0
  private var isInQuotes = false
  private var brackets = 0
  private var hasLowercase = false

  /// Asks of each place in turn whether a sentence ends there.
  ///
  /// - Parameters:
  ///   - tokens: those of one block.
  ///   - endsSentence: its answer becomes part of what the next features tell.
  package static func run(
    _ bytes: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>,
    abbreviations: Abbreviations, _ endsSentence: (BoundaryPlace) -> Bool
  ) {
    guard !tokens.isEmpty else { return }
    var signs: [TokenSign] = []
    signs.reserveCapacity(tokens.count + 5)
    for _ in 0..<2 { signs.append(.edge) }
    for token in tokens { signs.append(TokenSign(bytes, token, abbreviations)) }
    for _ in 0..<3 { signs.append(.edge) }
    signs.withUnsafeBufferPointer { signs in
      var walk = BoundaryWalk(bytes, tokens: tokens, signs: signs)
      walk.run(endsSentence)
    }
  }

  /// Holds no reference, so that no count is kept of one in the loop over the tokens.
  private init(
    _ bytes: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>,
    signs: UnsafeBufferPointer<TokenSign>
  ) {
    self.bytes = bytes
    self.tokens = tokens
    self.signs = signs
    lineStart = Int(tokens[0].utf8Start)
    isClosed = [tokens.count, tokens.count + 1].contains {
      signs[$0].kind == .stop || signs[$0].kind == .exclamation
    }
    var start = lineStart
    for index in tokens.indices.dropFirst() where tokens[index].shape.contains(.lineBefore) {
      longestLine = max(longestLine, Int(tokens[index - 1].utf8End) - start)
      start = Int(tokens[index].utf8Start)
    }
  }

  private mutating func run(_ endsSentence: (BoundaryPlace) -> Bool) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { buffer in
      for index in 0..<tokens.count - 1 {
        note(index)
        if mayEnd(index) {
          var rows = FeatureRows(buffer)
          describe(index, &rows)
          let place = BoundaryPlace(
            rows: rows.filled, index: index, isMarked: isMarked(index),
            isBeforeItem: isBeforeItem(index))
          if endsSentence(place) { begin(index + 1) }
        }
        if tokens[index + 1].shape.contains(.lineBefore) {
          lineStart = Int(tokens[index + 1].utf8Start)
        }
      }
    }
  }

  // MARK: The sentence so far

  private mutating func begin(_ index: Int) {
    start = index
    isInQuotes = false
    brackets = 0
    hasLowercase = false
  }

  private func sign(_ index: Int) -> TokenSign { signs[index + 2] }

  private mutating func note(_ index: Int) {
    switch sign(index).kind {
    case .lowercase: hasLowercase = true
    case .opening: brackets += 1
    case .closing: brackets = max(0, brackets - 1)
    case .quotation:
      // A single mark is as often an apostrophe.
      let token = tokens[index]
      let first = bytes[Int(token.utf8Start)]
      if token.utf8Count == 1, first == 0x27 { return }
      isInQuotes.toggle()
    default: break
    }
  }

  /// Whether a sentence could end behind a token at all.
  private func mayEnd(_ index: Int) -> Bool {
    let next = tokens[index + 1].shape
    if next.contains(.multiwordContinuation) { return false }
    if next.contains(.lineBefore) { return true }
    let isSpaced = next.contains(.spaceBefore)
    let following = sign(index + 1).kind
    switch sign(index).kind {
    case .stop, .exclamation, .ellipsis, .face: return true
    // "(R., Ohio) refused", "“Stop!” he said".
    case .quotation, .closing: return following != .lowercase
    case .colon, .semicolon, .dash, .otherMark: return isSpaced
    case .abbreviation:
      return isSpaced && !(isInitial(index) && following == .abbreviation && isInitial(index + 1))
    case .comma, .opening, .edge: return false
    default: return isSpaced && mayBegin(following, behind: sign(index).kind)
    }
  }

  /// Whether a word or number may begin a sentence behind one without a mark between them.
  private func mayBegin(_ next: TokenSign.Kind, behind last: TokenSign.Kind) -> Bool {
    switch next {
    case .lowercase, .comma, .stop, .exclamation, .semicolon, .colon, .closing, .edge: return false
    // `117 000`, `2 1/2`
    case .number, .otherDigits: return last != .number && last != .otherDigits
    // In a row of capitals they say nothing.
    case .allCapitals, .capitalLetter, .abbreviation: return last != .allCapitals
    default: return true
    }
  }

  /// `R.`
  private func isInitial(_ index: Int) -> Bool { tokens[index].utf8Count == 2 }

  // MARK: Features

  private func describe(_ index: Int, _ rows: inout FeatureRows) {
    let gap = gap(index)
    let before = (sign(index - 2), sign(index - 1), sign(index))
    let after = (sign(index + 1), sign(index + 2), sign(index + 3))
    let last = before.2.form
    let lastKind = UInt32(before.2.kind.rawValue)
    let nextKind = UInt32(after.0.kind.rawValue)
    let kinds = lastKind << 8 | nextKind << 3 | gap
    let earlier = UInt32(before.1.kind.rawValue)
    let later = UInt32(after.1.kind.rawValue)
    rows.add(kinds)
    rows.add(last, gap)
    rows.add(last, kinds)
    rows.add(after.0.form, gap)
    rows.add(after.0.form, kinds)
    rows.add(last, after.0.form)
    rows.add(before.1.form, lastKind)
    rows.add(before.1.form, kinds)
    rows.add(before.1.form, last)
    rows.add(earlier, kinds)
    rows.add(earlier << 5 | UInt32(before.0.kind.rawValue), kinds)
    rows.add(later, kinds)
    rows.add(later << 5 | UInt32(after.2.kind.rawValue), kinds)
    rows.add(later << 5 | earlier, kinds)
    rows.add(after.1.form, kinds)
    rows.add(after.0.form, after.1.form)
    rows.add(before.0.form, lastKind)
    rows.add(after.2.form, kinds)
    describeSentence(index, kinds, last, &rows)
    describeAbbreviation(index, kinds, &rows)
    describeLine(index, kinds, gap, &rows)
  }

  private func gap(_ index: Int) -> UInt32 {
    let next = tokens[index + 1].shape
    return next.contains(.lineBefore) ? 2 : next.contains(.spaceBefore) ? 1 : 0
  }

  /// Whether the token before a place is one that sentences end with.
  private func isMarked(_ index: Int) -> Bool {
    switch sign(index).kind {
    case .lowercase, .capitalized, .allCapitals, .capitalLetter, .number, .otherDigits: false
    default: true
    }
  }

  /// A hyphen, an asterisk or a bullet, alone at the start of a line.
  private func isBeforeItem(_ index: Int) -> Bool {
    let next = tokens[index + 1]
    guard next.shape.contains(.lineBefore), next.shape.contains(.spaceAfter) else { return false }
    let first = bytes[Int(next.utf8Start)]
    if next.utf8Count == 1 { return first == 0x2D || first == 0x2A }
    return next.utf8Count == 3 && first == 0xE2 && bytes[Int(next.utf8Start) + 1] == 0x80
      && bytes[Int(next.utf8Start) + 2] == 0xA2
  }

  private func describeSentence(
    _ index: Int, _ kinds: UInt32, _ last: UInt32, _ rows: inout FeatureRows
  ) {
    let length = Self.bucket(index + 1 - start)
    let first = sign(start)
    let state: UInt32 = (isInQuotes ? 1 : 0) | (brackets > 0 ? 2 : 0) | (hasLowercase ? 4 : 0)
    let firstKind = UInt32(first.kind.rawValue)
    rows.add(isClosed ? 1 : 0, kinds)
    rows.add(isClosed ? 1 : 0, last << 1 | (hasLowercase ? 1 : 0))
    rows.add(length, kinds)
    rows.add(length, last)
    rows.add(state, kinds)
    rows.add(state << 4 | length, kinds)
    rows.add(state, sign(index + 1).form)
    rows.add(firstKind, kinds)
    rows.add(first.form, kinds)
    rows.add(firstKind << 4 | length, kinds)
    // A list's items begin alike.
    rows.add(first.form == sign(index + 1).form ? 1 : 0, first.form)
    rows.add(first.kind == sign(index + 1).kind ? 1 : 0, firstKind << 3 | gap(index))
  }

  private func describeAbbreviation(_ index: Int, _ kinds: UInt32, _ rows: inout FeatureRows) {
    let isStarter: UInt32 = sign(index + 1).isStarter ? 1 : 0
    let kind = UInt32(sign(index).abbreviation)
    let count = UInt32(min(tokens[index].utf8Count, 7))
    rows.add(kind << 1 | isStarter, kinds)
    rows.add(count << 1 | isStarter, kinds)
  }

  private func describeLine(
    _ index: Int, _ kinds: UInt32, _ gap: UInt32, _ rows: inout FeatureRows
  ) {
    guard gap == 2 else {
      rows.add(longestLine == 0 ? 0 : 1, kinds)
      return
    }
    let length = Int(tokens[index].utf8End) - lineStart
    let hasRoom = length + 1 + tokens[index + 1].utf8Count <= longestLine
    let filled = UInt32(length * 8 / max(longestLine, 1))
    let room: UInt32 = hasRoom ? 1 : 0
    rows.add(UInt32(min(length / 12, 12)), kinds)
    rows.add(room, kinds)
    rows.add(filled, kinds)
    rows.add(room << 4 | filled, sign(index + 1).form)
  }

  /// Lengths up to 4 alone, then in doubling steps.
  private static func bucket(_ length: Int) -> UInt32 {
    switch length {
    case ...4: UInt32(length)
    case ...6: 5
    case ...9: 6
    case ...14: 7
    case ...22: 8
    case ...35: 9
    case ...60: 10
    default: 11
    }
  }
}

/// The rows of one place's features, in a buffer that every place uses anew.
private struct FeatureRows {
  private let buffer: UnsafeMutableBufferPointer<UInt32>
  private var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt32>) { self.buffer = buffer }

  var filled: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(rebasing: buffer[..<count]) }

  /// Adds the row of a pair of values under the next template.
  @inline(__always)
  mutating func add(_ first: UInt32, _ second: UInt32 = 0) {
    var hash = (first ^ UInt32(count + 1) &* 0x9E37_79B1) &* 0x85EB_CA6B
    hash = (hash ^ hash >> 15 ^ second) &* 0xC2B2_AE35
    hash ^= hash >> 16
    buffer[count] = hash & UInt32(BoundaryWalk.rows - 1)
    count += 1
  }
}
