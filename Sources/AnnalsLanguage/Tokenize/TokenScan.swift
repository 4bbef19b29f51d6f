import AnnalsAnnotation

/// A place in the bytes of a block, and how one token is taken from there.
struct TokenScan {
  enum Kind {
    case word, number, alphanumericNumber, shortYear, mark
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var index: Int
  /// Whether white space, and whether a line break, stood before the token taken last.
  private(set) var sawSpace = true
  private(set) var sawLine = false

  init(bytes: UnsafeBufferPointer<UInt8>, index: Int) {
    self.bytes = bytes
    self.index = index
    isFirst = true
  }

  private var isFirst: Bool

  /// Moves to the next character that isn't white space; false at the end.
  mutating func skipSpace() -> Bool {
    sawSpace = isFirst
    sawLine = false
    isFirst = false
    while index < bytes.count {
      let scalar = scanScalar(bytes, index)
      guard scalar.characterClass == .space else { return true }
      sawSpace = true
      if scalar.value == 0x0A || scalar.value == 0x0D { sawLine = true }
      index += scalar.utf8Count
    }
    return false
  }

  /// Takes the token that starts here. Without abbreviations (in a lexicon's phrase) a word keeps a full
  /// stop that follows it.
  mutating func takeToken(_ abbreviations: Abbreviations?) -> Kind {
    let scalar = scanScalar(bytes, index)
    switch scalar.characterClass {
    case .digit, .fraction: return takeNumber()
    case .letter: return takeWord(abbreviations)
    default:
      if isApostrophe(scalar.value), takeShortYear(scalar.utf8Count) { return .shortYear }
      takeMark(scalar)
      return .mark
    }
  }

  // MARK: Numbers

  private mutating func takeNumber() -> Kind {
    var points = 0
    var kind = Kind.number
    while index < bytes.count {
      let scalar = scanScalar(bytes, index)
      switch scalar.characterClass {
      case .digit: break
      case .fraction: kind = .alphanumericNumber
      case .letter:
        kind = .alphanumericNumber
      case .mark where scalar.value == 0x2E && isDigit(index + 1): points += 1
      case .mark where scalar.value == 0x2C && isThousandsGroup(index + 1): break
      default: return points > 1 ? .alphanumericNumber : kind
      }
      index += scalar.utf8Count
    }
    return points > 1 ? .alphanumericNumber : kind
  }

  private func isDigit(_ index: Int) -> Bool { index < bytes.count && bytes[index] &- 0x30 < 10 }

  private func isThousandsGroup(_ index: Int) -> Bool {
    isDigit(index) && isDigit(index + 1) && isDigit(index + 2) && !isDigit(index + 3)
      && isDigit(index - 2)
  }

  /// `'33`: an apostrophe, two digits, and no word around them. Takes an `s` behind (`'30s`).
  private mutating func takeShortYear(_ markCount: Int) -> Bool {
    let digits = index + markCount
    guard isDigit(digits), isDigit(digits + 1), !isDigit(digits + 2) else { return false }
    if !sawSpace, index > 0, isWordByte(index - 1) { return false }
    var end = digits + 2
    if end < bytes.count, bytes[end] == UInt8(ascii: "s") { end += 1 }
    if isWordByte(end) { return false }
    index = end
    return true
  }

  private func isWordByte(_ index: Int) -> Bool {
    guard index >= 0, index < bytes.count else { return false }
    let byte = bytes[index]
    return byte >= 0x80 ? false : asciiWord(byte)
  }

  private func asciiWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  // MARK: Words

  private mutating func takeWord(_ abbreviations: Abbreviations?) -> Kind {
    let start = index
    while index < bytes.count {
      let scalar = scanScalar(bytes, index)
      switch scalar.characterClass {
      case .letter, .digit: index += scalar.utf8Count
      case .mark where isApostrophe(scalar.value) && isLetter(index + scalar.utf8Count):
        index += scalar.utf8Count
      case .mark where scalar.value == 0x2E && continuesAfterPoint(start, abbreviations):
        index += 1
        if abbreviations != nil, !isLetter(index) { return .word }
      case .mark where scalar.value == 0x3A && isSchemeEnd():
        takeAddress()
      default: return .word
      }
    }
    return .word
  }

  private func isLetter(_ index: Int) -> Bool {
    index < bytes.count && scanScalar(bytes, index).characterClass == .letter
  }

  /// Whether the full stop at `index` belongs to the word from `start`: inside `U.S.`, after an initial
  /// or an abbreviation.
  private func continuesAfterPoint(_ start: Int, _ abbreviations: Abbreviations?) -> Bool {
    guard let abbreviations else { return true }
    let length = index - start
    // Inside or at the end of letters with stops between them: U.S., e.g., Ph.D.
    if length <= 2 || bytes[index - 2] == UInt8(ascii: "."), isLetter(index + 1),
      isPointAfterLetter(index + 1)
    {
      return true
    }
    if length > 1, bytes[index - 2] == UInt8(ascii: "."), bytes[index - 1] < 0x80 { return true }
    if length == 1, bytes[start] &- 0x41 < 26 { return isInitial(start) }
    return abbreviations.contains(UnsafeBufferPointer(rebasing: bytes[start...index]))
  }

