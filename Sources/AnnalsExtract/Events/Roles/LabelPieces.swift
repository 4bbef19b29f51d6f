import AnnalsAnnotation

/// The words of a headline in the order in which they are read.
struct LabelPieces {
  enum Piece {
    case tokens(Range<Int>)
    /// A name from elsewhere, for a pronoun.
    case name(TextSpan)
  }

  private(set) var pieces: [Piece] = []

  /// Characters of the longest headline.
  static let longest = 80

  /// Tokens right behind the last ones go on with them.
  mutating func append(_ tokens: Range<Int>) {
    if tokens.isEmpty { return }
    if case .tokens(let last)? = pieces.last {
      if last.upperBound == tokens.lowerBound {
        pieces[pieces.count - 1] = .tokens(last.lowerBound..<tokens.upperBound)
        return
      }
      if last.contains(tokens.lowerBound), last.contains(tokens.upperBound - 1) { return }
    }
    pieces.append(.tokens(tokens))
  }

  mutating func append(_ token: Int) { append(token..<token + 1) }

  mutating func append(name: TextSpan) { pieces.append(.name(name)) }

  mutating func append(_ others: LabelPieces) {
    for piece in others.pieces {
      switch piece {
      case .tokens(let tokens): append(tokens)
      case .name(let name): append(name: name)
      }
    }
  }

  /// In text order, each token once.
  static func sorted(_ ranges: [Range<Int>]) -> LabelPieces {
    var pieces = LabelPieces()
    var end = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > end {
      pieces.append(max(end, range.lowerBound)..<range.upperBound)
      end = range.upperBound
    }
    return pieces
  }

  var isEmpty: Bool { pieces.isEmpty }

  func contains(where fits: (Int) -> Bool) -> Bool {
    pieces.contains { piece in
      if case .tokens(let range) = piece { return range.contains(where: fits) }
      return false
    }
  }

  /// The spans, unless the headline would be too long, say a word twice, begin or end in a mark, or tear words
  /// apart: "'d gone" has lost who had.
  func spans(in scene: RoleScene) -> [EventMention.LabelPart]? {
    var parts: [EventMention.LabelPart] = []
    var length = -1
    parts.reserveCapacity(pieces.count)
    for (index, piece) in pieces.enumerated() {
      let span: TextSpan
      var isLowered = false
      switch piece {
      case .name(let name): span = name
      case .tokens(let range):
        if isTorn(range, in: scene) || isToldBefore(range, index) { return nil }
        if isOpen(range.upperBound - 1, isLast: index == pieces.count - 1, in: scene) { return nil }
        isLowered = index > 0 && scene.isCapitalForItsPlace(range.lowerBound)
        span = TextSpan(
          utf8Start: Int(scene.tokens[range.lowerBound].utf8Start),
          utf8End: Int(scene.tokens[range.upperBound - 1].utf8End))
      }
      length += 1 + scene.characters(of: span)
      if length > Self.longest { return nil }
      parts.append(EventMention.LabelPart(span: span, isLowered: isLowered))
    }
    return parts
  }

  /// "concluding that", "was in the": what goes on isn't told.
  private func isOpen(_ end: Int, isLast: Bool, in scene: RoleScene) -> Bool {
    let tree = scene.tree
    if tree.tag(end) == .cconj { return true }
    guard isLast else { return false }
    if tree.tag(end) == .sconj || tree.pennTag(end) == .to { return true }
    guard let head = tree.head(end), head > end else { return false }
    switch tree.relation(end) {
    case .case, .mark, .aux, .auxPass, .cop, .det, .cc, .nmodPoss: return true
    default: return tree.pennTag(end) == .wrb
    }
  }

  /// A quotation or a bracket that only begins or only ends.
  private func hasLoneMark(_ range: Range<Int>, in scene: RoleScene) -> Bool {
    var quotes = 0
    var brackets = 0
    for index in range where scene.tree.tag(index) == .punct {
      switch scene.tree.pennTag(index) {
      case .openingBracket: brackets += 1
      case .closingBracket: brackets -= 1
      default: if scene.tokens[index].shape.contains(.quotationMark) { quotes += 1 }
      }
    }
    return quotes % 2 != 0 || brackets != 0
  }

  private func isToldBefore(_ range: Range<Int>, _ index: Int) -> Bool {
    for piece in pieces[..<index] {
      if case .tokens(let other) = piece, other.overlaps(range) { return true }
    }
    return false
  }

  private func isTorn(_ range: Range<Int>, in scene: RoleScene) -> Bool {
    let first = scene.tokens[range.lowerBound]
    if !first.shape.contains(.spaceBefore), range.lowerBound > 0 {
      let before = scene.tree.tag(range.lowerBound - 1)
      if before != .punct || scene.tree.pennTag(range.lowerBound - 1) == .hyph { return true }
    }
    if scene.tree.tag(range.lowerBound) == .punct, !first.shape.contains(.quotationMark) {
      return true
    }
    if hasLoneMark(range, in: scene) { return true }
    let next = range.upperBound
    guard next < scene.tokens.count, !scene.tokens[next].shape.contains(.spaceBefore) else {
      return false
    }
    return scene.tree.pennTag(next) == .hyph || scene.has(next, .denying)
  }
}
