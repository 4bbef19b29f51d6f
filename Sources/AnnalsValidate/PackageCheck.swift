import AnnalsRecords

/// Whether `datapackage.json` lists the folder's files as they are: none missing, none besides, each with
/// its size and SHA-256.
struct PackageCheck {
  private let folder: DatasetFolder
  private let findings: Findings

  static let path = "datapackage.json"
  /// Folders that hold nothing but what was generated, so that a stray file there is a mistake.
  private static let ownedFolders: Set<Substring> = ["csv", "json", "xml", "texts", "schemas"]

  init(folder: DatasetFolder, findings: Findings) {
    self.folder = folder
    self.findings = findings
  }

  /// - Parameter files: all files of the folder.
  func check(files: [String]) {
    guard let bytes = folder.read(Self.path) else {
      return findings.add(
        shownPath, "there is no such file, so no file can be compared with its hash; run 'make'")
    }
    guard FileTextCheck(findings: findings).check(bytes, path: shownPath) else { return }
    do throws(JSONError) {
      var reader = JSONReader(bytes)
      let package = try reader.readDocument()
      let listed = check(package, &reader)
      checkUnlisted(files, listed)
    } catch {
      findings.add(
        shownPath, line: error.location.line, column: error.location.column,
        "\(error.message); \(Findings.rebuild)")
    }
  }

  private var shownPath: String { folder.shownPath(Self.path) }

  private func check(_ package: JSONValue, _ reader: inout JSONReader) -> Set<String> {
    guard let resources = package["resources"]?.elements, !resources.isEmpty else {
      tell(package, &reader, "'resources' is missing, expected the list of the files")
      return []
    }
    var listed: Set<String> = []
    for resource in resources {
      guard let value = resource["path"], let path = value.string, isSafe(path) else {
        tell(resource, &reader, "a resource has no 'path' below the folder")
        continue
      }
      if !listed.insert(path).inserted {
        tell(value, &reader, "the file \(quoted(path)) is listed twice")
      }
      check(path, resource, at: value, &reader)
    }
    return listed
  }

  /// A path may lead neither out of the folder nor into a hidden one, as the Data Package demands.
  private func isSafe(_ path: String) -> Bool {
    !path.isEmpty
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && !$0.hasPrefix(".")
      }
  }

  /// - Parameter value: the path's place: places must be asked for in the order of the file, or each would
  ///   be counted from its start.
  private func check(
    _ path: String, _ resource: JSONValue, at value: JSONValue, _ reader: inout JSONReader
  ) {
    guard let bytes = resource["bytes"]?.integer else {
      return tell(value, &reader, "the file \(quoted(path)) has no 'bytes', expected its size")
    }
    guard let hash = resource["hash"]?.string, hash.hasPrefix("sha256:") else {
      return tell(
        value, &reader, "the file \(quoted(path)) has no 'hash', expected 'sha256:' and digits")
    }
    guard let size = folder.size(path), let digest = folder.sha256(path) else {
      return findings.add(
        folder.shownPath(path), "there is no such file, but \(Self.path) lists it; run 'make'")
    }
    if size != bytes {
      findings.add(
        folder.shownPath(path),
        "the file has \(size) bytes, expected \(bytes) as in \(Self.path); \(Findings.rebuild)")
    }
    if hash != "sha256:\(digest)" {
      findings.add(
        folder.shownPath(path),
        "the file was changed: its hash is 'sha256:\(digest)', expected '\(hash)' as in "
          + "\(Self.path); \(Findings.rebuild)")
    }
  }

  private func checkUnlisted(_ files: [String], _ listed: Set<String>) {
    for file in files where !listed.contains(file) {
      let top = file.prefix { $0 != "/" }
      guard top.count < file.count, Self.ownedFolders.contains(top) else { continue }
      findings.add(
        folder.shownPath(file),
        "the file is not listed in \(Self.path); remove it, or run 'make' to write all afresh")
    }
  }

  private func tell(_ value: JSONValue, _ reader: inout JSONReader, _ message: String) {
    let location = reader.location(of: value)
    findings.add(
      shownPath, line: location.line, column: location.column, "\(message); \(Findings.rebuild)")
  }
}
