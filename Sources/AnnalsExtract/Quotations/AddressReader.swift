import AnnalsAnnotation
import AnnalsLanguage

/// Finds whom an utterance addresses by name: `Tom, come here`, `come here, Mr. Linden!`
struct AddressReader: Sendable {
  private let lexicon: QuotationLexicon

  init(lexicon: QuotationLexicon) { self.lexicon = lexicon }

  /// The only name that is called; nil where none or several are.
  ///
  /// - Parameter contents: the tokens of the utterances of one turn.
  func addressee(
    in contents: [Range<Int>], _ tree: DependencyTree, _ analyzed: AnalyzedDocument
  ) -> SpeakerPhrase? {
    var found: SpeakerPhrase?
    for content in contents {
      var index = content.lowerBound
      while index < content.upperBound {
        guard let name = call(at: index, in: content, tree, analyzed.tokens) else {
          index += 1
          continue
        }
        let phrase = SpeakerPhrase(tokens: name, form: .name)
        if let known = found {
          let one = SpeakerIdentity(known, lexicon: lexicon, in: analyzed)
          let other = SpeakerIdentity(phrase, lexicon: lexicon, in: analyzed)
          guard one.compared(to: other) == .same else { return nil }
        }
        found = found ?? phrase
        index = name.upperBound
      }
    }
    return found
  }

  /// A person's name that a comma sets off, at the start or behind one: not an item of a list.
  private func call(
    at index: Int, in content: Range<Int>, _ tree: DependencyTree, _ tokens: [Token]
  ) -> Range<Int>? {
    guard tokens[index].shape.contains(.capitalized), tree.nameType(index) == .person else {
      return nil
    }
    var start = index
    while start > content.lowerBound, lexicon.titles[tokens[start - 1].word] != nil,
      tokens[start - 1].shape.contains(.capitalized)
    {
      start -= 1
    }
    var end = index
    while end < content.upperBound, tree.nameType(end) == .person { end += 1 }
    let opens = start == content.lowerBound || tokens[start].shape.contains(.sentenceStart)
    // "my boy, Harvey" tells who the boy is.
    let isBehindComma =
      start - 1 > content.lowerBound && tokens[start - 1].word == lexicon.comma
      && !tree.isNoun(start - 2)
    let closes = end >= content.upperBound || tokens[end].shape.contains(.punctuation)
    let isBeforeComma = end < content.upperBound && tokens[end].word == lexicon.comma
    guard closes, isBehindComma || opens && isBeforeComma else { return nil }
    return start..<end
  }
}
