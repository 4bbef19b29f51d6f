import AnnalsDigest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is written through a buffer of 256 KB and hashed on the way.
///
/// A class because the descriptor must be closed once: dropping the object before `finish` closes it and
/// leaves the file as it is, for the caller to remove with its folder.
package final class BufferedFile {
  /// Where the file is, as it stands in messages.
  package let path: String
  /// Bytes written so far, with those in the buffer.
  package var count: Int { flushed + buffer.count }

  private static let capacity = 256 * 1024
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var flushed = 0
  private let digest = SHA256Digest()

  /// Makes or empties a file.
  package init(path: String) throws(EmitError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    if descriptor < 0 { throw SystemError.cannotWrite(path) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Appends bytes, in pieces: a text of any length passes through the one buffer.
  package func write<Bytes: Collection<UInt8>>(_ bytes: Bytes) throws(EmitError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Self.capacity)
      buffer.append(contentsOf: piece)
      rest = rest[piece.endIndex...]
      if buffer.count >= Self.capacity { try flush() }
    }
  }

  /// Lets `append` put bytes straight into the buffer.
  package func write(
    _ append: (inout [UInt8]) throws(EmitError) -> Void
  ) throws(EmitError) {
    try append(&buffer)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Writes what is left, makes it durable and closes the file.
  ///
  /// - Returns: size and hash of the whole file.
  package func finish() throws(EmitError) -> (bytes: Int, sha256: String) {
    try flush()
    // A pipe or a device cannot be synchronised and says EINVAL: what was written there is out already.
    if fsync(descriptor) != 0, errno != EINVAL { throw SystemError.cannotWrite(path) }
    let closed = close(descriptor)
    descriptor = -1
    // A file system over a network may tell only now that there is no room.
    if closed != 0, errno != EINTR { throw SystemError.cannotWrite(path) }
    return (flushed, digest.hexadecimal())
  }

  private func flush() throws(EmitError) {
    let failed = buffer.withUnsafeBytes { bytes in
      digest.update(bytes)
      var offset = 0
      while offset < bytes.count {
        #if canImport(Darwin)
          let written = Darwin.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
        #elseif canImport(Musl)
          let written = Musl.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
        #else
          let written = Glibc.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
        #endif
        if written < 0 {
          if errno == EINTR { continue }
          return true
        }
        offset += written
      }
      return false
    }
    if failed { throw SystemError.cannotWrite(path) }
    flushed += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}

/// The system's last error as ours.
enum SystemError {
  static func cannotWrite(_ path: String) -> EmitError {
    .cannotWrite(path: path, reason: reason())
  }

  static func cannotRead(_ path: String) -> EmitError {
    .cannotRead(path: path, reason: reason())
  }

  /// `errno` in words, which the C locale keeps in English.
  private static func reason() -> String { String(cString: strerror(errno)).lowercased() }

  static func makeFolder(_ path: String) throws(EmitError) {
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw cannotWrite(path) }
  }
}
