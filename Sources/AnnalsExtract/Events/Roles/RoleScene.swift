import AnnalsAnnotation
import AnnalsLanguage

/// A document as the role rules look at it: its trees, and for each token the entity mention and the date
/// that it stands in.
///
/// A class, because every reader carries it, and because lemmas are looked up once.
final class RoleScene {
  let tokens: [Token]
  let bytes: [UInt8]
  let tree: DependencyTree
  let words: RoleWords
  let mentions: [EntityMention]
  private let sentences: [Sentence]
  private let lemmas: WordLemmas
  /// The lemma of each token that was asked for, else `unknown`.
  private var lemmaOfToken: [WordID]
  private static let unknown = WordID.max
  /// For each token the innermost entity mention that it stands in, or -1.
  private let mentionOfToken: [Int32]
  /// One flag a token: part of a date, a time or a duration.
  private let isDated: [Bool]
  /// For each entity the indices of the mentions that name it, in text order.
  private let names: [Int: [Int32]]

  init(
    _ document: AnalyzedDocument, tree: DependencyTree, words: RoleWords, lemmas: WordLemmas,
    mentions: [EntityMention], dates: [DateMention]
  ) {
    tokens = document.tokens
    bytes = document.document.text.utf8
    sentences = document.sentences
    self.tree = tree
    self.words = words
    self.lemmas = lemmas
    self.mentions = mentions
    lemmaOfToken = [WordID](repeating: Self.unknown, count: tokens.count)
    var mentionOfToken = [Int32](repeating: -1, count: tokens.count)
    var names: [Int: [Int32]] = [:]
    Self.forEach(mentions.map(\.span), in: tokens) { mention, token in
      mentionOfToken[token] = Int32(mention)
    }
    for (index, mention) in mentions.enumerated() where mention.form == .name {
      names[mention.entity, default: []].append(Int32(index))
    }
    var isDated = [Bool](repeating: false, count: tokens.count)
    Self.forEach(dates.map(\.span), in: tokens) { _, token in isDated[token] = true }
    self.mentionOfToken = mentionOfToken
    self.names = names
    self.isDated = isDated
  }

  /// Each token of each span, the spans sorted by their start; an inner span comes after its outer one.
  private static func forEach(
    _ spans: [TextSpan], in tokens: [Token], _ body: (Int, Int) -> Void
  ) {
    var first = 0
    for (index, span) in spans.enumerated() {
      while first < tokens.count, Int(tokens[first].utf8End) <= span.utf8Start { first += 1 }
      var token = first
      while token < tokens.count, Int(tokens[token].utf8Start) < span.utf8End {
        body(index, token)
        token += 1
      }
    }
  }

