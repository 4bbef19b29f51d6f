import AnnalsAnnotation
import AnnalsLanguage

/// Whether somebody is a man or a woman, as far as the text or the lexicons tell.
enum Gender: String, Sendable {
  case male, female, any

  func agrees(with other: Gender) -> Bool { self == other || self == .any || other == .any }
}

/// A pronoun that may stand for somebody or something named.
struct ReferencePronoun: Sendable {
  enum Kind: String, Sendable { case personal, possessive, reflexive, relative }

  let kind: Kind
  let gender: Gender
  /// "its", "which": for what is no person.
  let isThing: Bool
}

/// The words by which the text refers to what it names: pronouns, nouns for persons, titles.
struct ReferenceWords: Sendable {
  let pronouns: [WordID: ReferencePronoun]
  /// "historian", "widow": in the singular.
  let personNouns: [WordID: Gender]
  /// "province", "firm": in the singular.
  let bodyNouns: WordSet
  /// "Mr", "Chairman": before a name.
  let titles: [WordID: Gender]
  /// "board", "ministry": the head of an organization's name.
  let nameHeads: WordSet
  /// "the", "this": with them a noun may take up what was named before.
  let definites: WordSet
  let of: WordID
  let colon: WordID

  init(words: inout VocabularyBuilder) {
    pronouns = Self.readPronouns(&words)
    personNouns = Self.readGenders("Entities/person-nouns", column: 1, &words)
    titles = Self.readGenders("Quotations/titles", column: 2, &words)
    bodyNouns = WordSet(words.lexicon("Entities/body-nouns").rows.map { $0.cells[0] }, in: &words)
    let heads = words.lexicon("Entities/name-words").rows.filter { $0.cells[2] == "organization" }
    nameHeads = WordSet(heads.map { $0.cells[0] }, in: &words)
    definites = WordSet(["the", "this", "that"], in: &words)
    of = words.id(of: "of")
    colon = words.id(of: ":")
  }

  private static func readPronouns(
    _ words: inout VocabularyBuilder
  ) -> [WordID: ReferencePronoun] {
    let file = words.lexicon("Entities/pronouns")
    var pronouns: [WordID: ReferencePronoun] = [:]
    for row in file.rows {
      let isThing = row.cells[2] == "thing"
      guard let kind = ReferencePronoun.Kind(rawValue: row.cells[1]),
        let gender = isThing ? .any : Gender(rawValue: row.cells[2])
      else { preconditionFailure("\(file.name):\(row.line): no such kind or gender") }
      pronouns[words.id(of: row.cells[0])] = ReferencePronoun(
        kind: kind, gender: gender, isThing: isThing)
    }
    return pronouns
  }

  private static func readGenders(
    _ name: String, column: Int, _ words: inout VocabularyBuilder
  ) -> [WordID: Gender] {
    let file = words.lexicon(name)
    var genders: [WordID: Gender] = [:]
    for row in file.rows {
      guard let gender = Gender(rawValue: row.cells[column]) else {
        preconditionFailure("\(file.name):\(row.line): no gender '\(row.cells[column])'")
      }
      genders[words.id(of: row.cells[0])] = gender
    }
    return genders
  }
}
