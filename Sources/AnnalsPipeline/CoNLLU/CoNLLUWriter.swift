import AnnalsAnnotation
import AnnalsLanguage

/// Writes analyses in the CoNLL-U format of Universal Dependencies. FEATS and DEPS hold `_`.
///
/// MISC of a token that was found in a text holds `SpaceAfter=No`, its code point offsets `start_char`
/// and `end_char`, and, inside a name, `ner=B-person` at its first token and `ner=I-person` at the others. So does
/// `event=B-possession` mark a trigger with its class, and `telling=told` says how surely it is told as having happened (`told`, `unsure`, `untold`).
package struct CoNLLUWriter {
  private var bytes: [UInt8] = []
  private let lemmatizer: Lemmatizer
  private let output: ([UInt8]) throws -> Void
  private static let capacity = 1 << 16

  /// - Parameters:
  ///   - lemmatizer: gives LEMMA.
  ///   - output: takes the bytes piece by piece.
  package init(lemmatizer: Lemmatizer, output: @escaping ([UInt8]) throws -> Void) {
    self.lemmatizer = lemmatizer
    self.output = output
  }

  /// Writes all sentences of a document, with a comment where the document and its blocks begin.
  package mutating func write(_ analyzed: AnalyzedDocument) throws {
    let id = analyzed.document.source.id
    var block: Int?
    for (index, sentence) in analyzed.sentences.enumerated() {
      if block == nil { append("# newdoc id = \(id)\n") }
      if block != sentence.block { append("# newpar\n") }
      block = sentence.block
      append("# sent_id = \(id)-\(index + 1)\n")
      appendText(of: sentence, in: analyzed)
      for token in sentence.tokens { appendToken(token, of: sentence, in: analyzed) }
      append("\n")
      try flush(past: Self.capacity)
    }
  }

  /// Writes a sentence back with its analysis: lines, forms and MISC stay as they were.
  package mutating func write(_ sentence: CoNLLUSentence, _ analyzed: AnalyzedDocument) throws {
    var word = 0
    for line in sentence.lines {
      bytes += sentence.bytes[line.kept]
      if let misc = line.misc {
        appendAnalysis(of: word, first: 0, in: analyzed)
        bytes += sentence.bytes[misc]
        word += 1
      }
      append("\n")
    }
    append("\n")
    try flush(past: Self.capacity)
  }

  /// Hands on what is left.
  package mutating func finish() throws { try flush(past: 0) }

  private mutating func flush(past count: Int) throws {
    guard bytes.count > count else { return }
    try output(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ text: String) { bytes += text.utf8 }

  /// The forms with single blanks between them, from which they can be cut again, whatever white space
  /// the text has.
  private mutating func appendText(of sentence: Sentence, in analyzed: AnalyzedDocument) {
    append("# text = ")
    for index in sentence.tokens {
      let token = analyzed.tokens[index]
      bytes += analyzed.document.text.utf8[token.span.utf8Range]
      if token.shape.contains(.spaceAfter), index + 1 < sentence.tokens.upperBound { append(" ") }
    }
    append("\n")
  }

  private mutating func appendToken(
    _ index: Int, of sentence: Sentence, in analyzed: AnalyzedDocument
  ) {
    let first = sentence.tokens.lowerBound
    let isContinuation = isContinuation(index, of: sentence, in: analyzed)
    var end = index + 1
    while !isContinuation, self.isContinuation(end, of: sentence, in: analyzed) { end += 1 }
    if end > index + 1 {
      append("\(index - first + 1)-\(end - first)\t")
      let span = appendForm(of: index..<end, in: analyzed)
      append("\t_\t_\t_\t_\t_\t_\t_\t")
      appendPlace(of: span, isBeforeSpace: hasSpaceAfter(end - 1, analyzed), in: analyzed)
      append("\n")
    }
    append("\(index - first + 1)\t")
    let span = appendForm(of: index..<(index + 1), in: analyzed)
    appendAnalysis(of: index, first: first, in: analyzed)
    // Inside a multiword token, the range's line tells whether a space follows.
    let isInMultiword = isContinuation || end > index + 1
    appendPlace(
      of: span, isBeforeSpace: isInMultiword || hasSpaceAfter(index, analyzed), in: analyzed)
    appendName(of: index, in: analyzed)
    appendTrigger(of: index, first: first, in: analyzed)
    append("\n")
  }

  /// Whether a token belongs to the multiword token of the one before, in the same sentence.
  private func isContinuation(
    _ index: Int, of sentence: Sentence, in analyzed: AnalyzedDocument
  ) -> Bool {
    index > sentence.tokens.lowerBound && index < sentence.tokens.upperBound
      && analyzed.tokens[index].shape.contains(.multiwordContinuation)
  }

  private mutating func appendForm(
    of tokens: Range<Int>, in analyzed: AnalyzedDocument
  ) -> TextSpan {
    let span = analyzed.span(of: tokens)
    bytes += analyzed.document.text.utf8[span.utf8Range]
    return span
  }

  private func hasSpaceAfter(_ index: Int, _ analyzed: AnalyzedDocument) -> Bool {
    analyzed.tokens[index].shape.contains(.spaceAfter)
  }

  /// LEMMA to DEPS, with the tabulators around them.
  private mutating func appendAnalysis(
    of index: Int, first: Int, in analyzed: AnalyzedDocument
  ) {
    let analysis = analyzed.analyses[index]
    append("\t")
    appendLemma(of: analyzed.tokens[index], analysis, isFirst: index == first, in: analyzed)
    append("\t\(analysis.universalTag.name)\t\(analysis.pennTag.name)\t_\t")
    append(String(analysis.head < 0 ? 0 : Int(analysis.head) - first + 1))
    append("\t\(analysis.relation.name)\t_\t")
  }

  private mutating func appendLemma(
    of token: Token, _ analysis: TokenAnalysis, isFirst: Bool, in analyzed: AnalyzedDocument
  ) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: token.utf8Count + Lemmatizer.growth))
    let count = bytes.withUnsafeMutableBufferPointer { output in
      analyzed.document.text.utf8.withUnsafeBufferPointer { text in
        lemmatizer.write(
          lemmaOf: UnsafeBufferPointer(rebasing: text[token.span.utf8Range]),
          universalTag: analysis.universalTag, pennTag: analysis.pennTag, isFirst: isFirst,
          into: UnsafeMutableBufferPointer(rebasing: output[start...]))
      }
    }
    bytes.removeLast(bytes.count - start - count)
  }

  private mutating func appendPlace(
    of span: TextSpan, isBeforeSpace: Bool, in analyzed: AnalyzedDocument
  ) {
    let text = analyzed.document.text
    if !isBeforeSpace { append("SpaceAfter=No|") }
    append("start_char=\(text.codePointOffset(of: span.utf8Start))")
    append("|end_char=\(text.codePointOffset(of: span.utf8End))")
  }

  private mutating func appendTrigger(of index: Int, first: Int, in analyzed: AnalyzedDocument) {
    let tag = analyzed.analyses[index].eventTag
    if tag == .outside { return }
    var start = index
    while start > first, analyzed.analyses[start].eventTag == .inside { start -= 1 }
    guard let eventClass = analyzed.analyses[start].eventTag.eventClass else { return }
    append("|event=\(start == index ? "B" : "I")-\(eventClass.name)")
    if let telling = tag.telling { append("|telling=\(telling.name)") }
  }

  private mutating func appendName(of index: Int, in analyzed: AnalyzedDocument) {
    let tag = analyzed.analyses[index].entityTag
    guard let type = tag.type, let position = tag.position else { return }
    append(position == .begin || position == .single ? "|ner=B-" : "|ner=I-")
    append(type.name)
  }
}
