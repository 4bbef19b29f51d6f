/// Brings the claims of one topic together that speak of the same place or event and the same time.
///
/// Claims that say the same of both are one cell. Cells are taken with the surest first; each joins the first
/// group all of whose cells are about the same as it, so that no chain of neighbours makes one group of
/// claims that don't belong together.
struct ClaimGroups {
  private let table: ComparisonTable
  private var groups: [Group] = []
  /// By place, by event, and by what its documents speak of first of all.
  private var groupsOfScope: [Int32: [Int]] = [:]
  /// Those without a place by all that their documents speak of.
  private var groupsOfMention: [Int32: [Int]] = [:]
  /// Places that a source names for figures of this topic: there a figure without a place means another.
  private var statedPlaces: [Int32: Set<Int32>] = [:]

  struct Thread: Hashable {
    let source, number: Int32
  }

  struct Cell {
    let source, place, event: Int32
    let isWhole, isPeriodStated: Bool
    let period: MonthSpan?
    /// The source and what tells which of its figures lean on each other, where there is no period.
    let thread: Thread?
    var entries: [Int32]
  }

  struct Group {
    var cells: [Cell]
    var place, event: Int32
    /// Places and events that all its documents speak of, where its place isn't stated.
    var scopes: Set<Int32>
    var mainScopes: Set<Int32>
  }

  /// More groups are not looked at for one cell.
  private static let candidateLimit = 64
  /// More periods are not looked at in one group.
  private static let cellLimit = 64

  init(table: ComparisonTable) { self.table = table }

  /// - Parameter cells: of one topic, the surest first.
  mutating func groups(of cells: [Cell]) -> [Group] {
    groups.removeAll(keepingCapacity: true)
    groupsOfScope.removeAll(keepingCapacity: true)
    groupsOfMention.removeAll(keepingCapacity: true)
    statedPlaces.removeAll(keepingCapacity: true)
    for cell in cells where cell.place >= 0 {
      for entry in cell.entries {
        statedPlaces[table.entries[Int(entry)].source, default: []].insert(cell.place)
      }
    }
    for cell in cells { add(cell) }
    let placed = groups.indices.filter { groups[$0].place >= 0 }
    if placed.isEmpty || placed.count == groups.count { return groups }
    return merged()
  }

  // MARK: - Claims without a place

  /// Groups without a place join the one group with a place that all their documents name and whose claims
  /// without a place are of documents like theirs.
  private mutating func merged() -> [Group] {
    var isJoined = [Bool](repeating: false, count: groups.count)
    for index in groups.indices where groups[index].place < 0 {
      guard let other = home(of: groups[index]) else { continue }
      for cell in groups[index].cells { groups[other].cells.append(cell) }
      isJoined[index] = true
    }
    return groups.indices.filter { !isJoined[$0] }.map { groups[$0] }
  }

  private func home(of group: Group) -> Int? {
    var home: Int?
    for scope in group.scopes.sorted() {
      for index in (groupsOfScope[scope] ?? []).prefix(Self.candidateLimit)
      where groups[index].place == scope && index != home {
        guard isHome(groups[index], of: group) else { continue }
        if home != nil { return nil }
        home = index
      }
    }
    return home
  }

  private func isHome(_ other: Group, of group: Group) -> Bool {
    let isWhole = group.cells.contains { cell in
      cell.isWhole && statedPlaces[cell.source]?.contains(other.place) == true
    }
    let unplaced = other.cells.prefix(Self.cellLimit).filter { $0.place < 0 && $0.source >= 0 }
    guard !isWhole, !unplaced.isEmpty else { return false }
    let isAlike = unplaced.allSatisfy { cell in
      let scopes = table.sources[Int(cell.source)]
      return !group.scopes.intersection(scopes.all)
        .isDisjoint(with: group.mainScopes.union(scopes.main))
    }
    guard isAlike else { return false }
    return group.cells.prefix(Self.cellLimit).allSatisfy { cell in
      other.cells.prefix(Self.cellLimit).allSatisfy { isSameTime(cell, $0, in: other) }
    }
  }

  private mutating func add(_ cell: Cell) {
    if let index = group(for: cell) {
      join(cell, to: index)
      return
    }
    let scopes = cell.source >= 0 ? table.sources[Int(cell.source)] : nil
    groups.append(
      Group(
        cells: [cell], place: cell.place, event: cell.event, scopes: scopes?.all ?? [],
        mainScopes: scopes?.main ?? []))
    index(groups.count - 1, cell)
  }

