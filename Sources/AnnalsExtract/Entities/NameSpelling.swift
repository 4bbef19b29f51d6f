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

  /// A name as it is written, before it is folded: most are written alike each time. Two that differ share
  /// a number with a chance under one in 10^9.
  private struct Written: Hashable {
    let type: EntityType
    let bytes: UInt64
  }

  /// - Parameter sexes: what a title before each name tells.
  init(_ names: [NamedTokens], sexes: [PersonName.Sex], in document: AnalyzedDocument) {
    var indices: [Key: Int] = [:]
    var written: [Written: Int] = [:]
    spellingOfName.reserveCapacity(names.count)
    for (index, name) in names.enumerated() {
      let span = document.span(of: name.tokens)
      let bytes = NameKeys.key(of: document.document.text.utf8[span.utf8Range])
      let key = Written(type: name.type, bytes: bytes)
      let known = written[key]
      let spelling = known ?? self.spelling(of: name, index, among: &indices, in: document)
      if known == nil { written[key] = spelling }
      all[spelling].count += 1
      all[spelling].add(sexes[index])
      spellingOfName.append(spelling)
    }
  }

  /// The spelling of a name, added where it is new.
  private mutating func spelling(
    of name: NamedTokens, _ index: Int, among indices: inout [Key: Int],
    in document: AnalyzedDocument
  ) -> Int {
    let folded = FoldedName(name.tokens, in: document)
    let key = Key(type: name.type, name: folded)
    if let spelling = indices[key] { return spelling }
    indices[key] = all.count
    let isInitials =
      name.tokens.count == 1
      && document.tokens[name.tokens.lowerBound].shape.contains(.allCapitals)
    all.append(
      NameSpelling(
        type: name.type, name: folded, words: folded.words, first: index, isInitials: isInitials))
    return all.count - 1
  }
}
