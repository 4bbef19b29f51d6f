import AnnalsAnnotation

/// Joins "Toft Province" and "Toft", where the document has both.
struct PlaceLinks {
  private static let kinds = Set(
    ["province", "county", "prefecture", "district"].map { FoldedName($0) })

  func join(_ links: inout NameLinks) {
    let long = links.spellings.indices.filter { index in
      links.spellings[index].type == .place && links.spellings[index].words.count > 1
        && links.spellings[index].words.last.map(Self.kinds.contains) == true
    }
    if long.isEmpty { return }
    var places: [FoldedName: Int] = [:]
    for (index, spelling) in links.spellings.enumerated() where spelling.type == .place {
      places[spelling.name] = index
    }
    for index in long {
      let bare = FoldedName(joining: links.spellings[index].words.dropLast())
      if let place = places[bare] { links.join(index, place) }
    }
  }
}

/// Joins an organization's names: initials in brackets behind the full name ("Grain Board (GB)") or of one
/// full name alone, the name without "Ltd", and its last word where no other ends so ("the Bureau").
struct OrganizationLinks {
  private let document: AnalyzedDocument
  private let nameWords: NameWords
  private static let forms = Set(
    ["ltd", "inc", "co", "corp", "llc", "plc", "company", "limited", "corporation"].map {
      FoldedName($0)
    })
  private static let small = Set(["of", "the", "and", "for", "in", "on"].map { FoldedName($0) })

  /// Bodies that every country has.
  private static let common = Set(
    ["army", "navy", "police", "corps", "guards", "troops", "brigade", "regiment", "battalion"].map
    {
      FoldedName($0)
    })

  init(_ document: AnalyzedDocument, nameWords: NameWords) {
    self.document = document
    self.nameWords = nameWords
  }

  func join(_ links: inout NameLinks, names: [NamedTokens], spellingOfName: [Int]) {
    joinBracketed(&links, names, spellingOfName)
    var longer: [FoldedName: [Int]] = [:]
    for (index, spelling) in links.spellings.enumerated()
    where spelling.type == .organization && spelling.words.count > 1 {
      let last = document.tokens[names[spelling.first].tokens.upperBound - 1]
      for short in shortNames(of: spelling.words, last: last) {
        longer[short, default: []].append(index)
      }
    }
    if longer.isEmpty { return }
    for (index, spelling) in links.spellings.enumerated() where spelling.type == .organization {
      guard let candidates = longer[spelling.name] else { continue }
      var bodies: [Int] = []
      for candidate in candidates.prefix(8) {
        let root = links.root(candidate)
        if root != links.root(index), !bodies.contains(root) { bodies.append(root) }
      }
      if bodies.count == 1 { links.join(index, bodies[0]) }
    }
  }

  private func shortNames(of words: [FoldedName], last: Token) -> [FoldedName] {
    var shorts: [FoldedName] = []
    if let word = words.last {
      if Self.forms.contains(word) {
        shorts.append(FoldedName(joining: words.dropLast()))
      } else if !Self.common.contains(word), tellsBody(last) {
        shorts.append(word)
      }
    }
    let initials = words.filter { !Self.small.contains($0) }.compactMap(\.bytes.first)
    if initials.count > 2 { shorts.append(FoldedName(initials)) }
    return shorts
  }

  private func tellsBody(_ token: Token) -> Bool {
    (nameWords.type(token, at: .last) ?? nameWords.type(token, at: .end)) == .organization
  }

  /// "Grain Board (GB)": the second name stands alone in brackets behind the first, and begins alike.
  private func joinBracketed(
    _ links: inout NameLinks, _ names: [NamedTokens], _ spellingOfName: [Int]
  ) {
    for index in names.indices.dropFirst() {
      let (long, short) = (names[index - 1], names[index])
      guard short.tokens.count == 1, long.type == short.type, long.tokens.count > 1,
        short.tokens.lowerBound == long.tokens.upperBound + 1,
        document.analyses[long.tokens.upperBound].pennTag == .openingBracket,
        document.tokens[short.tokens.lowerBound].shape.contains(.allCapitals)
      else { continue }
      let (first, second) = (spellingOfName[index - 1], spellingOfName[index])
      guard links.spellings[first].name.bytes.first == links.spellings[second].name.bytes.first
      else { continue }
      links.join(first, second)
    }
  }
}
