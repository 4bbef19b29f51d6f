import AnnalsAnnotation
import AnnalsLanguage
import AnnalsLexicons

/// Which names of a document name the same.
///
/// Names of one type do that are equal but for case, diacritics, hyphens and blanks, that the authority file
/// or the gazetteer knows for one thing, or of which one is short for the other: `PersonLinks`,
/// `PlaceLinks` and `OrganizationLinks` say when. A wrong link is worse than none: a short name that could be
/// several long ones stays alone.
struct NameChains {
  /// For each name the number of its entity, counted from 0 in the order of first mention.
  private(set) var entityOfName: [Int] = []

  init(
    _ names: [NamedTokens], sexes: [PersonName.Sex], knowledge: NameKnowledge,
    nameWords: NameWords, in document: AnalyzedDocument
  ) {
    let spellings = NameSpellings(names, sexes: sexes, in: document)
    var links = NameLinks(spellings.all, knowledge: knowledge)
    links.joinKnown()
    links.joinSqueezed()
    PersonLinks(gazetteer: knowledge.gazetteer).join(&links)
    PlaceLinks().join(&links)
    OrganizationLinks(document, nameWords: nameWords).join(
      &links, names: names, spellingOfName: spellings.spellingOfName)
    var numbers: [Int: Int] = [:]
    entityOfName = spellings.spellingOfName.map { spelling in
      let root = links.root(spelling)
      let number = numbers[root, default: numbers.count]
      numbers[root] = number
      return number
    }
  }
}

/// Spellings and what has been found to be the same: a forest in which each tree is an entity.
struct NameLinks {
  let spellings: [NameSpelling]
  let knowledge: NameKnowledge
  private var parents: [Int]

  init(_ spellings: [NameSpelling], knowledge: NameKnowledge) {
    self.spellings = spellings
    self.knowledge = knowledge
    parents = Array(spellings.indices)
  }

  /// The first spelling of the entity that a spelling belongs to.
  mutating func root(_ spelling: Int) -> Int {
    var root = spelling
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  /// Makes two spellings one entity, unless the maintainer keeps them apart.
  mutating func join(_ first: Int, _ second: Int) {
    if knowledge.authority.keepsApart(spellings[first].name, spellings[second].name) { return }
    let (first, second) = (root(first), root(second))
    if knowledge.authority.keepsApart(spellings[first].name, spellings[second].name) { return }
    parents[max(first, second)] = min(first, second)
  }

  private struct Key: Hashable {
    let type: EntityType
    let name: FoldedName
  }

  /// Joins what the authority file or the gazetteer knows for one thing.
  mutating func joinKnown() {
    var firsts: [Key: Int] = [:]
    for (index, spelling) in spellings.enumerated() {
      let usual = knowledge.usualName(of: spelling)
      let key = Key(type: spelling.type, name: usual.map { FoldedName($0) } ?? spelling.name)
      if let first = firsts[key] { join(first, index) } else { firsts[key] = index }
    }
  }

  /// Joins "Hong Kong" and "Hongkong".
  mutating func joinSqueezed() {
    var firsts: [Key: Int] = [:]
    for (index, spelling) in spellings.enumerated() {
      let key = Key(type: spelling.type, name: spelling.name.squeezed)
      if let first = firsts[key] { join(first, index) } else { firsts[key] = index }
    }
  }
}

extension NameKnowledge {
  /// The usual name of what a document writes so. A surname alone is the maintainer's to give away: somebody
  /// less known of that name may stand in the document.
  fileprivate func usualName(of spelling: NameSpelling) -> String? {
    if spelling.type == .person, spelling.words.count == 1 {
      return authority.entry(named: spelling.name).flatMap { $0.type == .person ? $0.name : nil }
    }
    return usualName(of: spelling.name, type: spelling.type)
  }
}
