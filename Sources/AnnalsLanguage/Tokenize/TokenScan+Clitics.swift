/// Parts of a word that are tokens of their own.
extension TokenScan {
  /// Where the second part of the word just taken begins: its clitic (`n't`, `'s`, `'re`, `'ve`, `'ll`,
  /// `'d`, `'m`), or the second word of a contraction without an apostrophe (`cannot`, `gonna`, `dont`).
  func splitPoint(_ start: Int) -> Int? {
    contractionStart(start) ?? cliticStart(start)
  }

  private func cliticStart(_ start: Int) -> Int? {
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

  // MARK: Contractions without an apostrophe

  private func contractionStart(_ start: Int) -> Int? {
    let count = index - start
    guard count >= 2, count <= 8 else { return nil }
    var code: UInt64 = 0
    for offset in start..<index {
      guard (bytes[offset] | 0x20) &- 0x61 < 26 else { return nil }
      code = code << 8 | UInt64(bytes[offset] | 0x20)
    }
    // All of them end with one of these letters.
    switch UInt8(truncatingIfNeeded: code) {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "l"), UInt8(ascii: "m"),
      UInt8(ascii: "s"), UInt8(ascii: "t"):
      guard let second = Self.contractions[code] else { return nil }
      // `IM` is more often an abbreviation, `Im` and `im` are not.
      if count == 2, bytes[start + 1] & 0x20 == 0 { return nil }
      return index - second
    default: return nil
    }
  }

  /// The letters of the whole, and how many belong to its second word. `its`, `were`, `ill`, `well`, `id`,
  /// `hell`, `shed` and `your` are words themselves.
  private static let contractions: [UInt64: Int] = {
    let pairs = [
      "can not", "gon na", "got ta", "wan na", "out ta", "sort a",
      "do nt", "did nt", "does nt", "wo nt", "ca nt", "is nt", "was nt", "were nt", "are nt",
      "ai nt", "could nt", "would nt", "should nt", "have nt", "has nt", "had nt",
      "i m", "i ve", "you ve", "we ve", "they ve", "you re", "they re", "you ll", "they ll",
      "that s", "what s", "there s", "here s", "he s", "she s",
    ]
    return Dictionary(
      uniqueKeysWithValues: pairs.map { pair in
        let parts = pair.split(separator: " ").map { Array($0.utf8) }
        return ((parts[0] + parts[1]).reduce(0) { $0 << 8 | UInt64($1) }, parts[1].count)
      })
  }()
}
