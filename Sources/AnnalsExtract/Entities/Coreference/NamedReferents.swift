import AnnalsAnnotation
import AnnalsLanguage
import AnnalsLexicons

/// A name with the number of what it names.
struct ChainedName: Sendable {
  let tokens: Range<Int>
  let type: EntityType
  let entity: Int
}

/// Everybody and everything that a document's names, nouns and pronouns may stand for: entities by their
/// numbers, and persons without a name from -1 down.
///
/// A class, because whoever resolves a reference learns from it.
final class Referents {
  private let types: [EntityType]
  private var genders: [Gender]
  private var unnamed: [Gender] = []

  init(_ names: [ChainedName]) {
    var types = [EntityType](
      repeating: .person, count: (names.map(\.entity).max() ?? -1) + 1)
    for name in names { types[name.entity] = name.type }
    self.types = types
    genders = Array(repeating: .any, count: types.count)
  }

  func type(of referent: Int) -> EntityType { referent >= 0 ? types[referent] : .person }

  func gender(of referent: Int) -> Gender {
    referent >= 0 ? genders[referent] : unnamed[-1 - referent]
  }

  /// What is said first of somebody's gender holds.
  func tell(_ referent: Int, _ gender: Gender) {
    guard self.gender(of: referent) == .any else { return }
    if referent >= 0 { genders[referent] = gender } else { unnamed[-1 - referent] = gender }
  }

  /// The number of somebody whom the text doesn't name.
  func addUnnamed(_ gender: Gender) -> Int {
    unnamed.append(gender)
    return -unnamed.count
  }
}

/// The names of a document as referents: where their heads stand, and what the text tells of each entity
/// beside its name: whether it is a man or a woman, and what else it may be called.
struct NamedReferents {
  let names: [ChainedName]
  /// For each name the token by which it hangs in the tree.
  private(set) var heads: [Int] = []
  let referents: Referents
  /// By a noun's word: the entity that it was said of, nil where it was said of two.
  private(set) var entityOfRole: [WordID: Int?] = [:]

  init(
    _ names: [ChainedName], in document: AnalyzedDocument, tree: DependencyTree,
    words: ReferenceWords, gazetteer: Gazetteer
  ) {
    self.names = names
    referents = Referents(names)
    heads.reserveCapacity(names.count)
    for name in names {
      heads.append(tree.top(of: name.tokens))
      if name.type == .person {
        readPerson(name, in: document, tree, words, gazetteer)
      } else if name.type == .organization {
        readBody(name, in: document.tokens, words)
      }
    }
  }

  /// Who is called what: "Chairman Mao", "the historian Anna Keller".
  private mutating func readPerson(
    _ name: ChainedName, in document: AnalyzedDocument, _ tree: DependencyTree,
    _ words: ReferenceWords, _ gazetteer: Gazetteer
  ) {
    let tokens = document.tokens
    let first = name.tokens.lowerBound
    if first > 0, !tokens[first].shape.contains(.sentenceStart) {
      let before = tokens[first - 1].word
      if let gender = words.titles[before] ?? words.personNouns[before],
        tree.isNoun(first - 1)
      {
        referents.tell(name.entity, gender)
        call(name.entity, before)
      }
    }
    if let gender = words.titles[tokens[first].word] { referents.tell(name.entity, gender) }
    guard referents.gender(of: name.entity) == .any else { return }
    referents.tell(
      name.entity, Self.gender(ofGivenName: first, name.tokens.count, document, gazetteer))
  }

  /// Of a name of several words, or of one that is no surname, the first is a given name.
  private static func gender(
    ofGivenName first: Int, _ count: Int, _ document: AnalyzedDocument, _ gazetteer: Gazetteer
  ) -> Gender {
    let word = FoldedName(document.document.text.utf8[document.tokens[first].span.utf8Range])
    let use = gazetteer.personWord(word.bytes)
    if count == 1, use.contains(.surname) || use.contains(.leading) { return .any }
    return use.contains(.female) ? .female : use.contains(.male) ? .male : .any
  }

  /// "Grain Board" is a board, "Ministry of Trade" a ministry.
  private mutating func readBody(
    _ name: ChainedName, in tokens: [Token], _ words: ReferenceWords
  ) {
    guard name.tokens.count > 1 else { return }
    let preposition = name.tokens.first { tokens[$0].word == words.of }
    let head = (preposition ?? name.tokens.upperBound) - 1
    guard head >= name.tokens.lowerBound, words.nameHeads.contains(tokens[head].word) else {
      return
    }
    call(name.entity, tokens[head].word)
  }

  /// Notes that a noun was said of an entity.
  mutating func call(_ entity: Int, _ noun: WordID) {
    guard noun != 0 else { return }
    if let known = entityOfRole[noun] {
      if known != entity { entityOfRole.updateValue(nil, forKey: noun) }
    } else {
      entityOfRole[noun] = entity
    }
  }
}
