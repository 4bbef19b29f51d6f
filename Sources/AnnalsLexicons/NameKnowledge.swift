import AnnalsAnnotation

/// What is known of names from outside the document: the maintainer's decisions first, then the gazetteer.
package struct NameKnowledge: Sendable {
  package let gazetteer: Gazetteer
  package let authority: Authority

  package init(gazetteer: Gazetteer = Gazetteer(), authority: Authority = .none) {
    self.gazetteer = gazetteer
    self.authority = authority
  }

  /// The one type that a name has, and whether that may be wrong for a name that nothing else speaks for.
  package struct Known: Sendable {
    package let type: EntityType
    package let isDoubtful: Bool
  }

  /// Nil for a name that is unknown or has several types.
  package func known(_ name: FoldedName) -> Known? {
    if let entry = authority.entry(named: name) {
      return Known(type: entry.type, isDoubtful: false)
    }
    guard let entry = gazetteer.entry(of: name.bytes) else { return nil }
    // A single word that is a person's name in the gazetteer may be a ship's or a firm's, and of
    // organizations those are initials.
    let isBare = entry.type != .place && !name.bytes.contains(UInt8(ascii: " "))
    return Known(type: entry.type, isDoubtful: entry.isDoubtful || isBare)
  }

  /// Whether the words look like a person's name: a given name or a leading family name before others, or a
  /// single word that many people bear.
  package func isPersonLike(_ words: [FoldedName]) -> Bool {
    guard let first = words.first else { return false }
    let use = gazetteer.personWord(first.bytes)
    if words.count == 1 { return !use.isEmpty }
    return words.count <= 4 && !use.isDisjoint(with: [.given, .leading])
  }

  /// Whether the words are a common given name and a common surname.
  package func isFullName(_ words: [FoldedName]) -> Bool {
    guard let first = words.first, let last = words.last, (2...3).contains(words.count) else {
      return false
    }
    return gazetteer.personWord(first.bytes).contains(.given)
      && gazetteer.personWord(last.bytes).contains(.surname)
  }

  /// The one usual name of what is named; nil where nothing is known or several have the name.
  package func usualName(of name: FoldedName, type: EntityType) -> String? {
    if let entry = authority.entry(named: name), entry.type == type { return entry.name }
    guard let entry = gazetteer.entry(of: name.bytes), entry.type == type,
      let usual = entry.usual
    else { return nil }
    if authority.isEmpty { return usual }
    if authority.keepsApart(name, FoldedName(usual)) { return nil }
    return authority.entry(named: FoldedName(usual)).map { $0.name } ?? usual
  }
}