  private mutating func join(_ cell: Cell, to index: Int) {
    groups[index].cells.append(cell)
    if groups[index].event < 0 { groups[index].event = cell.event }
    if groups[index].place < 0, cell.source >= 0 {
      let scopes = table.sources[Int(cell.source)]
      groups[index].scopes.formIntersection(scopes.all)
      groups[index].mainScopes.formUnion(scopes.main)
    }
    self.index(index, cell)
  }

  private mutating func index(_ group: Int, _ cell: Cell) {
    var keys = [cell.place, cell.event].filter { $0 >= 0 }
    if cell.place < 0, cell.source >= 0 { keys += table.sources[Int(cell.source)].main }
    if keys.isEmpty { keys = [-1] }
    if cell.place < 0, cell.source >= 0 {
      for key in table.sources[Int(cell.source)].all where groupsOfMention[key]?.last != group {
        groupsOfMention[key, default: []].append(group)
      }
    }
    for key in keys where groupsOfScope[key]?.last != group {
      groupsOfScope[key, default: []].append(group)
    }
  }

  // MARK: - Which group

  private func group(for cell: Cell) -> Int? {
    var candidates: [Int] = []
    if cell.place >= 0 || cell.event >= 0 {
      for key in [cell.place, cell.event] where key >= 0 {
        candidates += groupsOfScope[key]?.prefix(Self.candidateLimit) ?? []
      }
    }
    if cell.place < 0, cell.source >= 0 {
      for key in table.sources[Int(cell.source)].all.sorted() {
        candidates += groupsOfScope[key]?.prefix(Self.candidateLimit) ?? []
        if candidates.count > 4 * Self.candidateLimit { break }
      }
      for key in table.sources[Int(cell.source)].main.sorted() {
        candidates += groupsOfMention[key]?.prefix(Self.candidateLimit) ?? []
        if candidates.count > 8 * Self.candidateLimit { break }
      }
    }
    if cell.source < 0, cell.place < 0 { candidates += groupsOfScope[-1] ?? [] }
    let fitting = Set(candidates).sorted().filter { fits(cell, groups[$0]) }
    if cell.place >= 0 || fitting.count < 2 { return fitting.first }
    return surest(of: fitting, for: cell)
  }

  /// Where several places would do, the one that the document speaks of first of all.
  private func surest(of fitting: [Int], for cell: Cell) -> Int? {
    let same = fitting.filter { groups[$0].event >= 0 && groups[$0].event == cell.event }
    if let first = same.first { return first }
    let unplaced = fitting.filter { groups[$0].place < 0 }
    let placed = fitting.filter { groups[$0].place >= 0 }
    return placed.count == 1 ? placed[0] : unplaced.first
  }

  private func fits(_ cell: Cell, _ group: Group) -> Bool {
    sharesScope(cell, group)
      && group.cells.prefix(Self.cellLimit).allSatisfy { isSameTime(cell, $0, in: group) }
  }

  private func sharesScope(_ cell: Cell, _ group: Group) -> Bool {
    if cell.place >= 0, group.place >= 0 { return cell.place == group.place }
    if cell.event >= 0, group.event >= 0 { return isSameEvent(cell.event, group.event) }
    if cell.place < 0, group.place < 0 {
      guard cell.source >= 0 else { return group.cells[0].source < 0 }
      let scopes = table.sources[Int(cell.source)]
      let common = group.scopes.intersection(scopes.all)
      return !common.isDisjoint(with: group.mainScopes.union(scopes.main))
    }
    if cell.place >= 0 { return false }
    guard cell.source >= 0 else { return false }
    return table.sources[Int(cell.source)].top.contains(group.place)
      && !(cell.isWhole && statedPlaces[cell.source]?.contains(group.place) == true)
  }

  /// "Great Leap" is the Great Leap Forward.
  private func isSameEvent(_ event: Int32, _ other: Int32) -> Bool {
    if event == other { return true }
    guard let name = table.names[event], let otherName = table.names[other] else { return false }
    return name.hasPrefix(otherName + " ") || otherName.hasPrefix(name + " ")
  }

  private func isSameTime(_ cell: Cell, _ other: Cell, in group: Group) -> Bool {
    guard let period = cell.period, let otherPeriod = other.period else {
      return cell.thread != nil && cell.thread == other.thread
        || cell.event >= 0 && group.event >= 0
    }
    return cell.isPeriodStated && other.isPeriodStated
      ? period.isSame(as: otherPeriod) : period.overlaps(otherPeriod)
  }
}
