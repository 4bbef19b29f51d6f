import AnnalsAnnotation
import AnnalsLanguage

/// Scale letters glued to digits: `30k`, `2.7m`, `1.5bn`.
struct ScaleSuffixes: Sendable {
  private let money, dimensions: WordSet
  private let nounEnds: PhraseEnds

  init(words: inout VocabularyBuilder, phraseEnds: PhraseEnds) {
    money = WordSet(["$", "£", "€", "¥", "₤", "₹"], in: &words)
    dimensions = CueWords.set("dimension", in: &words)
    nounEnds = phraseEnds
  }

  /// A lone `m` is metres unless money stands before it or a counted noun behind: "£3m", "2.7m
  /// sales".
  func scale(
    of suffix: ArraySlice<UInt8>, at index: Int, in sentence: FigureSentence
  ) -> DecimalNumber? {
    let lower = suffix.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    switch String(decoding: lower, as: UTF8.self) {
    case "k": return DecimalNumber(1_000)
    case "mn", "mln": return DecimalNumber(1_000_000)
    case "bn", "bln": return DecimalNumber(1_000_000_000)
    case "tn", "trn": return DecimalNumber(1_000_000_000_000)
    case "m":
      let countsNoun =
        sentence.isLowercaseWord(index + 1)
        && nounEnds.kind(sentence.word(index + 1)) == nil
        && !dimensions.contains(sentence.word(index + 1))
      return money.contains(sentence.word(index - 1)) || countsNoun ? DecimalNumber(1_000_000) : nil
    case "b" where money.contains(sentence.word(index - 1)): return DecimalNumber(1_000_000_000)
    default: return nil
    }
  }
}
