import AnnalsAnnotation
import AnnalsPipeline
import ArgumentParser

struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "Lists whom and what the texts name; with --unresolved, what wants a decision.",
    discussion: """
      The list has tabs between name, type, mentions, sources and other names. With --unresolved each \
      doubt is told with its place and the lines of authority.yaml that would settle it.
      """)

  @Argument(help: "The folder that holds the texts, or one text.")
  var raw = "Raw"

  @Flag(help: "Lists names that could mean several, differ little, or have several types.")
  var unresolved = false

  @OptionGroup var authority: AuthorityOptions

  func run() throws {
    let decided = try authority.read(beside: raw)
    let census = try EntityCensus(of: raw, pipeline: Pipeline(authority: decided))
    Console.report(census.diagnostics)
    let lines =
      unresolved
      ? NameDoubts(census, authority: decided).all.map(\.description) : [census.table]
    for line in lines { try Console.output.write(Array((line + "\n").utf8)) }
    if census.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }
}
