import AnnalsAnnotation

/// A document's trees, read from above: the analyses name each token's head, this names its dependents.
///
/// Two arrays a document, filled in one pass, in a class, because every rule carries them; no look takes
/// more than a fixed number of steps, because in a list of 50,000 items one token may have 50,000
/// dependents.
package final class DependencyTree: Sendable {
  private let analyses: [TokenAnalysis]
  private let firstDependents: [Int32]
  private let nextDependents: [Int32]
  private static let mostDependents = 48

  /// - Parameter analyses: one a token; without any, no token has a head or a dependent.
  package init(_ analyses: [TokenAnalysis]) {
    self.analyses = analyses
    var first = [Int32](repeating: -1, count: analyses.count)
    var next = first
    for index in analyses.indices.reversed() {
      let head = Int(analyses[index].head)
      guard head >= 0 else { continue }
      next[index] = first[head]
      first[head] = Int32(index)
    }
    firstDependents = first
    nextDependents = next
  }

  var isEmpty: Bool { analyses.isEmpty }

  /// Nil for the root of a sentence.
  func head(_ index: Int) -> Int? {
    let head = analyses[index].head
    return head < 0 ? nil : Int(head)
  }

  func relation(_ index: Int) -> Relation { analyses[index].relation }

  func tag(_ index: Int) -> UniversalTag { analyses[index].universalTag }

  func pennTag(_ index: Int) -> PennTag { analyses[index].pennTag }

  /// What the name that the token stands in names; nil outside names.
  func nameType(_ index: Int) -> EntityType? { analyses[index].entityTag.type }

  /// Whether the name that the token before stands in goes on with this one.
  func continuesName(_ index: Int) -> Bool {
    let position = analyses[index].entityTag.position
    return position == .inside || position == .end
  }

  func isNoun(_ index: Int) -> Bool { tag(index) == .noun || tag(index) == .propn }

  /// The first dependent, in text order, that fits.
  func dependent(of index: Int, where fits: (Int) -> Bool) -> Int? {
    var dependent = Int(firstDependents[index])
    var steps = 0
    while dependent >= 0, steps < Self.mostDependents {
      if fits(dependent) { return dependent }
      dependent = Int(nextDependents[dependent])
      steps += 1
    }
    return nil
  }

  /// The first dependents, in text order, one by one.
  func forEachDependent(of index: Int, _ body: (Int) -> Void) {
    _ = dependent(of: index) {
      body($0); return false
    }
  }

  func dependent(of index: Int, _ relation: Relation) -> Int? {
    dependent(of: index) { analyses[$0].relation == relation }
  }

  /// The subject of a clause, by its predicate; also of a passive one.
  func subject(of predicate: Int) -> Int? {
    dependent(of: predicate) {
      analyses[$0].relation == .nsubj || analyses[$0].relation == .nsubjPass
        || analyses[$0].relation == .nsubjOuter
    }
  }

  /// The preposition before a noun phrase, by its head.
  func preposition(of index: Int) -> Int? {
    dependent(of: index) { $0 < index && analyses[$0].relation == .case }
  }

  /// The token of a range that the others hang on; the last one where several hang on tokens outside.
  func top(of range: Range<Int>) -> Int {
    var top = range.upperBound - 1
    for index in range.reversed() where !range.contains(Int(analyses[index].head)) {
      switch tag(index) {
      case .noun, .propn, .num, .sym: return index
      default: top = range.contains(Int(analyses[top].head)) ? index : top
      }
    }
    return top
  }
}
