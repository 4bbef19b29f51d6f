import AnnalsPipeline
import ArgumentParser

struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Prints dated events in order, each with its source and the words that tell it.",
    discussion: """
      Reads texts as 'annals build' does, or the folder that it made. Listed is what is told as having \
      happened or been so; --all adds what was planned, possible, denied or general, marked so. Years are astronomical: \
      0 is 1 BC, and "490BC" may be written for -489.
      """)

  @Argument(help: "Folders of texts, texts, or a folder that a build made.")
  var paths: [String] = ["Raw"]

  @Option(
    parsing: .unconditional, help: "Only events in this year or later.", transform: Year.init)
  var from: Year?

  @Option(
    parsing: .unconditional, help: "Only events in this year or earlier.", transform: Year.init)
  var to: Year?

  @Option(help: "Only events of this source, by its id: the file's name without its ending.")
  var source: String?

  @Flag(help: "Also what is told as planned, possible, hypothetical, general or denied.")
  var all = false

  @OptionGroup var authority: AuthorityOptions

  /// `1958`, `-489`, `490BC`.
  struct Year {
    let number: Int

    init(_ text: String) throws {
      let word = text.filter { !$0.isWhitespace }.uppercased()
      let isBC = word.hasSuffix("BC")
      guard let number = Int(isBC ? String(word.dropLast(2)) : word), !isBC || number > 0,
        abs(number) < 10_000
      else {
        throw ValidationError("'\(text)' is no year; write one such as 1958, -489 or 490BC")
      }
      self.number = isBC ? 1 - number : number
    }
  }

  func validate() throws {
    if let from, let to, from.number > to.number {
      throw ValidationError("--from \(from.number) lies after --to \(to.number); change the two")
    }
  }

  func run() throws {
    var selection = Timeline.Selection()
    selection.from = from?.number
    selection.to = to?.number
    selection.source = source
    selection.isAll = all
    let folder = paths.count == 1 ? paths[0] : nil
    let reader = TimelineReader(pipeline: Pipeline(authority: try authority.read(beside: folder)))
    let timeline = try reader.timeline(of: paths, selection)
    Console.report(timeline.diagnostics)
    if let source, !timeline.sources.contains(source) { throw unknown(source, timeline) }
    try TimelinePage(timeline, isColored: Console.outputUsesColor).write { line in
      try Console.output.write(Array((line + "\n").utf8))
    }
    report(timeline)
    if timeline.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  private func unknown(_ source: String, _ timeline: Timeline) -> ValidationError {
    let known = timeline.sources.map { "'\($0)'" }.joined(separator: ", ")
    return ValidationError("there is no source '\(source)'; there are \(known)")
  }

  /// What isn't listed.
  private func report(_ timeline: Timeline) {
    let undated = timeline.undatedCount
    if undated > 0 {
      Console.say("\(undated) \(undated == 1 ? "event" : "events") without a date left out")
    }
    let unreal = timeline.unrealCount
    if unreal > 0 {
      Console.say(
        "\(unreal) dated \(unreal == 1 ? "event" : "events") planned, possible, general or denied left "
          + "out; --all lists them")
    }
  }
}
