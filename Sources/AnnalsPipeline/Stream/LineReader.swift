import AnnalsAnnotation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads lines from a file descriptor; a line may be of any length.
package struct LineReader {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private static let chunkSize = 1 << 18

  /// - Parameter path: what the descriptor is called in messages, such as `stdin`.
  package init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// The next line without its line feed, or nil at the end. A last line without a line feed counts.
  package mutating func next() throws(PipelineError) -> [UInt8]? {
    var searched = start
    while true {
      if let end = lineFeed(from: searched) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return Array(buffer[start...])
      }
      forgetTakenLines()
      searched = buffer.count
      try fill()
    }
  }

  /// Whether a whole line lies in the buffer, so that `next` wouldn't wait for input.
  package var hasLine: Bool { lineFeed(from: start) != nil }

  /// Gives back the room of a long line as well.
  private mutating func forgetTakenLines() {
    if buffer.capacity > Self.chunkSize * 8, buffer.count - start < Self.chunkSize {
      buffer = Array(buffer[start...])
    } else if start > 0 {
      buffer.removeSubrange(0..<start)
    }
    start = 0
  }

  private func lineFeed(from index: Int) -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      guard index < bytes.count,
        let found = memchr(bytes.baseAddress! + index, 0x0A, bytes.count - index)
      else { return nil }
      return bytes.baseAddress!.distance(to: found.assumingMemoryBound(to: UInt8.self))
    }
  }

  private mutating func fill() throws(PipelineError) {
    let old = buffer.count
    // Doubles on long lines, so that a line of 100 MB isn't copied 400 times.
    let room = max(Self.chunkSize, old)
    buffer.append(contentsOf: repeatElement(0, count: room))
    while true {
      let count = buffer.withUnsafeMutableBytes { bytes in
        read(descriptor, bytes.baseAddress! + old, room)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw .cannotRead(path: path, reason: String(cString: strerror(errno)))
      }
      buffer.removeLast(room - count)
      isAtEnd = count == 0
      return
    }
  }
}
