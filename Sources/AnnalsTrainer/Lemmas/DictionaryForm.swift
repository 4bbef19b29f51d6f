import AnnalsAnnotation

/// An inflected form of a dictionary's word.
package struct DictionaryForm: Sendable {
  package let form: String
  package let lemma: String
  package let universalTag: UniversalTag
  package let pennTag: PennTag
  /// Listed by the dictionary, not made by rule.
  package let isException: Bool

  package init(
    _ form: String, _ lemma: String, _ universalTag: UniversalTag, _ pennTag: PennTag,
    isException: Bool = false
  ) {
    self.form = form
    self.lemma = lemma
    self.universalTag = universalTag
    self.pennTag = pennTag
    self.isException = isException
  }
}

/// How regular English words inflect, in spelling.
enum RegularInflection {
  private static func endsInConsonantY(_ word: String) -> Bool {
    guard word.hasSuffix("y"), let before = word.dropLast().last else { return false }
    return !"aeiou".contains(before)
  }

  /// Plural of nouns, third person of verbs: `cities`, `boxes`, `goes`, `days`.
  static func sForm(_ word: String) -> String {
    if endsInConsonantY(word) { return word.dropLast() + "ies" }
    let hisses = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
    let endsInConsonantO =
      word.hasSuffix("o") && !"aeiou".contains(word.dropLast().last ?? "a")
    return word + (hisses || endsInConsonantO ? "es" : "s")
  }

  /// `making`, `dying`, `seeing`, `singeing`.
  static func ingForm(_ verb: String) -> String {
    if verb.hasSuffix("ie") { return verb.dropLast(2) + "ying" }
    let keepsE = ["ee", "oe", "ye", "inge"].contains { verb.hasSuffix($0) }
    return (verb.hasSuffix("e") && !keepsE ? String(verb.dropLast()) : verb) + "ing"
  }

  /// What goes before -er, -est and -ed without doubled letters: `larg`, `earli`, `small`.
  static func eStem(_ word: String) -> String {
    if word.hasSuffix("e") { return String(word.dropLast()) }
    return endsInConsonantY(word) ? word.dropLast() + "i" : word
  }

  /// Whether an adjective is short enough for -er and -est: one syllable, or two of which the second is
  /// light (`early`, `simple`, `narrow`).
  static func isCompared(_ adjective: String) -> Bool {
    guard (3...9).contains(adjective.utf8.count), !adjective.contains("-") else { return false }
    let isLight = ["y", "le", "ow", "er", "et"].contains { adjective.hasSuffix($0) }
    let silent = adjective.hasSuffix("e") && !adjective.hasSuffix("le")
    var syllables = 0
    var isInVowel = false
    for letter in silent ? adjective.dropLast() : adjective[...] {
      let isVowel = "aeiouy".contains(letter)
      if isVowel && !isInVowel { syllables += 1 }
      isInVowel = isVowel
    }
    return syllables == 1 || (syllables == 2 && (isLight || silent))
  }
}
