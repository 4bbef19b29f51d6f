import AnnalsAnnotation
import AnnalsLanguage
import AnnalsLexicons

/// A noun phrase or a pronoun with the number of what it stands for.
struct Reference {
  let tokens: Range<Int>
  let form: EntityMention.Form
  let entity: Int
  let type: EntityType
  let rule: EntityRule
}

/// Finds the noun phrases and pronouns that stand for what is named, where that is safe.
///
/// Walks through the document once, from word to word, and keeps in mind who was mentioned a short while
/// ago; a wrong link is worse than none, so whatever leaves doubt is left out.
struct ReferenceResolver: Sendable {
  private let words: ReferenceWords
  private let gazetteer = Gazetteer()

  init(words: inout VocabularyBuilder) { self.words = ReferenceWords(words: &words) }

  /// - Parameters:
  ///   - names: in text order, disjoint, with entities numbered from 0.
  ///   - quotations: for each token the innermost quotation that holds it, -1 outside; empty where the
  ///     document has none.
  /// - Returns: in text order.
  func references(
    to names: [ChainedName], in document: AnalyzedDocument, tree: DependencyTree,
    quotations: [Int32]
  ) -> [Reference] {
    guard !names.isEmpty, !document.analyses.isEmpty else { return [] }
    let named = NamedReferents(
      names, in: document, tree: tree, words: words, gazetteer: gazetteer)
    var walk = ReferenceWalk(
      document: document, tree: tree, words: words, named: named, quotations: quotations)
    return walk.references()
  }
}

/// What the tokens of one sentence were found to stand for.
private struct TokenReferents {
  private var referents: [Int32]
  private var sentence = 0..<0
  private static let none = Int32.min

  init(count: Int) { referents = Array(repeating: Self.none, count: count) }

  mutating func enter(_ sentence: Range<Int>) { self.sentence = sentence }

  /// Nil for a token that stands for nobody, and outside the sentence.
  subscript(token: Int) -> Int? {
    get {
      guard sentence.contains(token), referents[token] != Self.none else { return nil }
      return Int(referents[token])
    }
    set { referents[token] = newValue.map { Int32($0) } ?? Self.none }
  }
}

/// One way through a document.
private struct ReferenceWalk {
  private let document: AnalyzedDocument
  private let tree: DependencyTree
  private let words: ReferenceWords
  private var named: NamedReferents
  private let quotations: [Int32]
  private let nominals: NominalReader
  private let pronouns: PronounResolver
  private var recent = RecentReferents()
  private var found: [Reference] = []
  /// What a noun, as the head of an apposition, was found to stand for.
  private var entityOfNoun: [Int: Int] = [:]
  private let referents: Referents
  private var referentOfToken: TokenReferents

  init(
    document: AnalyzedDocument, tree: DependencyTree, words: ReferenceWords, named: NamedReferents,
    quotations: [Int32]
  ) {
    self.document = document
    self.tree = tree
    self.words = words
    self.named = named
    self.quotations = quotations
    nominals = NominalReader(document: document, tree: tree, words: words)
    pronouns = PronounResolver(tree: tree)
    referents = named.referents
    referentOfToken = TokenReferents(count: document.tokens.count)
  }

  mutating func references() -> [Reference] {
    readAppositions()
    var next = 0
    var number = 0
    var block = document.sentences.first?.block
    for sentence in document.sentences {
      // A new paragraph is as far as a sentence.
      number += sentence.block == block ? 1 : 2
      block = sentence.block
      referentOfToken.enter(sentence.tokens)
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        if next < named.names.count, named.names[next].tokens.lowerBound == index {
          take(name: next, sentence: number)
          index = named.names[next].tokens.upperBound
          next += 1
          continue
        }
        take(token: index, sentence: number)
        index += 1
      }
    }
    return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func quotation(of token: Int) -> Int32 {
    quotations.isEmpty ? -1 : quotations[token]
  }

  // MARK: What is mentioned

  private mutating func readAppositions() {
    for (index, name) in named.names.enumerated() {
      guard let noun = nominals.apposition(to: name, head: named.heads[index]),
        entityOfNoun[noun] == nil
      else { continue }
      entityOfNoun[noun] = name.entity
      let word = document.tokens[noun].word
      named.call(name.entity, word)
      if let gender = words.personNouns[word] { referents.tell(name.entity, gender) }
    }
  }

  private mutating func take(name index: Int, sentence: Int) {
    let name = named.names[index]
    mention(named.heads[index], of: name.entity, sentence: sentence)
    for token in name.tokens { referentOfToken[token] = name.entity }
  }

  private mutating func take(token index: Int, sentence: Int) {
    let word = document.tokens[index].word
    switch document.analyses[index].universalTag {
    case .noun: take(noun: index, word, sentence: sentence)
    case .propn: takeUnknown(name: index, sentence: sentence)
    case .pron, .det:
      if let pronoun = words.pronouns[word] { take(pronoun: index, pronoun, sentence: sentence) }
    default: break
    }
  }

  private mutating func mention(_ token: Int, of referent: Int, sentence: Int) {
    referentOfToken[token] = referent
    recent.add(
      RecentReferents.Mention(
        token: token, referent: referent, sentence: sentence, weight: weight(of: token),
        quotation: quotation(of: token)))
  }

  // MARK: Nouns

