/// A way in which the sentences of a treebank could stand in a text.
struct TextLayout {
  enum Case { case written, upper }

  /// Lines are broken at blanks before this many characters; nil for long lines.
  var width: Int?
  /// Whether each paragraph is a block of its own, or the whole document is one.
  var hasParagraphs = true
  /// Whether each sentence begins a line.
  var breaksSentences = false
  var letters = Case.written
  /// Every how many documents one is taken, from which on.
  var step = 1
  var offset = 0

  /// Long lines most, because most texts have them or are wrapped, which differs in the breaks only.
  static let all: [TextLayout] = [
    TextLayout(),
    TextLayout(width: 80),
    TextLayout(width: 66, step: 2),
    TextLayout(width: 40, step: 4, offset: 1),
    TextLayout(hasParagraphs: false, step: 2, offset: 1),
    TextLayout(width: 72, hasParagraphs: false, step: 4),
    TextLayout(breaksSentences: true, step: 4, offset: 2),
    TextLayout(width: 60, breaksSentences: true, step: 4, offset: 3),
    TextLayout(letters: .upper, step: 6),
  ]

  /// The blocks of a document in this layout, each with the UTF-8 offsets where its sentences end.
  func blocks(of document: TreebankText.Document) -> [(utf8: [UInt8], ends: Set<Int>)] {
    let paragraphs = hasParagraphs ? document : [document.flatMap { $0 }]
    return paragraphs.map(block)
  }

  private func block(_ sentences: [TreebankText.Sentence]) -> (utf8: [UInt8], ends: Set<Int>) {
    var utf8: [UInt8] = []
    var ends: Set<Int> = []
    for (index, sentence) in sentences.enumerated() {
      utf8 += Array(cased(sentence.text).utf8)
      ends.insert(utf8.count)
      if index + 1 == sentences.count { break }
      if breaksSentences {
        utf8.append(0x0A)
      } else if sentence.hasSpaceAfter || !hasParagraphs {
        utf8.append(0x20)
      }
    }
    if let width { wrap(&utf8, width) }
    return (utf8, ends)
  }

  private func cased(_ text: String) -> String { letters == .upper ? text.uppercased() : text }

  /// Turns blanks into line breaks; offsets stay.
  private func wrap(_ utf8: inout [UInt8], _ width: Int) {
    var lineStart = 0
    var lastBlank: Int?
    for index in utf8.indices {
      if utf8[index] == 0x0A {
        lineStart = index + 1
        lastBlank = nil
      }
      if index - lineStart >= width, let blank = lastBlank {
        utf8[blank] = 0x0A
        lineStart = blank + 1
        lastBlank = nil
      }
      if utf8[index] == 0x20 { lastBlank = index }
    }
  }
}
