import AnnalsAnnotation
import AnnalsLanguage

/// Sources that stand beside a clause: "according to Chen", and the speaker of a quotation.
extension StatementSourceFinder {
  func phrase(
    _ start: Int, _ from: Int, _ scene: SpeechScene, into found: inout StatementSources
  ) {
    let tree = scene.tree
    guard from < scene.tokens.count, let noun = head(of: start, scene), noun >= from,
      var above = tree.head(noun)
    else { return }
    let source = range(from: from, under: noun, scene)
    guard !source.isEmpty, mayState(SpeakerPhrase(tokens: source, form: .nominal), scene) else {
      return
    }
    let from = clauseStart(before: start, scene)
    if let inner = bracketed(between: above, start, scene)
      ?? (above < from ? top(behind: source.upperBound, scene) : nil)
    {
      return found.add(statement(source, from: from), at: inner)
    }
    var except = noun
    // "died in the fire, according to Chen": the comma tells that it holds for the clause.
    let isSetOff = start > 0 && words.clauseMarks.contains(scene.tokens[start - 1].word)
    if isSetOff {
      for _ in 0..<4 where tree.tag(above) != .verb {
        guard let next = tree.head(above) else { break }
        except = above
        above = next
      }
    }
    found.add(
      statement(source, except: except, from: from, holdsForSentence: noun < above || isSetOff),
      at: above)
  }

  /// "1,900 died (2,100 according to Chen)": what stands in the brackets.
  private func bracketed(between above: Int, _ start: Int, _ scene: SpeechScene) -> Int? {
    guard above < start, start - above < 40,
      let bracket = (above..<start).last(where: {
        scene.tokens[$0].word == lexicon.openBracket
      }), bracket + 1 < start
    else { return nil }
    return scene.tree.top(of: bracket + 1..<start)
  }

  /// "The plan was 70, and the harvest, according to Chen, 55": behind "and" and a comma, or a semicolon, the
  /// phrase holds for what stands around it there.
  private func clauseStart(before start: Int, _ scene: SpeechScene) -> Int {
    var index = start - 1
    while index > 0, start - index < 40, !scene.tokens[index].shape.contains(.sentenceStart) {
      let word = scene.tokens[index].word
      if words.semicolons.contains(word)
        || words.clauseMarks.contains(word) && scene.tree.relation(index + 1) == .cc
      {
        return index
      }
      index -= 1
    }
    return 0
  }

  /// What the words behind the phrase and its comma hang on.
  private func top(behind end: Int, _ scene: SpeechScene) -> Int? {
    guard end + 1 < scene.tokens.count else { return nil }
    var index = end + 1
    for _ in 0..<8 {
      guard let head = scene.tree.head(index), head > end else { break }
      index = head
    }
    return index
  }

  /// The noun that a phrase such as "according to" leads.
  private func head(of start: Int, _ scene: SpeechScene) -> Int? {
    switch scene.tree.relation(start) {
    case .case: scene.tree.head(start)
    case .advcl, .acl, .obl, .advmod:
      scene.tree.dependent(of: start) {
        scene.tree.relation($0) == .obl || scene.tree.relation($0) == .oblAgent
      }
    default: nil
    }
  }

  /// The words that hang together from a token on below a noun, to the first mark.
  private func range(from start: Int, under noun: Int, _ scene: SpeechScene) -> Range<Int> {
    var end = start
    while end < scene.tokens.count, end - start < Self.longestPhrase,
      hangs(end, under: noun, scene)
    {
      end += 1
    }
    if end - start == Self.longestPhrase, let short = sources.phrase(around: noun, in: scene) {
      return short.tokens
    }
    // "according to Chen's Cold Kilns", where the tree parts the title from its owner.
    if end > start, scene.tokens[end - 1].word == lexicon.genitive { end -= 1 }
    return start..<end
  }

  private func hangs(_ index: Int, under noun: Int, _ scene: SpeechScene) -> Bool {
    let token = scene.tokens[index]
    if token.shape.contains(.punctuation), token.word != lexicon.hyphen { return false }
    var index = index
    for _ in 0..<6 {
      if index == noun { return true }
      guard let head = scene.tree.head(index) else { return false }
      index = head
    }
    return false
  }

  func addSpeakers(
    of quotations: [QuotationMention], _ tokens: [Token], into found: inout StatementSources
  ) {
    for quotation in quotations {
      guard let speaker = quotation.attribution.speaker,
        quotation.kind == .direct || quotation.kind == .mixed
      else { continue }
      let words = self.tokens(of: speaker, tokens)
      let quoted = self.tokens(of: quotation.span, tokens)
      if !words.isEmpty, !quoted.isEmpty { found.add(speaker: words, of: quoted) }
    }
  }

  private func tokens(of span: TextSpan, _ tokens: [Token]) -> Range<Int> {
    func first(from offset: Int) -> Int {
      var low = 0
      var high = tokens.count
      while low < high {
        let middle = (low + high) / 2
        if Int(tokens[middle].utf8Start) < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = first(from: span.utf8Start)
    return start..<max(start, first(from: span.utf8End))
  }
}