  private func isPointAfterLetter(_ index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ".")
  }

  /// A capital with a full stop is an initial unless it is the word `I` at the end of a clause.
  private func isInitial(_ start: Int) -> Bool {
    guard bytes[start] == UInt8(ascii: "I") else { return true }
    var next = index + 1
    while next < bytes.count, bytes[next] == 0x20 { next += 1 }
    return next < bytes.count && next > index + 1 && bytes[next] &- 0x41 < 26
      && next + 1 < bytes.count && bytes[next + 1] == UInt8(ascii: ".")
  }

  private func isSchemeEnd() -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == 0x2F && bytes[index + 2] == 0x2F
  }

  /// The rest of a web address: all that isn't white space, without punctuation at its end.
  private mutating func takeAddress() {
    while index < bytes.count, scanScalar(bytes, index).characterClass != .space {
      index += scanScalar(bytes, index).utf8Count
    }
    while let last = bytes[..<index].last, ".,;:!?)\"'".utf8.contains(last) { index -= 1 }
  }

  /// Where the clitic of the word just taken begins: `n't`, `'s`, `'re`, `'ve`, `'ll`, `'d`, `'m`.
  func cliticStart(_ start: Int) -> Int? {
    let word = bytes[start..<index]
    guard word.count > 2 else { return nil }
    for back in 1...3 {
      let letters = index - back
      // The mark is one byte straight and three bytes curly.
      let mark: Int
      if letters > start, bytes[letters - 1] == 0x27 {
        mark = letters - 1
      } else if letters - 2 > start, bytes[letters - 3] == 0xE2, bytes[letters - 2] == 0x80,
        bytes[letters - 1] == 0x99
      {
        mark = letters - 3
      } else {
        continue
      }
      return cliticStart(start, mark, letters)
    }
    return nil
  }

  private func cliticStart(_ start: Int, _ mark: Int, _ letters: Int) -> Int? {
    let first = bytes[letters] | 0x20
    let second = letters + 1 < index ? bytes[letters + 1] | 0x20 : 0
    switch (index - letters, first, second) {
    case (1, UInt8(ascii: "t"), _):
      let n = mark - 1
      return n > start && bytes[n] | 0x20 == UInt8(ascii: "n") ? n : nil
    case (1, UInt8(ascii: "s"), _), (1, UInt8(ascii: "d"), _), (1, UInt8(ascii: "m"), _),
      (2, UInt8(ascii: "r"), UInt8(ascii: "e")), (2, UInt8(ascii: "v"), UInt8(ascii: "e")),
      (2, UInt8(ascii: "l"), UInt8(ascii: "l")):
      return mark > start ? mark : nil
    default: return nil
    }
  }

  // MARK: Marks

  /// One mark; runs of full stops, hyphens, and doubled backticks or apostrophes are one.
  private mutating func takeMark(_ scalar: ScannedScalar) {
    index += scalar.utf8Count
    guard scalar.utf8Count == 1 else { return }
    let byte = UInt8(scalar.value)
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "-"):
      while index < bytes.count, bytes[index] == byte { index += 1 }
    case UInt8(ascii: "`"), UInt8(ascii: "'"):
      if index < bytes.count, bytes[index] == byte { index += 1 }
    default: break
    }
  }
}

extension TokenScan.Kind {
  func shape(of bytes: UnsafeBufferPointer<UInt8>) -> TokenShape {
    switch self {
    case .number: return [.digits, .number]
    case .alphanumericNumber: return [.digits, .letters]
    case .shortYear: return .digits
    case .mark:
      let isQuotation = isQuotationMark(scanScalar(bytes, 0).value) || bytes[0] == UInt8(ascii: "`")
      return isQuotation ? [.punctuation, .quotationMark] : .punctuation
    case .word: return wordShape(of: bytes)
    }
  }

  private func wordShape(of bytes: UnsafeBufferPointer<UInt8>) -> TokenShape {
    var shape: TokenShape = .letters
    if isUpper(bytes, 0) { shape.insert(.capitalized) }
    var capitals = 0
    for byte in bytes {
      if byte &- 0x61 < 26 || byte >= 0x80 { return shape }
      if byte &- 0x41 < 26 { capitals += 1 }
    }
    if capitals >= 2 { shape.insert(.allCapitals) }
    return shape
  }

  private func isUpper(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    if bytes[index] < 0x80 { return bytes[index] &- 0x41 < 26 }
    return Unicode.Scalar(scanScalar(bytes, index).value)?.properties.isUppercase ?? false
  }
}
