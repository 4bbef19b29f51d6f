import AnnalsRecords

/// Matches whole values against a field pattern in one pass over the bytes, without backtracking.
///
/// The expression becomes a nondeterministic automaton and that a table of states, once a pattern, so
/// that a hostile cell costs no more than its length. (Swift's `Regex` isn't `Sendable` and reads 2 MB/s.)
package struct PatternMatcher: Sendable {
  /// Next state for each state and byte class; state 0 refuses everything.
  private let transitions: [UInt16]
  private let accepts: [Bool]
  /// Bytes that no part of the pattern tells apart share a class.
  private let classes: [UInt8]
  private let classCount: Int

  /// - Parameter expression: in the subset that `FieldPattern` describes; others trap.
  package init(expression: String) {
    var builder = AutomatonBuilder()
    let start = builder.state()
    let end = builder.add(PatternSyntax(expression: expression), from: start)
    let classes = builder.byteClasses()
    let table = builder.determinize(start: start, end: end, classes: classes)
    self.classes = classes.map
    classCount = classes.count
    transitions = table.transitions
    accepts = table.accepts
  }

  /// Whether the pattern covers all the bytes.
  package func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var state = 1
    for byte in bytes {
      state = Int(transitions[state &* classCount &+ Int(classes[Int(byte)])])
      if state == 0 { return false }
    }
    return accepts[state]
  }

  /// Whether the pattern covers the whole string.
  package func matches(_ string: String) -> Bool {
    Array(string.utf8).withUnsafeBufferPointer(matches)
  }
}

extension PatternMatcher {
  /// The matcher of each pattern that a column has: many share one, and its table takes time to make.
  static let byExpression: [String: PatternMatcher] = {
    let patterns = Dataset.tables.flatMap(\.fields).compactMap(\.pattern?.expression)
    return Dictionary(
      uniqueKeysWithValues: Set(patterns).map { ($0, PatternMatcher(expression: $0)) })
  }()
}

/// Builds the automaton: states with byte edges and empty edges (Thompson's construction), then the
/// table over sets of states.
private struct AutomatonBuilder {
  private struct State {
    var edges: [(set: PatternSyntax.ByteSet, target: Int)] = []
    var empty: [Int] = []
  }

  private var states: [State] = []

  mutating func state() -> Int {
    states.append(State())
    return states.count - 1
  }

  /// Adds what matches the syntax after a state; returns the state in which it has matched.
  mutating func add(_ syntax: PatternSyntax, from start: Int) -> Int {
    switch syntax {
    case .bytes(let set):
      let end = state()
      states[start].edges.append((set, end))
      return end
    case .sequence(let parts):
      var end = start
      for part in parts { end = add(part, from: end) }
      return end
    case .alternatives(let options):
      let end = state()
      for option in options {
        let optionStart = state()
        states[start].empty.append(optionStart)
        let optionEnd = add(option, from: optionStart)
        states[optionEnd].empty.append(end)
      }
      return end
    case .repeated(let part, let least, let most):
      return addRepeats(of: part, least: least, most: most, from: start)
    }
  }

  private mutating func addRepeats(
    of part: PatternSyntax, least: Int, most: Int?, from start: Int
  ) -> Int {
    var end = start
    for _ in 0..<least { end = add(part, from: end) }
    let final = state()
    guard let most else {
      // The loop has a state of its own, or a repeat before it could be entered again.
      let loop = state()
      states[end].empty.append(loop)
      let after = add(part, from: loop)
      states[after].empty.append(loop)
      states[loop].empty.append(final)
      return final
    }
    for _ in least..<max(least, most) {
      states[end].empty.append(final)
      let next = state()
      states[end].empty.append(next)
      end = add(part, from: next)
    }
    states[end].empty.append(final)
    return final
  }

  /// Groups the bytes that no edge tells apart.
  func byteClasses() -> (map: [UInt8], count: Int) {
    let sets = Array(Set(states.flatMap { $0.edges.map(\.set) }))
    var numbers: [[Bool]: Int] = [:]
    let map = (0...255).map { byte in
      let signature = sets.map { $0.contains(UInt8(byte)) }
      let number = numbers[signature] ?? numbers.count
      numbers[signature] = number
      return UInt8(number)
    }
    return (map, numbers.count)
  }

  func determinize(
    start: Int, end: Int, classes: (map: [UInt8], count: Int)
  ) -> (transitions: [UInt16], accepts: [Bool]) {
    let examples = (0..<classes.count).map { number in
      UInt8(classes.map.firstIndex { $0 == UInt8(number) } ?? 0)
    }
    let first = closure(of: [start])
    var sets: [[Int]] = [[], first]
    var numbers: [[Int]: Int] = [[]: 0, first: 1]
    var transitions: [UInt16] = []
    var current = 0
    while current < sets.count {
      for byte in examples {
        let target = closure(of: targets(of: sets[current], on: byte))
        let number = numbers[target] ?? sets.count
        if number == sets.count {
          precondition(number < UInt16.max, "a pattern needs too many states")
          numbers[target] = number
          sets.append(target)
        }
        transitions.append(UInt16(number))
      }
      current += 1
    }
    return (transitions, sets.map { $0.contains(end) })
  }

  private func targets(of set: [Int], on byte: UInt8) -> [Int] {
    set.flatMap { number in
      states[number].edges.filter { $0.set.contains(byte) }.map(\.target)
    }
  }

  /// The states that can be reached over empty edges, sorted.
  private func closure(of set: [Int]) -> [Int] {
    var reached = Set(set)
    var pending = set
    while let number = pending.popLast() {
      for target in states[number].empty where reached.insert(target).inserted {
        pending.append(target)
      }
    }
    return reached.sorted()
  }
}
