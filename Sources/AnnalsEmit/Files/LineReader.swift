#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a file line by line, holding one line and a block of 256 KB.
final class LineReader {
  private static let blockSize = 256 * 1024
  private let path: String
  private let descriptor: Int32
  private var block: [UInt8] = []
  private var position = 0

  init(path: String) throws(EmitError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw SystemError.cannotRead(path) }
  }

  deinit { close(descriptor) }

  /// The next line without its line break; nil at the end.
  func next() throws(EmitError) -> [UInt8]? {
    var line: [UInt8] = []
    var isEmpty = true
    while true {
      if position == block.count {
        try fill()
        if block.isEmpty { return isEmpty ? nil : line }
      }
      isEmpty = false
      if let end = block[position...].firstIndex(of: UInt8(ascii: "\n")) {
        line.append(contentsOf: block[position..<end])
        position = end + 1
        return line
      }
      line.append(contentsOf: block[position...])
      position = block.count
    }
  }

  private func fill() throws(EmitError) {
    position = 0
    let descriptor = descriptor
    var isRead = true
    block = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
      var result = read(descriptor, buffer.baseAddress, buffer.count)
      while result < 0, errno == EINTR {
        result = read(descriptor, buffer.baseAddress, buffer.count)
      }
      isRead = result >= 0
      count = max(0, result)
    }
    if !isRead { throw SystemError.cannotRead(path) }
  }
}
