import AnnalsAnnotation
import AnnalsDigest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of an `Output` folder, by their paths below it (`csv/events.csv`).
struct DatasetFolder {
  let folder: String

  /// The path that messages show: as the user gave the folder, so that editors can open it.
  func shownPath(_ path: String) -> String {
    folder.isEmpty || folder == "." ? path : "\(trimmedFolder)/\(path)"
  }

  private var trimmedFolder: String {
    var trimmed = folder[...]
    while trimmed.count > 1 && trimmed.last == "/" { trimmed.removeLast() }
    return trimmed == "/" ? "" : String(trimmed)
  }

  private func systemPath(_ path: String) -> String {
    folder.isEmpty ? path : "\(trimmedFolder)/\(path)"
  }

  var exists: Bool {
    var status = stat()
    return stat(folder.isEmpty ? "." : folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// All files below the folder, sorted; links are listed, not followed, so that none can loop.
  func files() -> [String] {
    var found: [String] = []
    var pending = [""]
    while let directory = pending.popLast() {
      let names = self.names(in: systemPath(directory.isEmpty ? "." : directory))
      for name in names {
        let path = directory.isEmpty ? name : "\(directory)/\(name)"
        var status = stat()
        guard lstat(systemPath(path), &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR { pending.append(path) } else { found.append(path) }
      }
    }
    return found.sorted()
  }

  private func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// The bytes of a file, or nil where it is missing, no regular file, or unreadable.
  func read(_ path: String) -> [UInt8]? {
    guard let size = size(path), let file = fopen(systemPath(path), "rb") else { return nil }
    defer { fclose(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = size == 0 ? 0 : fread(buffer.baseAddress, 1, size, file)
    }
    return bytes.count == size && ferror(file) == 0 ? bytes : nil
  }

  /// Size in bytes of a regular file, or nil. A link to a file counts as the file, a pipe doesn't:
  /// opening one would wait for ever.
  func size(_ path: String) -> Int? {
    var status = stat()
    guard stat(systemPath(path), &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// The SHA-256 of a file in lower-case hexadecimal, read in pieces; nil where it can't be read.
  func sha256(_ path: String) -> String? {
    guard size(path) != nil, let file = fopen(systemPath(path), "rb") else { return nil }
    defer { fclose(file) }
    let digest = SHA256Digest()
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { break }
      piece.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    return ferror(file) == 0 ? digest.hexadecimal() : nil
  }
}
