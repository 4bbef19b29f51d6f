import AnnalsAnnotation
import AnnalsLexicons

/// The entities of a document's mentions, each with its name.
///
/// That is the one that the authority file gives it; else its usual name, where the gazetteer knows it for
/// one thing; else, of the names that mention it, the fullest: "Anna Keller" for "Keller". White space
/// counts as one blank, because a name may be wrapped over two lines.
struct EntityNames {
  struct Entity: Hashable {
    let type: EntityType
    let name: String
    /// The other names that mention it, sorted by their bytes, without such as differ in case alone.
    let aliases: [String]
    let uri: String?
  }

  /// In the order of first mention.
  let entities: [Entity]
  /// For each mention the index of its entity.
  private(set) var entityOfMention: [Int] = []

  init(
    _ mentions: [EntityMention], knowledge: NameKnowledge, in context: NormalizationContext
  ) {
    var indices: [Int: Int] = [:]
    var spellings: [Spellings] = []
    entityOfMention.reserveCapacity(mentions.count)
    for mention in mentions {
      let index = indices[mention.entity] ?? spellings.count
      if index == spellings.count {
        indices[mention.entity] = index
        spellings.append(Spellings(type: mention.type))
      }
      entityOfMention.append(index)
      spellings[index].add(context.document.text.utf8[mention.span.utf8Range], form: mention.form)
    }
    entities = spellings.map { $0.entity(knowledge) }
  }
}

/// What one entity is called in a document, and how often.
private struct Spellings {
  private struct Spelling {
    let name: String
    let folded: FoldedName
    var count = 0
  }

  let type: EntityType
  private var all: [Spelling] = []
  private var indices: [[UInt8]: Int] = [:]
  /// Stands in for a name where lines from elsewhere give none.
  private var other: String?

  init(type: EntityType) { self.type = type }

  mutating func add(_ name: ArraySlice<UInt8>, form: EntityMention.Form) {
    guard form == .name else {
      if other == nil { other = Self.oneLine(name) }
      return
    }
    // Bytes, because equal strings may differ in theirs, and ids are made from bytes.
    if let index = indices[Array(name)] {
      all[index].count += 1
      return
    }
    let line = Self.oneLine(name)
    let index = indices[Array(line.utf8)] ?? all.count
    if index == all.count {
      all.append(Spelling(name: line, folded: FoldedName(line)))
      indices[Array(line.utf8)] = index
    }
    indices[Array(name)] = index
    all[index].count += 1
  }

  func entity(_ knowledge: NameKnowledge) -> EntityNames.Entity {
    let entry = all.lazy.compactMap { knowledge.authority.entry(named: $0.folded) }
      .first { $0.type == type }
    let name = entry?.name ?? usual(knowledge) ?? fullest ?? other ?? ""
    let lowercased = name.lowercased()
    let aliases = Set(all.map(\.name).filter { $0.lowercased() != lowercased && !isShouted($0) })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return EntityNames.Entity(
      type: type, name: name, aliases: aliases,
      uri: entry?.uri ?? knowledge.authority.entry(named: FoldedName(name))?.uri)
  }

  /// Nil also where two names of the entity are usually two things'. A person's surname alone is only asked
  /// for where the document has no more: "Mokyr" beside "Anna Mokyr" isn't the well-known one.
  private func usual(_ knowledge: NameKnowledge) -> String? {
    let isBare = all.allSatisfy { $0.folded.words.count == 1 }
    let asked = type == .person && !isBare ? all.filter { $0.folded.words.count > 1 } : all
    let names = Set(asked.compactMap { knowledge.usualName(of: $0.folded, type: type) })
    return names.count == 1 ? names.first : nil
  }

  /// Of names in usual case the one with the most words that are no initials; places are called what they
  /// are called most often.
  private var fullest: String? {
    let written = all.filter { !isShouted($0.name) }
    let hasFullNames = type == .person || type == .organization
    let best = (written.isEmpty ? all : written).enumerated().max { first, second in
      if hasFullNames {
        let sizes = (Self.size(first.element), Self.size(second.element))
        if sizes.0 != sizes.1 { return sizes.0 < sizes.1 }
      }
      if first.element.count != second.element.count {
        return first.element.count < second.element.count
      }
      return first.offset > second.offset
    }
    return best?.element.name
  }

  /// Whole words before initials, then all.
  private static func size(_ spelling: Spelling) -> (Int, Int) {
    let words = spelling.folded.words
    return (words.count { $0.bytes.count > 1 }, words.count)
  }

  /// Whether a name is another of the entity's in capitals, as headings have it: "HU WEN", but not "NATO".
  private func isShouted(_ name: String) -> Bool {
    var count = 0
    for scalar in name.unicodeScalars {
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { count += 1 }
    }
    if count < 2 { return false }
    let folded = FoldedName(name)
    return all.contains { $0.folded == folded && !$0.name.utf8.elementsEqual(name.utf8) }
  }

  private static func oneLine(_ name: ArraySlice<UInt8>) -> String {
    String(decoding: name, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
