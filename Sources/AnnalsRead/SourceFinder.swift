import AnnalsAnnotation
import Foundation

/// A text that can be read.
package struct SourceFile: Sendable, Equatable {
  /// As the folder was named, with the file's way below it: what messages show.
  package let path: String
  /// Below the folder that is read, with `/`; the name alone for a single file.
  package let relativePath: String
  /// Slug of the file name, unlike that of any other source found with it.
  package let id: String

  package init(path: String, relativePath: String) {
    self.path = path
    self.relativePath = relativePath
    let name = relativePath.split(separator: "/").last.map(String.init) ?? relativePath
    id = Slug.make(fileName: name)
  }
}

/// Finds the texts below a folder.
package struct SourceFinder: Sendable {
  /// What was found: the sources in the order of their relative paths' bytes, and what people should know.
  package struct Result: Sendable {
    package var sources: [SourceFile] = []
    package var diagnostics: [Diagnostic] = []
  }

  private let excluded: String?

  /// - Parameter excluded: a folder that is no source even where it lies below the one that is read, such
  ///   as the output.
  package init(excluding excluded: String? = nil) { self.excluded = excluded }

  /// The texts below a folder, or the file itself where a path names one.
  ///
  /// Hidden files, metadata beside texts (NAME.yaml, NAME.yml), `dataset.yaml` and `authority.yaml` are no texts. Folders
  /// named like texts, links that lead nowhere or in circles, unreadable folders and a second file with
  /// the same slug are errors; none stops the others.
  package func find(at path: String) -> Result {
    var search = SourceSearch(excluding: excluded)
    switch FileKind(path: path) {
    case .folder: search.enter(path: path, relativePath: "")
    case .file:
      let name = path.split(separator: "/").last.map(String.init) ?? path
      search.add(path: path, relativePath: name)
    case .broken(let reason):
      search.report(.error, path, "cannot be read: \(reason); name a folder of texts or a text")
    }
    return search.finish()
  }
}

/// What stands at a path, links followed.
enum FileKind {
  case file, folder
  case broken(reason: String)

  init(path: String) {
    var status = stat()
    if stat(path, &status) == 0 {
      self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
      return
    }
    switch errno {
    case ELOOP: self = .broken(reason: "is a link that loops")
    case ENOENT: self = .broken(reason: Self.isLink(path) ? "is a link to nothing" : "no such file")
    default: self = .broken(reason: RawFile.reason())
    }
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}

/// One walk through a folder.
struct SourceSearch {
  private struct Folder: Hashable {
    let device: UInt64
    let number: UInt64

    init?(path: String) {
      var status = stat()
      if stat(path, &status) != 0 { return nil }
      device = UInt64(truncatingIfNeeded: status.st_dev)
      number = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  private let excluded: Folder?
  private var sources: [SourceFile] = []
  private var diagnostics: [Diagnostic] = []
  /// The folders around, to see when a link leads back into one.
  private var around: [Folder] = []
  /// All folders so far: links to links of folders could name one in more ways than can be walked.
  private var entered: Set<Folder> = []

  init(excluding path: String?) { excluded = path.flatMap(Folder.init(path:)) }

  mutating func enter(path: String, relativePath: String) {
    if let excluded, Folder(path: path) == excluded { return }
    guard let folder = Folder(path: path), !around.contains(folder) else {
      return report(.error, path, "is a link that loops; take it away")
    }
    if !entered.insert(folder).inserted {
      return report(.warning, path, "is a link to a folder that was read already; take it away")
    }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      return report(
        .error, path, "folder cannot be read: \(RawFile.reason()); check its permissions")
    }
    around.append(folder)
    let stems = Set(names.filter { Self.isText($0) }.map { String(Slug.stem(of: $0)) })
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where !name.hasPrefix(".") {
      let below = relativePath.isEmpty ? name : "\(relativePath)/\(name)"
      visit(name, path: path.hasSuffix("/") ? path + name : "\(path)/\(name)", below, stems)
    }
    around.removeLast()
  }

  private mutating func visit(
    _ name: String, path: String, _ relativePath: String, _ stems: Set<String>
  ) {
    if ControlCharacters.occur(in: name) {
      return report(.error, path, "the name has a control character; rename it")
    }
    switch FileKind(path: path) {
    case .folder where Self.isText(name):
      report(.error, path, "is a folder; expected a text, rename it")
    case .folder: enter(path: path, relativePath: relativePath)
    case .broken(let reason): report(.error, path, "\(reason); take it away")
    case .file where Self.isText(name): add(path: path, relativePath: relativePath)
    case .file where Self.isMetadata(name):
      if name != AuthorityReader.fileName && name != DatasetDescription.fileName
        && !stems.contains(String(Slug.stem(of: name)))
      {
        report(.notice, path, "metadata without a text beside it; name it like its text")
      }
    case .file:
      let known = Self.extensions.map { ".\($0)" }.joined(separator: " ")
      report(.notice, path, "unknown file type, not read; texts are \(known)")
    }
  }

  mutating func add(path: String, relativePath: String) {
    sources.append(SourceFile(path: path, relativePath: relativePath))
  }

  mutating func report(_ severity: Diagnostic.Severity, _ path: String, _ message: String) {
    diagnostics.append(Diagnostic(severity, path: path, message: message))
  }

  /// Sorts the sources, and keeps the first of those with the same slug.
  mutating func finish() -> SourceFinder.Result {
    sources.sort { $0.relativePath.utf8.lexicographicallyPrecedes($1.relativePath.utf8) }
    var result = SourceFinder.Result()
    var taken: [String: String] = [:]
    for source in sources {
      if let first = taken[source.id] {
        report(
          .error, source.path,
          "has the id \"\(source.id)\", as has \(first); it is not read, rename one of them")
      } else {
        taken[source.id] = source.path
        result.sources.append(source)
      }
    }
    result.diagnostics = diagnostics
    return result
  }

  private static let extensions = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "xml", "tei", "vtt", "srt",
  ]

  private static func isText(_ name: String) -> Bool {
    extensions.contains(Slug.pathExtension(of: name))
  }

  private static func isMetadata(_ name: String) -> Bool {
    ["yaml", "yml"].contains(Slug.pathExtension(of: name))
  }
}
