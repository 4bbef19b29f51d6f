import AnnalsAnnotation
import AnnalsLexicons
import AnnalsRecords

/// What the lexicon `Comparisons/measure-words` says of words beside figures.
struct MeasureWords: Sendable {
  /// What a word can do; a word may do several things.
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt32
    static let thing = Roles(rawValue: 1 << 0)
    static let good = Roles(rawValue: 1 << 1)
    static let relation = Roles(rawValue: 1 << 2)
    static let person = Roles(rawValue: 1 << 3)
    static let name = Roles(rawValue: 1 << 4)
    static let telling = Roles(rawValue: 1 << 5)
    static let target = Roles(rawValue: 1 << 6)
    static let result = Roles(rawValue: 1 << 7)
    static let revision = Roles(rawValue: 1 << 8)
    static let denial = Roles(rawValue: 1 << 9)
    static let quality = Roles(rawValue: 1 << 10)
    static let part = Roles(rawValue: 1 << 11)
    static let whole = Roles(rawValue: 1 << 12)
    static let pursuit = Roles(rawValue: 1 << 13)
    static let frame = Roles(rawValue: 1 << 14)
    static let light = Roles(rawValue: 1 << 15)
    static let animal = Roles(rawValue: 1 << 16)
    static let country = Roles(rawValue: 1 << 17)

    /// Words that can stand around a number which repeats or corrects what was measured before.
    static let elliptic: Roles = [
      .light, .frame, .name, .telling, .target, .result, .revision, .denial, .whole, .part,
      .country,
    ]
  }

  /// Names of the roles in the lexicon.
  private static let roles: [String: Roles] = [
    "thing": .thing, "good": .good, "relation": .relation, "person": .person, "name": .name,
    "telling": .telling, "target": .target, "result": .result, "revision": .revision,
    "denial": .denial, "quality": .quality, "part": .part, "whole": .whole, "pursuit": .pursuit,
    "frame": .frame, "light": .light, "animal": .animal, "country": .country,
  ]

  /// A word's roles and what it means in those that have a meaning.
  struct Entry: Sendable {
    var roles: Roles = []
    var thing: String?
    var good: String?
    var relation: String?
    var quality: String?
  }

  private var entries: [String: Entry] = [:]
  private var places: [FoldedName: String] = [:]
  private var masses: Set<String> = []
  private var areas: Set<String> = []

  init(lexicons: Lexicons) {
    for row in lexicons.file("Comparisons/measure-words").rows {
      guard let role = Self.roles[row.cells[1]] else {
        preconditionFailure("Comparisons/measure-words:\(row.line): no role '\(row.cells[1])'")
      }
      var entry = entries[row.cells[0]] ?? Entry()
      entry.roles.insert(role)
      switch role {
      case .thing: entry.thing = row.cells[2]
      case .good: entry.good = row.cells[2]
      case .relation: entry.relation = row.cells[2]
      case .quality: entry.quality = row.cells[2]
      default: break
      }
      entries[row.cells[0]] = entry
    }
    for row in lexicons.file("Comparisons/place-synonyms").rows {
      places[FoldedName(row.cells[0])] = row.cells[1]
    }
    for row in lexicons.file("Figures/units").rows {
      if row.cells[2] == FigureKind.mass.rawValue { masses.insert(row.cells[1]) }
      if row.cells[2] == FigureKind.area.rawValue { areas.insert(row.cells[1]) }
    }
  }

  /// Whether a unit is one of weight per area.
  func isYield(_ unit: String) -> Bool {
    let sides = unit.split(separator: " ").split(separator: "per", maxSplits: 1)
    guard sides.count == 2 else { return false }
    return masses.contains(sides[0].joined(separator: " "))
      && areas.contains(sides[1].joined(separator: " "))
  }

  /// Nil for a word that tells nothing.
  func entry(of word: String) -> Entry? { entries[word] }

  /// The name of the power that a place's name stands for.
  func power(_ place: String) -> String { places[FoldedName(place)] ?? place }
}
