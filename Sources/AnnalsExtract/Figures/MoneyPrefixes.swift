import AnnalsAnnotation
import AnnalsLanguage

/// Codes of currencies glued before digits: `EUR50`, `RM79`, and the `US` of `$US160`.
struct MoneyPrefixes: Sendable {
  private let codes: Vocabulary
  private let entries: [(unit: String, needsSign: Bool)]
  private static let longest = 4

  init(words: VocabularyBuilder) {
    var codes = VocabularyBuilder()
    var entries: [(unit: String, needsSign: Bool)] = []
    for row in words.lexicon("Figures/money-prefixes").rows {
      _ = codes.id(of: row.cells[0])
      entries.append((row.cells[1], row.cells[2] == "after $"))
    }
    self.codes = codes.vocabulary()
    self.entries = entries
  }

  /// Whether a token is capitals with digits behind them; cheap, for it is asked of every token.
  func mayBegin(at index: Int, in sentence: FigureSentence) -> Bool {
    guard sentence.word(index) == 0, sentence.shape(index).contains(.capitalized) else {
      return false
    }
    let bytes = sentence.bytes(index)
    guard let digit = bytes.prefix(Self.longest + 1).firstIndex(where: { $0 &- 0x30 < 10 }) else {
      return false
    }
    return unit(of: bytes[..<digit], at: index, in: sentence) != nil
  }

  /// The currency of a code as written before its digits.
  func unit(
    of prefix: ArraySlice<UInt8>, at index: Int, in sentence: FigureSentence
  ) -> String? {
    guard prefix.allSatisfy({ $0 &- 0x41 < 26 }) else { return nil }
    let id = prefix.withUnsafeBufferPointer { codes.id(of: $0) }
    guard id != 0 else { return nil }
    let entry = entries[Int(id) - 1]
    if entry.needsSign {
      guard sentence.isGlued(index), sentence.bytes(index - 1).elementsEqual("$".utf8) else {
        return nil
      }
    }
    return entry.unit
  }
}
