import AnnalsAnnotation
import AnnalsLanguage
import AnnalsLexicons

/// Classes of the words that tell of events, by the number of the lemma; and the phrases that tell
/// of one event together. Any verb tells of an event, a noun only where it stands here.
struct EventLexicon: Sendable {
  struct Entry: Sendable {
    let lemma: String
    /// Empty where the meaning varies.
    let eventClass: String
    /// The class in a context, where it differs; empty where it is open there.
    var senses: [EventSense: String] = [:]
    /// Phrases that begin with this verb, the longest first.
    var phrases: [Phrase] = []

    /// Whether what hangs on it are somebody's words or thoughts.
    var tellsOfWords: Bool {
      [eventClass, senses[.speech] ?? ""].contains {
        $0 == "communication" || $0 == "mental-abstract"
      }
    }
  }

  /// A verb with what follows it: `wipe out`.
  struct Phrase: Sendable {
    /// The words behind the verb, as they stand.
    let words: [WordID]
    /// Index of the phrase's own entry.
    let entry: Int
  }

  private(set) var entries: [Entry] = []
  /// By lemma: the entry as a verb and as a noun, -1 for none.
  private var verbs: [Int32] = []
  private var nouns: [Int32] = []

  init(words: inout VocabularyBuilder) {
    var verbsByLemma: [String: Int] = [:]
    for row in words.lexicon("Events/verbs").rows {
      verbsByLemma[row.cells[0]] = insertVerb(row.cells[0], row.cells[1], &words)
    }
    readPhrases(&verbsByLemma, &words)
    for row in words.lexicon("Events/nouns").rows {
      Self.set(&nouns, words.id(of: row.cells[0]), entries.count)
      entries.append(Entry(lemma: row.cells[0], eventClass: row.cells[1]))
    }
    readSenses(words.lexicon("Events/senses"))
  }

  /// The entry of a verb by its lemma's number, nil where it has none.
  @inline(__always)
  func verb(_ lemma: WordID) -> Int? { Self.entry(verbs, lemma) }

  /// The entry of an event noun by its lemma's number, nil where it tells of no event.
  @inline(__always)
  func noun(_ lemma: WordID) -> Int? { Self.entry(nouns, lemma) }

  @inline(__always)
  private static func entry(_ table: [Int32], _ lemma: WordID) -> Int? {
    guard Int(lemma) < table.count, lemma != 0, table[Int(lemma)] >= 0 else { return nil }
    return Int(table[Int(lemma)])
  }

  private static func set(_ table: inout [Int32], _ id: WordID, _ entry: Int) {
    let index = Int(id)
    if index >= table.count {
      table += Array(repeating: -1, count: index - table.count + 1)
    }
    table[index] = Int32(entry)
  }

  private mutating func insertVerb(
    _ lemma: String, _ eventClass: String, _ words: inout VocabularyBuilder
  ) -> Int {
    Self.set(&verbs, words.id(of: lemma), entries.count)
    entries.append(Entry(lemma: lemma, eventClass: eventClass))
    return entries.count - 1
  }

  /// A phrase's first word is inflected, the others stand as they are.
  private mutating func readPhrases(
    _ verbs: inout [String: Int], _ words: inout VocabularyBuilder
  ) {
    for row in words.lexicon("Events/phrases").rows {
      let lemma = row.cells[0]
      let parts = lemma.split(separator: " ").map(String.init)
      let verb = verbs[parts[0]] ?? insertVerb(parts[0], "", &words)
      verbs[parts[0]] = verb
      let rest = parts.dropFirst().map { words.id(of: $0) }
      entries[verb].phrases.append(Phrase(words: rest, entry: entries.count))
      entries.append(Entry(lemma: lemma, eventClass: row.cells[1]))
    }
    for index in verbs.values {
      entries[index].phrases.sort {
        ($1.words.count, $0.entry) < ($0.words.count, $1.entry)
      }
    }
  }

  private mutating func readSenses(_ lexicon: LexiconFile) {
    let byLemma = Dictionary(grouping: entries.indices) { entries[$0].lemma }
    for row in lexicon.rows {
      guard let indices = byLemma[row.cells[0]] else {
        preconditionFailure("Events/senses:\(row.line): no verb '\(row.cells[0])'")
      }
      guard let sense = EventSense(rawValue: row.cells[1]) else {
        preconditionFailure("Events/senses:\(row.line): no context '\(row.cells[1])'")
      }
      for index in indices { entries[index].senses[sense] = row.cells[2] }
    }
  }
}
