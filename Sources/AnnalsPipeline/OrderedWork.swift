/// Works on inputs side by side and hands the results on in the inputs' order.
///
/// At most twice as many inputs as workers are under way, so that memory stays bounded however long the
/// row of inputs is and however slowly the results are taken.
package struct OrderedWork<Input: Sendable, Output: Sendable> {
  private let workers: Int
  private let work: @Sendable (Input) -> Output

  package init(workers: Int, work: @escaping @Sendable (Input) -> Output) {
    self.workers = workers
    self.work = work
  }

  /// - Parameters:
  ///   - next: the next input, or nil at the end; called by the caller's own task.
  ///   - consume: takes each result, in order; called by the caller's own task. What it throws ends the
  ///     work, and results still under way are dropped.
  package func run(
    isolation: isolated (any Actor)? = #isolation, next: () throws -> Input?,
    consume: (Output) throws -> Void
  ) async throws {
    if workers <= 1 {
      while let input = try next() { try consume(work(input)) }
      return
    }
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var finished: [Int: Output] = [:]
      var started = 0
      var consumed = 0
      var isAtEnd = false
      while true {
        while !isAtEnd, started - consumed < workers * 2 {
          guard let input = try next() else {
            isAtEnd = true
            break
          }
          let index = started
          started += 1
          let work = work
          group.addTask { (index, work(input)) }
        }
        guard consumed < started, let (index, output) = try await group.next() else { return }
        finished[index] = output
        while let output = finished.removeValue(forKey: consumed) {
          consumed += 1
          try consume(output)
        }
      }
    }
  }
}
