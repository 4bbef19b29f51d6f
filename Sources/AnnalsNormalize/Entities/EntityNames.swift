import AnnalsAnnotation

/// The entities of a document's mentions, each with its name: of the names that mention it the most
/// frequent that is not in capitals throughout, of equally frequent ones the first.
///
/// White space counts as one blank, because a name may be wrapped over two lines.
struct EntityNames {
  struct Entity: Hashable {
    let type: EntityType
    let name: String
  }

  /// In the order of first mention.
  let entities: [Entity]
  /// For each mention the index of its entity.
  private(set) var entityOfMention: [Int] = []

  init(_ mentions: [EntityMention], in context: NormalizationContext) {
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
      spellings[index].add(Self.oneLine(context.text(of: mention.span)), form: mention.form)
    }
    entities = spellings.map { Entity(type: $0.type, name: $0.usual) }
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// What one entity is called in a document, and how often.
private struct Spellings {
  let type: EntityType
  private var names: [(name: String, count: Int)] = []
  private var indices: [[UInt8]: Int] = [:]
  /// Stands in for a name where lines from elsewhere give none.
  private var other: String?

  init(type: EntityType) { self.type = type }

  mutating func add(_ name: String, form: EntityMention.Form) {
    guard form == .name else {
      other = other ?? name
      return
    }
    // Bytes, because equal strings may differ in theirs, and ids are made from bytes.
    let index = indices[Array(name.utf8), default: names.count]
    if index == names.count {
      indices[Array(name.utf8)] = index
      names.append((name, 0))
    }
    names[index].count += 1
  }

  var usual: String {
    var best: (name: String, count: Int)?
    for name in names where !Self.isInCapitals(name.name) && name.count > best?.count ?? 0 {
      best = name
    }
    return best?.name ?? names.first?.name ?? other ?? ""
  }

  private static func isInCapitals(_ name: String) -> Bool {
    var count = 0
    for scalar in name.unicodeScalars {
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { count += 1 }
    }
    return count > 1
  }
}
