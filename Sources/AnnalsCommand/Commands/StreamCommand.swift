import AnnalsPipeline
import ArgumentParser
import Foundation

/// How many tasks work side by side.
struct WorkerOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: "How many documents are worked on at the same time; the bytes written don't depend on it."
  )
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard jobs >= 1 else {
      throw ValidationError("'\(jobs)' is no number of jobs; expected 1 or more")
    }
  }
}

struct StreamCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stream",
    abstract:
      "Documents as JSON Lines on stdin, one JSON result a line on stdout, in the same order.",
    discussion: """
      Input: {"id": "a", "text": "In 1958 it began.", "date": "2010-06-01"}; 'date' is the document's own \
      date in EDTF and may be null or missing. Output: {"id": "a", "dates": […], "figures": […], \
      "quotations": […], "events": […], "entities": […], "mentions": […]}. A line that is no such document \
      yields {"id": …, "error": {"line": n, "message": "…"}} in its place, the stream goes on, and the \
      exit code is 1.
      """)

  @OptionGroup var authority: AuthorityOptions
  @OptionGroup var workers: WorkerOptions

  @MainActor func run() async throws {
    let pipeline = Pipeline(authority: try authority.read())
    let stream = DocumentStream(pipeline: pipeline, workers: workers.jobs)
    let summary = try await stream.run(input: Console.input, output: Console.output)
    if summary.errors > 0 {
      Console.say(
        "stdin: error: \(summary.errors) lines are no documents; each one's 'error' in the output says why"
      )
      throw ExitCode(1)
    }
  }
}
