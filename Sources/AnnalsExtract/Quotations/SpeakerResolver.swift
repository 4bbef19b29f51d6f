import AnnalsAnnotation
import AnnalsLanguage

/// Finds the name that a speaker's words stand for: the person behind "he", the full name behind "Mao".
///
/// A pronoun stands for a person who is named in its sentence or the two before, outside quotations,
/// when only one is whom the text lets speak or gives a title. A single name stands for the longest name
/// before it that begins or ends with the same word, unless two names do so.
struct SpeakerResolver: Sendable {
  private let lexicon: QuotationLexicon
  private let reader: SpeakerPhraseReader
  private static let sentenceReach = 2
  private static let tokenReach = 120

  init(lexicon: QuotationLexicon) {
    self.lexicon = lexicon
    reader = SpeakerPhraseReader(lexicon: lexicon)
  }

  /// For each quotation the span of that name; nil where the speaker's own words are best.
  func antecedents(
    of quotations: [AttributedQuotation], in analyzed: AnalyzedDocument
  ) -> [TextSpan?] {
    guard quotations.contains(where: { $0.attribution?.speaker != nil }) else {
      return Array(repeating: nil, count: quotations.count)
    }
    let names = DocumentNames(analyzed, reader: reader, lexicon: lexicon)
    let persons = persons(of: quotations, names, analyzed)
    var antecedents: [TextSpan?] = []
    for quotation in quotations {
      guard let speaker = quotation.attribution?.speaker else {
        antecedents.append(nil)
        continue
      }
      var name: Range<Int>?
      switch speaker.form {
      case .pronoun: name = person(behind: speaker, persons, quotations, names, analyzed)
      case .name: name = names.fullName(of: speaker.tokens, in: analyzed)
      case .nominal: name = nil
      }
      if speaker.form == .pronoun, let short = name {
        name = names.fullName(of: short, in: analyzed) ?? short
      }
      antecedents.append(name.map(analyzed.span))
    }
    return antecedents
  }

  /// The last words of all names that speak or have a title, hashed.
  private func persons(
    of quotations: [AttributedQuotation], _ names: DocumentNames, _ analyzed: AnalyzedDocument
  ) -> Set<UInt64> {
    var persons = Set<UInt64>()
    for case let speaker? in quotations.map({ $0.attribution?.speaker }) where speaker.form == .name
    {
      for index in speaker.tokens where reader.isNameWord(analyzed.tokens, index) {
        guard lexicon.titles[analyzed.tokens[index].word] == nil,
          !lexicon.speakerNouns.contains(analyzed.tokens[index].word)
        else { continue }
        persons.insert(DocumentNames.hash(index, in: analyzed))
      }
    }
    return persons
  }

  private func person(
    behind pronoun: SpeakerPhrase, _ persons: Set<UInt64>, _ quotations: [AttributedQuotation],
    _ names: DocumentNames, _ analyzed: AnalyzedDocument
  ) -> Range<Int>? {
    let index = pronoun.tokens.lowerBound
    guard let kind = lexicon.pronouns[analyzed.tokens[index].word]?.kind,
      kind == .male || kind == .female
    else { return nil }
    var best: Range<Int>?
    var identity: UInt64?
    for name in names.before(index, from: windowStart(of: index, analyzed.tokens)) {
      guard !isQuoted(name.lowerBound, quotations) else { continue }
      let words = name.filter { reader.isNameWord(analyzed.tokens, $0) }
      let hashes = words.map { DocumentNames.hash($0, in: analyzed) }
      let hasTitle = lexicon.titles[analyzed.tokens[name.lowerBound].word] != nil
      guard hasTitle || hashes.contains(where: persons.contains) else { continue }
      if contradicts(name, kind, analyzed.tokens) { continue }
      let own = names.fullName(of: name, in: analyzed) ?? name
      let key = DocumentNames.hash(own.upperBound - 1, in: analyzed)
      if let identity, identity != key { return nil }
      identity = key
      best = name
    }
    return best
  }

