/// The words of a Markdown paragraph without its marks. Line ends stay, one for one, so that each piece
/// can be traced to its raw line.
struct MarkdownInline {
  /// Stands for `<br>`.
  static let lineBreak: UInt8 = 0x0B
  /// Labels of links and footnotes are looked at up to this length.
  static let labelLimit = 256
  /// Addresses with their titles, and tags.
  private static let addressLimit = 2048
  /// Longer runs of backticks are text, so that the searches for their ends stay few.
  private static let codeLimit = 32

  private struct Bracket {
    let start: Int
    let isImage: Bool
  }

  private struct Delimiter {
    var start: Int
    var count: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let labels: Set<[UInt8]>
  /// What becomes of each byte.
  private var isDropped: [Bool]
  private var replacements: [(range: Range<Int>, utf8: [UInt8])] = []
  private var brackets: [Bracket] = []
  private var stars: [Delimiter] = []
  private var underscores: [Delimiter] = []
  private var tildes: [Delimiter] = []
  /// Lengths of backtick runs that nothing closes from here on.
  private var unclosedRuns: Set<Int> = []

  /// - Parameter labels: normalized labels of the document's link definitions.
  static func render(_ source: [UInt8], labels: Set<[UInt8]>) -> [UInt8] {
    source.withUnsafeBufferPointer { bytes in
      var inline = MarkdownInline(bytes: bytes, labels: labels)
      inline.scan()
      return inline.shown()
    }
  }

  /// A label in lower case, one blank for each run.
  static func normalized(_ label: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in label {
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if !WhiteSpace.isASCII(byte) {
        result.append(lower)
      } else if result.last != 0x20 {
        result.append(0x20)
      }
    }
    return result
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, labels: Set<[UInt8]>) {
    self.bytes = bytes
    self.labels = labels
    isDropped = [Bool](repeating: false, count: bytes.count)
  }

  private mutating func scan() {
    var index = 0
    while index < bytes.count { index = step(at: index) }
  }

