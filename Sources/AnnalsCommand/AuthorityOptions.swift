import AnnalsAnnotation
import AnnalsPipeline
import ArgumentParser

/// Where the maintainer's decisions on names stand.
struct AuthorityOptions: ParsableArguments {
  @Option(
    name: .customLong("authority"),
    help: "A file of names and who is meant by them; see the README.",
    completion: .file())
  var path: String?

  /// The decisions of the file named, or of `authority.yaml` in a folder of texts.
  ///
  /// - Throws: exit code 2 for a file with errors, which are reported: what is decided can't be guessed.
  func read(beside folder: String? = nil) throws -> Authority {
    let result = AuthorityFile.read(path: path, folder: folder)
    Console.report(result.diagnostics)
    if result.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
    return result.authority
  }
}
