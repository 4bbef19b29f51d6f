import AnnalsAnnotation
import AnnalsLanguage
import AnnalsTestSupport
import Testing

@Suite struct TokenizerTests {
  static let cases: [(text: String, tokens: String)] = [
    ("Mao started his second five-year plan.", "Mao|started|his|second|five|-|year|plan|."),
    ("They don't know what can't be known.", "They|do|n't|know|what|ca|n't|be|known|."),
    ("Mao’s aim wasn’t Stalin's.", "Mao|’s|aim|was|n’t|Stalin|'s|."),
    ("30,000 men, 45.5% and 1,2", "30,000|men|,|45.5|%|and|1|,|2"),
    ("in 1932, '33 and ’34", "in|1932|,|'33|and|’34"),
    ("the '30s, not 3'33", "the|'30s|,|not|3|'|33"),
    ("1958–62, 30-50 million", "1958|–|62|,|30|-|50|million"),
    ("the 8th, the 1950s, 1.2m, 3½ lb.", "the|8th|,|the|1950s|,|1.2m|,|3½|lb.|"),
    ("Dr. R. W. Davies of the U.S. left.", "Dr.|R.|W.|Davies|of|the|U.S.|left|."),
    ("e.g. No. 1, p. 16", "e.g.|No.|1|,|p.|16"),
    ("“Stop!” he said… ``no''", "“|Stop|!|”|he|said|…|``|no|''"),
    ("£3 million--or $5", "£|3|million|--|or|$|5"),
    ("peasants' work, 'tis so", "peasants|'|work|,|'|tis|so"),
    ("see http://example.org/a.b, please", "see|http://example.org/a.b|,|please"),
    ("the No.1 man, a Ph.D., and I. He", "the|No.|1|man|,|a|Ph.D.|,|and|I|.|He"),
    ("日本 😀 naïve", "日本|😀|naïve"),
    ("I cannot, dont and wo not gonna", "I|can|not|,|do|nt|and|wo|not|gon|na"),
    ("its well, IM him, Im in", "its|well|,|IM|him|,|I|m|in"),
    ("the 1950's, the U.S.'s and NATO's", "the|1950|'s|,|the|U.S.|'s|and|NATO|'s"),
    ("from 5pm to 11:30 PM or 6:00am", "from|5|pm|to|11:30|PM|or|6:00|am"),
    ("on 8/17/1958 at 01:39:56", "on|8/17/1958|at|01:39:56"),
    ("1958/59, 1/2 and 1958-08-17", "1958|/|59|,|1|/|2|and|1958|-|08|-|17"),
    ("call 713-555-0142 or (713) 555-0143", "call|713-555-0142|or|(|713|)|555-0143"),
    ("in sci.history.asia.old, ann...@example.org", "in|sci.history.asia.old|,|ann...@example.org"),
    ("w/o rice b/c of it, and/or $$$", "w/o|rice|b/c|of|it|,|and|/|or|$$$"),
    ("100-2000 men", "100|-|2000|men"),
    ("mail ann.b-c@example.org, now", "mail|ann.b-c@example.org|,|now"),
    ("see www.example.net/a or example.com.", "see|www.example.net/a|or|example.com|."),
    ("read plan_2.doc. It ended.Then", "read|plan_2.doc|.|It|ended|.|Then"),
    ("an e-mail on non-profit work", "an|e-mail|on|non-profit|work"),
    ("post-1949, non-rice-growing", "post|-|1949|,|non|-|rice|-|growing"),
    ("the th- the law, s-, well", "the|th-|the|law|,|s-|,|well"),
    ("AT&T and P&L, A&Bc", "AT&T|and|P&L|,|A|&|Bc"),
    ("No way!!! Really?! **now**", "No|way|!!!|Really|?!|**|now|**"),
    ("fine :) or ;-) but (so:) a", "fine|:)|or|;-)|but|(|so|:)|a"),
    ("as follows:(a) one", "as|follows|:|(|a|)|one"),
    ("Is art. 5 art. No. He said no.", "Is|art.|5|art|.|No|.|He|said|no|."),
    ("rice, cloth etc. were gone, etc. They", "rice|,|cloth|etc.|were|gone|,|etc|.|They"),
  ]

  @Test(arguments: cases) func splitsByConvention(_ text: String, _ expected: String) {
    let analyzed = analyze(text)
    let forms = analyzed.tokens.map { analyzed.text(of: $0) }
    let wanted = expected.split(separator: "|").map(String.init)
    #expect(forms == wanted)
  }

