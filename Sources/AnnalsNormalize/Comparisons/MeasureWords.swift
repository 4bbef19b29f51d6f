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
    static let kind = Roles(rawValue: 1 << 18)
    static let activity = Roles(rawValue: 1 << 19)
    static let labour = Roles(rawValue: 1 << 20)
    static let slaughter = Roles(rawValue: 1 << 21)
    static let toll = Roles(rawValue: 1 << 22)

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
    "kind": .kind, "activity": .activity, "labour": .labour, "slaughter": .slaughter,
    "toll": .toll,
  ]

  /// A word's roles and what it means in those that have a meaning.
  final class Entry: Sendable {
    let form: String
    let roles: Roles
    /// Nil where the word doesn't have the role; `person` is empty for people of all kinds.
    let thing, good, relation, quality, person: String?
    /// Of a good what it is a kind of, of an animal the kind, of a place or doing what people work on there.
    let kind, animal, activity: String?

    /// - Parameter meanings: roles with what the word means in them.
    fileprivate init(form: String, meanings: [(role: Roles, meaning: String)]) {
      func meaning(_ role: Roles) -> String? { meanings.last { $0.role == role }?.meaning }
      self.form = form
      roles = meanings.reduce(into: []) { $0.formUnion($1.role) }
      thing = meaning(.thing)
      good = meaning(.good)
      relation = meaning(.relation)
      quality = meaning(.quality)
      person = meaning(.person)
      kind = meaning(.kind)
      animal = meaning(.animal)
      activity = meaning(.activity)
    }

    /// That of all words that the lexicon doesn't have.
    static let unknown = Entry(form: "", meanings: [])
  }

  /// Each entry in the slot of its form's hash or in the next free one behind; at most half are taken.
  private var slots: [Entry?] = []
  private var places: [FoldedName: String] = [:]
  private var masses: Set<String> = []
  /// Units of weight by the words for them.
  private var massForms: [String: String] = [:]
  private var areas: Set<String> = []

  init(lexicons: Lexicons) {
    var meanings: [String: [(role: Roles, meaning: String)]] = [:]
    for row in lexicons.file("Comparisons/measure-words").rows {
      guard let role = Self.roles[row.cells[1]] else {
        preconditionFailure("Comparisons/measure-words:\(row.line): no role '\(row.cells[1])'")
      }
      meanings[row.cells[0], default: []].append((role, row.cells[2]))
    }
    setSlots(meanings)
    for row in lexicons.file("Comparisons/place-synonyms").rows {
      places[FoldedName(row.cells[0])] = row.cells[1]
    }
    for row in lexicons.file("Figures/units").rows {
      if row.cells[2] == FigureKind.mass.rawValue {
        masses.insert(row.cells[1])
        massForms[row.cells[0]] = row.cells[1]
      }
      if row.cells[2] == FigureKind.area.rawValue { areas.insert(row.cells[1]) }
    }
  }

  /// Whether a good grows on fields.
  func isCrop(_ good: String) -> Bool { Self.crops.contains(entry(of: Array(good.utf8)[...]).kind) }

  private static let crops: Set<String?> = ["grain", "crop"]

  /// Whether a unit is one of weight per area.
  func isYield(_ unit: String) -> Bool {
    let sides = unit.split(separator: " ").split(separator: "per", maxSplits: 1)
    guard sides.count == 2 else { return false }
    return masses.contains(sides[0].joined(separator: " "))
      && areas.contains(sides[1].joined(separator: " "))
  }

  /// Whether a unit is one of weight.
  func isMass(_ unit: String) -> Bool { masses.contains(unit) }

  /// The unit of weight that a word of a text stands for.
  func mass(_ text: DocumentText, _ word: MeasureText.Word) -> String? {
    let span = TextSpan(
      utf8Start: text.utf8Offset(of: word.start), utf8End: text.utf8Offset(of: word.end))
    return massForms[text[span].lowercased()]
  }

  private mutating func setSlots(_ meanings: [String: [(role: Roles, meaning: String)]]) {
    var count = 2
    while count < 2 * meanings.count { count *= 2 }
    slots = [Entry?](repeating: nil, count: count)
    for (form, meanings) in meanings {
      let bytes = Array(form.utf8)
      var slot = Int(truncatingIfNeeded: Self.hash(bytes[...])) & (count - 1)
      while slots[slot] != nil { slot = (slot + 1) & (count - 1) }
      slots[slot] = Entry(form: form, meanings: meanings)
    }
  }

  /// The entry of a word of a text, whatever its case; `unknown` where there is none.
  func entry(of word: ArraySlice<UInt8>) -> Entry {
    var slot = Int(truncatingIfNeeded: Self.hash(word)) & (slots.count - 1)
    while let entry = slots[slot] {
      if entry.form.utf8.elementsEqual(word.lazy.map(Self.small)) { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    return .unknown
  }

  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    let hash = word.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64(small($1))) &* 0x0000_0100_0000_01b3
    }
    return hash ^ hash >> 32
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// The name of the power that a place's name stands for.
  func power(_ place: String) -> String { places[FoldedName(place)] ?? place }
}
