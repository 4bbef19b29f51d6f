import AnnalsAnnotation
import AnnalsRead

/// The maintainer's decisions on names, as commands find them.
package enum AuthorityFile {
  /// Reads the file at a path, or else `authority.yaml` in a folder; nothing is decided where neither is.
  ///
  /// - Returns: what is decided, and what is wrong with the file; with errors, nothing is decided.
  package static func read(
    path: String?, folder: String?
  ) -> (authority: Authority, diagnostics: [Diagnostic]) {
    let result =
      if let path {
        AuthorityReader.read(path: path)
      } else if let folder {
        AuthorityReader.read(folder: folder)
      } else {
        AuthorityReader.Result()
      }
    return (result.authority, result.diagnostics)
  }
}
