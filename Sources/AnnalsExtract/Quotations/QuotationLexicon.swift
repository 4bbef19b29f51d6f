import AnnalsAnnotation
import AnnalsLanguage

/// A verb or phrase that attributes words to someone.
struct AttributionCue: Sendable, Equatable {
  /// What a cue says of the words it stands beside.
  enum Use: String, Sendable {
    case utter, think, label, manner, slogan, text
    /// "was quoted as saying": its subject is the speaker, though it is passive.
    case passive
  }

  enum Inflection: String, Sendable { case base, present, past, gerund, participle }

  let use: Use
  let inflection: Inflection
  let isWriting: Bool
  /// Thinking or feeling, which may stand beside a quotation as saying does: `“Late,” she thought`.
  let isThought: Bool
}

/// What a word before a name is.
struct PersonTitle: Sendable, Equatable {
  enum Gender: String, Sendable { case male, female, any }
  let gender: Gender
}

/// A pronoun beside a cue.
struct SpeakerPronoun: Sendable, Equatable {
  enum Case: String, Sendable { case subject, relative, indefinite, possessive, object }
  enum Kind: String, Sendable {
    case male, female, many, any, other, thing
    /// The writer, or whoever speaks around an inner quotation.
    case own = "self"
  }
  let grammaticalCase: Case
  let kind: Kind
}

/// The words that attribution rules compare with, as numbers.
struct QuotationLexicon: Sendable {
  let cues: PhraseTable<AttributionCue>
  let sourcePhrases: PhraseTable<Bool>
  let sloganCues: PhraseTable<Bool>
  let termCues: PhraseTable<Bool>
  let speechNouns: WordSet
  /// Verbs whose subject says what their object, a noun of saying, tells: "issued a statement".
  let givingVerbs: WordSet
  let speakerNouns: WordSet
  let titles: [WordID: PersonTitle]
  let pronouns: [WordID: SpeakerPronoun]
  let particles: WordSet
  let functionWords: WordSet
  let determiners: WordSet
  let prepositions: WordSet
  let allPrepositions: WordSet
  let modifiers: WordSet
  let organizationWords: WordSet
  let timeNouns: WordSet
  let passives: WordSet
  let conjunctions: WordSet
  let openers: WordSet
  /// Before the maker of a statement: "a promise by Chen".
  let makers: WordSet
  /// Before whose words hold for a sentence: "in Chen's words".
  let holders: WordSet
  /// Kinds of works: "in his memoir Cold Kilns".
  let works: WordSet
  let articles: WordSet
  /// Take up what was quoted: "That was how Chen put it".
  let pointers: WordSet
  let manners: WordSet
  /// Before what a verb of saying is about: "spoke of", "condemned as", "warned against".
  let topics: WordSet
  /// Words of grammar that are given names, too.
  let doubtfulNames: WordSet
  let comma: WordID
  let colon: WordID
  let hyphen: WordID
  let genitive: WordID
  let by: WordID
  let to: WordID
  let stop: WordID
  let complements: WordSet
  let dashes: WordSet
  let openBracket: WordID
  let closeBracket: WordID

