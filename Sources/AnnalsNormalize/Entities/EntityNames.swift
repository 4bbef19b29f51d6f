import AnnalsAnnotation

/// Which mentions of a document name the same: those of one type whose names are equal.
///
/// White space counts as one blank, because a name may be wrapped over two lines. Case counts, but a name
/// in capitals throughout, as headings have it, joins the same name in usual spelling if the document has
/// it: "HU WEN" is "Hu Wen", while "NATO" stays. Joining "Hu" with "Hu Wen" would be a further step from
/// these entities to fewer.
struct EntityNames {
  /// A name with its type.
  struct Entity: Hashable {
    let type: EntityType
    let name: String
  }

  /// In the order of first mention.
  private(set) var entities: [Entity] = []
  /// For each mention the index of its entity.
  private(set) var entityOfMention: [Int] = []

  init(_ mentions: [EntityMention], in context: NormalizationContext) {
    let spellings = Spellings(mentions, in: context)
    let usual = spellings.usualSpellings
    var indices: [Int: Int] = [:]
    entityOfMention.reserveCapacity(mentions.count)
    for spelling in spellings.spellingOfMention {
      let chosen = usual[spelling] ?? spelling
      let index = indices[chosen] ?? entities.count
      if index == entities.count {
        indices[chosen] = index
        entities.append(spellings.all[chosen])
      }
      entityOfMention.append(index)
    }
  }
}

/// The unlike names of a document and how often each is written.
private struct Spellings {
  private(set) var all: [EntityNames.Entity] = []
  private(set) var spellingOfMention: [Int] = []
  private var counts: [Int] = []

  /// Bytes, because equal strings may differ in theirs, and ids are made from bytes.
  private struct Key: Hashable {
    let type: EntityType
    let utf8: [UInt8]
  }

  init(_ mentions: [EntityMention], in context: NormalizationContext) {
    var indices: [Key: Int] = [:]
    spellingOfMention.reserveCapacity(mentions.count)
    for mention in mentions {
      let name = Self.oneLine(context.text(of: mention.span))
      let key = Key(type: mention.type, utf8: Array(name.utf8))
      let index = indices[key] ?? all.count
      if index == all.count {
        indices[key] = index
        all.append(EntityNames.Entity(type: mention.type, name: name))
        counts.append(0)
      }
      counts[index] += 1
      spellingOfMention.append(index)
    }
  }

  /// For each name in capitals the one that it joins: the most frequent in usual spelling, of equally
  /// frequent ones the first.
  var usualSpellings: [Int: Int] {
    let capitals = all.indices.filter { Self.isInCapitals(all[$0].name) }
    if capitals.isEmpty { return [:] }
    var best: [Key: Int] = [:]
    for index in all.indices where !Self.isInCapitals(all[index].name) {
      let key = folded(index)
      if let other = best[key], counts[other] >= counts[index] { continue }
      best[key] = index
    }
    var joined: [Int: Int] = [:]
    for index in capitals { joined[index] = best[folded(index)] }
    return joined
  }

  private func folded(_ index: Int) -> Key {
    Key(type: all[index].type, utf8: Array(all[index].name.lowercased().utf8))
  }

  private static func isInCapitals(_ name: String) -> Bool {
    var count = 0
    for scalar in name.unicodeScalars {
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { count += 1 }
    }
    return count > 1
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