  private mutating func take(noun index: Int, _ word: WordID, sentence: Int) {
    guard tree.pennTag(index) == .nn, !isPartOfName(index) else { return }
    if let entity = entityOfNoun[index] {
      return refer(nominals.phrase(around: index), .nominal, to: entity, .apposition)
    }
    if let entity = named.entityOfRole[word].flatMap({ $0 }), nominals.isBareDefinite(index),
      recent.latest(in: sentence).contains(where: { $0.referent == entity })
    {
      refer(nominals.phrase(around: index), .nominal, to: entity, .role)
      return mention(index, of: entity, sentence: sentence)
    }
    if let gender = words.personNouns[word], stands(index) {
      mention(index, of: referents.addUnnamed(gender), sentence: sentence)
    }
  }

  /// "historian Anna Keller", "the king's son": the first belongs to a name, the second stands for itself.
  private func isPartOfName(_ index: Int) -> Bool {
    switch tree.relation(index) {
    case .compound, .flat: return true
    default: return tree.dependent(of: index, .flat) != nil
    }
  }

  /// Not "she was a clerk", which tells what somebody was; but "this is a child".
  private func stands(_ index: Int) -> Bool {
    guard tree.dependent(of: index, .cop) != nil else { return true }
    guard let subject = tree.subject(of: index) else { return false }
    return referentOfToken[subject] == nil
      && words.pronouns[document.tokens[subject].word] == nil
  }

  /// A name that was not found as one, such as a headline's; it may be anybody's.
  private mutating func takeUnknown(name index: Int, sentence: Int) {
    switch tree.relation(index) {
    case .nsubj, .nsubjPass, .obj, .oblAgent:
      guard tree.pennTag(index) == .nnp, document.tokens[index].shape.contains(.capitalized) else {
        return
      }
      mention(index, of: referents.addUnnamed(.any), sentence: sentence)
    default: return
    }
  }

  // MARK: Pronouns

  private mutating func take(pronoun index: Int, _ pronoun: ReferencePronoun, sentence: Int) {
    switch pronoun.kind {
    case .relative: takeRelative(index, pronoun, sentence: sentence)
    case .possessive: takePossessive(index, sentence: sentence)
    case .reflexive:
      let antecedent = pronouns.antecedent(ofReflexive: index) { referentOfToken[$0] != nil }
      guard let antecedent, let entity = referentOfToken[antecedent], entity >= 0,
        referents.type(of: entity) == .person,
        referents.gender(of: entity).agrees(with: pronoun.gender)
      else { return }
      referents.tell(entity, pronoun.gender)
      refer(index..<index + 1, .pronoun, to: entity, .reflexive)
    case .personal: takePersonal(index, pronoun.gender, sentence: sentence)
    }
  }

  private mutating func takePersonal(_ index: Int, _ gender: Gender, sentence: Int) {
    let referent = pronouns.referent(
      of: index, gender, sentence: sentence, quotation: quotation(of: index), among: recent,
      referents)
    guard let referent else {
      return mention(index, of: referents.addUnnamed(gender), sentence: sentence)
    }
    mention(index, of: referent, sentence: sentence)
    referents.tell(referent, gender)
    if referent >= 0 { refer(index..<index + 1, .pronoun, to: referent, .pronoun) }
  }

  /// "Anna Keller, who": the relative clause hangs on the name.
  private mutating func takeRelative(
    _ index: Int, _ pronoun: ReferencePronoun, sentence: Int
  ) {
    var verb = index
    for _ in 0..<4 {
      guard let head = tree.head(verb) else { return }
      if tree.relation(verb) == .aclRelcl {
        guard let entity = referentOfToken[head], entity >= 0, head < index,
          pronoun.isThing != (referents.type(of: entity) == .person)
        else { return }
        return refer(index..<index + 1, .pronoun, to: entity, .relative)
      }
      verb = head
    }
  }

  /// "The Grain Board raised its price": the clause's subject, when nothing else was named since.
  private mutating func takePossessive(_ index: Int, sentence: Int) {
    guard let subject = pronouns.subject(around: index), let entity = referentOfToken[subject],
      entity >= 0, referents.type(of: entity) != .person, isOnlyNoun(subject, before: index)
    else { return }
    refer(index..<index + 1, .pronoun, to: entity, .possessive)
  }

  private func isOnlyNoun(_ subject: Int, before index: Int) -> Bool {
    index - subject <= 12
      && !(subject + 1..<index).contains { tree.isNoun($0) && tree.head($0) != subject }
  }

  // MARK: What is found

  private mutating func refer(
    _ tokens: Range<Int>, _ form: EntityMention.Form, to entity: Int, _ rule: EntityRule
  ) {
    found.append(
      Reference(
        tokens: tokens, form: form, entity: entity, type: referents.type(of: entity), rule: rule))
  }

  /// Subjects stand in the foreground.
  private func weight(of token: Int) -> Double {
    var index = token
    var share = 1.0
    for _ in 0..<4 {
      switch tree.relation(index) {
      case .flat, .compound, .appos: break
      case .conj: share *= 0.8
      default: return share * Self.weight(of: tree.relation(index))
      }
      guard let head = tree.head(index), tree.isNoun(head) else { break }
      index = head
    }
    return share * Self.weight(of: tree.relation(index))
  }

  private static func weight(of relation: Relation) -> Double {
    switch relation {
    case .nsubj, .nsubjPass, .nsubjOuter: 80
    case .root, .obj, .iobj, .oblAgent: 50
    case .nmodPoss: 45
    case .obl: 40
    case .vocative: 10
    default: 30
    }
  }
}