  /// Deals with what stands at `index`, and says where to go on.
  private mutating func step(at index: Int) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "\\"): return escape(at: index)
    case UInt8(ascii: "`"): return code(at: index)
    case UInt8(ascii: "<"): return tag(at: index)
    case UInt8(ascii: "&"): return reference(at: index)
    case UInt8(ascii: "["): return openBracket(at: index)
    case UInt8(ascii: "]"): return closeBracket(at: index)
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): return delimiter(at: index)
    default: return index + 1
    }
  }

  private mutating func drop(_ range: Range<Int>) {
    for index in range where bytes[index] != 0x0A { isDropped[index] = true }
  }

  private func shown() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var next = 0
    var index = 0
    while index < bytes.count {
      if next < replacements.count && replacements[next].range.lowerBound == index {
        result.append(contentsOf: replacements[next].utf8)
        index = replacements[next].range.upperBound
        next += 1
        continue
      }
      if !isDropped[index] { result.append(bytes[index]) }
      index += 1
    }
    return result
  }

  // MARK: Escapes, code, tags

  private mutating func escape(at index: Int) -> Int {
    if index + 1 == bytes.count { return index + 1 }
    let next = bytes[index + 1]
    if next == 0x0A || Self.isPunctuation(next) { drop(index..<index + 1) }
    return next == 0x0A ? index + 1 : index + 2
  }

  private mutating func code(at index: Int) -> Int {
    let length = run(at: index)
    let start = index + length
    if length > Self.codeLimit || unclosedRuns.contains(length) { return start }
    var close = start
    while close < bytes.count {
      if bytes[close] != 0x60 {
        close += 1
        continue
      }
      let found = run(at: close)
      if found == length {
        drop(index..<start)
        drop(close..<close + found)
        return close + found
      }
      close += found
    }
    unclosedRuns.insert(length)
    return start
  }

  private mutating func tag(at index: Int) -> Int {
    guard index + 2 < bytes.count else { return index + 1 }
    let first = bytes[index + 1]
    if !LineShape.isASCIILetter(first) && first != UInt8(ascii: "/") { return index + 1 }
    var end = index + 1
    var hasBlank = false
    var isAddress = false
    let limit = min(bytes.count, index + Self.addressLimit)
    while end < limit && bytes[end] != UInt8(ascii: ">") {
      if bytes[end] == UInt8(ascii: "<") { return index + 1 }
      hasBlank = hasBlank || WhiteSpace.isASCII(bytes[end])
      isAddress = isAddress || (!hasBlank && ":@".utf8.contains(bytes[end]))
      end += 1
    }
    if end == limit { return index + 1 }
    if isAddress && !hasBlank {
      drop(index..<index + 1)
      drop(end..<end + 1)
    } else if isBreak(index + 1..<end) {
      replacements.append((index..<end + 1, [Self.lineBreak]))
    } else {
      drop(index..<end + 1)
    }
    return end + 1
  }

  private func isBreak(_ name: Range<Int>) -> Bool {
    name.count >= 2 && !name.contains { bytes[$0] == 0x0A } && bytes[name.lowerBound] | 0x20 == 0x62
      && bytes[name.lowerBound + 1] | 0x20 == 0x72
      && (name.count == 2 || !LineShape.isASCIILetter(bytes[name.lowerBound + 2]))
  }

  private mutating func reference(at index: Int) -> Int {
    guard let found = CharacterReference.decode(bytes, at: index, end: bytes.count) else {
      return index + 1
    }
    // A coded line end would be taken for one of the source.
    let utf8 = found.utf8 == [0x0A] ? [0x20] : found.utf8
    replacements.append((index..<found.end, utf8))
    return found.end
  }

  // MARK: Links

  private mutating func openBracket(at index: Int) -> Int {
    if index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "^"),
      let end = footnoteEnd(from: index + 2)
    {
      drop(index..<end)
      return end
    }
    let isImage = index > 0 && bytes[index - 1] == UInt8(ascii: "!") && !isDropped[index - 1]
    brackets.append(Bracket(start: index, isImage: isImage))
    return index + 1
  }

  private func footnoteEnd(from start: Int) -> Int? {
    var end = start
    while end < min(bytes.count, start + Self.labelLimit), !WhiteSpace.isASCII(bytes[end]) {
      if bytes[end] == UInt8(ascii: "]") { return end > start ? end + 1 : nil }
      end += 1
    }
    return nil
  }

  private mutating func closeBracket(at index: Int) -> Int {
    guard let bracket = brackets.popLast() else { return index + 1 }
    guard let end = linkEnd(bracket, close: index) else { return index + 1 }
    drop((bracket.isImage ? bracket.start - 1 : bracket.start)..<bracket.start + 1)
    drop(index..<end)
    return end
  }

  /// Where a link ends whose text is closed at `close`: after an address, a label, or at once.
  private func linkEnd(_ bracket: Bracket, close: Int) -> Int? {
    let next = close + 1
    if next < bytes.count && bytes[next] == UInt8(ascii: "("), let end = addressEnd(from: next) {
      return end
    }
    if next < bytes.count && bytes[next] == UInt8(ascii: "["),
      let end = bytes[next..<min(bytes.count, next + Self.labelLimit)].firstIndex(of: 0x5D),
      end == next + 1 || isLabel(next + 1..<end)
    {
      return end == next + 1 && !isLabel(bracket.start + 1..<close) ? nil : end + 1
    }
    return isLabel(bracket.start + 1..<close) ? next : nil
  }

  private func isLabel(_ range: Range<Int>) -> Bool {
    range.count < Self.labelLimit && !labels.isEmpty
      && labels.contains(Self.normalized(bytes[range]))
  }

  /// The end of `(address "title")`, brackets inside balanced.
  private func addressEnd(from open: Int) -> Int? {
    var depth = 0
    var isQuoted = false
    var index = open
    while index < min(bytes.count, open + Self.addressLimit) {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "(") where !isQuoted: depth += 1
      case UInt8(ascii: ")") where !isQuoted:
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }

  // MARK: Emphasis

  private mutating func delimiter(at index: Int) -> Int {
    let mark = bytes[index]
    var run = Delimiter(start: index, count: run(at: index))
    let end = index + run.count
    if mark == UInt8(ascii: "~") && run.count != 2 { return end }
    let before = index == 0 ? 0x20 : side(bytes[index - 1])
    let after = end == bytes.count ? 0x20 : side(bytes[end])
    let isLeft = after != 0x20 && (after != 0x2E || before != 0x41)
    let isRight = before != 0x20 && (before != 0x2E || after != 0x41)
    let isWordly = mark == UInt8(ascii: "_")
    if isRight && !(isWordly && isLeft && before == 0x41 && after == 0x41) { close(&run, mark) }
    if run.count > 0 && isLeft && !(isWordly && before == 0x41) { push(run, mark) }
    return end
  }

  /// A letter, a blank or a mark, as `A`, ` ` or `.`; past ASCII all are taken for letters.
  private func side(_ byte: UInt8) -> UInt8 {
    WhiteSpace.isASCII(byte) ? 0x20 : Self.isPunctuation(byte) ? 0x2E : 0x41
  }

  private mutating func push(_ run: Delimiter, _ mark: UInt8) {
    switch mark {
    case UInt8(ascii: "*"): stars.append(run)
    case UInt8(ascii: "_"): underscores.append(run)
    default: tildes.append(run)
    }
  }

  private mutating func close(_ run: inout Delimiter, _ mark: UInt8) {
    switch mark {
    case UInt8(ascii: "*"): match(&run, \.stars)
    case UInt8(ascii: "_"): match(&run, \.underscores)
    default: match(&run, \.tildes)
    }
  }

  private mutating func match(
    _ run: inout Delimiter, _ path: WritableKeyPath<MarkdownInline, [Delimiter]>
  ) {
    while run.count > 0, let opener = self[keyPath: path].last {
      let count = min(run.count, opener.count)
      let start = opener.start + opener.count - count
      drop(start..<start + count)
      drop(run.start..<run.start + count)
      run = Delimiter(start: run.start + count, count: run.count - count)
      self[keyPath: path][self[keyPath: path].count - 1].count -= count
      if opener.count == count { self[keyPath: path].removeLast() }
    }
  }

  private func run(at index: Int) -> Int {
    var end = index + 1
    while end < bytes.count && bytes[end] == bytes[index] { end += 1 }
    return end - index
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (byte >= 0x21 && byte <= 0x2F) || (byte >= 0x3A && byte <= 0x40)
      || (byte >= 0x5B && byte <= 0x60)
      || (byte >= 0x7B && byte <= 0x7E)
  }
}
