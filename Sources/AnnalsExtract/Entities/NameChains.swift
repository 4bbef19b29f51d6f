import AnnalsAnnotation
import AnnalsLanguage

/// Which names of a document name the same: those of one type whose names are equal.
///
/// White space counts as one blank, because a name may be wrapped over two lines. Case counts, but a name
/// in capitals throughout, as headings have it, joins the same name in usual spelling if the document has
/// it: "HU WEN" is "Hu Wen", while "NATO" stays. Joining "Hu" with "Hu Wen" would be a further step from
/// these entities to fewer.
struct NameChains {
  /// For each name the number of its entity, counted from 0 in the order of first mention.
  private(set) var entityOfName: [Int] = []

  init(_ names: [NamedTokens], in document: AnalyzedDocument) {
    let spellings = Spellings(names, in: document)
    let usual = spellings.usualSpellings
    var indices: [Int: Int] = [:]
    entityOfName.reserveCapacity(names.count)
    for spelling in spellings.spellingOfName {
      let chosen = usual[spelling] ?? spelling
      let index = indices[chosen] ?? indices.count
      indices[chosen] = index
      entityOfName.append(index)
    }
  }
}

/// The unlike names of a document and how often each is written.
private struct Spellings {
  private var all: [Entity] = []
  private(set) var spellingOfName: [Int] = []
  private var counts: [Int] = []

  private struct Entity {
    let type: EntityType
    let name: String
  }

  /// Bytes, because equal strings may differ in theirs, and ids are made from bytes.
  private struct Key: Hashable {
    let type: EntityType
    let utf8: [UInt8]
  }

  init(_ names: [NamedTokens], in document: AnalyzedDocument) {
    var indices: [Key: Int] = [:]
    spellingOfName.reserveCapacity(names.count)
    for found in names {
      let name = Self.oneLine(document.document.text[document.span(of: found.tokens)])
      let key = Key(type: found.type, utf8: Array(name.utf8))
      let index = indices[key] ?? all.count
      if index == all.count {
        indices[key] = index
        all.append(Entity(type: found.type, name: name))
        counts.append(0)
      }
      counts[index] += 1
      spellingOfName.append(index)
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
