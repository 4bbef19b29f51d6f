import AnnalsAnnotation

/// What is known of names before any text is read: `Entities/gazetteer`, `person-names`, `family-names`.
///
/// Names are asked for as folded UTF-8: small letters without diacritics and marks inside words.
package struct Gazetteer: Sendable {
  private let names: LexiconIndex
  private let people: LexiconIndex
  private let families: LexiconIndex

  /// The lexicons of the binary. Their indices are made once and shared.
  package init() { self = Self.shared }

  private static let shared = Gazetteer(
    names: LexiconIndex(named: "Entities/gazetteer"),
    people: LexiconIndex(named: "Entities/person-names"),
    families: LexiconIndex(named: "Entities/family-names"))

  private init(names: LexiconIndex, people: LexiconIndex, families: LexiconIndex) {
    self.names = names
    self.people = people
    self.families = families
  }

  /// A name that means one kind of thing only.
  package struct Entry {
    package let type: EntityType
    /// Whether the name may be somebody's whom the gazetteer doesn't know: that of a lesser town.
    package let isDoubtful: Bool
    fileprivate let name: Slice<UnsafeBufferPointer<UInt8>>

    /// The usual name of the one thing that has this name: "Beijing" for "peking". Nil where that is the
    /// name itself, or where several have it.
    package var usual: String? { name.isEmpty ? nil : String(decoding: name, as: UTF8.self) }
  }

  /// How the gazetteer writes types.
  private static let types =
    EntityType.allCases.map { (name: Array($0.name.utf8), type: $0, isDoubtful: false) }
    + [(name: Array("city".utf8), type: EntityType.place, isDoubtful: true)]

  /// Nil for a name that is unknown or means several kinds of things.
  package func entry(of name: [UInt8]) -> Entry? {
    guard let cells = names.cells(of: name),
      let tab = cells.firstIndex(of: UInt8(ascii: "\t")),
      let type = Self.types.first(where: { $0.name.elementsEqual(cells[..<tab]) })
    else { return nil }
    return Entry(type: type.type, isDoubtful: type.isDoubtful, name: cells[(tab + 1)...])
  }

  /// How a word is used in persons' names.
  package struct PersonWord: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A given name of women hardly ever borne by men.
    package static let female = PersonWord(rawValue: 1)
    /// A given name of men hardly ever borne by women.
    package static let male = PersonWord(rawValue: 2)
    /// A given name of any kind.
    package static let given = PersonWord(rawValue: 4)
    package static let surname = PersonWord(rawValue: 8)
    /// A family name that stands before the given name.
    package static let leading = PersonWord(rawValue: 16)
  }

  /// Empty for a word that is no common part of persons' names.
  package func personWord(_ word: [UInt8]) -> PersonWord {
    var use: PersonWord = families.contains(word) ? [.leading] : []
    guard let letters = people.cells(of: word) else { return use }
    for letter in letters {
      switch letter {
      case UInt8(ascii: "f"): use.formUnion([.given, .female])
      case UInt8(ascii: "m"): use.formUnion([.given, .male])
      case UInt8(ascii: "b"): use.insert(.given)
      default: use.insert(.surname)
      }
    }
    return use
  }
}
