// annals-benchmark: where the CPU time of `annals stream` goes.
//
// Takes the stream's input on stdin; `Benchmarks/stages.py` makes some. Gives, as TSV on stdout, the bytes
// of text, then the CPU seconds of each stage: the least of several rounds over all documents.
//
// `annals-benchmark comparisons N…` makes N figures instead, and tells what comparing them takes.
import AnnalsPipeline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@main
enum AnnalsBenchmark {
  private static let rounds = 5

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "comparisons" {
      ComparisonTimes.print(counts: arguments.dropFirst().compactMap { Int($0) })
      return
    }
    var input = LineReader(descriptor: 0, path: "stdin")
    var lines: [[UInt8]] = []
    while let line = try input.next() { lines.append(line) }
    let pipeline = Pipeline()
    var least: [Stage: Double] = [:]
    var bytes = 0
    for _ in 0..<rounds {
      var times = StageTimes(pipeline: pipeline)
      for line in lines where !times.add(line) {
        let message = "stdin: error: a line is no document; expected the input of 'annals stream'\n"
        write(STDERR_FILENO, message, message.utf8.count)
        exit(1)
      }
      least.merge(times.seconds) { min($0, $1) }
      bytes = times.bytes
    }
    print("bytes\t\(bytes)")
    for stage in Stage.allCases { print("\(stage.rawValue)\t\(least[stage] ?? 0)") }
  }
}