  static let multiwords: [(text: String, marked: String)] = [
    ("they don't say Mao's name", "they do+n't say Mao+'s name"),
    ("I cannot say, I'm gonna", "I can+not say , I+'m gon+na"),
    ("the peasants' work", "the peasants+' work"),
    ("the 'peasants' work", "the ' peasants ' work"),
    ("‘the masses’ and the parents’ house", "‘ the masses ’ and the parents+’ house"),
    ("1958's harvest, the \"plan\"'s end", "1958+'s harvest , the \" plan \" 's end"),
  ]

  /// The words of one multiword token are joined by `+`.
  @Test(arguments: multiwords) func marksMultiwordTokens(_ text: String, _ marked: String) {
    let analyzed = analyze(text)
    var found = ""
    for token in analyzed.tokens {
      let continues = token.shape.contains(.multiwordContinuation)
      found += (found.isEmpty ? "" : continues ? "+" : " ") + analyzed.text(of: token)
    }
    #expect(found == marked)
  }

  @Test func recognizesWordsInAnyCaseAndWithAnyApostrophe() {
    var words = VocabularyBuilder()
    let abbreviations = Abbreviations(words: &words)
    let famine = words.id(of: "famine")
    let not = words.id(of: "n't")
    let accented = words.id(of: "élan")
    let analyzer = Analyzer(vocabulary: words.vocabulary(), abbreviations: abbreviations)
    let analyzed = analyzer.analyze(plainDocument("FAMINE isn’t Élan x"))
    #expect(analyzed.tokens.map(\.word) == [famine, 0, not, accented, 0])
  }

  @Test func marksShapes() {
    let tokens = analyze("Mao USSR 1958 8th ,\nnext").tokens
    #expect(tokens[0].shape.contains([.capitalized, .letters, .sentenceStart, .spaceBefore]))
    #expect(tokens[1].shape.contains(.allCapitals))
    #expect(tokens[2].shape.contains(.number))
    #expect(!tokens[3].shape.contains(.number) && tokens[3].shape.contains(.digits))
    #expect(tokens[4].shape.contains([.punctuation, .spaceAfter]))
    #expect(tokens[5].shape.contains(.lineBefore))
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func coversEveryCharacterOfAnyText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "a", "Zu", "'", "’", "\"", ".", "...", "-", "–", " ", "\n", "1", "23", ",", "😀", "é", "½",
      "U.S.", "n't", "`", "日",
    ]
    let text = (0..<400).map { _ in pieces.randomElement(using: &random)! }.joined()
    let document = plainDocument(text)
    let analyzed = analyze(text)
    var covered = Set<Int>()
    var last = 0
    for token in analyzed.tokens {
      #expect(token.utf8Start >= last && token.utf8End > token.utf8Start, "seed \(seed)")
      last = Int(token.utf8End)
      covered.formUnion(token.span.utf8Range)
      #expect(String(validating: document.text.utf8[token.span.utf8Range], as: UTF8.self) != nil)
    }
    for (index, byte) in document.text.utf8.enumerated() where byte != 0x20 && byte != 0x0A {
      #expect(covered.contains(index), "seed \(seed), byte \(index)")
    }
    #expect(analyzed.sentences.flatMap { Array($0.tokens) } == Array(analyzed.tokens.indices))
  }

  @Test func staysLinearWithoutSpacesAndInOneSentence() {
    #expect(analyze(String(repeating: "x", count: 1_000_000)).tokens.count == 1)
    #expect(analyze(String(repeating: "word ", count: 200_000)).sentences.count == 1)
    #expect(analyze(String(repeating: "'", count: 200_001)).tokens.count == 100_001)
    // Quadratic work on these would take hours.
    #expect(analyze(String(repeating: ". ", count: 1_000_000)).tokens.count == 1_000_000)
    #expect(analyze(String(repeating: "!", count: 1_000_000) + "a").tokens.count == 2)
    #expect(analyze(String(repeating: ")", count: 1_000_000) + "a").tokens.count == 1_000_001)
    #expect(analyze(String(repeating: "a.b-c_", count: 200_000)).tokens.count > 1)
    #expect(analyze(String(repeating: "U.S. ", count: 500_000)).tokens.count == 500_000)
  }
}
