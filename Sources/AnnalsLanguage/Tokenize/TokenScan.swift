import AnnalsAnnotation

/// A place in the bytes of a block, and how one token is taken from there.
struct TokenScan {
  enum Kind {
    case word, number, alphanumericNumber, shortYear, mark
    /// Digits with other marks between them: `11:30`, `8/17/1958`, `713-555-0142`.
    case code
    /// `'s` behind a number, an abbreviation or a mark: `1958's`, `the U.S.'s`.
    case possessive
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var index: Int
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

  func isSpace(_ index: Int) -> Bool { scanScalar(bytes, index).characterClass == .space }

  /// Takes the token that starts here. Without abbreviations (in a lexicon's phrase) a word keeps a full
  /// stop that follows it.
  mutating func takeToken(_ abbreviations: Abbreviations?) -> Kind {
    let scalar = scanScalar(bytes, index)
    switch scalar.characterClass {
    case .digit, .fraction: return takeNumber()
    case .letter: return takeWord(abbreviations)
    default:
      if isApostrophe(scalar.value) {
        if takeShortYear(scalar.utf8Count) { return .shortYear }
        if takePossessive(scalar.utf8Count) { return .possessive }
      }
      takeMark(scalar)
      return .mark
    }
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
      case .mark where scalar.value < 0x80 && takeJoin(UInt8(scalar.value), from: start): break
      default: return .word
      }
    }
    return .word
  }

  func isLetter(_ index: Int) -> Bool {
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
    return isAbbreviation(start, abbreviations)
  }

  /// Whether the lexicon has the word with its full stop, and before a number if it asks for one.
  private func isAbbreviation(_ start: Int, _ abbreviations: Abbreviations) -> Bool {
    guard let kind = abbreviations.kind(of: UnsafeBufferPointer(rebasing: bytes[start...index]))
    else { return false }
    guard kind == .number || kind == .final else { return true }
    var next = index + 1
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x0A { next += 1 }
    if kind == .number { return isDigit(next) || next < bytes.count && bytes[next] == 0x23 }
    return next < bytes.count && next > index + 1 ? bytes[next] &- 0x41 >= 26 : next < bytes.count
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
}

extension TokenScan.Kind {
  func shape(of bytes: UnsafeBufferPointer<UInt8>) -> TokenShape {
    switch self {
    case .number: return [.digits, .number]
    case .alphanumericNumber: return [.digits, .letters]
    case .shortYear: return .digits
    case .code: return .digits
    case .possessive: return .letters
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
