import AnnalsAnnotation

/// Splits text into words, numbers and marks, by the conventions of Universal Dependencies for English:
/// clitics (`do|n't`, `Mao|'s`, `can|not`) and hyphenated words (`close|-|planting`) are split but for bound
/// prefixes (`e-mail`); numbers with
/// separators (`30,000`, `45.5`), ordinals (`8th`), decades (`1950s`), glued units (`1.2m`), short years
/// (`'33`), initials and abbreviations (`R.`, `U.S.`, `Dr.`) are one token.
package struct Tokenizer: Sendable {
  private let vocabulary: Vocabulary
  private let abbreviations: Abbreviations

  package init(vocabulary: Vocabulary, abbreviations: Abbreviations) {
    self.vocabulary = vocabulary
    self.abbreviations = abbreviations
  }

  /// Appends the tokens of one block. Every byte that isn't white space comes to lie in one token.
  package func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>, block: TextSpan, into tokens: inout [Token]
  ) {
    var scan = TokenScan(
      bytes: UnsafeBufferPointer(rebasing: bytes[0..<block.utf8End]), index: block.utf8Start)
    let first = tokens.count
    var quotes = OpenQuotes()
    while scan.skipSpace() {
      let start = scan.index
      let kind = scan.takeToken(abbreviations)
      append(scan, start: start, kind: kind, into: &tokens)
      if kind == .mark, quotes.isPossessive(tokens, from: first, scan) {
        tokens[tokens.count - 1].shape.insert(.multiwordContinuation)
      }
    }
    if tokens.count > first { tokens[tokens.count - 1].shape.insert(.spaceAfter) }
  }

  private func append(
    _ scan: TokenScan, start: Int, kind: TokenScan.Kind, into tokens: inout [Token]
  ) {
    var before: TokenShape = []
    if scan.sawSpace {
      before.insert(.spaceBefore)
      if scan.sawLine { before.insert(.lineBefore) }
      if let last = tokens.indices.last { tokens[last].shape.insert(.spaceAfter) }
    }
    if kind == .possessive, isWordEnd(tokens.last) { before.insert(.multiwordContinuation) }
    guard kind == .word, let split = scan.splitPoint(start) else {
      tokens.append(token(scan.bytes, start, scan.index, kind, before))
      return
    }
    tokens.append(token(scan.bytes, start, split, .word, before))
    tokens.append(token(scan.bytes, split, scan.index, .word, .multiwordContinuation))
  }

  /// Whether `'s` goes on with the token: no quotation mark, no bracket.
  private func isWordEnd(_ token: Token?) -> Bool {
    token.map { !$0.shape.contains(.punctuation) } ?? false
  }

  private func token(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ kind: TokenScan.Kind,
    _ before: TokenShape
  ) -> Token {
    let slice = UnsafeBufferPointer(rebasing: bytes[start..<end])
    return Token(
      utf8Start: start, utf8End: end, word: vocabulary.id(of: slice),
      shape: before.union(kind.shape(of: slice)))
  }

  /// Appends the token of a span that was found before.
  func restore(_ bytes: UnsafeBufferPointer<UInt8>, span: TextSpan, into tokens: inout [Token]) {
    var scan = TokenScan(
      bytes: UnsafeBufferPointer(rebasing: bytes[0..<span.utf8End]), index: span.utf8Start)
    var kind = scan.takeToken(abbreviations)
    // A part of a word, such as a clitic, reads differently alone.
    if scan.index != span.utf8End { kind = .word }
    var before: TokenShape = []
    let gap = (tokens.last.map { Int($0.utf8End) } ?? 0)..<span.utf8Start
    if tokens.isEmpty || !gap.isEmpty {
      before.insert(.spaceBefore)
      if let last = tokens.indices.last { tokens[last].shape.insert(.spaceAfter) }
      if gap.contains(where: { bytes[$0] == 0x0A || bytes[$0] == 0x0D }) {
        before.insert(.lineBefore)
      }
    }
    tokens.append(token(bytes, span.utf8Start, span.utf8End, kind, before))
  }

  /// The lower-cased forms into which a lexicon's phrase falls, split as in any text. Abbreviations keep
  /// their full stop where the phrase has one.
  package static func forms(of phrase: String) -> [String] {
    var forms: [String] = []
    for word in phrase.split(separator: " ") {
      let utf8 = Array(word.utf8)
      utf8.withUnsafeBufferPointer { bytes in
        var scan = TokenScan(bytes: bytes, index: 0)
        while scan.skipSpace() {
          let start = scan.index
          let kind = scan.takeToken(nil)
          let split = kind == .word ? scan.splitPoint(start) : nil
          for (from, to) in split.map({ [(start, $0), ($0, scan.index)] }) ?? [(start, scan.index)]
          {
            forms.append(String(decoding: bytes[from..<to], as: UTF8.self).lowercased())
          }
        }
      }
    }
    return forms
  }
}

extension Vocabulary {
  /// The number of a form in any case, or 0.
  package func id(of bytes: UnsafeBufferPointer<UInt8>) -> WordID {
    // Longer than any form of a lexicon.
    guard bytes.count <= 48 else { return 0 }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { buffer in
      var isWide = false
      for index in bytes.indices {
        let byte = bytes[index]
        isWide = isWide || byte >= 0x80
        buffer[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
      }
      if isWide { return wideID(of: bytes) }
      return id(ofLowercased: UnsafeBufferPointer(rebasing: buffer[0..<bytes.count]))
    }
  }

  /// Beyond ASCII: curly apostrophes count as straight ones, letters are lower-cased by Unicode.
  private func wideID(of bytes: UnsafeBufferPointer<UInt8>) -> WordID {
    var form = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar == "\u{2019}" && bytes.count > 3 {
        form += "'"
      } else {
        form += scalar.properties.lowercaseMapping
      }
    }
    return id(of: form)
  }
}