  /// Code points of a span.
  func characters(of span: TextSpan) -> Int {
    var count = 0
    for index in span.utf8Range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Whether a word has its capital only because it opens a sentence: "The" of "The mill burned."
  func isCapitalForItsPlace(_ token: Int) -> Bool {
    let first = bytes[Int(tokens[token].utf8Start)]
    guard first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z"), tree.tag(token) != .propn,
      tree.nameType(token) == nil, mention(at: token).map({ mentions[$0].form != .name }) ?? true,
      !(tokens[token].utf8Count == 1 && tree.tag(token) == .pron),
      let sentence = sentences.sentenceIndex(at: Int(tokens[token].utf8Start))
    else { return false }
    let start = sentences[sentence].tokens.lowerBound
    return start == token || start + 1 == token && tree.tag(start) == .punct
  }

  // MARK: Words

  @inline(__always)
  func cue(_ index: Int) -> RoleCue { words.cue(tokens[index].word) }

  func has(_ index: Int, _ cue: RoleCue) -> Bool { !self.cue(index).isDisjoint(with: cue) }

  /// The cues of a noun in the plural are those of its singular.
  func nounCue(_ index: Int) -> RoleCue {
    let cue = cue(index)
    return cue.isEmpty && tree.pennTag(index) == .nns ? words.cue(lemma(index)) : cue
  }

  func lemma(_ index: Int) -> WordID {
    let known = lemmaOfToken[index]
    if known != Self.unknown { return known }
    let lemma = lemmas.id(
      of: tokens[index],
      TokenAnalysis(
        head: -1, universalTag: tree.tag(index), pennTag: tree.pennTag(index), relation: .root),
      in: bytes)
    lemmaOfToken[index] = lemma
    return lemma
  }

  func traits(_ verb: Int) -> VerbTraits { words.verb(lemma(verb)) }

  func isVerbForm(_ index: Int) -> Bool {
    let tag = tree.tag(index)
    return tag == .verb || tag == .aux
  }

  func isNumber(_ index: Int) -> Bool {
    tree.tag(index) == .num || tokens[index].shape.contains(.number)
      || tree.dependent(of: index, .nummod) != nil || has(index, .share)
  }

  /// Whether a token stands in a date or in a stretch of time.
  func isDate(_ token: Int) -> Bool { isDated[token] }

  /// Whether a phrase says when, by its head.
  func isTime(_ head: Int) -> Bool {
    isDated[head] || nounCue(head).contains(.time)
  }

  // MARK: Entities

  /// The tokens of the name that a token stands in.
  func name(around token: Int) -> Range<Int>? {
    guard let found = mention(at: token), mentions[found].form == .name else { return nil }
    let span = mentions[found].span
    var start = token
    while start > 0, Int(tokens[start - 1].utf8Start) >= span.utf8Start { start -= 1 }
    var end = token + 1
    while end < tokens.count, Int(tokens[end].utf8End) <= span.utf8End { end += 1 }
    return start..<end
  }

  /// Index of the mention that a token stands in.
  func mention(at token: Int) -> Int? {
    mentionOfToken[token] < 0 ? nil : Int(mentionOfToken[token])
  }

  /// The mention that a noun phrase is about, by its head: that of the head itself, else the name beside it,
  /// as in "the historian Mary Holm" and "the mayor, Mary Holm".
  func mention(ofPhrase head: Int) -> Int? {
    if let own = mention(at: head) { return own }
    let beside = tree.dependent(of: head) {
      switch tree.relation($0) {
      case .flat, .nmodDesc: isName($0)
      // "the mayors, Holm and Aase": each is one of them; "your letter, Holm": he is no letter.
      case .appos:
        isName($0) && isSingular(head) && tree.dependent(of: $0, .conj) == nil
          && isPerson($0) == words.isPerson(lemma(head))
      case .compound: isName($0) && isPerson($0)
      default: false
      }
    }
    return beside.flatMap(mention(at:))
  }

  private func isSingular(_ noun: Int) -> Bool {
    tree.pennTag(noun) != .nns && tree.pennTag(noun) != .nnps
      && tree.dependent(of: noun, .conj) == nil
  }

  private func isName(_ token: Int) -> Bool {
    mention(at: token).map { mentions[$0].form == .name } ?? false
  }

  func isPerson(_ token: Int) -> Bool {
    if let found = mention(at: token) { return mentions[found].type == .person }
    if has(token, .person) { return true }
    switch tree.pennTag(token) {
    case .prp: return !isThing(token)
    case .wp: return true
    case .nn: return words.isPerson(tokens[token].word)
    case .nns: return words.isPerson(lemma(token))
    default: return tree.nameType(token) == .person
    }
  }

  private func isThing(_ token: Int) -> Bool {
    tokens[token].utf8Count == 2 && bytes[Int(tokens[token].utf8Start)] | 0x20 == UInt8(ascii: "i")
  }

  func isPlace(_ token: Int) -> Bool {
    mention(at: token).map { mentions[$0].type == .place } ?? false
  }

  /// The name that a pronoun stands for: the last one before it, else the first behind.
  func name(ofPronoun token: Int) -> TextSpan? {
    guard let found = mention(at: token), mentions[found].form == .pronoun,
      let named = names[mentions[found].entity]
    else { return nil }
    var low = 0
    var high = named.count
    while low < high {
      let middle = (low + high) / 2
      if named[middle] < found { low = middle + 1 } else { high = middle }
    }
    return mentions[Int(named[max(0, low - 1)])].span
  }
}
