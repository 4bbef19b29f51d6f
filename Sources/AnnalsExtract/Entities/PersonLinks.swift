import AnnalsAnnotation
import AnnalsLexicons

/// Joins the names of one person: "R. W. Toft" and "Robert Toft", "Anna Keller" and "Keller" or "Anna".
///
/// A short name joins the one person in the document that it can mean. Different given names, suffixes or
/// sexes keep apart; where several persons fit there is no link.
struct PersonLinks {
  let gazetteer: Gazetteer

  /// More persons of one name than this are only counted.
  private static let most = 8

  func join(_ links: inout NameLinks) {
    let persons = links.spellings.indices.filter { links.spellings[$0].type == .person }
    if persons.isEmpty { return }
    var names = [PersonName?](repeating: nil, count: links.spellings.count)
    for index in persons {
      var name = PersonName(links.spellings[index].words, gazetteer: gazetteer)
      if links.spellings[index].sex != .unknown { name.sex = links.spellings[index].sex }
      names[index] = name
    }
    joinFull(persons, names, &links)
    joinShort(persons, names, &links)
  }

  /// Full names with one surname that agree, where no other name makes it doubtful whose is meant: "R. Toft"
  /// is "Robert Toft" unless there is "Rudolf Toft".
  private func joinFull(_ persons: [Int], _ names: [PersonName?], _ links: inout NameLinks) {
    var families: [FoldedName: [Int]] = [:]
    for index in persons {
      guard let name = names[index], name.isFull else { continue }
      families[name.joinedSurname, default: []].append(index)
    }
    // In the order of persons, because that of a dictionary differs from run to run.
    for index in persons {
      guard let name = names[index], name.isFull, let family = families[name.joinedSurname],
        family.first == index, family.count > 1, family.count <= Self.most
      else { continue }
      let members = family.compactMap { names[$0] }
      let isSafe = members.indices.map { Self.isSafe($0, among: members) }
      for first in members.indices {
        for second in members.indices
        where first < second && isSafe[first] && isSafe[second]
          && members[first].agrees(with: members[second])
        { links.join(family[first], family[second]) }
      }
    }
  }

  /// Whether all the names that a name agrees with agree with each other.
  private static func isSafe(_ index: Int, among members: [PersonName]) -> Bool {
    let fits = members.indices.filter { $0 != index && members[$0].agrees(with: members[index]) }
    return fits.allSatisfy { first in
      fits.allSatisfy { members[first].agrees(with: members[$0]) }
    }
  }

  /// Names of one part, each to the one full name that it can stand for.
  private func joinShort(_ persons: [Int], _ names: [PersonName?], _ links: inout NameLinks) {
    var bySurname: [FoldedName: [Int]] = [:]
    var byGiven: [FoldedName: [Int]] = [:]
    for index in persons {
      guard let name = names[index], name.isFull else { continue }
      for short in name.shortNames { bySurname[short, default: []].append(index) }
      if !name.isLeading, let given = name.given.first, given.bytes.count > 1 {
        byGiven[given, default: []].append(index)
      }
    }
    for index in persons {
      guard let name = names[index], !name.isFull else { continue }
      let short = links.spellings[index]
      var candidates = bySurname[short.name] ?? []
      // Once may be a fort or a saint, and in capitals an army.
      if candidates.isEmpty, short.count > 1, !short.isInitials {
        candidates = byGiven[short.name] ?? []
      }
      link(index, to: candidates, names, &links)
    }
  }

  private func link(
    _ short: Int, to candidates: [Int], _ names: [PersonName?], _ links: inout NameLinks
  ) {
    let spelling = links.spellings[short]
    var persons: [Int] = []
    for candidate in candidates where persons.count <= Self.most {
      let root = links.root(candidate)
      let sex = names[candidate]?.sex ?? .unknown
      if !sex.contradicts(spelling.sex), !persons.contains(root) { persons.append(root) }
    }
    if persons.count == 1, !spelling.isOfBothSexes { links.join(short, persons[0]) }
  }
}
