import AnnalsPipeline
import Synchronization
import Testing

@Suite struct OrderedWorkTests {
  @Test(arguments: [1, 2, 3, 8]) func keepsTheOrderAndTheBound(workers: Int) async throws {
    let underWay = Atomic(0)
    let work = OrderedWork<Int, Int>(workers: workers) { input in
      // Later inputs are done sooner.
      var sum = 0
      for step in 0..<(2000 - input % 7 * 250) { sum &+= step ^ input }
      return input * 10 + (sum == .min ? 1 : 0)
    }
    var next = 0
    var most = 0
    var results: [Int] = []
    try await work.run(
      next: {
        guard next < 300 else { return nil }
        next += 1
        most = max(most, underWay.add(1, ordering: .relaxed).newValue)
        return next
      },
      consume: { result in
        underWay.subtract(1, ordering: .relaxed)
        results.append(result)
      })
    #expect(results == (1...300).map { $0 * 10 })
    #expect(most <= workers * 2)
  }

  private struct Stop: Error {}

  @Test(arguments: [1, 4]) func endsWithTheErrorOfItsConsumer(workers: Int) async {
    var next = 0
    await #expect(throws: Stop.self) {
      try await OrderedWork<Int, Int>(workers: workers) { $0 }.run(
        next: {
          next += 1
          return next
        },
        consume: { if $0 == 20 { throw Stop() } })
    }
    #expect(next < 20 + workers * 2 + 1)
  }
}
