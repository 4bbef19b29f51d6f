import AnnalsAnnotation
import AnnalsLanguage

/// As much of a speaker as tells them from another: the words of their name, or what a pronoun says.
struct SpeakerIdentity: Sendable {
  enum Sameness { case same, different, unknown }

  private enum Gender { case male, female, unknown }

  let form: SpeakerPhrase.Form
  /// Of a name the words but for titles; of a noun phrase its last word.
  let words: [UInt64]
  private let gender: Gender
  /// "I" and "we": whoever tells the story.
  private let isOwn: Bool

  init(_ phrase: SpeakerPhrase, lexicon: QuotationLexicon, in analyzed: AnalyzedDocument) {
    form = phrase.form
    let tokens = analyzed.tokens
    switch phrase.form {
    case .pronoun:
      let kind = lexicon.pronouns[tokens[phrase.tokens.lowerBound].word]?.kind
      words = []
      gender = kind == .male ? .male : kind == .female ? .female : .unknown
      isOwn = kind == .own
    case .name, .nominal:
      let titles = phrase.tokens.compactMap { lexicon.titles[tokens[$0].word]?.gender }
      gender =
        titles.contains(.male) ? .male : titles.contains(.female) ? .female : .unknown
      isOwn = false
      let named = phrase.tokens.filter {
        tokens[$0].shape.contains(.letters) && lexicon.titles[tokens[$0].word] == nil
      }
      words =
        phrase.form == .name
        ? named.map { analyzed.wordHash(of: $0) }
        : [analyzed.wordHash(of: phrase.tokens.upperBound - 1)]
    }
  }

  /// Whether both are pronouns of one gender. Beside each other, two who talk are rarely both "she".
  func looksLike(_ other: SpeakerIdentity) -> Bool {
    form == .pronoun && other.form == .pronoun && gender != .unknown && gender == other.gender
  }

  /// "he" and "Hu" may be the same; "he" and "she", "I" and anybody else are not.
  func compared(to other: SpeakerIdentity) -> Sameness {
    if isOwn != other.isOwn { return .different }
    if isOwn { return .same }
    if gender != .unknown, other.gender != .unknown, gender != other.gender { return .different }
    switch (form, other.form) {
    case (.name, .name):
      return words.contains(where: other.words.contains) ? .same : .different
    case (.nominal, .nominal): return words == other.words ? .same : .unknown
    default: return .unknown
    }
  }
}

extension AnalyzedDocument {
  /// A number that equal words share, and unlike ones with a chance under one in 10^9 a document.
  func wordHash(of token: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in document.text.utf8[tokens[token].span.utf8Range] {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return hash
  }
}