  init(words: inout VocabularyBuilder) {
    func set(_ name: String) -> WordSet {
      WordSet(words.lexicon("Quotations/" + name).rows.map { $0.cells[0] }, in: &words)
    }
    func phrases(_ name: String) -> PhraseTable<Bool> {
      var table = PhraseTable<Bool>()
      for row in words.lexicon("Quotations/" + name).rows {
        table.insert(row.cells[0], true, in: &words)
      }
      return table
    }
    cues = Self.readCues(&words)
    sourcePhrases = phrases("source-phrases")
    sloganCues = phrases("slogan-cues")
    termCues = phrases("term-cues")
    speechNouns = set("speech-nouns")
    givingVerbs = set("giving-verbs")
    speakerNouns = set("speaker-nouns")
    titles = Self.readTitles(&words)
    pronouns = Self.readPronouns(&words)
    particles = set("name-particles")
    functionWords = set("function-words")
    determiners = set("determiners")
    prepositions = set("phrase-prepositions")
    allPrepositions = set("prepositions")
    modifiers = set("verb-modifiers")
    organizationWords = set("organization-words")
    timeNouns = set("time-nouns")
    passives = WordSet(
      ["is", "are", "was", "were", "been", "be", "being", "'s", "'re"], in: &words)
    conjunctions = WordSet(["and", "but", "or", "then", "to", "&"], in: &words)
    openers = WordSet(["in", "from"], in: &words)
    holders = WordSet(["in", "by"], in: &words)
    works = set("works")
    articles = WordSet(["the", "a", "an"], in: &words)
    pointers = WordSet(["that", "this", "these", "those", "so", "thus", "such"], in: &words)
    manners = WordSet(["how", "what"], in: &words)
    makers = WordSet(["by", "from"], in: &words)
    doubtfulNames = WordSet(["may", "will"], in: &words)
    topics = WordSet(
      ["about", "against", "as", "for", "of", "on", "over", "to", "with"], in: &words)
    comma = words.id(of: ",")
    colon = words.id(of: ":")
    hyphen = words.id(of: "-")
    genitive = words.id(of: "'s")
    by = words.id(of: "by")
    to = words.id(of: "to")
    stop = words.id(of: ".")
    complements = WordSet(["that", "what", "how", "whether", "nothing", "goodbye"], in: &words)
    dashes = WordSet(["-", "--", "---", "–", "—", "―"], in: &words)
    openBracket = words.id(of: "(")
    closeBracket = words.id(of: ")")
  }

  /// Whether a cue of any kind starts at a token.
  func isCue(_ tokens: [Token], _ index: Int) -> Bool {
    cues.longestMatch(in: tokens, at: index, limit: tokens.count) != nil
  }

  private static func readCues(_ words: inout VocabularyBuilder) -> PhraseTable<AttributionCue> {
    let writing: Set<String> = [
      "write", "note", "argue", "observe", "state", "conclude", "explain", "report", "claim",
      "recall", "describe", "say",
    ]
    let thought: Set<String> = ["think", "believe", "feel", "fear", "hope", "know", "worry"]
    var table = PhraseTable<AttributionCue>()
    let file = words.lexicon("Quotations/cues")
    for row in file.rows {
      guard let use = AttributionCue.Use(rawValue: row.cells[2]),
        let inflection = AttributionCue.Inflection(rawValue: row.cells[3])
      else { preconditionFailure("\(file.name):\(row.line): no such use or inflection") }
      table.insert(
        row.cells[0],
        AttributionCue(
          use: use, inflection: inflection, isWriting: writing.contains(row.cells[1]),
          isThought: thought.contains(row.cells[1])),
        in: &words)
    }
    return table
  }

  private static func readTitles(_ words: inout VocabularyBuilder) -> [WordID: PersonTitle] {
    var titles: [WordID: PersonTitle] = [:]
    let file = words.lexicon("Quotations/titles")
    for row in file.rows {
      guard let gender = PersonTitle.Gender(rawValue: row.cells[2]) else {
        preconditionFailure("\(file.name):\(row.line): no gender '\(row.cells[2])'")
      }
      titles[words.id(of: row.cells[0])] = PersonTitle(gender: gender)
    }
    return titles
  }

  private static func readPronouns(_ words: inout VocabularyBuilder) -> [WordID: SpeakerPronoun] {
    var pronouns: [WordID: SpeakerPronoun] = [:]
    let file = words.lexicon("Quotations/pronouns")
    for row in file.rows {
      guard let grammaticalCase = SpeakerPronoun.Case(rawValue: row.cells[1]),
        let kind = SpeakerPronoun.Kind(rawValue: row.cells[2])
      else { preconditionFailure("\(file.name):\(row.line): no such case or kind") }
      pronouns[words.id(of: row.cells[0])] = SpeakerPronoun(
        grammaticalCase: grammaticalCase, kind: kind)
    }
    return pronouns
  }
}
