import AnnalsEmit
import ArgumentParser

extension SchemaCatalog.Kind: ExpressibleByArgument {}

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints a schema or the data dictionary, from the one definition of the tables.",
    discussion: SchemaCatalog.Kind.allCases.map { "  \($0.rawValue): \($0.summary)" }
      .joined(separator: "\n"))

  @Argument(help: "Which one.")
  var kind = SchemaCatalog.Kind.dictionary

  func run() throws { try Console.output.write(Array(SchemaCatalog.text(kind).utf8)) }
}
