/// What is known of names before any text is read: `Entities/gazetteer`, `person-names`, `family-names`.
///
/// Names are asked for as folded UTF-8: small letters without diacritics and marks inside words.
package struct Gazetteer: Sendable {
  private let names = LexiconIndex(named: "Entities/gazetteer")
  private let people = LexiconIndex(named: "Entities/person-names")
  private let families = LexiconIndex(named: "Entities/family-names")

  package init() {}

  /// A name that means one kind of thing only.
  package struct Entry: Sendable {
    /// The type's own name, such as `place`.
    package let type: String
    /// Whether the name may be somebody's whom the gazetteer doesn't know: that of a lesser town.
    package let isDoubtful: Bool
    /// The usual name of the one thing that has this name: "Beijing" for "peking". Nil where that is the
    /// name itself, or where several have it.
    package let usual: String?
  }

  /// Nil for a name that is unknown or means several kinds of things.
  package func entry(of name: [UInt8]) -> Entry? {
    guard let cells = names.cells(of: name), let type = String(cells[0]) else { return nil }
    let isCity = type == "city"
    return Entry(
      type: isCity ? "place" : type, isDoubtful: isCity,
      usual: cells[1].isEmpty ? nil : String(cells[1]))
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
    for letter in people.cells(of: word)?[0] ?? Substring("").utf8 {
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
