import AnnalsAnnotation
import AnnalsLanguage
import AnnalsTestSupport
import AnnalsTrainer
import Testing

/// A treebank of own sentences, one a line: `form/lemma/UPOS/XPOS` separated by blanks.
func treebank(_ lines: String) throws -> [TreebankSentence] {
  let rows = lines.split(separator: "\n").map { line in
    line.split(separator: " ").enumerated().map { index, word in
      let parts = word.split(separator: "/")
      return "\(index + 1)\t\(parts[0])\t\(parts[1])\t\(parts[2])\t\(parts[3])\t_\t0\tdep\t_\t_\n"
    }.joined()
  }
  return try TreebankReader.sentences(in: rows.joined(separator: "\n") + "\n", path: "own")
}

let ownTreebank = """
  The/the/DET/DT miners/miner/NOUN/NNS did/do/AUX/VBD n't/not/PART/RB strike/strike/VERB/VB
  She/she/PRON/PRP 's/be/AUX/VBZ telling/tell/VERB/VBG me/I/PRON/PRP about/about/ADP/IN Lima/Lima/PROPN/NNP
  Farmers/farmer/NOUN/NNS sold/sell/VERB/VBD better/good/ADJ/JJR ploughs/plough/NOUN/NNS
  They/they/PRON/PRP walked/walk/VERB/VBD and/and/CCONJ/CC talked/talk/VERB/VBD better/well/ADV/RBR
  BUY/buy/VERB/VB TICKETS/ticket/NOUN/NNS NOW/now/ADV/RB
  NATO/NATO/PROPN/NNP and/and/CCONJ/CC the/the/DET/DT Greeks/Greek/PROPN/NNPS left/leave/VERB/VBD
  """

let ownDictionary = [
  DictionaryForm("went", "go", .verb, .vbn, isException: true),
  DictionaryForm("mines", "mine", .noun, .nns), DictionaryForm("docks", "dock", .noun, .nns),
  DictionaryForm("banks", "bank", .noun, .nns), DictionaryForm("cities", "city", .noun, .nns),
  DictionaryForm("duties", "duty", .noun, .nns), DictionaryForm("parties", "party", .noun, .nns),
  DictionaryForm("armies", "army", .noun, .nns), DictionaryForm("ladies", "lady", .noun, .nns),
  DictionaryForm("rejected", "reject", .verb, .vbn),
  DictionaryForm("elected", "elect", .verb, .vbn),
  DictionaryForm("planted", "plant", .verb, .vbn), DictionaryForm("mended", "mend", .verb, .vbn),
]

func ownSections() throws -> [(name: String, bytes: [UInt8])] {
  var trainer = LemmaTrainer()
  trainer.add(treebanks: [try treebank(ownTreebank)])
  trainer.add(dictionary: ownDictionary)
  return trainer.sections()
}

@Suite struct LemmaTrainerTests {
  struct Example: Sendable {
    let form: String
    let universal: UniversalTag
    let penn: PennTag
    let lemma: String

    init(_ form: String, _ universal: UniversalTag, _ penn: PennTag, _ lemma: String) {
      self.form = form
      self.universal = universal
      self.penn = penn
      self.lemma = lemma
    }
  }

  static let examples = [
    Example("did", .aux, .vbd, "do"), Example("n't", .part, .rb, "not"),
    Example("'s", .aux, .vbz, "be"), Example("me", .pron, .prp, "I"),
    Example("ME", .pron, .prp, "I"),
    // The tag decides between homographs, and a participle is what the past tense is.
    Example("better", .adj, .jjr, "good"), Example("better", .adv, .rbr, "well"),
    Example("left", .verb, .vbn, "leave"), Example("left", .adj, .jj, "left"),
    // Words that neither treebank nor dictionary has.
    Example("boats", .noun, .nns, "boat"), Example("counties", .noun, .nns, "county"),
    Example("adopted", .verb, .vbd, "adopt"),
    Example("went", .verb, .vbd, "go"),
    // Capitals.
    Example("The", .det, .dt, "the"), Example("WALKED", .verb, .vbd, "walk"),
    Example("Oslo", .propn, .nnp, "Oslo"), Example("Greeks", .propn, .nnps, "Greek"),
    Example("ÉCOLE", .verb, .vb, "école"),
    // Numbers.
    Example("30,000", .num, .cd, "30000"), Example("4.5", .num, .cd, "4.5"),
    Example("—", .punct, .colon, "—"), Example("", .noun, .nn, ""),
  ]

  @Test(arguments: examples) func givesLemma(_ example: Example) throws {
    let lemmatizer = Lemmatizer(rules: try LemmaRules(sections: ownSections()))
    let lemma = lemmatizer.lemma(
      of: example.form, universalTag: example.universal, pennTag: example.penn)
    #expect(lemma == example.lemma, "\(example.form)")
  }

  @Test func sameInputGivesSameBytes() throws {
    let first = try ownSections()
    let second = try ownSections()
    #expect(first.map(\.name) == ["lemma.nodes", "lemma.edits", "lemma.text"])
    #expect(first.map(\.bytes) == second.map(\.bytes))
  }

  /// Where treebanks disagree.
  @Test func theLemmaOfMoreWordsWins() throws {
    let line = "oxen/oxen/NOUN/NNS"
    let large = try treebank(Array(repeating: line, count: 9).joined(separator: "\n"))
    let small = try treebank("oxen/ox/NOUN/NNS oxen/ox/NOUN/NNS")
    for treebanks in [[large, small], [small, large]] {
      var trainer = LemmaTrainer()
      trainer.add(treebanks: treebanks)
      let lemmatizer = Lemmatizer(rules: try LemmaRules(sections: trainer.sections()))
      #expect(lemmatizer.lemma(of: "oxen", universalTag: .noun, pennTag: .nns) == "oxen")
    }
  }

  @Test func anyFormWithAnyTagHasALemma() throws {
    let lemmatizer = Lemmatizer(rules: try LemmaRules(sections: ownSections()))
    var random = SeededGenerator(seed: 7)
    let pieces = ["", "s", "ies", "ed", "É", "\u{301}", "Ж", "😀", "B2", "'", "’", "\0", "ß", "Ω"]
    for _ in 0..<5000 {
      let form = (0...3).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let universal = UniversalTag.allCases.randomElement(using: &random) ?? .x
      let penn = PennTag.allCases.randomElement(using: &random) ?? .fw
      let lemma = lemmatizer.lemma(
        of: form, universalTag: universal, pennTag: penn, isFirst: Bool.random(using: &random))
      #expect(lemma.isEmpty == form.isEmpty, "\(form) \(penn.name)")
      #expect(!lemma.contains("\u{FFFD}"), "\(form) \(penn.name)")
    }
  }

  @Test func longWordIsRead() throws {
    let lemmatizer = Lemmatizer(rules: try LemmaRules(sections: ownSections()))
    let form = String(repeating: "a", count: 1_000_000) + "s"
    let lemma = lemmatizer.lemma(of: form, universalTag: .noun, pennTag: .nns)
    #expect(lemma.utf8.count == 1_000_000)
  }
}
