import AnnalsAnnotation
import AnnalsLexicons
import AnnalsRecords

/// What the maintainer might decide of names: short ones that could be somebody's, names that differ little,
/// and names with several types.
///
/// Nothing here changes a row: each doubt comes with the lines of `authority.yaml` that would settle it.
package struct NameDoubts: Sendable {
  /// A question with its place and the lines that answer it.
  package struct Doubt: Sendable {
    package let place: EntityCensus.Place
    package let message: String
    package let yaml: String

    package var description: String {
      "\(place.description): notice: \(message)\n"
        + yaml.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    }
  }

  /// In the order of kinds, then of names.
  package private(set) var all: [Doubt] = []
  private let members: [EntityCensus.Member]
  private let names: [FoldedName]
  private let authority: Authority

  package init(_ census: EntityCensus, authority: Authority) {
    members = census.members
    names = members.map { FoldedName($0.record.name) }
    self.authority = authority
    addShortNames()
    addSimilarNames()
    addTypes()
  }

  /// "Keller" beside "Anna Keller" of another text, or beside two Kellers of its own.
  private mutating func addShortNames() {
    var longer: [FoldedName: [Int]] = [:]
    for (index, name) in names.enumerated() where members[index].record.type == .person {
      let words = name.words
      guard words.count > 1, let first = words.first, let last = words.last else { continue }
      longer[last, default: []].append(index)
      if first != last { longer[first, default: []].append(index) }
    }
    for (index, name) in names.enumerated() where members[index].record.type == .person {
      let candidates = (longer[name] ?? []).filter { isOpen(index, $0) }
      guard !candidates.isEmpty else { continue }
      let full = candidates.prefix(4).map { "\"\(members[$0].record.name)\"" }
      let more = candidates.count > 4 ? " or \(candidates.count - 4) others" : ""
      add(
        index,
        "\"\(members[index].record.name)\" could be \(full.joined(separator: " or "))\(more)",
        yaml: entry(candidates[0], alias: index) + otherwise(candidates[0], index))
    }
  }

  /// Names of one type that differ by a letter, a blank or a hyphen.
  private mutating func addSimilarNames() {
    var firsts: [[UInt8]: Int] = [:]
    for (index, name) in names.enumerated() {
      let letters = name.squeezed.bytes
      guard letters.count >= 6, !letters.contains(where: { (0x30...0x39).contains($0) }) else {
        continue
      }
      var similar: Set<Int> = []
      let type = Array(members[index].record.type.rawValue.utf8)
      for form in Self.forms(of: letters) {
        let key = type + [0] + form
        if let first = firsts[key] { similar.insert(first) } else { firsts[key] = index }
      }
      for other in similar.sorted() where isOpen(index, other) {
        let pair = (members[other].record.name, members[index].record.name)
        add(
          index, "\"\(pair.1)\" differs little from \"\(pair.0)\"",
          yaml: entry(other, alias: index) + otherwise(other, index))
      }
    }
  }

  /// The letters themselves and all that are left when one is taken away: two names share one of them if a
  /// letter was changed, added or left out.
  private static func forms(of letters: [UInt8]) -> Set<[UInt8]> {
    var forms: Set<[UInt8]> = [letters]
    if letters.count > 40 { return forms }
    for index in letters.indices {
      var form = letters
      form.remove(at: index)
      forms.insert(form)
    }
    return forms
  }

  /// One name with several types.
  private mutating func addTypes() {
    for index in members.indices.dropFirst() where names[index] == names[index - 1] {
      guard authority.entry(named: names[index]) == nil else { continue }
      let types = (members[index - 1].record.type.rawValue, members[index].record.type.rawValue)
      let name = members[index].record.name
      add(
        index,
        "\"\(name)\" is \(Self.article(types.0)) \(types.0) in "
          + "\(members[index - 1].places[0].description) and \(Self.article(types.1)) \(types.1) here",
        yaml: "entities:\n  - name: \(quoted(name))\n    type: \(types.0)  # or \(types.1)\n")
    }
  }

  private static func article(_ word: String) -> String {
    "aeiou".contains(word.prefix(1)) ? "an" : "a"
  }

  /// Whether nothing is decided of the two.
  private func isOpen(_ first: Int, _ second: Int) -> Bool {
    if first == second || authority.keepsApart(names[first], names[second]) { return false }
    let entries = (authority.entry(named: names[first]), authority.entry(named: names[second]))
    return entries.0 == nil || entries.1 == nil
  }

  private mutating func add(_ index: Int, _ message: String, yaml: String) {
    all.append(Doubt(place: members[index].places[0], message: message, yaml: yaml))
  }

  private func entry(_ index: Int, alias: Int) -> String {
    let record = members[index].record
    return """
      entities:
        - name: \(quoted(record.name))
          type: \(record.type.rawValue)
          aliases: [\(quoted(members[alias].record.name))]

      """
  }

  private func otherwise(_ first: Int, _ second: Int) -> String {
    """
    distinct:  # if they are two
      - [\(quoted(members[first].record.name)), \(quoted(members[second].record.name))]

    """
  }

  /// A name as YAML reads it back.
  private func quoted(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == " " || $0 == "-"
    }
    let words = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"]
    if isPlain, name.first?.isLetter ?? false, !words.contains(name.lowercased()) { return name }
    return "'" + name.replacing("'", with: "''") + "'"
  }
}
