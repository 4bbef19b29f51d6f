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
    var written: [Written: Int] = [:]
    entityOfMention.reserveCapacity(mentions.count)
    for mention in mentions {
      let index = indices[mention.entity] ?? spellings.count
      if index == spellings.count {
        indices[mention.entity] = index
        spellings.append(Spellings(type: mention.type))
      }
      entityOfMention.append(index)
      let bytes = context.document.text.utf8[mention.span.utf8Range]
      if mention.form == .name {
        spellings[index].add(Self.place(of: bytes, index, in: &spellings[index], &written))
      } else {
        spellings[index].addOther(bytes)
      }
    }
    entities = spellings.map { $0.entity(knowledge) }
  }

  /// Where an entity's spellings have a name, which is added if it is new; wrapped over two lines it is the
  /// same.
  private static func place(
    of bytes: ArraySlice<UInt8>, _ entity: Int, in spellings: inout Spellings,
    _ written: inout [Written: Int]
  ) -> Int {
    let key = Written(entity: entity, bytes: bytes)
    if let place = written[key] { return place }
    let name = Spellings.oneLine(bytes)
    guard name.utf8.count < bytes.count else {
      let place = spellings.place(new: name, FoldedName(bytes))
      written[key] = place
      return place
    }
    let line = Written(entity: entity, bytes: ArraySlice(name.utf8))
    let place = written[line] ?? spellings.place(new: name, FoldedName(bytes))
    written[line] = place
    written[key] = place
    return place
  }
}

/// A name of an entity as it is written.
private struct Written: Hashable {
  let entity: Int
  /// Bytes, because equal strings may differ in theirs, and ids are made from bytes.
  let bytes: ArraySlice<UInt8>

  func hash(into hasher: inout Hasher) {
    hasher.combine(entity)
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
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
  /// Stands in for a name where lines from elsewhere give none.
  private var other: ArraySlice<UInt8>?

  init(type: EntityType) { self.type = type }

  /// - Parameter place: that of the same bytes; nil where they are new.
  /// Takes in a name that was not mentioned before.
  mutating func place(new name: String, _ folded: FoldedName) -> Int {
    all.append(Spelling(name: name, folded: folded))
    return all.count - 1
  }

  mutating func add(_ place: Int) { all[place].count += 1 }

  mutating func addOther(_ phrase: ArraySlice<UInt8>) {
    if other == nil { other = phrase }
  }

  func entity(_ knowledge: NameKnowledge) -> EntityNames.Entity {
    let authority = knowledge.authority
    let entry =
      authority.isEmpty
      ? nil
      : all.lazy.compactMap { authority.entry(named: $0.folded) }.first { $0.type == type }
    let name =
      entry?.name ?? usual(knowledge) ?? fullest ?? other.map { Self.oneLine($0) } ?? ""
    return EntityNames.Entity(
      type: type, name: name, aliases: aliases(of: name),
      uri: entry?.uri
        ?? (authority.isEmpty ? nil : authority.entry(named: FoldedName(name))?.uri))
  }

  private func aliases(of name: String) -> [String] {
    if all.count == 1, all[0].name == name { return [] }
    let lowercased = name.lowercased()
    return Set(all.map(\.name).filter { $0.lowercased() != lowercased && !isShouted($0) })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Nil also where two names of the entity are usually two things'. A person's surname alone is only asked
  /// for where the document has no more: "Mokyr" beside "Anna Mokyr" isn't the well-known one.
  private func usual(_ knowledge: NameKnowledge) -> String? {
    if all.count == 1 { return knowledge.usualName(of: all[0].folded, type: type) }
    let isBare = all.allSatisfy { $0.folded.words.count == 1 }
    let asked = type == .person && !isBare ? all.filter { $0.folded.words.count > 1 } : all
    let names = Set(asked.compactMap { knowledge.usualName(of: $0.folded, type: type) })
    return names.count == 1 ? names.first : nil
  }

  /// Of names in usual case the one with the most words that are no initials; places are called what they
  /// are called most often.
  private var fullest: String? {
    if all.count == 1 { return all[0].name }
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

  static func oneLine(_ name: ArraySlice<UInt8>) -> String {
    let string = String(decoding: name, as: UTF8.self)
    if isOneLine(name) { return string }
    return string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether all white space is single blanks inside; most names are plain ASCII.
  private static func isOneLine(_ name: ArraySlice<UInt8>) -> Bool {
    let blank = UInt8(ascii: " ")
    var last = blank
    for byte in name {
      guard byte >= blank, byte < 0x80, byte != blank || last != blank else { return false }
      last = byte
    }
    return last != blank
  }
}
