import AnnalsAnnotation
import AnnalsLanguage

/// Learns the lemma rules from treebanks and a dictionary.
///
/// The words of the treebanks decide themselves; endings are learned for the classes that inflect, from the
/// treebanks' words and the dictionary's, so that `cabled` gives `cable` though no treebank has it. Where
/// treebanks disagree (`people`: `people` or `person`), the lemma with more words wins.
package struct LemmaTrainer {
  private struct Key: Hashable {
    let root: Int
    let word: [UInt8]
  }

  private var edits: [Key: [LemmaEdit: Int]] = [:]
  private var cases: [Key: [UInt16: Int]] = [:]

  package init() {}

  /// Counts the words of treebanks.
  package mutating func add(treebanks: [[TreebankSentence]]) {
    for sentence in treebanks.joined() {
      for (index, word) in sentence.words.enumerated() {
        // Misspelled words have the lemma of the word meant (`wandering`: `wonder`): only what is
        // misspelled again and again (`its`: `be`) should win over the word that is written.
        add(word, isFirst: index == 0, weight: word.isMisspelled ? 250 : 1000)
      }
    }
  }

  private mutating func add(_ word: TreebankWord, isFirst: Bool, weight: Int) {
    // Words torn apart have the whole word's lemma at their first part; nothing can be learned from it.
    guard word.lemma != "_", word.pennTag != .gw, !word.isWrittenInDigits,
      let (edit, cases) = LemmaEdit.reaching(word.lemma, from: word.form), edit.isShort
    else { return }
    let form = Array(word.form.utf8)
    let lowered = LetterCase.lowercased(form)
    let lemmaClass = LemmaClass(universalTag: word.universalTag, pennTag: word.pennTag)
    edits[Key(root: lemmaClass.inflection, word: lowered), default: [:]][edit, default: 0] += weight
    guard cases.count < 3 else { return }
    let root = lemmaClass.caseRoot(LetterPattern(of: form, isFirst: isFirst))
    for letterCase in cases {
      self.cases[Key(root: root, word: lowered), default: [:]][letterCase.rawValue, default: 0] +=
        weight
    }
  }

  /// Adds a dictionary's forms. Its exceptions weigh more than a few occurrences and its regular forms more
  /// than one, so that a treebank's slip (`freed`: `fre`) doesn't win.
  package mutating func add(dictionary: [DictionaryForm]) {
    for entry in dictionary {
      guard let (edit, _) = LemmaEdit.reaching(entry.lemma, from: entry.form) else { continue }
      let lemmaClass = LemmaClass(universalTag: entry.universalTag, pennTag: entry.pennTag)
      let key = Key(root: lemmaClass.inflection, word: Array(entry.form.utf8))
      edits[key, default: [:]][edit, default: 0] += entry.isException ? 5000 : 1700
    }
  }

  /// Adds names as a dictionary spells them (`Asia`), which tell the lemma of one in lower case (`asia`).
  /// They weigh less than one occurrence.
  package mutating func add(names: [String]) {
    let name = LemmaClass(universalTag: .propn, pennTag: .nnp)
    for form in names {
      let key = Key(root: name.caseRoot(.lower), word: LetterCase.lowercased(Array(form.utf8)))
      cases[key, default: [:]][LemmaCase.capitalize.rawValue, default: 0] += 500
    }
  }

  /// The model sections, by name.
  package func sections() -> [(name: String, bytes: [UInt8])] {
    var writer = LemmaSectionWriter(edits: edits.values.flatMap(\.keys))
    let wordEdits = Dictionary(grouping: edits.keys, by: \.root)
    for root in 0..<LemmaClass.count {
      var trie = EndingTrie(longestEnding: Self.isInflected(root) ? 7 : -1, margin: 3000)
      for key in wordEdits[root] ?? [] {
        let labels = (edits[key] ?? [:]).map { (writer.label(of: $0.key), $0.value) }
        trie.insert(key.word, labels: Dictionary(uniqueKeysWithValues: labels))
      }
      trie.decide(fallback: writer.label(of: .none))
      writer.append(trie)
    }
    let wordCases = Dictionary(grouping: cases.keys, by: \.root)
    for root in LemmaClass.count..<LemmaClass.rootCount {
      var trie = EndingTrie(longestEnding: Self.isLower(root) ? -1 : 4, margin: 1500)
      for key in wordCases[root] ?? [] { trie.insert(key.word, labels: cases[key] ?? [:]) }
      trie.decide(fallback: Self.fallbackCase(root).rawValue)
      writer.append(trie)
    }
    return writer.sections()
  }

  /// Whether endings say something about unseen words of a class. Those of other classes would only repeat
  /// what single words do: `won't` has `wo` → `will`, but no other word in -o.
  private static func isInflected(_ root: Int) -> Bool {
    let inflected: [PennTag] = [.nns, .nnps, .vbz, .vbn, .vbg, .jjr, .jjs, .rbr, .rbs]
    return root >= PennTag.allCases.count || inflected.contains { Int($0.rawValue) == root }
  }

  private static func fallbackCase(_ root: Int) -> LemmaCase {
    let group = (root - LemmaClass.count) / LemmaClass.patternCount
    return isLower(root) || LemmaClass.keepsCapitals(letterCase: group) ? .keep : .lower
  }

  /// Whether the rules of case are those of words in lower case, whose endings don't tell of a capital.
  private static func isLower(_ root: Int) -> Bool {
    (root - LemmaClass.count) % LemmaClass.patternCount == LetterPattern.lower.rawValue
  }
}

extension TreebankWord {
  fileprivate var isMisspelled: Bool { features.split(separator: "|").contains("Typo=Yes") }

  /// Numbers in digits follow a rule of their own.
  fileprivate var isWrittenInDigits: Bool {
    pennTag == .cd && form.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
  }
}
