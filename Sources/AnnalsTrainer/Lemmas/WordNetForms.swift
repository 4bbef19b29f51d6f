import AnnalsAnnotation

/// Inflected forms of WordNet's single words: its lists of exceptions, and regular forms made by rule.
///
/// Doubled consonants (`stopped`) are among the exceptions, so rules need no stress.
package struct WordNetForms {
  private let folder: String

  /// - Parameter folder: has WordNet 3.0's `index.noun`, `noun.exc` and the like, as in Debian's package
  ///   wordnet-base.
  package init(folder: String) { self.folder = folder }

  package func forms() throws(TrainingDataError) -> [DictionaryForm] {
    try verbForms() + nounForms()
      + comparedForms("adj", .adj, .jjr, .jjs) + comparedForms("adv", .adv, .rbr, .rbs)
  }

  /// Single words that are written with a capital only, and that only first: `Asia`, `Monday`; sorted.
  package func names() throws(TrainingDataError) -> [String] {
    var names: Set<String> = []
    var others: Set<String> = []
    for line in try TreebankReader.text(of: "\(folder)/data.noun").split(separator: "\n") {
      // Place, file, kind, number of words in hexadecimal, then each word with its sense.
      let columns = line.prefix { $0 != "@" && $0 != "|" }.split(separator: " ")
      guard !line.hasPrefix(" "), columns.count > 4, let count = Int(columns[3], radix: 16) else {
        continue
      }
      for word in columns.dropFirst(4).prefix(2 * count).enumerated().filter({ $0.offset % 2 == 0 })
      {
        let bytes = word.element.utf8
        guard bytes.count > 2, let first = bytes.first else { continue }
        let isLower = bytes.dropFirst().allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
        if isLower, first >= 0x41, first <= 0x5A {
          names.insert(String(word.element))
        } else {
          others.insert(word.element.lowercased())
        }
      }
    }
    return names.filter { !others.contains($0.lowercased()) }.sorted()
  }

  /// Single words of letters and hyphens, three letters or longer, sorted.
  private func words(_ category: String) throws(TrainingDataError) -> [String] {
    let text = try TreebankReader.text(of: "\(folder)/index.\(category)")
    var words: Set<String> = []
    for line in text.split(separator: "\n") where !line.hasPrefix(" ") {
      let word = line.prefix { $0 != " " }
      let isPlain = word.utf8.allSatisfy {
        ($0 >= 0x61 && $0 <= 0x7A) || $0 == UInt8(ascii: "-")
      }
      if isPlain && word.utf8.count > 2 { words.insert(String(word)) }
    }
    return words.sorted()
  }

  private func exceptions(
    _ category: String
  ) throws(TrainingDataError) -> [(form: String, lemmas: [String])] {
    try TreebankReader.text(of: "\(folder)/\(category).exc").split(separator: "\n").compactMap {
      let columns = $0.split(separator: " ").map(String.init)
      guard columns.count > 1, !columns[0].contains("_") else { return nil }
      return (columns[0], Array(columns[1...]))
    }
  }

  private func verbForms() throws(TrainingDataError) -> [DictionaryForm] {
    let exceptions = try exceptions("verb")
    var forms = exceptions.map {
      DictionaryForm($0.form, $0.lemmas[0], .verb, Self.verbTag($0.form), isException: true)
    }
    let listed = Set(exceptions.map(\.form))
    var irregular: [String: [String]] = [:]
    for (form, lemmas) in exceptions {
      for lemma in lemmas { irregular[lemma, default: []].append(form) }
    }
    var made: Set<String> = []
    func add(_ form: String, _ lemma: String, _ tag: PennTag) {
      guard !listed.contains(form), made.insert(form).inserted else { return }
      forms.append(DictionaryForm(form, lemma, .verb, tag))
    }
    // Those in -e first: `staged` is of `stage`, because `stag` would double its consonant.
    let all = try words("verb")
    let verbs = all.filter { $0.hasSuffix("e") } + all.filter { !$0.hasSuffix("e") }
    for verb in verbs {
      let own = irregular[verb] ?? []
      forms.append(DictionaryForm(verb, verb, .verb, .vb))
      add(RegularInflection.sForm(verb), verb, .vbz)
      if !own.contains(where: { $0.hasSuffix("ing") }) {
        add(RegularInflection.ingForm(verb), verb, .vbg)
      }
      if own.allSatisfy({ $0.hasSuffix("ing") }) {
        add(RegularInflection.eStem(verb) + "ed", verb, .vbn)
      }
    }
    // Verbs with an irregular past may have a regular one too (`smelled`), unless it is another's.
    for verb in verbs { add(RegularInflection.eStem(verb) + "ed", verb, .vbn) }
    return forms
  }

  private static func verbTag(_ form: String) -> PennTag {
    if form.hasSuffix("ing") { return .vbg }
    return form.hasSuffix("s") && !form.hasSuffix("ss") ? .vbz : .vbn
  }

  private func nounForms() throws(TrainingDataError) -> [DictionaryForm] {
    let exceptions = try exceptions("noun")
    let listed = Set(exceptions.map(\.form))
    let irregular = Set(exceptions.flatMap(\.lemmas))
    let nouns = try words("noun")
    let known = Set(nouns)
    var forms = exceptions.map {
      DictionaryForm($0.form, $0.lemmas[0], .noun, .nns, isException: true)
    }
    for noun in nouns {
      let plural = RegularInflection.sForm(noun)
      if !irregular.contains(noun) && !listed.contains(plural) {
        forms.append(DictionaryForm(plural, noun, .noun, .nns))
        forms.append(DictionaryForm(plural, noun, .propn, .nnps))
      }
      if !listed.contains(noun) && Self.isPluralOnly(noun, among: known) {
        forms.append(DictionaryForm(noun, noun, .noun, .nns))
      }
    }
    return forms
  }

  /// Whether a noun in -s has no singular of its own: `series`, `species`, `trousers`.
  private static func isPluralOnly(_ noun: String, among nouns: Set<String>) -> Bool {
    guard noun.hasSuffix("s"), !noun.hasSuffix("ss") else { return false }
    let singulars = [
      String(noun.dropLast()), String(noun.dropLast(2)), noun.dropLast(3) + "y",
    ]
    return !singulars.contains { nouns.contains($0) }
  }

  private func comparedForms(
    _ category: String, _ tag: UniversalTag, _ comparative: PennTag, _ superlative: PennTag
  ) throws(TrainingDataError) -> [DictionaryForm] {
    let own = try exceptions(category)
    let ownForms = Set(own.map(\.form))
    // Adverbs are compared like the adjectives that they are spelled like, but `better` is of `well`.
    let exceptions = try own + exceptions("adj").filter { !ownForms.contains($0.form) }
    var forms = exceptions.map {
      DictionaryForm(
        $0.form, $0.lemmas[0], tag, $0.form.hasSuffix("st") ? superlative : comparative,
        isException: true)
    }
    let listed = Set(exceptions.map(\.form))
    let irregular = Set(exceptions.flatMap(\.lemmas))
    for word in try words(category) where RegularInflection.isCompared(word) {
      guard !irregular.contains(word) else { continue }
      let stem = RegularInflection.eStem(word)
      for (ending, tag_) in [("er", comparative), ("est", superlative)]
      where !listed.contains(stem + ending) {
        forms.append(DictionaryForm(stem + ending, word, tag, tag_))
      }
    }
    return forms
  }
}
