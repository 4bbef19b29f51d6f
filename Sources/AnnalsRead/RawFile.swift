import Foundation

/// A file's bytes, read in one go.
enum RawFile {
  /// One less than 4 GiB: offsets into a text are kept in 32 bits.
  static let limit = Int(UInt32.max)

  /// - Throws: `unreadable` for what isn't a regular file or can't be opened, `tooLarge` past `limit`.
  static func bytes(at path: String) throws(ReadError) -> [UInt8] {
    // A named pipe would block in `open`, so the kind is asked first.
    var status = stat()
    if stat(path, &status) != 0 { throw .unreadable(reason: reason()) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .unreadable(reason: "is a folder; expected a file")
    default: throw .unreadable(reason: "is neither a file nor a folder")
    }
    let size = Int(status.st_size)
    if size > limit { throw .tooLarge(bytes: size, limit: limit) }
    let descriptor = open(path, O_RDONLY)
    if descriptor < 0 { throw .unreadable(reason: reason()) }
    defer { close(descriptor) }
    return try contents(of: descriptor, size: size)
  }

  private static func contents(of descriptor: Int32, size: Int) throws(ReadError) -> [UInt8] {
    var failure: ReadError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress! + count, min(size - count, 1 << 30))
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = .unreadable(reason: reason()) }
        if got <= 0 { break }
        count += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// What the system says of the last call that failed, in lower case as all messages are.
  static func reason() -> String {
    let text = String(cString: strerror(errno))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
