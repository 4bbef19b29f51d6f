import AnnalsAnnotation

/// One way in which a document writes a name of one type, case and diacritics apart.
struct NameSpelling {
  let type: EntityType
  let name: FoldedName
  let words: [FoldedName]
  /// The first of the document's names that is written so.
  let first: Int
  /// Whether that is one word in capitals.
  let isInitials: Bool
  /// How many are.
  var count = 0
  /// What titles before it tell of the person's sex, where they agree.
  var sex: PersonName.Sex = .unknown
  /// Whether titles before it disagree.
  var isOfBothSexes = false

  mutating func add(_ title: PersonName.Sex) {
    if title == .unknown { return }
    if sex.contradicts(title) { isOfBothSexes = true }
    sex = title
  }
}

/// The unlike spellings of a document, in the order of first mention.
struct NameSpellings {
  private(set) var all: [NameSpelling] = []
  /// For each name the index of its spelling.
  private(set) var spellingOfName: [Int] = []

  private struct Key: Hashable {
    let type: EntityType
    let name: FoldedName
  }

  /// - Parameter sexes: what a title before each name tells.
  init(_ names: [NamedTokens], sexes: [PersonName.Sex], in document: AnalyzedDocument) {
    var indices: [Key: Int] = [:]
    spellingOfName.reserveCapacity(names.count)
    for (index, name) in names.enumerated() {
      let folded = FoldedName(name.tokens, in: document)
      let spelling = indices[Key(type: name.type, name: folded), default: all.count]
      if spelling == all.count {
        indices[Key(type: name.type, name: folded)] = spelling
        let isInitials =
          name.tokens.count == 1
          && document.tokens[name.tokens.lowerBound].shape.contains(.allCapitals)
        all.append(
          NameSpelling(
            type: name.type, name: folded, words: folded.words, first: index,
            isInitials: isInitials))
      }
      all[spelling].count += 1
      all[spelling].add(sexes[index])
      spellingOfName.append(spelling)
    }
  }
}
