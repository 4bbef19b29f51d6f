import AnnalsAnnotation
import AnnalsLanguage

/// Scale letters glued to digits: `30k`, `2.7m`, `1.5bn`.
struct ScaleSuffixes: Sendable {
  private let money, dimensions: WordSet
  private let nounEnds: PhraseEnds

  init(words: inout VocabularyBuilder, phraseEnds: PhraseEnds) {
    money = MoneySigns.set(in: &words)
    dimensions = CueWords.set("dimension", in: &words)
    nounEnds = phraseEnds
  }

  /// A lone `m` is metres unless it is a capital, money stands before it or a counted noun behind:
  /// "£3m", "2.7m sales". A lone `b` must not be a label's ("flat 2b").
  func scale(
    of suffix: ArraySlice<UInt8>, _ form: DigitForm, _ run: DigitRun, in sentence: FigureSentence
  ) -> DecimalNumber? {
    let lower = suffix.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    let isMoney = !run.prefix.isEmpty || money.contains(sentence.word(run.start - 1))
    switch String(decoding: lower, as: UTF8.self) {
    case "k": return DecimalNumber(1_000)
    case "mn", "mln", "mil", "mio": return DecimalNumber(1_000_000)
    case "mm" where isMoney: return DecimalNumber(1_000_000)
    case "bn", "bln": return DecimalNumber(1_000_000_000)
    case "tn", "trn", "tln": return DecimalNumber(1_000_000_000_000)
    case "m":
      let after = sentence.word(run.end)
      let countsNoun =
        sentence.isLowercaseWord(run.end) && nounEnds.kind(after) == nil
        && !dimensions.contains(after)
      let isCapital = suffix.first == UInt8(ascii: "M") && !dimensions.contains(after)
      return isMoney || countsNoun || isCapital ? DecimalNumber(1_000_000) : nil
    case "b" where isMoney || form.hasPoint: return DecimalNumber(1_000_000_000)
    default: return nil
    }
  }
}
