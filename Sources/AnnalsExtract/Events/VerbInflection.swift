/// Which forms of a verb a word can be.
struct VerbForms: OptionSet, Sendable {
  let rawValue: UInt8

  static let base = VerbForms(rawValue: 1 << 0)
  /// The present in -s.
  static let present = VerbForms(rawValue: 1 << 1)
  /// The form in -ing.
  static let gerund = VerbForms(rawValue: 1 << 2)
  static let past = VerbForms(rawValue: 1 << 3)
  static let participle = VerbForms(rawValue: 1 << 4)
}

/// A verb's spelling: its irregular forms, and how its regular ones are built.
struct VerbInflection {
  let lemma: String
  /// Empty where regular.
  let past: [String]
  let participle: [String]
  /// Whether the last consonant is doubled: `stop`, `stopped`.
  let isDoubling: Bool

  /// Every form with what it is; a form may occur twice.
  var forms: [(form: String, kind: VerbForms)] {
    var forms: [(String, VerbForms)] = [(lemma, .base), (thirdPerson, .present)]
    forms += stems(before: "ing").map { ($0 + "ing", .gerund) }
    let regular = stems(before: "ed").map { $0 + "ed" }
    forms += (past.isEmpty ? regular : past).map { ($0, .past) }
    forms += (participle.isEmpty ? regular : participle).map { ($0, .participle) }
    return forms
  }

  private var thirdPerson: String {
    if endsInConsonantY { return lemma.dropLast() + "ies" }
    let hisses = ["s", "x", "z", "ch", "sh"].contains { lemma.hasSuffix($0) }
    return lemma + (hisses || lemma.hasSuffix("o") ? "es" : "s")
  }

  private var endsInConsonantY: Bool {
    lemma.hasSuffix("y") && !"aeiou".contains(lemma.dropLast().last ?? "a")
  }

  /// What stands before the ending. Verbs in -l have a British and an American stem: `travelled`,
  /// `traveled`.
  private func stems(before ending: String) -> [String] {
    if lemma.hasSuffix("e") { return [stemWithoutE(before: ending)] }
    if ending == "ed", endsInConsonantY { return [lemma.dropLast() + "i"] }
    if lemma.hasSuffix("c") { return [lemma + "k"] }
    let doubled = lemma + String(lemma.suffix(1))
    if isDoubling { return lemma.hasSuffix("l") ? [doubled, lemma] : [doubled] }
    return [lemma]
  }

  /// `mak-`, `di-`, but `agree-`, `dye-` and `ly-` before -ing.
  private func stemWithoutE(before ending: String) -> String {
    let short = String(lemma.dropLast())
    if ending == "ed" { return short }
    if lemma.hasSuffix("ie") { return lemma.dropLast(2) + "y" }
    let keepsE = ["ee", "oe", "ye"].contains { lemma.hasSuffix($0) }
    return keepsE ? lemma : short
  }
}
