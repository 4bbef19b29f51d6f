import AnnalsAnnotation
import Testing

/// Which marks enclose what; `…` stands behind what has no closing mark.
@Suite struct QuotationMarkTests {
  private let fixture = QuotationFixture.shared

  @Test func readsMarksBetweenBlanksByWhatStandsBeside() {
    #expect(
      fixture.exacts("He kept a \" ledger. \" It is late, \" said Hu. \" We must go. \"")
        .contains { $0.contains("said") } == false)
    #expect(
      fixture.exacts("'' It is late, '' said Hu. ''We must go.''") == [
        "It is late,", "We must go.",
      ])
  }

  @Test(arguments: [
    ("He said \"yes, at once\" to her.", ["yes, at once"]),
    (
      "“One,” «two», „three“, »four«, ‘five’, 「six」 and ``seven''.",
      ["One,", "two", "three", "four", "five", "six", "seven"]
    ),
    ("« Il viendra demain », dit Jean.", ["Il viendra demain"]),
    ("''It is late,'' he said.", ["It is late,"]),
    ("'It is late,' he said.", ["It is late,"]),
    ("“ It is late. ”", ["It is late."]),
    ("(\"late\") and —“early”—", ["late", "early"]),
    ("„Er sagte ‚gut‘ dazu“, sagte er.", ["Er sagte ‚gut‘ dazu", "gut"]),
    ("»Er sagte ›gut‹ dazu«, sagte er.", ["Er sagte ›gut‹ dazu", "gut"]),
    ("«Il a dit ‹ non ›», dit-elle.", ["Il a dit ‹ non ›", "non"]),
    ("”Ja”, sade han. »Nej», sade hon.", ["Ja", "Nej"]),
    ("『はい』「彼は『はい』と言った」", ["はい", "彼は『はい』と言った", "はい"]),
    ("''He said 'no,' '' she added.", ["He said 'no,'", "no,"]),
    ("\"...and then he left.\"", ["...and then he left."]),
  ])
  func pairsMarksOfAnyKind(text: String, expected: [String]) {
    #expect(fixture.exacts(text) == expected)
  }

  @Test(arguments: [
    "The dogs' tails, the cats' ears and John's hat weren't there.",
    "'Tis the year '33, and rock 'n' roll wasn't known.",
    "The pipe is 6\" wide, 3' long and 5'10\" from the wall.",
    "He lost 'em in the '20s.",
    "<tweet id=\"12\" author=\"someone\"/>",
    "<tweet id=\"12\" date=\"May\n\n\">It rained.",
    "A 3.5\" disk, a 5\" x 7\" card, 2 1/2\" nails, a 20' x 30' room and a man of 6' 2\" in socks.",
    "It lay at 51° 30' 26\" N, 0° 7' 39\" W.",
    "Ten years' service, the Joneses' house, James' hat and a week's pay.",
    "The old '' and \"\" and “” are empty.",
    "Goin' up an' down wi' the ol' folks, livin' an' dyin'.",
    "The 'okina of Hawai'i, l'État, O'Brien, Qur'an and Xi'an.",
  ])
  func leavesOtherUsesAlone(text: String) {
    #expect(fixture.exacts(text).isEmpty)
  }

  @Test(arguments: [
    ("“She said, ‘Come,’ and left,” he said.", ["She said, ‘Come,’ and left,", "Come,"]),
    ("\"She said, 'Come,'\" he said.", ["She said, 'Come,'", "Come,"]),
    ("“A “plain” word”", ["A “plain” word", "plain"]),
    ("‘He asked, “Why?”’", ["He asked, “Why?”", "Why?"]),
    ("‘The dogs’ tails were wet,’ he said.", ["The dogs’ tails were wet,"]),
    ("\"The plank was 3' long,\" he said.", ["The plank was 3' long,"]),
    ("\"The pipe is 6\" wide,\" he said.", ["The pipe is 6\" wide,"]),
    (
      "'I ain't goin' nowhere,' said Tom, 'an' you ain't.'",
      ["I ain't goin' nowhere,", "an' you ain't."]
    ),
    ("\"I might 'a' known,\" he said. \"'Tain't so.\"", ["I might 'a' known,", "'Tain't so."]),
    ("‘I know ’tis late,’ he said.", ["I know ’tis late,"]),
    (
      "“One ‘two “three ‘four “five ‘six’”’”’”",
      [
        "One ‘two “three ‘four “five ‘six’”’”’", "two “three ‘four “five ‘six’”’”",
        "three ‘four “five ‘six’”’", "four “five ‘six’”", "five ‘six’", "six",
      ]
    ),
    ("She was \"born in 1958\" and \"raised in 1962\".", ["born in 1958", "raised in 1962"]),
  ])
  func nestsQuotations(text: String, expected: [String]) {
    #expect(fixture.exacts(text) == expected)
  }

  @Test(arguments: [
    ("“It is late, he said. “We must go.”", ["It is late,…", "We must go."]),
    ("“It is late,” he said. We must go.” He left.", ["It is late,", "We must go."]),
    ("The mill stood. Hu said: We must go.” He left.", ["We must go."]),
    (
      "\"It is late, he said. \"We must go.\" Then \"we\" left.",
      ["It is late,…", "We must go.", "we"]
    ),
    ("It is late,” he said. “We must go.”", ["It is late,", "We must go."]),
    (
      "They counted \"poor relief, and little else. A \"fair\" price was paid.",
      ["poor relief…", "fair"]
    ),
    ("“We must go.\" He left “early”.", ["We must go.", "early"]),
    (
      "The name \"Old Kiln \"comes from a word for \"kiln\", they say.",
      ["Old Kiln", "kiln"]
    ),
    ("Hu said,\" We must go.\" Then \"we\" left.", ["We must go.", "we"]),
  ])
  func recoversFromOneMissingMark(text: String, expected: [String]) {
    #expect(fixture.exacts(text) == expected)
  }

  @Test func linksPartsOverParagraphs() {
    let records = fixture.records(
      "Hu wrote: “One.\n\n“Two.\n\n“Three.” He left.\n\n“Four,” said Tan.")
    #expect(records.map(\.evidence.exact) == ["One.", "Two.", "Three.", "Four,"])
    #expect(records.map(\.isClosed) == [false, false, true, true])
    #expect(records.map(\.continues) == [nil, records[0].id, records[1].id, nil])
    #expect(records.map(\.speaker) == ["Hu", "Hu", "Hu", "Tan"])
    #expect(records.map(\.basis) == [.stated, .sequence, .sequence, .stated])
  }

  @Test func runsThroughParagraphsWithoutMarks() {
    let records = fixture.records(
      "Hu laid out a plan: “First we wait.\n\nThen we build.\n\nThen we rest.” He left.\n\nIt rained."
    )
    #expect(records.map(\.evidence.exact) == ["First we wait.", "Then we build.", "Then we rest."])
    #expect(records.map(\.continues) == [nil, records[0].id, records[1].id])
    let broken = fixture.records("“First we wait.\n\nThen we build.\n\n“No,” said Hu.")
    #expect(broken.map(\.evidence.exact) == ["First we wait.", "No,"])
  }

  @Test func linksSingleMarksOverParagraphs() {
    let records = fixture.records("'One day it rained.\n\n'Then it stopped,' she said.")
    #expect(records.map(\.evidence.exact) == ["One day it rained.", "Then it stopped,"])
    #expect(records.map(\.isClosed) == [false, true])
    #expect(records[1].continues == records[0].id)
  }

  @Test func linksBlockQuotations() {
    let records = fixture.records("A clerk wrote:\n\n> The kilns are cold.\n\n> Nobody “asks” why.")
    #expect(
      records.map(\.evidence.exact) == ["The kilns are cold.", "Nobody “asks” why.", "asks"])
    #expect(records.map(\.isClosed) == [true, true, true])
    #expect(records[1].continues == records[0].id)
    #expect(records.map(\.speaker) == ["A clerk", "A clerk", nil])
  }

  @Test func staysLinearInMarks() {
    #expect(fixture.exacts(String(repeating: "“a ", count: 100_000)).count <= 4)
    #expect(fixture.exacts(String(repeating: "\"a\" ", count: 50_000)).count == 50_000)
    let nested =
      String(repeating: "“", count: 100_000) + "a" + String(repeating: "”", count: 100_000)
    #expect((16...32).contains(fixture.exacts(nested).count))
  }

  @Test(arguments: [
    "“a.” ", "a.” ", "\"a ", "'a ", "‘a’ ", "“a ‘b “c” d’ e” ", "„a“ ", "«a» ", "``a'' ", "a\" ",
    "“ ", "” ", "' ", "— a, said b. ", "he said, a.” ", "“a, he said. ",
  ])
  func staysLinear(in piece: String) {
    let paragraph = String(repeating: piece, count: 100_000)
    let dialogue: DialogueMarks = piece.hasPrefix("—") ? .dashes : .marks
    let mentions = fixture.mentions(
      in: QuotationFixture.document(paragraph, dialogue: dialogue))
    let quoted = mentions.reduce(0) { $0 + $1.span.utf8End - $1.span.utf8Start }
    #expect(quoted <= 24 * paragraph.utf8.count)
  }

  @Test func keepsDepthInShortTexts() {
    let nested = String(repeating: "“", count: 150) + "a" + String(repeating: "”", count: 150)
    #expect(fixture.exacts(nested).count == 150)
  }

  @Test func readsSignatures() {
    let records = fixture.records("> The kilns are cold.\n— Vera Holm\n\n> Nobody asks. — Jon Aase")
    #expect(records.map(\.evidence.exact) == ["The kilns are cold.", "Nobody asks."])
    #expect(records.map(\.speaker) == ["Vera Holm", "Jon Aase"])
    let apart = fixture.records("> The kilns are cold.\n\n— Vera Holm, *Letters*")
    #expect(apart.map(\.evidence.exact) == ["The kilns are cold."])
    #expect(apart.map(\.speaker) == ["Vera Holm"])
  }
}