  private func contradicts(
    _ name: Range<Int>, _ kind: SpeakerPronoun.Kind, _ tokens: [Token]
  ) -> Bool {
    switch lexicon.titles[tokens[name.lowerBound].word]?.gender {
    case .male: kind == .female
    case .female: kind == .male
    case .any, nil: false
    }
  }

  private func windowStart(of index: Int, _ tokens: [Token]) -> Int {
    var start = index
    var sentences = 0
    while start > 0, index - start < Self.tokenReach {
      if tokens[start].shape.contains(.sentenceStart) {
        sentences += 1
        if sentences > Self.sentenceReach { break }
      }
      start -= 1
    }
    return start
  }

  private func isQuoted(_ token: Int, _ quotations: [AttributedQuotation]) -> Bool {
    var low = 0
    var high = quotations.count
    while low < high {
      let middle = (low + high) / 2
      if quotations[middle].stretch.start <= token { low = middle + 1 } else { high = middle }
    }
    var index = low - 1
    while index >= 0 {
      if quotations[index].stretch.end > token { return true }
      guard let parent = quotations[index].stretch.parent else { return false }
      index = parent
    }
    return false
  }
}

/// The runs of capitals of a document, and which of them share a word.
struct DocumentNames {
  private var names: [Range<Int>] = []
  /// By the first or last word's hash: the longest name, or nil where two differ.
  private var byWord: [UInt64: (name: Range<Int>, isUnique: Bool)] = [:]

  init(_ analyzed: AnalyzedDocument, reader: SpeakerPhraseReader, lexicon: QuotationLexicon) {
    let tokens = analyzed.tokens
    var index = 0
    while index < tokens.count {
      guard tokens[index].shape.contains(.capitalized), reader.isNameWord(tokens, index) else {
        index += 1
        continue
      }
      let limit = min(tokens.count, index + 8)
      let phrase = reader.phrase(startingAt: index, limit: limit, in: tokens)
      let end = max(index + 1, phrase?.form == .name ? phrase!.tokens.upperBound : index + 1)
      add(index..<end, analyzed, lexicon)
      index = end
    }
  }

  private mutating func add(
    _ name: Range<Int>, _ analyzed: AnalyzedDocument, _ lexicon: QuotationLexicon
  ) {
    let tokens = analyzed.tokens
    if tokens[name].contains(where: { lexicon.organizationWords.contains($0.word) }) { return }
    names.append(name)
    var bare = name
    while bare.count > 1, lexicon.titles[tokens[bare.lowerBound].word] != nil {
      bare = bare.lowerBound + 1..<bare.upperBound
    }
    guard bare.count > 1 else { return }
    for word in [bare.lowerBound, bare.upperBound - 1] {
      let key = Self.hash(word, in: analyzed)
      guard let known = byWord[key] else {
        byWord[key] = (bare, true)
        continue
      }
      if analyzed.document.text[analyzed.span(of: known.name)]
        != analyzed.document.text[analyzed.span(of: bare)]
      {
        byWord[key] = (known.name, false)
      }
    }
  }

  /// The names that lie from `start` on before `end`.
  func before(_ end: Int, from start: Int) -> ArraySlice<Range<Int>> {
    func firstIndex(from token: Int) -> Int {
      var low = 0
      var high = names.count
      while low < high {
        let middle = (low + high) / 2
        if names[middle].lowerBound < token { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let first = firstIndex(from: start)
    return names[first..<max(first, firstIndex(from: end))]
  }

  /// The longer name that a single word stands for, when it stands before the word and is the only one.
  func fullName(of name: Range<Int>, in analyzed: AnalyzedDocument) -> Range<Int>? {
    guard let known = byWord[Self.hash(name.upperBound - 1, in: analyzed)], known.isUnique,
      known.name.upperBound <= name.lowerBound, name.count == 1
    else { return nil }
    return known.name
  }

  static func hash(_ token: Int, in analyzed: AnalyzedDocument) -> UInt64 {
    let token = analyzed.tokens[token]
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in Int(token.utf8Start)..<Int(token.utf8End) {
      hash = (hash ^ UInt64(analyzed.document.text.utf8[index])) &* 0x0000_0100_0000_01b3
    }
    return hash
  }
}
