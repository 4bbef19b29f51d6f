/// What the maintainer has decided of names: who has which, and which never mean the same.
public struct Authority: Sendable {
  /// Somebody or something with all its names.
  public struct Entry: Sendable, Hashable {
    public let name: String
    public let type: EntityType
    public let aliases: [String]
    public let uri: String?

    public init(name: String, type: EntityType, aliases: [String] = [], uri: String? = nil) {
      self.name = name
      self.type = type
      self.aliases = aliases
      self.uri = uri
    }
  }

  /// A name of either of two that never mean the same.
  public struct Pair: Sendable, Hashable {
    public let first: FoldedName
    public let second: FoldedName

    public init(_ first: FoldedName, _ second: FoldedName) {
      self.first = first
      self.second = second
    }
  }

  public let entries: [Entry]
  private var entryOfName: [FoldedName: Int] = [:]
  private let distinct: Set<Pair>

  /// Nothing is decided.
  public static let none = Authority(entries: [], distinct: [])

  /// - Parameter entries: no name belongs to two.
  public init(entries: [Entry], distinct: [Pair]) {
    self.entries = entries
    for (index, entry) in entries.enumerated() {
      for name in [entry.name] + entry.aliases { entryOfName[FoldedName(name)] = index }
    }
    self.distinct = Set(distinct + distinct.map { Pair($0.second, $0.first) })
  }

  public var isEmpty: Bool { entries.isEmpty && distinct.isEmpty }

  /// The one that has the name; nil where nothing is decided.
  public func entry(named name: FoldedName) -> Entry? { entryOfName[name].map { entries[$0] } }

  /// Whether the two names never mean the same.
  public func keepsApart(_ first: FoldedName, _ second: FoldedName) -> Bool {
    !distinct.isEmpty && distinct.contains(Pair(first, second))
  }

}
