import AnnalsAnnotation
import AnnalsLanguage

/// What the words of a name say of its type, from the lexicon `Entities/name-words`: "Grain Board" is an
/// organization, "Toft Valley" and "Gulf of Toft" are places, whatever the sentence around them.
struct NameWords: Sendable {
  /// Where in a name a word must stand: `end` last of several, `small` the same though written small.
  enum Place: String { case first, last, end, of, small }

  /// For each word three bits a place: 0, or one more than the type's raw value. Every word of a text is
  /// looked up here.
  private var types: [UInt16] = []
  /// The lexicon's words.
  private(set) var all = WordSet()
  let of: WordID

  init(words: inout VocabularyBuilder) {
    of = words.id(of: "of")
    for row in words.lexicon("Entities/name-words").rows {
      guard let place = Place(rawValue: row.cells[1]), let type = EntityType(name: row.cells[2])
      else { preconditionFailure("Entities/name-words:\(row.line): no such place or type") }
      all.insert(words.id(of: row.cells[0]))
      let word = Int(words.id(of: row.cells[0]))
      if word >= types.count {
        types += Array(repeating: 0, count: word - types.count + 1)
      }
      types[word] |= UInt16(type.rawValue + 1) << Self.shift(place)
    }
  }

  /// The type that the words of a name tell; nil for most names.
  ///
  /// A word alone may be an organization's short name ("Congress"), while "Valley" alone tells nothing.
  /// Behind "of" stands another name, whose words don't count: "University of Toft Valley".
  func type(of name: Range<Int>, in tokens: [Token]) -> EntityType? {
    if let preposition = name.dropFirst().first(where: { tokens[$0].word == of }) {
      return type(tokens[preposition - 1], at: .of)
    }
    let last = name.last.flatMap { type(tokens[$0], at: .last) }
    if name.count == 1 { return last == .organization ? last : nil }
    return last ?? name.last.flatMap { type(tokens[$0], at: .end) }
      ?? name.first.flatMap { type(tokens[$0], at: .first) }
  }

  /// The type of a name in which the word stands there.
  func type(_ token: Token, at place: Place) -> EntityType? {
    let word = Int(token.word)
    guard word < types.count, types[word] != 0 else { return nil }
    let code = UInt8(types[word] >> Self.shift(place) & 7)
    return code == 0 ? nil : EntityType(rawValue: code - 1)
  }

  private static func shift(_ place: Place) -> UInt16 {
    switch place {
    case .first: 0
    case .last: 3
    case .end: 6
    case .of: 9
    case .small: 12
    }
  }
}
