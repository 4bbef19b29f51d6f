import AnnalsPipeline
import AnnalsValidate
import ArgumentParser

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks every row of an output folder: types, references, evidence, formats, hashes.")

  @Argument(help: "The folder to check.")
  var output = "Output"

  func run() throws {
    let report = DatasetValidator(folder: output).validate()
    Console.report(report.diagnostics)
    guard report.isValid else { throw ExitCode(1) }
    let rows = report.rowCounts.values.reduce(0, +)
    print(
      "\(output): valid: \(rows) rows in \(report.rowCounts.count) tables, in CSV, JSON and XML alike"
    )
  }
}
