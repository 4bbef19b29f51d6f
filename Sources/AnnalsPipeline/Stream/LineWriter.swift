#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes bytes to a file descriptor, all of them or an error.
package struct LineWriter {
  private let descriptor: Int32
  private let path: String

  /// - Parameter path: what the descriptor is called in messages, such as `stdout`.
  package init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// - Throws: `.closedPipe` where the reader has gone, which is success for the program; else
  ///   `.cannotWrite`.
  package func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(PipelineError) {
    var written = 0
    while written < bytes.count {
      let count = platformWrite(descriptor, bytes.baseAddress! + written, bytes.count - written)
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { throw .closedPipe }
        throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
      }
      written += count
    }
  }

  package func write(_ bytes: [UInt8]) throws(PipelineError) {
    let result = bytes.withUnsafeBufferPointer { buffer -> PipelineError? in
      do throws(PipelineError) {
        try write(buffer)
        return nil
      } catch {
        return error
      }
    }
    if let result { throw result }
  }
}

private func platformWrite(_ descriptor: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int
{
  write(descriptor, bytes, count)
}
