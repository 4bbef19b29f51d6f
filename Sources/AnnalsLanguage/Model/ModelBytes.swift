import Foundation

/// The bytes of a model file, aligned to 64 and unchanging for as long as this lives.
///
/// Sendable without the compiler's check because nobody writes to the bytes.
package final class ModelBytes: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Bytes that live as long as the program.
  package init(permanent bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    release = { _ in }
  }

  /// A copy of bytes.
  package init(copying bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    copy.copyBytes(from: bytes)
    self.bytes = UnsafeRawBufferPointer(copy)
    release = { $0.deallocate() }
  }

  /// A file, mapped into memory: only what is used of it is read.
  ///
  /// - Throws: when the file can't be opened or is empty.
  package init(mapping path: String) throws(LanguageModelError) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(path) }
    let count = Int(status.st_size)
    let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let start, start != MAP_FAILED else { throw Self.unreadable(path) }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
    release = { munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress!), $0.count) }
  }

  deinit { release(bytes) }

  private static func unreadable(_ path: String) -> LanguageModelError {
    LanguageModelError(name: path, reason: .unreadable(String(cString: strerror(errno))))
  }
}
