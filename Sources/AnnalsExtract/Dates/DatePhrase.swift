import AnnalsAnnotation
import AnnalsLanguage

/// What a phrase of `Dates/phrases` stands for.
enum DatePhrase: Sendable {
  /// The same day of every year.
  case feast(month: Int, day: Int)
  /// Days after Easter Sunday.
  case easter(Int)
  /// One day in history.
  case day(year: Int, month: Int, day: Int)
  case reference(TemporalExpression.Reference)
  /// When the text was written.
  case writing

  /// Nil where the class or its value is none of the above.
  private init?(class name: String, value: String) {
    let numbers = value.split(separator: "-").compactMap { Int($0) }
    switch (name, numbers.count) {
    case ("feast", 2): self = .feast(month: numbers[0], day: numbers[1])
    case ("day", 3): self = .day(year: numbers[0], month: numbers[1], day: numbers[2])
    case ("easter", 1): self = .easter(Int(value) ?? 0)
    case ("writing", 0): self = .writing
    case ("reference", 0):
      guard let reference = TemporalExpression.Reference(rawValue: value) else { return nil }
      self = .reference(reference)
    default: return nil
    }
  }

  private static let lexiconName = "Dates/phrases"

  static func table(in words: inout VocabularyBuilder) -> PhraseTable<DatePhrase> {
    let lexicon = words.lexicon(lexiconName)
    var table = PhraseTable<DatePhrase>()
    for row in lexicon.rows {
      guard let phrase = DatePhrase(class: row.cells[1], value: row.cells[2]) else {
        preconditionFailure("\(lexicon.name):\(row.line): no class and value of a phrase")
      }
      table.insert(row.cells[0], phrase, in: &words)
    }
    return table
  }

  /// The words that a look for phrases begins at: the first of each, and behind "the" the second.
  static func openers(in words: inout VocabularyBuilder) -> [WordID] {
    var openers: [WordID] = []
    for row in words.lexicon(lexiconName).rows {
      let forms = Tokenizer.forms(of: row.cells[0])
      let first = forms.first == "the" ? forms.dropFirst().first : forms.first
      if let first { openers.append(words.id(of: first)) }
    }
    return openers
  }
}
