import AnnalsAnnotation
import AnnalsLanguage
import AnnalsLexicons

/// The words that tell of events, by word number.
struct EventLexicon: Sendable {
  struct Entry: Sendable {
    let lemma: String
    /// Empty where the meaning varies.
    let eventClass: String
    let homographs: Homographs
    /// The class in a context, where it differs; empty where it is open there.
    var senses: [EventSense: String] = [:]

    /// Whether what hangs on it are somebody's words or thoughts.
    var tellsOfWords: Bool {
      [eventClass, senses[.speech] ?? ""].contains {
        $0 == "communication" || $0 == "mental-abstract"
      }
    }
  }

  /// What else a verb's forms can be; see the head of the lexicon.
  struct Homographs: OptionSet, Sendable {
    let rawValue: UInt8

    static let noun = Homographs(rawValue: 1 << 0)
    static let mostlyNoun = Homographs(rawValue: 1 << 1)
    static let adjective = Homographs(rawValue: 1 << 2)
    static let adjectiveParticiple = Homographs(rawValue: 1 << 3)
    static let nounGerund = Homographs(rawValue: 1 << 4)
    static let adjectiveGerund = Homographs(rawValue: 1 << 5)

    fileprivate init(letters: String) {
      var value: Homographs = []
      for letter in letters.utf8 {
        switch letter {
        case UInt8(ascii: "n"): value.insert(.noun)
        case UInt8(ascii: "N"): value.formUnion([.noun, .mostlyNoun])
        case UInt8(ascii: "a"): value.insert(.adjective)
        case UInt8(ascii: "p"): value.insert(.adjectiveParticiple)
        case UInt8(ascii: "g"): value.insert(.nounGerund)
        case UInt8(ascii: "i"): value.insert(.adjectiveGerund)
        default: break
        }
      }
      self = value
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// What one word can be. `found` is a past of `find` and the base of `found`: two entries.
  struct Word: Sendable {
    var forms: VerbForms = []
    /// Index of the verb whose base, -s or -ing form it is.
    var verb: Int32 = -1
    /// Index of the verb whose past or participle it is.
    var pastVerb: Int32 = -1
    /// Index of the event noun that it is.
    var noun: Int32 = -1
  }

  private(set) var entries: [Entry] = []
  private var table: [Word] = []
  private var verbForms: [String: [(form: String, kind: VerbForms)]] = [:]
  /// Phrases by their inflected words; the value is the index of the phrase's entry.
  private(set) var phrases = PhraseTable<Int32>()

  init(words: inout VocabularyBuilder) {
    readVerbs(&words)
    readPhrases(&words)
    readNouns(&words)
    readSenses()
    verbForms = [:]
  }

  @inline(__always)
  subscript(word: WordID) -> Word {
    Int(word) < table.count ? table[Int(word)] : Word()
  }

  private mutating func update(_ id: WordID, _ change: (inout Word) -> Void) {
    let index = Int(id)
    if index >= table.count {
      table += Array(repeating: Word(), count: index - table.count + 1)
    }
    change(&table[index])
  }

  private mutating func readVerbs(_ words: inout VocabularyBuilder) {
    for row in LexiconFile(named: "Events/verbs").rows {
      let cells = row.cells
      let verb = Int32(entries.count)
      entries.append(
        Entry(lemma: cells[0], eventClass: cells[1], homographs: Homographs(letters: cells[4])))
      let inflection = VerbInflection(
        lemma: cells[0], past: cells[2].split(separator: "|").map(String.init),
        participle: cells[3].split(separator: "|").map(String.init),
        isDoubling: cells[4].contains("d"))
      verbForms[cells[0]] = inflection.forms
      for (form, kind) in inflection.forms {
        update(words.id(of: form)) { word in
          word.forms.insert(kind)
          if kind == .past || kind == .participle {
            word.pastVerb = verb
          } else if word.verb < 0 {
            word.verb = verb
          }
        }
      }
    }
  }

  private mutating func readSenses() {
    let byLemma = Dictionary(grouping: entries.indices) { entries[$0].lemma }
    for row in LexiconFile(named: "Events/senses").rows {
      guard let indices = byLemma[row.cells[0]] else {
        preconditionFailure("Events/senses:\(row.line): no verb '\(row.cells[0])'")
      }
      guard let sense = EventSense(rawValue: row.cells[1]) else {
        preconditionFailure("Events/senses:\(row.line): no context '\(row.cells[1])'")
      }
      for index in indices { entries[index].senses[sense] = row.cells[2] }
    }
  }

  /// A phrase's first word is inflected, the others stand as they are.
  private mutating func readPhrases(_ words: inout VocabularyBuilder) {
    for row in LexiconFile(named: "Events/phrases").rows {
      let lemma = row.cells[0]
      guard let blank = lemma.firstIndex(of: " "), let forms = verbForms[String(lemma[..<blank])]
      else {
        preconditionFailure("Events/phrases:\(row.line): '\(lemma)' begins with no verb")
      }
      let entry = Int32(entries.count)
      entries.append(Entry(lemma: lemma, eventClass: row.cells[1], homographs: []))
      for (form, _) in forms { phrases.insert(form + lemma[blank...], entry, in: &words) }
    }
  }

  private mutating func readNouns(_ words: inout VocabularyBuilder) {
    for row in LexiconFile(named: "Events/nouns").rows {
      let noun = Int32(entries.count)
      let lemma = row.cells[0]
      entries.append(Entry(lemma: lemma, eventClass: row.cells[1], homographs: []))
      update(words.id(of: lemma)) { $0.noun = noun }
      update(words.id(of: Self.plural(of: lemma))) { $0.noun = noun }
    }
  }

  private static func plural(of noun: String) -> String {
    if noun.hasSuffix("y"), !"aeiou".contains(noun.dropLast().last ?? "a") {
      return noun.dropLast() + "ies"
    }
    let hisses = ["s", "x", "z", "ch", "sh"].contains { noun.hasSuffix($0) }
    return noun + (hisses ? "es" : "s")
  }
}
