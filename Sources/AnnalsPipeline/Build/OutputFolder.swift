import CAnnalsPlatform
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that is replaced as a whole: whoever looks at it, and whenever the program is stopped, sees
/// the old one or the new one.
///
/// The new folder grows beside the old one under a hidden name; then one system call exchanges the two
/// names. Renaming the old one away first was rejected, because for a moment there would be none.
struct OutputFolder {
  let path: String
  /// Where the new files are written.
  let stagingPath: String
  private let parent: String
  private let stagingPrefix: String

  /// - Throws: `.foreignFile` where the folder holds something that a build doesn't write, so that nothing
  ///   of the user's is ever deleted; `.cannotWrite` where the place can't be written.
  init(path: String) throws(PipelineError) {
    let url = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    self.path = url.path
    parent = url.deletingLastPathComponent().path
    stagingPrefix = ".\(url.lastPathComponent).next-"
    stagingPath = parent + "/" + stagingPrefix + String(getpid())
    try refuseForeignFiles()
    try makeStagingFolder()
  }

  /// The names that a build writes at the top of the folder.
  static let ownNames: Set<String> = [
    "csv", "json", "xml", "schemas", "texts", "datapackage.json", "annals.sqlite", "index.html",
  ]

  private func refuseForeignFiles() throws(PipelineError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else {
      throw .cannotWrite(path: path, reason: "it is a file, not a folder")
    }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw .cannotWrite(path: path, reason: "it can't be listed")
    }
    if let foreign = names.sorted().first(where: { !Self.ownNames.contains($0) }) {
      throw .foreignFile(folder: path, file: foreign)
    }
  }

  private func makeStagingFolder() throws(PipelineError) {
    do {
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: parent, reason: "the folder can't be made")
    }
    removeAbandonedFolders()
    guard mkdir(stagingPath, 0o777) == 0 else {
      throw .cannotWrite(path: stagingPath, reason: String(cString: strerror(errno)))
    }
  }

  /// Folders that builds left behind when they were killed.
  private func removeAbandonedFolders() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    where name.hasPrefix(stagingPrefix) {
      guard let process = pid_t(name.dropFirst(stagingPrefix.count)) else { continue }
      let isRunning = process != getpid() && (kill(process, 0) == 0 || errno == EPERM)
      if !isRunning { try? FileManager.default.removeItem(atPath: parent + "/" + name) }
    }
  }

  /// Puts the new folder in the old one's place and deletes the old one.
  ///
  /// - Returns: false where the file system (some network ones) can't exchange two names in one step: then
  ///   the old folder was renamed away first, and there was no folder for a moment.
  func commit() throws(PipelineError) -> Bool {
    if !FileManager.default.fileExists(atPath: path) {
      try move(stagingPath, to: path)
      return true
    }
    let isAtomic = annals_exchange(stagingPath, path) == 0
    if !isAtomic {
      guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else {
        throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
      }
      try exchangeInSteps()
    }
    discard()
    return isAtomic
  }

  private func exchangeInSteps() throws(PipelineError) {
    let aside = stagingPath + "-old"
    try move(path, to: aside)
    do {
      try move(stagingPath, to: path)
    } catch {
      try move(aside, to: path)
      throw error
    }
    try move(aside, to: stagingPath)
  }

  private func move(_ old: String, to new: String) throws(PipelineError) {
    guard rename(old, new) == 0 else {
      throw .cannotWrite(path: new, reason: String(cString: strerror(errno)))
    }
  }

  /// Deletes the folder under the hidden name.
  func discard() { try? FileManager.default.removeItem(atPath: stagingPath) }
}
